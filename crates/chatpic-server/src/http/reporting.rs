//! Reporting by page: the form, the forms that laws give, and what becomes of a report.
//!
//! The address of what is reported comes in the body of a POST, never in a query that a proxy writes
//! down: `POST /report` with an address alone is the form with that address filled in. A post's is no
//! secret, and `GET /report` takes it too.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::{Category, Element, NoticeKind, NoticeWish, Password};
use serde::Deserialize;

use super::base::Base;
use super::client::Client;
use super::form::Fields;
use super::pages::{
    Countdown, Field, NoticePage, Page, Refused as Notice, ReportPage, ReportedPage, TakedownPage,
    Work, categories, category_words, elements, ways,
};
use super::problem::{notice, on_page, wants_page};
use super::say::Say;
use super::upload_pass::solved;
use crate::actions::Refused;
use crate::actions::reports::{self, NewReport, Source};
use crate::app::App;

/// `GET /report`: the form, with the address that is in the query.
pub(super) async fn form(Query(asked): Query<Asked>) -> Page {
    let url = asked.url.unwrap_or_default();
    report_page(&Typed { url, ..Typed::default() }, None)
}

/// What a link to the form says.
#[derive(Deserialize)]
pub(super) struct Asked {
    url: Option<String>,
}

/// `POST /report`: the form again where nothing but an address is in it, else a report.
pub(super) async fn report(
    State(app): State<Arc<App>>,
    Client(client): Client,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let typed = Typed::read(NoticeKind::Plain, &fields);
    if fields.text("category").is_none() {
        return Ok(report_page(&typed, None).into_response());
    }
    match file(&app, typed.report(Source::Page), client).await {
        Err(refused) if wants_page(&headers) => {
            let page = report_page(&typed, Some(&refused));
            Ok(on_page(refused, page))
        }
        filed => filed,
    }
}

/// `GET /takedown`
pub(super) async fn takedown() -> Page {
    Page::of(TakedownPage { kinds: ways() })
}

/// `GET /takedown/{kind}`
pub(super) async fn notice_form(Path(kind): Path<String>) -> Result<Page, Refused> {
    let typed = Typed { kind: lawful(&kind)?, ..Typed::default() };
    Ok(notice_page(&typed, None))
}

/// `POST /takedown/{kind}`
pub(super) async fn send_notice(
    State(app): State<Arc<App>>,
    Path(kind): Path<String>,
    Client(client): Client,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let typed = Typed::read(lawful(&kind)?, &fields);
    match file(&app, typed.report(Source::Takedown), client).await {
        Err(refused) if wants_page(&headers) => {
            let page = notice_page(&typed, Some(&refused));
            Ok(on_page(refused, page))
        }
        filed => filed,
    }
}

/// `GET /report/{token}`
pub(super) async fn status(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
) -> Result<Page, Refused> {
    let status = reports::status(&app, &token, client).await?;
    let page = ReportedPage {
        status_url: base.report(&token),
        stage: status.stage,
        category: category_words(status.category),
        received_at: status.received_at.to_string(),
        decided_at: status.decided_at.map(|at| at.to_string()),
        decide_by: status.decide_by.map(|by| Countdown::until(by, app.now())),
        hidden: status.hidden,
        can_be_seen: status.can_be_seen,
        is_comment: status.is_comment,
        question: status.question,
    };
    Ok(Page::of(page))
}

async fn file(
    app: &Arc<App>,
    report: Result<NewReport, Refused>,
    client: std::net::IpAddr,
) -> Result<Response, Refused> {
    let token = reports::report(app, report?, client).await?;
    Ok(Redirect::to(&format!("/report/{}", token.reveal())).into_response())
}

/// A form as it was typed.
struct Typed {
    kind: NoticeKind,
    url: String,
    category: Option<String>,
    password: Option<String>,
    /// A solved challenge, as JSON, which the page's script fills in.
    proof: Option<String>,
    texts: Vec<(Element, String)>,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            kind: NoticeKind::Plain,
            url: String::new(),
            category: None,
            password: None,
            proof: None,
            texts: Vec::new(),
        }
    }
}

impl Typed {
    fn read(kind: NoticeKind, fields: &Fields) -> Self {
        let text = |element: Element| Some((element, fields.text(element.as_str())?));
        Self {
            kind,
            url: fields.text("url").unwrap_or_default(),
            category: fields.text("category"),
            password: fields.text("password").filter(|text| !text.is_empty()),
            proof: fields.text("proof").filter(|text| !text.is_empty()),
            texts: elements(kind).into_iter().filter_map(text).collect(),
        }
    }

