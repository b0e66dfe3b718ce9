//! What an instance says of itself: named in full, not at all, and by somebody hostile.

use super::super::{ContactPage, GuidelinesPage, PrivacyPage, TermsPage};
use super::HOSTILE;
use crate::config::{AskForPass, Operator};

fn named() -> Operator {
    let said = |text: &str| Some(text.to_owned());
    Operator {
        name: said("Ada Example"),
        email: said("abuse@pics.example.org"),
        address: said("Paper Lane 1\n1000 Town\nUtopia"),
        jurisdiction: said("Law and courts of Utopia"),
        eu_contact: said("eu@pics.example.org, in English and German"),
        eu_representative: said("Representative Ltd\nBrussels"),
        copyright_agent: said("Ada Example\nPaper Lane 1, Utopia\n+1 202 555 0100"),
        copyright_registration: said("DMCA-1000000"),
        security_contact: said("mailto:security@pics.example.org"),
    }
}

fn hostile() -> Operator {
    let said = || Some(HOSTILE.to_owned());
    Operator {
        name: said(),
        email: None,
        address: said(),
        jurisdiction: said(),
        eu_contact: said(),
        eu_representative: said(),
        copyright_agent: said(),
        copyright_registration: said(),
        security_contact: None,
    }
}

impl TermsPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let page = |operator, uploads_per_hour| Self {
            operator,
            longest: crate::http::pages::figures::term(30 * 86_400),
            max_files: 20,
            max_file_bytes: 50 << 20,
            uploads_per_hour,
        };
        vec![
            ("terms", page(named(), Some(60))),
            ("terms-unnamed", page(Operator::default(), None)),
            ("terms-hostile", page(hostile(), None)),
        ]
    }
}

impl GuidelinesPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![("guidelines", Self)]
    }
}

impl PrivacyPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let least = Self {
            operator: Operator::default(),
            longest: crate::http::pages::figures::term(30 * 86_400),
            tombstone_days: 7,
            postgres: false,
            bucket: false,
            proxied: false,
            evidence_days: 14,
            appeal_days: 180,
            upload_pass: AskForPass::Off,
            prefix_days: 7,
            vault: false,
            vault_keeps_address: false,
        };
        let most = Self {
            operator: named(),
            postgres: true,
            bucket: true,
            proxied: true,
            upload_pass: AskForPass::Always,
            vault: true,
            vault_keeps_address: true,
            ..least.clone()
        };
        let hostile = Self { operator: hostile(), ..least.clone() };
        let load = Self { upload_pass: AskForPass::UnderLoad, ..least.clone() };
        vec![
            ("privacy-load", load),
            ("privacy", least),
            ("privacy-most", most),
            ("privacy-hostile", hostile),
        ]
    }
}

impl ContactPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let page = |operator: Operator| Self { security: operator.security(), operator };
        vec![
            ("contact", page(named())),
            ("contact-unnamed", page(Operator::default())),
            ("contact-hostile", page(hostile())),
        ]
    }
}
