//! How large the letters of the visit sheet can be, so that all of it stands on one page. How much room letters of a
//! size take is measured by the browser, with the fonts that it has.

/// The part of the paper that a sheet has, in millimeters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
}

/// What A4 (210 by 297) and US Letter (216 by 279) both have within the margins of the style (12 at the sides, 11 above
/// and below), less a little: the printer's letters are not to the hair as wide as the screen's.
pub const PAGE: Page = Page { width: 186, height: 250 };

/// The largest letters, in tenths of a point: those of a book.
const LARGEST: u16 = 105;

/// The smallest, in tenths of a point: those of a package leaflet. What does not fit with these goes on to another page,
/// for nothing on the sheet may be cut off.
const SMALLEST: u16 = 60;

/// The largest letters with which a sheet fits, in tenths of a point; the smallest there are where none fits. `fits` is
/// asked a handful of times.
///
/// ```
/// use treatment_explorer::domain::plan::largest_letters;
/// assert_eq!(largest_letters(|size| size <= 83), 83);
/// ```
pub fn largest_letters(mut fits: impl FnMut(u16) -> bool) -> u16 {
    if fits(LARGEST) {
        return LARGEST;
    }
    let (mut good, mut bad) = (SMALLEST, LARGEST);
    while bad - good > 1 {
        let middle = u16::midpoint(good, bad);
        if fits(middle) { good = middle } else { bad = middle }
    }
    good
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_that_fits_is_found_at_every_size_with_few_questions() {
        for most in SMALLEST..=LARGEST + 10 {
            let mut asked = 0;
            let found = largest_letters(|size| {
                asked += 1;
                size <= most
            });
            assert_eq!(found, most.min(LARGEST));
            assert!(asked <= 7, "{asked} questions for {most}");
        }
    }

    #[test]
    fn where_nothing_fits_the_letters_are_no_smaller_than_can_be_read() {
        assert_eq!(largest_letters(|_| false), SMALLEST);
    }

    #[test]
    fn the_page_lies_within_both_papers() {
        for (width, height) in [(210, 297), (215, 279)] {
            assert!(PAGE.width <= width - 2 * 12 && PAGE.height <= height - 2 * 11);
        }
    }
}
