//! Where values come from, before anyone looks at what they say.

use std::collections::BTreeMap;
use std::fmt;

use super::places::Aws;
use super::reader::Fault;
use super::settings::{self, Setting};

/// Who said a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Default,
    File,
    Environment,
    Flag,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Default => "default",
            Self::File => "file",
            Self::Environment => "environment",
            Self::Flag => "flag",
        })
    }
}

/// A value as text, and who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub text: String,
    pub source: Source,
}

/// What all sources say together, each key once, and which keys nobody knows.
#[derive(Clone, Debug)]
pub struct Sources {
    values: BTreeMap<&'static str, Value>,
    /// Variables of the S3 store: secrets, so no settings that are printed.
    aws: BTreeMap<String, String>,
    faults: Vec<Fault>,
}

impl Default for Sources {
    fn default() -> Self {
        let value =
            |setting: &Setting| Value { text: setting.default.to_owned(), source: Source::Default };
        let values = settings::ALL.iter().map(|setting| (setting.key, value(setting))).collect();
        Self { values, aws: BTreeMap::new(), faults: Vec::new() }
    }
}

impl Sources {
    /// Adds what a `chatpic.toml` says.
    pub fn file(&mut self, text: &str) {
        match text.parse::<toml::Table>() {
            Ok(table) => self.table("", &table),
            Err(error) => {
                let line = error.span().map_or(0, |at| text[..at.start].matches('\n').count() + 1);
                let said = format!("line {line}: {}", error.message());
                self.faults.push(Fault::new("chatpic.toml", said));
            }
        }
    }

    /// Adds what environment variables say. Only those that begin with `CHATPIC_` are looked at, and
    /// the usual ones of an S3 store.
    pub fn environment(&mut self, variables: impl IntoIterator<Item = (String, String)>) {
        for (name, text) in variables {
            if name.starts_with("AWS_") {
                self.aws.insert(name, text);
                continue;
            }
            if !name.starts_with("CHATPIC_") || foreign(&name) {
                continue;
            }
            match settings::ALL.iter().find(|setting| setting.variable() == name) {
                Some(setting) => self.set(setting, text, Source::Environment),
                None => self.faults.push(Fault::new(name, "is no setting")),
            }
        }
    }

    /// Adds what a flag says.
    pub fn flag(&mut self, key: &str, text: String) {
        match Setting::find(key) {
            Some(setting) => self.set(setting, text, Source::Flag),
            None => self.faults.push(Fault::new(key, "is no setting")),
        }
    }

    /// The value of a setting.
    pub fn value(&self, setting: &Setting) -> &Value {
        &self.values[setting.key]
    }

    pub(super) fn aws(&self) -> Aws {
        Aws::read(&self.aws)
    }

    pub(super) fn faults(&self) -> &[Fault] {
        &self.faults
    }

    fn set(&mut self, setting: &Setting, text: String, source: Source) {
        self.values.insert(setting.key, Value { text: text.trim().to_owned(), source });
    }

    fn table(&mut self, prefix: &str, table: &toml::Table) {
        for (name, value) in table {
            let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
            match (value, Setting::find(&key)) {
                (toml::Value::Table(inner), None) if prefix.is_empty() => self.table(&key, inner),
                (_, None) => self.faults.push(Fault::new(key, "is no setting")),
                (value, Some(setting)) => match plain(value) {
                    Some(text) => self.set(setting, text, Source::File),
                    None => self.faults.push(Fault::new(key, "can't be a table or a date")),
                },
            }
        }
    }
}

/// Variables with our prefix that are not settings: the client's and those of the command line, and
/// what Kubernetes sets by itself for a service of the name `chatpic`.
fn foreign(name: &str) -> bool {
    matches!(name, "CHATPIC_CONFIG" | "CHATPIC_SERVER")
        || name.starts_with("CHATPIC_SERVICE_")
        || name.starts_with("CHATPIC_PORT")
}

fn plain(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(switch) => Some(switch.to_string()),
        toml::Value::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(plain).collect();
            Some(items?.join(","))
        }
        toml::Value::Float(_) | toml::Value::Datetime(_) | toml::Value::Table(_) => None,
    }
}
