//! Notices that a law gives a form: what each must contain, and what a deficient one lacks.
//!
//! An element is there or it isn't; whether what it says is true is for a person to judge.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::report::{Category, Contact, Statement, words};
use crate::terms::{FieldError, Reason, plain_line};

words!(
    /// In which form a report came.
    NoticeKind, "notice":
    /// As a report like any other.
    Plain = "plain",
    /// A request to take down an intimate picture (US TAKE IT DOWN Act).
    Intimate = "intimate",
    /// A notice of claimed infringement (17 USC 512).
    Copyright = "copyright",
    /// A notice under Article 16 of the EU's Digital Services Act.
    Eu = "eu",
    /// The order of an authority.
    Authority = "authority",
);

words!(
    /// One thing that a notice must contain.
    Element, "element":
    /// Why it is reported.
    Statement = "statement",
    Name = "name",
    Contact = "contact",
    /// A postal address.
    Address = "address",
    Phone = "phone",
    /// A physical or electronic signature.
    Signature = "signature",
    /// The work that is infringed.
    Work = "work",
    GoodFaith = "good_faith",
    /// That what is said is accurate and, for copyright, that the sender may act for the owner.
    Accuracy = "accuracy",
    Authority = "authority",
    LegalBasis = "legal_basis",
    Reference = "reference",
);

impl NoticeKind {
    /// What such a notice must contain, beside the address of the thing.
    pub const fn elements(self) -> &'static [Element] {
        match self {
            Self::Plain => &[],
            // Signature, identification with the address, statement of good faith, contact.
            Self::Intimate => {
                &[Element::Signature, Element::Statement, Element::GoodFaith, Element::Contact]
            }
            // The six: signature, work, address of the thing, contact, good faith, accuracy.
            Self::Copyright => &[
                Element::Signature,
                Element::Work,
                Element::Name,
                Element::Address,
                Element::Phone,
                Element::Contact,
                Element::GoodFaith,
                Element::Accuracy,
            ],
            // Explanation, address of the thing, name and contact, good faith.
            Self::Eu => &[Element::Statement, Element::Name, Element::Contact, Element::GoodFaith],
            Self::Authority => &[
                Element::Authority,
                Element::LegalBasis,
                Element::Reference,
                Element::Statement,
                Element::Contact,
            ],
        }
    }
}

/// A notice as it was typed. An absent, empty or unticked field is not there.
#[derive(Clone, Default)]
pub struct NoticeWish {
    pub name: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub signature: Option<String>,
    pub work: Option<String>,
    pub authority: Option<String>,
    pub legal_basis: Option<String>,
    pub reference: Option<String>,
    pub good_faith: bool,
    pub accuracy: bool,
}

/// A notice that contains everything its kind must. Only [`NoticeWish::parse`] makes one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    kind: NoticeKind,
    lines: Vec<(Element, String)>,
}

/// Why a notice is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotANotice {
    /// These are missing, in the order of the form.
    Deficient(Vec<Element>),
    /// This can't be taken as it is.
    Field(FieldError),
}

impl From<FieldError> for NotANotice {
    fn from(error: FieldError) -> Self {
        Self::Field(error)
    }
}

/// Longest line of a notice, in characters.
pub const LINE_CHARS: usize = 1000;

impl NoticeWish {
    /// The wish as a notice of this kind, with the statement and contact that stand beside it.
    ///
    /// # Errors
    /// Everything that is missing, or a field that is too long.
    pub fn parse(
        self,
        kind: NoticeKind,
        category: Category,
        statement: &Statement,
        contact: Option<&Contact>,
    ) -> Result<Notice, NotANotice> {
        let mut lines = Vec::new();
        for (element, typed) in [
            (Element::Name, self.name),
            (Element::Address, self.address),
            (Element::Phone, self.phone),
            (Element::Signature, self.signature),
            (Element::Work, self.work),
            (Element::Authority, self.authority),
            (Element::LegalBasis, self.legal_basis),
            (Element::Reference, self.reference),
        ] {
            let text = plain_line(&typed.unwrap_or_default());
            if text.chars().count() > LINE_CHARS {
                return Err(
                    FieldError::new(element.as_str(), Reason::Characters(LINE_CHARS)).into()
                );
            }
            if !text.is_empty() {
                lines.push((element, text));
            }
        }
        let is_there = |element: &Element| match element {
            Element::Statement => !statement.is_empty(),
            Element::Contact => contact.is_some(),
            Element::GoodFaith => self.good_faith,
            Element::Accuracy => self.accuracy,
            line => lines.iter().any(|(element, _)| element == line),
        };
        // Whoever reports the abuse of a child need not say who they are (Article 16(2)(c)).
        let nameless = kind == NoticeKind::Eu
            && matches!(category, Category::Csam | Category::ChildExploitation);
        let excused =
            |element: &Element| nameless && matches!(element, Element::Name | Element::Contact);
        let missing = kind.elements().iter().filter(|it| !is_there(it) && !excused(it));
        match missing.copied().collect::<Vec<_>>() {
            missing if missing.is_empty() => Ok(Notice { kind, lines }),
            missing => Err(NotANotice::Deficient(missing)),
        }
    }
}

impl Notice {
    /// A report like any other.
    pub const fn plain() -> Self {
        Self { kind: NoticeKind::Plain, lines: Vec::new() }
    }

    /// In which form it came.
    pub const fn kind(&self) -> NoticeKind {
        self.kind
    }

