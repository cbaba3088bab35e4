//! Short codes of areas, for links in which so many are chosen that their ids would not fit.

use crate::domain::area::AreaId;

/// Digits and consonants: no code is ever a word.
const LETTERS: &[u8; 30] = b"0123456789bcdfghjkmnpqrstvwxyz";

/// Three letters that stand for an area. They come from the id alone, and ids never change: a code means the same
/// area for ever, whatever other areas come or go.
///
/// Invariant: no two areas of the catalog share a code (`links::no_two_areas_share_a_code`).
pub fn code_of(area: &AreaId) -> String {
    // FNV-1a, 32 bits: spreads ids that differ in one letter.
    let hash = area.as_str().bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let mut rest = hash % 27_000;
    let mut code = [0; 3];
    for letter in &mut code {
        *letter = LETTERS.get((rest % 30) as usize).copied().unwrap_or(b'0');
        rest /= 30;
    }
    code.map(char::from).iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_depends_on_the_id_alone_and_never_changes() {
        for (id, code) in [("face.cheek", "w9n"), ("face.chin", "j5w"), ("knee", "g6d")] {
            assert_eq!(code_of(&AreaId::new(id).unwrap()), code);
        }
    }
}
