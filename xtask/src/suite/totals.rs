//! Adds up what the test programs say in their `test result:` lines.
//!
//! Leaves to `suite` which layers there are.

use std::collections::BTreeMap;

/// What one layer's test programs said together.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    ignored: usize,
    filtered: usize,
}

/// The counts of every layer that has tests.
#[derive(Debug, Default)]
pub struct Totals {
    layers: BTreeMap<&'static str, Counts>,
}

impl Totals {
    /// Takes note of a line, if it is a result such as
    /// `test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s`.
    pub fn read(&mut self, layer: &'static str, line: &str) {
        let Some(result) = line.trim().strip_prefix("test result:") else {
            return;
        };
        let counts = self.layers.entry(layer).or_default();
        for part in result.split([';', '.']) {
            let mut words = part.split_whitespace();
            let Some(Ok(number)) = words.next().map(str::parse::<usize>) else {
                continue;
            };
            match words.next() {
                Some("passed") => counts.passed += number,
                Some("failed") => counts.failed += number,
                Some("ignored") => counts.ignored += number,
                Some("filtered") => counts.filtered += number,
                _ => {}
            }
        }
    }

    /// How many tests of a layer passed, if it has tests.
    pub fn of(&self, layer: &str) -> Option<usize> {
        self.layers.get(layer).map(|counts| counts.passed)
    }

    /// Refuses a layer in which a test failed, was skipped, or in which there was none.
    pub fn whole(&self, layer: &str, is_filtered: bool) -> Result<(), String> {
        let counts = self.layers.get(layer).copied().unwrap_or_default();
        if counts.failed > 0 {
            return Err(format!("{} tests failed.", counts.failed));
        }
        if is_filtered {
            return Ok(());
        }
        if counts.passed == 0 {
            return Err("no test ran: this layer proves nothing.".to_owned());
        }
        if counts.ignored + counts.filtered > 0 {
            let skipped = counts.ignored + counts.filtered;
            return Err(format!("{skipped} tests were skipped; a test that is not run proves nothing."));
        }
        Ok(())
    }

    /// The sum of everything, as the last line of a run.
    pub fn last_line(&self, is_whole_run: bool) -> String {
        let passed: usize = self.layers.values().map(|counts| counts.passed).sum();
        let failed: usize = self.layers.values().map(|counts| counts.failed).sum();
        let partial = if is_whole_run { "" } else { " (partial run)" };
        format!("{passed} passed, {failed} failed{partial}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s";

    #[test]
    fn results_of_several_programs_and_layers_add_up() {
        let mut totals = Totals::default();
        totals.read("test", GOOD);
        totals.read("test", "running 12 tests");
        totals.read("test", GOOD);
        totals.read("browser", "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        assert_eq!((totals.of("test"), totals.of("browser"), totals.of("lint")), (Some(24), Some(3), None));
        assert_eq!(totals.last_line(true), "27 passed, 0 failed");
        assert_eq!(totals.last_line(false), "27 passed, 0 failed (partial run)");
        assert_eq!(totals.whole("test", false), Ok(()));
    }

    #[test]
    fn a_skipped_test_fails_the_layer() {
        for skipped in
            ["0 failed; 1 ignored; 0 measured; 0 filtered out", "0 failed; 0 ignored; 0 measured; 1 filtered out"]
        {
            let mut totals = Totals::default();
            totals.read("test", &format!("test result: ok. 12 passed; {skipped}; finished in 0.10s"));
            assert!(totals.whole("test", false).unwrap_err().contains("1 tests were skipped"));
        }
    }

    #[test]
    fn a_layer_without_a_test_fails() {
        let mut totals = Totals::default();
        totals.read("browser", "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        assert!(totals.whole("browser", false).is_err());
        assert!(totals.whole("test", false).is_err());
    }

    #[test]
    fn a_filtered_run_may_leave_tests_out_but_not_fail() {
        let mut totals = Totals::default();
        totals.read("test", "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 9 filtered out");
        assert_eq!(totals.whole("test", true), Ok(()));
        totals.read("test", "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 9 filtered out");
        assert!(totals.whole("test", true).is_err());
    }
}
