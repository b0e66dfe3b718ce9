//! Whether a new state of a list may take the place of the old one.
//!
//! An old list that is sent again would bring back what was withdrawn, and a list that is suddenly
//! another would refuse everything, or nothing.

use std::cmp::Ordering;

use super::entries::Entries;
use super::value::Value;

/// A list as it stood at some time.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a> {
    /// Its number; each new state has a larger one.
    pub serial: u64,
    /// What stood on it.
    pub entries: &'a Entries,
}

/// How two states of a list differ, in hashes that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// How many there were.
    pub before: usize,
    /// How many are new.
    pub added: usize,
    /// How many are gone.
    pub removed: usize,
}

/// What the operator expressly allows, this once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// A state that isn't newer.
    pub not_newer: bool,
    /// A change of more than 20 %.
    pub large: bool,
}

/// Why a state may not take the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unacceptable {
    /// It was there before.
    #[error("serial {new} is not newer than {old}")]
    NotNewer {
        /// What stands.
        old: u64,
        /// What came.
        new: u64,
    },
    /// It changes more than a fifth of what stands.
    #[error("{} added, {} removed: more than 20 % of {}", .0.added, .0.removed, .0.before)]
    Large(Change),
}

impl Change {
    /// Tells how the states differ, if the new one is acceptable: it is newer, and what it adds and
    /// removes is together at most 20 % of what counted before. The first entries of a list are
    /// always acceptable.
    ///
    /// # Errors
    /// Where it isn't, and nobody told that it is.
    pub fn judge(old: &Snapshot<'_>, new: &Snapshot<'_>, told: Told) -> Result<Self, Unacceptable> {
        if new.serial <= old.serial && !told.not_newer {
            return Err(Unacceptable::NotNewer { old: old.serial, new: new.serial });
        }
        let change = Self::between(old.entries, new.entries);
        let large = change.before > 0 && (change.added + change.removed) * 5 > change.before;
        if large && !told.large { Err(Unacceptable::Large(change)) } else { Ok(change) }
    }

    /// How they differ. A hash is one, under however many ids it stands.
    #[must_use]
    pub fn between(old: &Entries, new: &Entries) -> Self {
        let (old, new) = (values(old), values(new));
        let (mut left, mut right) = (old.iter().peekable(), new.iter().peekable());
        let mut change = Self { before: old.len(), added: 0, removed: 0 };
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                Ordering::Less => {
                    change.removed += 1;
                    left.next();
                }
                Ordering::Greater => {
                    change.added += 1;
                    right.next();
                }
                Ordering::Equal => {
                    left.next();
                    right.next();
                }
            }
        }
        change.removed += left.count();
        change.added += right.count();
        change
    }
}

fn values(entries: &Entries) -> Vec<Value> {
    let mut values: Vec<_> = entries.active().map(|entry| entry.value).collect();
    values.sort_unstable();
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::super::entry::{Entry, Status};
    use super::super::value::Kind;
    use super::*;

    fn entry(n: u8) -> Entry {
        Entry::new(Value::new(Kind::Md5, &[n; 16]).unwrap())
    }

    fn entries(numbers: impl IntoIterator<Item = u8>) -> Entries {
        numbers.into_iter().map(entry).collect()
    }

    fn judge(old: &Entries, new: &Entries, told: Told) -> Result<Change, Unacceptable> {
        let [old, new] = [(1, old), (2, new)].map(|(serial, entries)| Snapshot { serial, entries });
        Change::judge(&old, &new, told)
    }

    #[test]
    fn a_serial_that_is_not_newer_is_refused_unless_told() {
        let entries = entries(0..10);
        for serial in [6, 7] {
            let old = Snapshot { serial: 7, entries: &entries };
            let new = Snapshot { serial, entries: &entries };
            let refused = Unacceptable::NotNewer { old: 7, new: serial };
            assert_eq!(Change::judge(&old, &new, Told::default()), Err(refused));
            let told = Told { large: true, ..Told::default() };
            assert_eq!(Change::judge(&old, &new, told), Err(refused));
            let told = Told { not_newer: true, ..Told::default() };
            assert!(Change::judge(&old, &new, told).is_ok());
        }
    }

    #[test]
    fn a_change_of_more_than_20_percent_is_refused_unless_told() {
        let hundred = entries(0..100);
        let told = Told::default();
        for (new, added, removed) in [
            (0..120, 20, 0),
            (0..121, 21, 0),
            (0..80, 0, 20),
            (0..79, 0, 21),
            (10..110, 10, 10),
            (11..111, 11, 11),
        ] {
            let new = entries(new);
            let change = Change { before: 100, added, removed };
            let answer = judge(&hundred, &new, told);
            if added + removed > 20 {
                assert_eq!(
                    answer,
                    Err(Unacceptable::Large(change)),
                    "though the count may be equal"
                );
            } else {
                assert_eq!(answer, Ok(change));
            }
            assert_eq!(judge(&hundred, &new, Told { large: true, ..told }), Ok(change));
        }
    }

    #[test]
    fn the_first_entries_of_a_list_are_no_large_change() {
        assert!(judge(&entries([]), &entries(0..9), Told::default()).is_ok());
        assert!(judge(&entries(0..9), &entries([]), Told::default()).is_err());
    }

    #[test]
    fn what_does_not_count_is_gone() {
        let withdrawn = |n| Entry { status: Status::Withdrawn, ..entry(n) };
        let new: Entries = (0..10).map(entry).chain((10..14).map(withdrawn)).collect();
        let change = Change { before: 14, added: 0, removed: 4 };
        assert_eq!(judge(&entries(0..14), &new, Told::default()), Err(Unacceptable::Large(change)));
    }

    proptest! {
        #[test]
        fn a_change_is_the_difference_of_two_sets(
            old in prop::collection::btree_set(any::<u8>(), 0..60),
            new in prop::collection::btree_set(any::<u8>(), 0..60),
        ) {
            let difference = |a: &BTreeSet<u8>, b: &BTreeSet<u8>| a.difference(b).count();
            let change = Change::between(&entries(old.clone()), &entries(new.clone()));
            let (added, removed) = (difference(&new, &old), difference(&old, &new));
            prop_assert_eq!(change, Change { before: old.len(), added, removed });
        }
    }
}
