//! What an instance says of itself: terms, guidelines, privacy, contact. Written from its settings.

use askama::Template;

use super::{figures, filters};
use crate::config::{AskForPass, Operator};
use crate::http::say::Say;

/// `/legal/terms`
#[derive(Clone, Debug, Template)]
#[template(path = "legal/terms.html")]
pub struct TermsPage {
    pub operator: Operator,
    /// The longest expiry: `30 days`.
    pub longest: Say,
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
    pub longest: Say,
    pub tombstone_days: u64,
    /// Whether records are in PostgreSQL.
    pub postgres: bool,
    /// Whether sealed bytes are in an S3 store.
    pub bucket: bool,
    /// Whether a proxy is trusted to tell addresses.
    pub proxied: bool,
    /// Days for which a case keeps what was reported, at most.
    pub evidence_days: u64,
    /// Days within which a decision can be objected to.
    pub appeal_days: u64,
    /// When uploading takes a pass that the browser keeps.
    pub upload_pass: AskForPass,
    /// Days for which networks can be told apart.
    pub prefix_days: u64,
    /// Whether confirmed child abuse is sealed for the authorities.
    pub vault: bool,
    /// Whether the address that such an upload came from is sealed with it.
    pub vault_keeps_address: bool,
}

impl TermsPage {
    fn size_limit(&self) -> Say {
        figures::size(self.max_file_bytes)
    }
}

impl ContactPage {
    fn security_words(&self) -> &str {
        let uri = self.security.as_deref().unwrap_or_default();
        uri.strip_prefix("mailto:").unwrap_or(uri)
    }
}

impl PrivacyPage {
    fn address(&self) -> &'static str {
        if self.vault_keeps_address { "privacy-address-kept" } else { "privacy-address-never" }
    }

    fn pass(&self) -> Say {
        Say::of(match self.upload_pass {
            AskForPass::Always => "privacy-pass-always",
            AskForPass::UnderLoad => "privacy-pass-under-load",
            AskForPass::Off => "privacy-pass-misused",
        })
    }

    fn vault(&self) -> &'static str {
        if self.vault { "privacy-reports-vault" } else { "privacy-reports-no-vault" }
    }
}
