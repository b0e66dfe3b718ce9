//! Turns texts into values and gathers every fault on the way.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use super::settings::Setting;
use super::source::Sources;

/// What is wrong with one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub key: String,
    pub reason: String,
}

impl Fault {
    pub(super) fn new(key: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { key: key.into(), reason: reason.into() }
    }
}

/// Everything that is wrong with a configuration; a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the configuration has faults:")?;
        self.0.iter().try_for_each(|Fault { key, reason }| write!(f, "\n  {key}: {reason}"))
    }
}

impl std::error::Error for Faults {}

/// Reads settings one by one. A setting that can't be read counts as its default, and the fault is
/// kept for [`Reader::finish`].
pub(super) struct Reader<'a> {
    sources: &'a Sources,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, faults: sources.faults().to_vec() }
    }

    pub fn parse<T: FromStr<Err: fmt::Display>>(&mut self, key: &'static str) -> T {
        let setting = setting(key);
        let value = self.sources.value(setting);
        value.text.parse().unwrap_or_else(|error| {
            self.fault(key, format!("{error} ({})", value.source));
            setting.default.parse().ok().expect("every default parses, as a test shows")
        })
    }

    pub fn optional<T: FromStr<Err: fmt::Display>>(&mut self, key: &'static str) -> Option<T> {
        let value = self.sources.value(setting(key));
        if value.text.is_empty() {
            return None;
        }
        let parsed = value.text.parse();
        parsed.map_err(|error| self.fault(key, format!("{error} ({})", value.source))).ok()
    }

    pub fn list<T: FromStr<Err: fmt::Display>>(&mut self, key: &'static str) -> Vec<T> {
        let value = self.sources.value(setting(key));
        let items = value.text.split(',').map(str::trim).filter(|item| !item.is_empty());
        let parsed: Result<Vec<T>, _> = items.map(str::parse).collect();
        parsed.unwrap_or_else(|error| {
            self.fault(key, format!("{error} ({})", value.source));
            Vec::new()
        })
    }

    pub fn at_least<T>(&mut self, key: &'static str, least: T) -> T
    where
        T: FromStr<Err: fmt::Display> + PartialOrd + fmt::Display,
    {
        let number = self.parse::<T>(key);
        if number < least {
            self.fault(key, format!("must be at least {least}"));
        }
        number
    }

    /// Where something is kept. Nothing at all would be wherever the server was started.
    pub fn path(&mut self, key: &'static str) -> PathBuf {
        let path = self.parse::<PathBuf>(key);
        if path.as_os_str().is_empty() {
            self.fault(key, "must name a directory");
        }
        path
    }

    /// A rate; 0 is unlimited.
    pub fn rate(&mut self, key: &'static str) -> Option<u32> {
        Some(self.parse(key)).filter(|rate| *rate != 0)
    }

    pub fn fault(&mut self, key: &'static str, reason: impl Into<String>) {
        self.faults.push(Fault::new(key, reason));
    }

    pub fn finish<T>(self, config: T) -> Result<T, Faults> {
        if self.faults.is_empty() { Ok(config) } else { Err(Faults(self.faults)) }
    }
}

fn setting(key: &'static str) -> &'static Setting {
    Setting::find(key).expect("only settings of the table are read, as a test shows")
}
