//! What an operator decides against those who come back, and about the vault.

use std::fmt;
use std::str::FromStr;

use age::x25519::Recipient;

use super::reader::Reader;

/// When an upload needs a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskForPass {
    /// Only from where a ban asks for one.
    Off,
    /// Also while places for uploads run short or all clients together send too many.
    UnderLoad,
    Always,
}

impl FromStr for AskForPass {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "off" => Ok(Self::Off),
            "load" => Ok(Self::UnderLoad),
            "on" => Ok(Self::Always),
            _ => Err("neither off, load nor on"),
        }
    }
}

/// Where confirmed material is sealed to keys that are elsewhere.
#[derive(Clone, Debug)]
pub struct Vault {
    /// None, or two or more that differ: what one holder loses another can still open.
    pub recipients: Vec<Recipient>,
    pub preserve_days: u32,
    /// Whether an uploader's address is sealed with it.
    pub keep_address: bool,
}

impl Vault {
    pub(super) fn read(read: &mut Reader<'_>) -> Self {
        let keys = read.list::<Key>("vault.recipients");
        let mut recipients: Vec<Recipient> = Vec::new();
        for Key(key) in keys {
            if recipients.contains(&key) {
                read.fault("vault.recipients", "names a key twice");
            } else {
                recipients.push(key);
            }
        }
        if recipients.len() == 1 {
            read.fault("vault.recipients", "needs two keys or more, held by two people");
        }
        Self {
            recipients,
            preserve_days: read.at_least("vault.preserve_days", 1),
            keep_address: read.parse("vault.keep_address"),
        }
    }
}

/// An age key as it is read; the crate's own words for a fault don't say where to look.
struct Key(Recipient);

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        text.parse().map(Self).map_err(|_| NotAKey)
    }
}

struct NotAKey;

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an age public key such as age1…")
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{AskForPass, Config, Sources};

    const KEYS: [&str; 2] = [
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg",
    ];

    fn parse(recipients: &str) -> Result<Config, String> {
        let mut sources = Sources::default();
        sources.flag("vault.recipients", recipients.to_owned());
        Config::parse(&sources).map_err(|faults| faults.to_string())
    }

    #[test]
    fn a_vault_has_two_recipients_or_more_or_none() {
        assert_eq!(parse("").unwrap().vault.recipients.len(), 0);
        assert_eq!(parse(&KEYS.join(", ")).unwrap().vault.recipients.len(), 2);
        assert!(parse(KEYS[0]).unwrap_err().contains("two keys or more"));
        assert!(parse(&[KEYS[0], KEYS[0]].join(",")).unwrap_err().contains("twice"));
        assert!(parse("age1nonsense,age1").unwrap_err().contains("not an age public key"));
    }

    #[test]
    fn a_pass_is_asked_for_where_the_operator_says_so() {
        for (text, asked) in
            [("off", AskForPass::Off), ("load", AskForPass::UnderLoad), ("on", AskForPass::Always)]
        {
            assert_eq!(text.parse(), Ok(asked));
        }
        assert!("true".parse::<AskForPass>().is_err());
    }
}