    fn text(&self, element: Element) -> Option<String> {
        self.texts.iter().find(|(it, _)| *it == element).map(|(_, text)| text.clone())
    }

    /// What it is about: the form says it, or a choice in it.
    fn category(&self) -> Result<Category, Refused> {
        match self.kind {
            NoticeKind::Intimate => Ok(Category::Ncii),
            NoticeKind::Copyright => Ok(Category::Copyright),
            NoticeKind::Plain | NoticeKind::Eu | NoticeKind::Authority => {
                Ok(self.category.as_deref().unwrap_or_default().parse()?)
            }
        }
    }

    fn report(&self, source: Source) -> Result<NewReport, Refused> {
        let ticked = |element| self.text(element).is_some_and(|text| !text.is_empty());
        Ok(NewReport {
            url: self.url.clone(),
            category: self.category()?,
            statement: self.text(Element::Statement).unwrap_or_default(),
            contact: self.text(Element::Contact).unwrap_or_default(),
            password: self.password.clone().map(Password::parse).transpose()?,
            kind: self.kind,
            notice: NoticeWish {
                name: self.text(Element::Name),
                address: self.text(Element::Address),
                phone: self.text(Element::Phone),
                signature: self.text(Element::Signature),
                work: self.text(Element::Work),
                authority: self.text(Element::Authority),
                legal_basis: self.text(Element::LegalBasis),
                reference: self.text(Element::Reference),
                good_faith: ticked(Element::GoodFaith),
                accuracy: ticked(Element::Accuracy),
            },
            source,
            // What isn't one is none.
            proof: self
                .proof
                .as_deref()
                .and_then(|text| serde_json::from_str(text).ok())
                .map(solved),
        })
    }

    /// The work that the page's script does where the form came back for want of a proof. A proof that
    /// was refused isn't followed by another at once, or the two could go on for ever.
    fn work(&self, refused: Option<&Refused>) -> Option<Work> {
        let begins = refused == Some(&Refused::ProofRequired) && self.proof.is_none();
        begins.then(|| Work { lacks_password: self.password.is_some() })
    }

    fn fields(&self, missing: &[&str]) -> Vec<Field> {
        let field = |element| {
            Field::of(self.kind, element, self.text(element).unwrap_or_default(), missing)
        };
        elements(self.kind).into_iter().map(field).collect()
    }
}

fn report_page(typed: &Typed, refused: Option<&Refused>) -> Page {
    let missing = missing(refused);
    let page = ReportPage {
        url: typed.url.clone(),
        categories: categories(typed.category().ok()),
        fields: typed.fields(&missing),
        problem: refused.map(problem),
        work: typed.work(refused),
        missing,
    };
    Page::of(page)
}

fn notice_page(typed: &Typed, refused: Option<&Refused>) -> Page {
    let missing = missing(refused);
    let chosen = match typed.kind {
        NoticeKind::Intimate | NoticeKind::Copyright => Vec::new(),
        _ => categories(typed.category().ok()),
    };
    let page = NoticePage {
        kind: typed.kind,
        url: typed.url.clone(),
        categories: chosen,
        fields: typed.fields(&missing),
        problem: refused.map(problem),
        work: typed.work(refused),
        missing,
    };
    Page::of(page)
}

/// Why a form comes back, in words of its own where what is missing stands below them.
pub(super) fn problem(refused: &Refused) -> Notice {
    match refused {
        Refused::Field(error) if error.field == "category" => {
            Notice { title: Say::of("problem-category"), detail: Say::of("problem-category-why") }
        }
        Refused::Deficient(_) => {
            Notice { title: Say::of("problem-missing"), detail: Say::of("problem-missing-why") }
        }
        Refused::ProofRequired => Notice {
            title: Say::of("problem-many-reports"),
            detail: Say::of("problem-many-reports-why"),
        },
        Refused::Unknown => {
            Notice { title: Say::of("problem-no-link"), detail: Say::of("problem-no-link-why") }
        }
        refused => notice(refused),
    }
}

fn missing(refused: Option<&Refused>) -> Vec<&'static str> {
    match refused {
        Some(Refused::Deficient(missing)) => missing.clone(),
        _ => Vec::new(),
    }
}

/// The kind with a form of its own.
fn lawful(word: &str) -> Result<NoticeKind, Refused> {
    match word.parse() {
        Ok(NoticeKind::Plain) | Err(_) => Err(Refused::Unknown),
        Ok(kind) => Ok(kind),
    }
}
