//! What binds all files, whatever their format.

use chatpic_media::{Cleaned, Limits, Refusal, inspect};

use super::oracle;

/// Cleans `bytes` and holds the result to every promise that binds all files.
pub fn keeps_its_pixels(bytes: &[u8]) -> Cleaned {
    let clean = cleaned(bytes);
    assert_eq!(oracle::pixels(bytes), oracle::pixels(&clean.bytes));
    let again = cleaned(&clean.bytes);
    assert_eq!(again.bytes, clean.bytes, "cleaning twice changes the file");
    assert_eq!(again.removed, [], "cleaning twice finds something");
    clean
}

pub fn cleaned(bytes: &[u8]) -> Cleaned {
    attempt(bytes).unwrap()
}

pub fn refused(bytes: &[u8]) -> Refusal {
    attempt(bytes).expect_err("the file is taken")
}

pub fn attempt(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    inspect(bytes, &Limits::default())?.decode(&mut |_| {})?.clean()
}