    /// What was filled in, line by line.
    pub fn lines(&self) -> &[(Element, String)] {
        &self.lines
    }
}

impl fmt::Debug for NoticeWish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NoticeWish(…)")
    }
}

impl fmt::Debug for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Notice({}, …)", self.kind)
    }
}

words!(
    /// One thing that a counter-notice must contain (17 USC 512(g)(3)), beside the address of the thing.
    CounterElement, "element":
    Name = "name",
    Address = "address",
    Phone = "phone",
    Signature = "signature",
    /// The belief, under penalty of perjury, that it was removed by mistake.
    Mistake = "mistake",
    /// Consent to the court's jurisdiction and to being served by the claimant.
    Jurisdiction = "jurisdiction",
);

/// A counter-notice as it was typed.
#[derive(Clone, Default)]
pub struct CounterWish {
    pub name: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub signature: Option<String>,
    pub mistake: bool,
    pub jurisdiction: bool,
}

/// A counter-notice that contains everything it must. Only [`CounterWish::parse`] makes one. Its sender
/// was told that it goes to the claimant.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterNotice {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub signature: String,
}

impl CounterWish {
    /// The wish as a counter-notice.
    ///
    /// # Errors
    /// Everything that is missing.
    pub fn parse(self) -> Result<CounterNotice, Vec<CounterElement>> {
        let line = |typed: Option<String>| -> String {
            plain_line(&typed.unwrap_or_default()).chars().take(LINE_CHARS).collect()
        };
        let counter = CounterNotice {
            name: line(self.name),
            address: line(self.address),
            phone: line(self.phone),
            signature: line(self.signature),
        };
        let is_missing = |element: &&CounterElement| match element {
            CounterElement::Name => counter.name.is_empty(),
            CounterElement::Address => counter.address.is_empty(),
            CounterElement::Phone => counter.phone.is_empty(),
            CounterElement::Signature => counter.signature.is_empty(),
            CounterElement::Mistake => !self.mistake,
            CounterElement::Jurisdiction => !self.jurisdiction,
        };
        let missing: Vec<_> = CounterElement::ALL.iter().filter(is_missing).copied().collect();
        if missing.is_empty() { Ok(counter) } else { Err(missing) }
    }
}

impl fmt::Debug for CounterWish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CounterWish(…)")
    }
}

impl fmt::Debug for CounterNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CounterNotice(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> NoticeWish {
        let text = |text: &str| Some(text.to_owned());
        NoticeWish {
            name: text("Ann Author"),
            address: text("1 Main Street"),
            phone: text("+1 555 0100"),
            signature: text("Ann Author"),
            work: text("My photograph \"Dunes\""),
            authority: text("Amtsgericht"),
            legal_basis: text("§ 1"),
            reference: text("12 Js 34/56"),
            good_faith: true,
            accuracy: true,
        }
    }

    fn parse(kind: NoticeKind, wish: NoticeWish) -> Result<Notice, NotANotice> {
        let statement = Statement::parse("statement", "It is mine.").unwrap();
        let contact = Contact::parse("ann@example.org").unwrap();
        wish.parse(kind, Category::Copyright, &statement, contact.as_ref())
    }

    fn without(element: Element) -> NoticeWish {
        let mut wish = whole();
        match element {
            Element::Name => wish.name = Some("  ".into()),
            Element::Address => wish.address = None,
            Element::Phone => wish.phone = None,
            Element::Signature => wish.signature = Some("\u{200F}".into()),
            Element::Work => wish.work = None,
            Element::GoodFaith => wish.good_faith = false,
            Element::Accuracy => wish.accuracy = false,
            Element::Authority => wish.authority = None,
            Element::LegalBasis => wish.legal_basis = None,
            Element::Reference => wish.reference = None,
            Element::Statement | Element::Contact => unreachable!("beside the wish"),
        }
        wish
    }

    #[test]
    fn each_element_that_is_missing_is_named_and_no_other() {
        for kind in NoticeKind::ALL {
            assert!(parse(*kind, whole()).is_ok(), "{kind}");
            for element in kind.elements() {
                if matches!(element, Element::Statement | Element::Contact) {
                    let beside = whole().parse(*kind, Category::Hate, &Statement::default(), None);
                    let Err(NotANotice::Deficient(missing)) = beside else { panic!("{kind}") };
                    assert!(missing.contains(element));
                    continue;
                }
                let missing = NotANotice::Deficient(vec![*element]);
                assert_eq!(parse(*kind, without(*element)), Err(missing), "{kind}");
            }
        }
        let bare = NoticeWish::default().parse(
            NoticeKind::Copyright,
            Category::Copyright,
            &Statement::default(),
            None,
        );
        assert_eq!(bare, Err(NotANotice::Deficient(NoticeKind::Copyright.elements().to_vec())));
    }

    #[test]
    fn an_eu_notice_of_child_abuse_needs_no_name() {
        let statement = Statement::parse("statement", "A child.").unwrap();
        let wish = NoticeWish { good_faith: true, ..NoticeWish::default() };
        let notice = |category| wish.clone().parse(NoticeKind::Eu, category, &statement, None);
        assert!(notice(Category::Csam).is_ok());
        assert!(notice(Category::Hate).is_err());
    }

    #[test]
    fn a_line_that_is_too_long_is_named() {
        let wish = NoticeWish { work: Some("x".repeat(1001)), ..whole() };
        let Err(NotANotice::Field(error)) = parse(NoticeKind::Copyright, wish) else { panic!() };
        assert_eq!(error.field, "work");
    }
}
