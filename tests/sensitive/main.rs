//! What must not compile: health answers that are printed, stored or sent, with what the compiler says of each try. What
//! may be done with them is told, and tried, by the doc tests of `domain::sensitive`.
//!
//! Every try asks for one trait in one line, so that the compiler's words are few and stay as they are. After an update
//! of the compiler, `TRYBUILD=overwrite cargo test --test sensitive` writes them anew; read what changed.

#[test]
fn answers_can_be_neither_printed_nor_stored_nor_read() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/sensitive/refused/*.rs");
}
