//! Writes zip archives that are the same bytes each time: files in the order of their names, no clock, no machine.
//!
//! Knows what the plugin needs and no more: files and their folders' names, packed by deflate.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::collections::BTreeMap;
use std::io::Write as _;

/// Version 2.0 of the format: what deflate needs to be unpacked.
const NEEDED: u16 = 20;

/// Bit 11: names are UTF-8.
const UTF8: u16 = 1 << 11;

/// Deflate.
const METHOD: u16 = 8;

/// January 1st 1980, the first day that the format can say; its midnight is 0.
const DAY: u16 = (1 << 5) | 1;

/// Bytes too many for the format without its extensions.
const TOO_LARGE: &str = "a file is too large for a zip archive";

/// Packs files, by their path in the archive.
///
/// # Errors
/// When something is larger than the format can say.
pub fn pack(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, String> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let packed = deflate(bytes)?;
        let mut crc = Crc::new();
        crc.update(bytes);
        // What the file's own header and its entry of the directory both say.
        let mut shared = Vec::new();
        for word in [NEEDED, UTF8, METHOD, 0, DAY] {
            shared.extend(word.to_le_bytes());
        }
        for number in [crc.sum(), size(packed.len())?, size(bytes.len())?] {
            shared.extend(number.to_le_bytes());
        }
        shared.extend(count(name.len())?.to_le_bytes());
        shared.extend([0; 2]);

        let at = size(archive.len())?;
        archive.extend(b"PK\x03\x04");
        archive.extend(&shared);
        archive.extend(name.as_bytes());
        archive.extend(&packed);

        directory.extend(b"PK\x01\x02");
        // Made on Unix, where the mode of a file is in the upper half of its attributes.
        directory.extend(((3 << 8) | NEEDED).to_le_bytes());
        directory.extend(&shared);
        // No comment, on the first disk, nothing that only one system knows.
        directory.extend([0; 6]);
        directory.extend((0o100_644_u32 << 16).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (at, length, files) = (size(archive.len())?, size(directory.len())?, count(files.len())?);
    archive.extend(directory);
    archive.extend(b"PK\x05\x06");
    archive.extend([0; 4]);
    archive.extend([files.to_le_bytes(), files.to_le_bytes()].concat());
    archive.extend([length.to_le_bytes(), at.to_le_bytes()].concat());
    archive.extend([0; 2]);
    Ok(archive)
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|e| e.to_string())
}

fn size(length: usize) -> Result<u32, String> {
    u32::try_from(length).map_err(|_| TOO_LARGE.to_owned())
}

fn count(length: usize) -> Result<u16, String> {
    u16::try_from(length).map_err(|_| TOO_LARGE.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::DeflateDecoder;
    use std::io::Read as _;

    fn files() -> BTreeMap<String, Vec<u8>> {
        [("a/ä.txt".to_owned(), b"one".to_vec()), ("a/empty".to_owned(), Vec::new()), ("b".to_owned(), vec![7; 9_000])]
            .into()
    }

    /// A file as its header tells, and where the next begins.
    fn read(archive: &[u8], at: usize) -> (String, Vec<u8>, usize) {
        let number = |from: usize, length: usize| {
            archive[at + from..at + from + length].iter().rev().fold(0_usize, |n, b| (n << 8) | usize::from(*b))
        };
        assert_eq!(&archive[at..at + 4], b"PK\x03\x04");
        let (packed, name) = (number(18, 4), number(26, 2));
        let (name_at, data_at) = (at + 30, at + 30 + name);
        let mut bytes = Vec::new();
        DeflateDecoder::new(&archive[data_at..data_at + packed]).read_to_end(&mut bytes).unwrap();
        let mut crc = Crc::new();
        crc.update(&bytes);
        assert_eq!((crc.sum() as usize, bytes.len()), (number(14, 4), number(22, 4)));
        (String::from_utf8(archive[name_at..data_at].to_vec()).unwrap(), bytes, data_at + packed)
    }

    #[test]
    fn what_is_packed_unpacks_to_the_same() {
        let archive = pack(&files()).unwrap();
        let mut at = 0;
        for (name, bytes) in files() {
            let (read_name, read_bytes, next) = read(&archive, at);
            assert_eq!((read_name, read_bytes), (name, bytes));
            at = next;
        }
        assert_eq!(&archive[at..at + 4], b"PK\x01\x02");
    }

    #[test]
    fn the_same_files_are_the_same_bytes() {
        assert_eq!(pack(&files()), pack(&files()));
    }
}
