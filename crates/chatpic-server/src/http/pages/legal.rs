//! What an instance says of itself: terms, guidelines, privacy, contact. Written from its settings.

use askama::Template;

use super::words;
use crate::config::{AskForPass, Operator};

/// `/legal/terms`
#[derive(Clone, Debug, Template)]
#[template(path = "legal/terms.html")]
pub struct TermsPage {
    pub operator: Operator,
    /// The longest expiry: `30 days`.
    pub longest: String,
    pub max_files: usize,
    pub max_file_bytes: u64,
    pub uploads_per_hour: Option<u32>,
}

/// `/legal/guidelines`
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "legal/guidelines.html")]
pub struct GuidelinesPage;

/// `/legal/contact`
#[derive(Clone, Debug, Template)]
#[template(path = "legal/contact.html")]
pub struct ContactPage {
    pub operator: Operator,
    /// Where to tell of a weakness, as a URI.
    pub security: Option<String>,
}

/// `/legal/privacy`
#[derive(Clone, Debug, Template)]
#[template(path = "legal/privacy.html")]
pub struct PrivacyPage {
    pub operator: Operator,
    /// The longest expiry: `30 days`.
    pub longest: String,
    pub tombstone_days: i64,
    /// Whether records are in PostgreSQL.
    pub postgres: bool,
    /// Whether sealed bytes are in an S3 store.
    pub bucket: bool,
    /// Whether a proxy is trusted to tell addresses.
    pub proxied: bool,
    /// Days for which a case keeps what was reported, at most.
    pub evidence_days: i64,
    /// Days within which a decision can be objected to.
    pub appeal_days: i64,
    /// When uploading takes a pass that the browser keeps.
    pub upload_pass: AskForPass,
    /// Days for which networks can be told apart.
    pub prefix_days: i64,
    /// Whether confirmed child abuse is sealed for the authorities.
    pub vault: bool,
    /// Whether the address that such an upload came from is sealed with it.
    pub vault_keeps_address: bool,
}

impl TermsPage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn size_limit(&self) -> String {
        words::size(self.max_file_bytes)
    }
}

impl GuidelinesPage {
    /// The page as HTML.
    pub fn render(self) -> String {
        super::written(&self)
    }
}

impl ContactPage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn security_words(&self) -> &str {
        let uri = self.security.as_deref().unwrap_or_default();
        uri.strip_prefix("mailto:").unwrap_or(uri)
    }
}

impl PrivacyPage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn address_words(&self) -> &'static str {
        match self.vault_keeps_address {
            true => {
                "It is written down in one case alone, which the operator has switched on: where an \
                 upload is confirmed as sexual abuse of a child, the address it came from is sealed \
                 with the evidence, for the authorities."
            }
            false => "It is used to answer you and never written down, whatever you upload.",
        }
    }

    fn pass_words(&self) -> &'static str {
        match self.upload_pass {
            AskForPass::Always => "To share you need an upload pass.",
            AskForPass::UnderLoad => {
                "When much is uploaded at once, and from networks that misused this instance, you need an \
                 upload pass to share."
            }
            AskForPass::Off => {
                "From networks that misused this instance you need an upload pass to share."
            }
        }
    }

    fn vault_words(&self) -> &'static str {
        match self.vault {
            true => {
                "Confirmed sexual abuse of children is sealed for the authorities, to keys that are not \
                 on this machine, for as long as the law asks. This instance can't open it."
            }
            false => "No evidence of anything is kept longer than that.",
        }
    }
}
