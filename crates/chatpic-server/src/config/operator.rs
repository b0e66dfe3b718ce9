//! Who runs the instance and where they are reached: what the legal pages say. All of it is optional, and
//! what isn't named the pages say is not.

use std::str::FromStr;

use super::reader::Reader;

/// Who answers for the instance.
#[derive(Clone, Debug, Default)]
pub struct Operator {
    /// A person or a company.
    pub name: Option<String>,
    pub email: Option<String>,
    /// Postal; a semicolon or a line break ends a line.
    pub address: Option<String>,
    /// Whose law holds, and which court decides.
    pub jurisdiction: Option<String>,
    /// Where people and authorities in the European Union reach the operator directly.
    pub eu_contact: Option<String>,
    /// Who acts for an operator outside of the European Union there.
    pub eu_representative: Option<String>,
    /// Who takes notices under the US Copyright Act.
    pub copyright_agent: Option<String>,
    /// That agent's number in the directory of the US Copyright Office.
    pub copyright_registration: Option<String>,
    pub security_contact: Option<String>,
}

impl Operator {
    pub(super) fn read(read: &mut Reader) -> Self {
        let mut text = |key| read.optional::<Said>(key).map(|Said(text)| text);
        Self {
            name: text("operator.name"),
            address: text("operator.address"),
            jurisdiction: text("operator.jurisdiction"),
            eu_contact: text("legal.eu_contact"),
            eu_representative: text("legal.eu_representative"),
            copyright_agent: text("legal.copyright_agent"),
            copyright_registration: text("legal.copyright_registration"),
            email: read.optional::<Email>("operator.email").map(|Email(address)| address),
            security_contact: read
                .optional::<Contact>("operator.security_contact")
                .map(|Contact(uri)| uri),
        }
    }

    /// Where to tell of a weakness, as a URI: the contact for that, or the operator's e-mail.
    pub fn security(&self) -> Option<String> {
        let email = || self.email.as_ref().map(|address| format!("mailto:{address}"));
        self.security_contact.clone().or_else(email)
    }
}

/// A few lines for a page.
struct Said(String);

impl FromStr for Said {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.chars().count() > 500 {
            return Err("longer than 500 characters");
        }
        let lines = text.split([';', '\n']).map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<_> = lines.collect();
        match lines.iter().any(|line| line.chars().any(char::is_control)) {
            true => Err("has control characters"),
            false => Ok(Self(lines.join("\n"))),
        }
    }
}

/// An e-mail address, as far as a link with it needs to hold.
struct Email(String);

impl FromStr for Email {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "@.-_+".contains(c);
        match text.split_once('@') {
            Some((user, host))
                if !user.is_empty()
                    && host.contains('.')
                    && !host.contains('@')
                    && text.chars().all(plain) =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => Err("not an e-mail address such as abuse@pics.example"),
        }
    }
}

/// An e-mail address or a page, as a URI.
struct Contact(String);

impl FromStr for Contact {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(page) = text.strip_prefix("https://")
            && !page.is_empty()
            && page.chars().all(|c| c.is_ascii_graphic())
        {
            return Ok(Self(text.to_owned()));
        }
        let address = text.strip_prefix("mailto:").unwrap_or(text).parse();
        match address {
            Ok(Email(address)) => Ok(Self(format!("mailto:{address}"))),
            Err(_) => Err("neither an e-mail address nor a page with https://"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Faults, Sources};

    fn parsed(key: &'static str, value: &str) -> Result<Config, Faults> {
        let mut sources = Sources::default();
        sources.flag(key, value.to_owned());
        Config::parse(&sources)
    }

    #[test]
    fn an_address_may_have_lines_and_no_other_control_characters() {
        let config = parsed("operator.address", "Paper Lane 1;  1000 Town\nUtopia").unwrap();
        assert_eq!(config.operator.address.as_deref(), Some("Paper Lane 1\n1000 Town\nUtopia"));
        assert!(parsed("operator.name", "A\u{7}b").is_err());
        assert!(parsed("operator.name", &"x".repeat(501)).is_err());
        assert_eq!(parsed("operator.name", "").unwrap().operator.name, None);
    }

    #[test]
    fn a_weakness_is_told_to_its_contact_or_else_to_the_operator() {
        let security = |key, value| parsed(key, value).unwrap().operator.security();
        let page = "https://pics.example/security?lang=en";
        assert_eq!(security("operator.security_contact", page).as_deref(), Some(page));
        for text in ["s@pics.example", "mailto:s@pics.example"] {
            let uri = security("operator.security_contact", text);
            assert_eq!(uri.as_deref(), Some("mailto:s@pics.example"));
        }
        let uri = security("operator.email", "me@pics.example");
        assert_eq!(uri.as_deref(), Some("mailto:me@pics.example"));
        assert_eq!(security("operator.name", "Ada"), None);
        for wrong in ["http://pics.example", "javascript:alert(1)", "a b@pics.example", "a@b"] {
            assert!(parsed("operator.security_contact", wrong).is_err(), "{wrong}");
        }
        assert!(parsed("operator.email", "me@pics.example?subject=x").is_err());
    }
}
