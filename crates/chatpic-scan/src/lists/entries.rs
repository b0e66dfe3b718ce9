//! What stands on a list, kept up to date by what comes in.

use std::collections::BTreeMap;

use super::entry::{Entry, Status, Text};
use super::import::Update;
use super::value::Value;

/// The entries of one list, each id and value once, in that order.
///
/// What was disabled here stays disabled, whatever comes in: whoever switched it off knew better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries(BTreeMap<(Text, Value), Entry>);

impl Entries {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in what a list says now.
    pub fn apply(&mut self, update: Update) {
        match update {
            Update::One(entry) => self.put(entry),
            Update::All { id, entries } => {
                let first = Value::least();
                let known = self.0.range_mut((id.clone(), first)..);
                for (_, entry) in known.take_while(|((it, _), _)| *it == id) {
                    withdraw(entry);
                }
                entries.into_iter().for_each(|entry| self.put(entry));
            }
        }
    }

    /// What stands when all of a list has come anew: the new entries, of which those that were
    /// disabled here stay so.
    #[must_use]
    pub fn succeeded_by(&self, new: Self) -> Self {
        let mut all = new;
        for (key, entry) in &mut all.0 {
            keep_disabled(self.0.get(key), entry);
        }
        all
    }

    /// Switches an entry off, or withdraws it, or makes it count again. Tells whether there is one.
    pub fn set_status(&mut self, id: &Text, value: Value, status: Status) -> bool {
        let entry = self.0.get_mut(&(id.clone(), value));
        entry.map(|entry| entry.status = status).is_some()
    }

    /// Forgets what was withdrawn, as some keepers ask.
    pub fn forget_withdrawn(&mut self) {
        self.0.retain(|_, entry| entry.status != Status::Withdrawn);
    }

    /// All of them, whatever their status, by id and value.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.0.values()
    }

    /// Those that count.
    pub fn active(&self) -> impl Iterator<Item = &Entry> {
        self.iter().filter(|entry| entry.status == Status::Active)
    }

    /// How many there are, whatever their status.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn put(&mut self, mut entry: Entry) {
        let key = (entry.id.clone(), entry.value);
        keep_disabled(self.0.get(&key), &mut entry);
        self.0.insert(key, entry);
    }
}

fn keep_disabled(known: Option<&Entry>, entry: &mut Entry) {
    if known.is_some_and(|known| known.status == Status::Disabled) {
        entry.status = Status::Disabled;
    }
}

fn withdraw(entry: &mut Entry) {
    if entry.status == Status::Active {
        entry.status = Status::Withdrawn;
    }
}

impl FromIterator<Entry> for Entries {
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        let mut all = Self::new();
        entries.into_iter().for_each(|entry| all.put(entry));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::value::Kind;
    use super::*;

    fn entry(id: &str, byte: u8) -> Entry {
        let value = Value::new(Kind::Md5, &[byte; 16]).unwrap();
        Entry { id: id.parse().unwrap(), ..Entry::new(value) }
    }

    fn all(id: &str, bytes: &[u8]) -> Update {
        let entries = bytes.iter().map(|byte| entry(id, *byte)).collect();
        Update::All { id: id.parse().unwrap(), entries }
    }

    fn told(entries: &Entries) -> Vec<(&str, u8, Status)> {
        entries.iter().map(|it| (it.id.as_str(), it.value.as_bytes()[0], it.status)).collect()
    }

    use Status::{Active, Disabled, Withdrawn};

    #[test]
    fn an_update_replaces_all_hashes_of_its_id_and_of_no_other() {
        let mut entries = Entries::new();
        for update in [all("a", &[1, 2]), all("b", &[1]), all("aa", &[9]), all("a", &[2, 3])] {
            entries.apply(update);
        }
        let expected = [
            ("a", 1, Withdrawn),
            ("a", 2, Active),
            ("a", 3, Active),
            ("aa", 9, Active),
            ("b", 1, Active),
        ];
        assert_eq!(told(&entries), expected);
        assert_eq!(entries.active().count(), 4);
    }

    #[test]
    fn a_tombstone_withdraws_all_hashes_of_its_id() {
        let mut entries: Entries =
            [entry("a", 1), entry("a", 2), entry("b", 1)].into_iter().collect();
        entries.apply(all("a", &[]));
        entries.apply(all("never seen", &[]));
        assert_eq!(told(&entries), [("a", 1, Withdrawn), ("a", 2, Withdrawn), ("b", 1, Active)]);
        entries.forget_withdrawn();
        assert_eq!(told(&entries), [("b", 1, Active)]);
        entries.apply(all("a", &[1]));
        assert_eq!(told(&entries)[0], ("a", 1, Active), "what is listed again counts again");
    }

    #[test]
    fn what_was_disabled_here_stays_disabled() {
        let mut entries: Entries = [entry("a", 1)].into_iter().collect();
        assert!(entries.set_status(&"a".parse().unwrap(), entry("a", 1).value, Disabled));
        assert!(!entries.set_status(&"b".parse().unwrap(), entry("a", 1).value, Disabled));
        for update in [Update::One(entry("a", 1)), all("a", &[1]), all("a", &[]), all("a", &[1])] {
            entries.apply(update);
            assert_eq!(told(&entries), [("a", 1, Disabled)]);
        }
    }

    #[test]
    fn a_whole_list_that_comes_anew_keeps_what_was_disabled_and_forgets_what_is_gone() {
        let mut old: Entries = [entry("a", 1), entry("b", 2)].into_iter().collect();
        assert!(old.set_status(&"a".parse().unwrap(), entry("a", 1).value, Disabled));
        let new = [entry("a", 1), entry("a", 2)].into_iter().collect();
        assert_eq!(told(&old.succeeded_by(new)), [("a", 1, Disabled), ("a", 2, Active)]);
    }

    #[test]
    fn what_comes_twice_stands_once() {
        let mut newer = entry("", 1);
        newer.status = Withdrawn;
        let entries: Entries = [entry("", 1), newer].into_iter().collect();
        assert_eq!(told(&entries), [("", 1, Withdrawn)]);
    }
}
