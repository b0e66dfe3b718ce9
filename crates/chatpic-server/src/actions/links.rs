//! The links of a share: what one is made of, and how several are asked for at once.
//!
//! Each has a token, terms and a wrap of its own, and none knows of another. A link whose views are marked
//! is only made for media that can carry a mark: nothing of it is ever served without one.

use chatpic_api::AddLink;
use chatpic_core::{
    Bounds, FieldError, LinkId, Reason, Rng, ShareId, Terms, Timestamp, Token, Wish, terms,
};
use chatpic_media::{Format, MARKABLE, coverable, markable};
use chatpic_seal::{Argon2Cost, ContentKey, FieldKey, Kind, lookup, open_field, seal_field, wrap};
use chatpic_store::records::{Lookup, NewLink, Sealed, StoredTerms};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Refused;
use super::about::{About, AboutWish};
use super::contents::{Contents, Facts, damaged};
use super::receive::Asked;
use crate::app::App;

/// A link as its owner is told of it, once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SharedLink {
    /// Absent in answers that an earlier version kept.
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub label: Option<String>,
    pub token: String,
    /// Unix seconds.
    pub expires_at: i64,
    pub max_views: Option<u32>,
    pub password_protected: bool,
    pub watermark: bool,
    #[serde(default)]
    pub mark_label: bool,
    pub comments: bool,
    #[serde(default)]
    pub adult: bool,
    #[serde(default)]
    pub end_early: bool,
}

impl SharedLink {
    /// Whether seeing the media takes a POST.
    pub fn needs_button(&self) -> bool {
        self.max_views.is_some()
            || self.password_protected
            || self.watermark
            || self.adult
            || self.end_early
    }
}

/// One link's terms as a program sent them.
pub fn wish(link: AddLink) -> Wish {
    let typed = |on: bool| on.to_string();
    Wish {
        expires_in: link.expires_in,
        max_views: link.max_views.map(|views| views.to_string()),
        password: link.password,
        watermark: link.watermark.map(typed),
        mark_label: link.mark_label.map(typed),
        comments: link.comments.map(typed),
        adult: link.adult.map(typed),
        end_early: link.end_early.map(typed),
        label: link.label,
    }
}

/// What an upload asks for, as it was typed.
#[derive(Default)]
pub struct Wishes {
    /// For every link.
    upload: Wish,
    /// A JSON list of links.
    links: Option<String>,
    /// Labels, one a line.
    recipients: Option<String>,
    about: AboutWish,
}

impl Asked for Wishes {
    fn slot(&mut self, name: &str) -> Option<(&'static str, &mut Option<String>)> {
        let upload = &mut self.upload;
        Some(match name {
            "expires_in" => ("expires_in", &mut upload.expires_in),
            "max_views" => ("max_views", &mut upload.max_views),
            "password" => ("password", &mut upload.password),
            "watermark" => ("watermark", &mut upload.watermark),
            "mark_label" => ("mark_label", &mut upload.mark_label),
            "comments" => ("comments", &mut upload.comments),
            "adult" => ("adult", &mut upload.adult),
            "end_early" => ("end_early", &mut upload.end_early),
            "label" => ("label", &mut upload.label),
            "links" => ("links", &mut self.links),
            "recipients" => ("recipients", &mut self.recipients),
            _ => return self.about.slot(name),
        })
    }
}

impl Wishes {
    /// The terms of each link of the upload, and what is said of its pictures.
    pub fn parse(mut self, bounds: &Bounds) -> Result<(Vec<Terms>, About), FieldError> {
        let about = std::mem::take(&mut self.about);
        let links = self.links(bounds)?;
        let about = about.parse(&links)?;
        Ok((links, about))
    }

    /// The terms of each link of the upload, never none: those that were listed, each with the upload's
    /// where it has none of its own, or one link with the upload's.
    fn links(self, bounds: &Bounds) -> Result<Vec<Terms>, FieldError> {
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let upload = self.upload;
        let (field, wishes) = match (given(self.links), given(self.recipients)) {
            (Some(_), Some(_)) => {
                return Err(FieldError::new("recipients", "can't stand beside links"));
            }
            (Some(json), None) => ("links", listed(&json, &upload)?),
            (None, Some(lines)) => ("recipients", recipients(&lines, &upload)),
            (None, None) => return Ok(vec![upload.parse(bounds)?]),
        };
        if !(1..=MOST).contains(&wishes.len()) {
            return Err(FieldError::new(field, Reason::Links(MOST)));
        }
        let parsed = (1..).zip(wishes).map(|(number, wish): (u32, Wish)| {
            let named = |error: FieldError| {
                let FieldError { field: inner, reason } = error;
                let reason = Reason::InLink { number, field: inner, reason: Box::new(reason) };
                FieldError::new(field, reason)
            };
            wish.parse(bounds).map_err(named)
        });
        let parsed = parsed.collect::<Result<Vec<_>, _>>()?;
        if parsed.iter().filter(|terms| terms.password.is_some()).count() > MOST_PASSWORDS {
            return Err(FieldError::new("password", Reason::Passwords(MOST_PASSWORDS)));
        }
        Ok(parsed)
    }
}

/// How many links an upload can have.
const MOST: usize = 50;
/// How many of them can have a password: sealing with one takes 64 MiB and a good part of a second, in a
/// pool in which everybody's passwords are tried.
const MOST_PASSWORDS: usize = 20;

fn listed(json: &str, upload: &Wish) -> Result<Vec<Wish>, FieldError> {
    // The parser would also take a list of a link's values, in their order.
    let objects = serde_json::from_str::<Vec<Map<String, Value>>>(json).map(drop);
    let links = objects.and_then(|()| serde_json::from_str::<Vec<AddLink>>(json));
    let links = links.map_err(|_| {
        let reason = "has to be a JSON list of links, each with only the fields of a link";
        FieldError::new("links", reason)
    })?;
    Ok(links.into_iter().map(|link| over(upload, wish(link))).collect())
}

fn recipients(lines: &str, upload: &Wish) -> Vec<Wish> {
    let names = lines.lines().filter(|line| !terms::plain_line(line).is_empty());
    names.map(|name| Wish { label: Some(name.to_owned()), ..upload.clone() }).collect()
}

/// What the link wishes, and what the upload wishes of all of its links for the rest.
fn over(upload: &Wish, link: Wish) -> Wish {
    let upload = upload.clone();
    Wish {
        expires_in: link.expires_in.or(upload.expires_in),
        max_views: link.max_views.or(upload.max_views),
        password: link.password.or(upload.password),
        watermark: link.watermark.or(upload.watermark),
        mark_label: link.mark_label.or(upload.mark_label),
        comments: link.comments.or(upload.comments),
        adult: link.adult.or(upload.adult),
        end_early: link.end_early.or(upload.end_early),
        label: link.label.or(upload.label),
    }
}

/// Refuses terms with a mark for what can't carry one.
pub(super) fn can_be_marked(
    app: &App,
    terms: &[Terms],
    contents: &Contents,
) -> Result<(), FieldError> {
    let fits = |facts: &Facts| {
        if facts.is_video() {
            return app.videos.are_taken() && coverable(facts.width, facts.height).is_ok();
        }
        let format = Format::ALL.into_iter().find(|it| it.media_type() == facts.media_type);
        format.is_some_and(|format| markable(format, facts.width, facts.height).is_ok())
    };
    if !terms.iter().any(|terms| terms.watermark) {
        return Ok(());
    }
    let avif = Format::Avif;
    if contents.media.iter().any(|facts| facts.media_type == avif.media_type()) {
        return Err(FieldError::new("watermark", Reason::NoMarkOn(avif.name())));
    }
    match contents.media.iter().all(fits) {
        true => Ok(()),
        false => Err(FieldError::new("watermark", Reason::TooSmallToMark(MARKABLE))),
    }
}

/// Everything of a link that is stored, and what its owner is told of it.
pub(super) async fn new_link(
    app: &App,
    key: &ContentKey,
    share: ShareId,
    manage: &Token,
    terms: &Terms,
    now: Timestamp,
) -> Result<(NewLink, SharedLink), Refused> {
    let token = Token::random(&*app.rng);
    let wrapped = wrapped(app, key, share, &token, terms).await?;
    let id = LinkId::random(&*app.rng);
    let sealed = |label: &str, text: &str| {
        let key = FieldKey::from_token(Kind::Manage, manage.as_bytes(), label);
        Sealed(seal_field(&key, text.as_bytes(), id.as_bytes(), &mut app.fill()))
    };
    let label = terms.label.as_deref();
    let link = NewLink {
        id,
        lookup: Lookup(lookup(Kind::Share, token.as_bytes())),
        wrap: wrapped,
        terms: StoredTerms {
            expires_at: terms.lifetime.after(now),
            max_views: terms.max_views,
            password: terms.password.is_some(),
            watermark: terms.watermark,
            comments: terms.comments,
            adult: terms.adult,
            end_early: terms.end_early,
        },
        token: sealed("link-token", token.reveal()),
        label: label.map(|label| sealed("link-label", label)),
        mark_label: label
            .filter(|_| terms.mark_label)
            .map(|label| seal_mark_label(key, id, label, &*app.rng)),
    };
    let shared = SharedLink {
        id: id.to_string(),
        label: terms.label.clone(),
        token: token.reveal().to_owned(),
        expires_at: link.terms.expires_at.unix(),
        max_views: terms.max_views.map(Into::into),
        password_protected: link.terms.password,
        watermark: terms.watermark,
        mark_label: terms.mark_label,
        comments: terms.comments,
        adult: terms.adult,
        end_early: terms.end_early,
    };
    Ok((link, shared))
}

/// The content key under a link's token, and its password. Who asks for many waits in turn for each, so
/// that others' tries come between.
async fn wrapped(
    app: &App,
    key: &ContentKey,
    share: ShareId,
    token: &Token,
    terms: &Terms,
) -> Result<Sealed, Refused> {
    let (key, token, password) = (key.clone(), token.clone(), terms.password.clone());
    let rng = std::sync::Arc::clone(&app.rng);
    let work = move || {
        let password = password.as_ref().map(|it| (it.as_bytes(), Argon2Cost::DEFAULT));
        let mut fill = |bytes: &mut [u8]| rng.fill(bytes);
        wrap(&key, Kind::Share, token.as_bytes(), password, share.as_bytes(), &mut fill)
    };
    let wrapped = match terms.password {
        Some(_) => app.hashing.slot().await.run(work).await?.0,
        None => work(),
    };
    Ok(Sealed(wrapped.map_err(damaged)?.to_bytes().to_vec()))
}

const MARK_LABEL: &str = "mark-label";

fn seal_mark_label(key: &ContentKey, link: LinkId, label: &str, rng: &dyn Rng) -> Sealed {
    let key = FieldKey::from_content_key(key, MARK_LABEL);
    Sealed(seal_field(&key, label.as_bytes(), link.as_bytes(), &mut |bytes| rng.fill(bytes)))
}

/// The label that a link's mark shows.
pub(super) fn open_mark_label(
    key: &ContentKey,
    link: LinkId,
    sealed: &Sealed,
) -> Result<String, Refused> {
    let key = FieldKey::from_content_key(key, MARK_LABEL);
    let text = open_field(&key, &sealed.0, link.as_bytes()).map_err(damaged)?;
    String::from_utf8(text).map_err(damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(links: &str, recipients: &str, upload: Wish) -> Result<Vec<Terms>, FieldError> {
        let typed = |text: &str| Some(text.to_owned());
        let (links, recipients) = (typed(links), typed(recipients));
        Wishes { upload, links, recipients, ..Wishes::default() }.links(&Bounds::default())
    }

    fn upload() -> Wish {
        let typed = |text: &str| Some(text.to_owned());
        Wish { max_views: typed("3"), label: typed("all"), ..Wish::default() }
    }

    #[test]
    fn an_upload_has_one_link_where_none_are_listed() {
        let [one] = &parse("", " \n ", upload()).unwrap()[..] else { panic!() };
        assert_eq!((one.max_views.unwrap().get(), one.label.as_deref()), (3, Some("all")));
    }

    #[test]
    fn a_listed_link_has_the_uploads_terms_where_it_has_none_of_its_own() {
        let json = r#"[{"label": "Anna", "max_views": 1}, {"password": "p", "max_views": null}]"#;
        let [anna, other] = &parse(json, "", upload()).unwrap()[..] else { panic!() };
        assert_eq!((anna.max_views.unwrap().get(), anna.label.as_deref()), (1, Some("Anna")));
        assert_eq!((other.max_views.unwrap().get(), other.label.as_deref()), (3, Some("all")));
        assert!(anna.password.is_none() && other.password.is_some());
    }

    #[test]
    fn recipients_are_lines_and_empty_ones_are_none() {
        let names = parse("", "Anna\r\n\r\n \u{200F}\n Ben \n", upload()).unwrap();
        let names: Vec<_> = names.iter().map(|terms| terms.label.as_deref().unwrap()).collect();
        assert_eq!(names, ["Anna", "Ben"]);
    }

    #[test]
    fn a_list_that_is_none_or_too_long_is_refused() {
        let many = |count: usize, link: &str| format!("[{}]", vec![link; count].join(","));
        assert_eq!(parse(&many(50, "{}"), "", upload()).unwrap().len(), 50);
        for wrong in [
            "[]",
            "{}",
            "null",
            "[[\"1h\"]]",
            "[1]",
            "[{\"lable\":\"x\"}]",
            "[{\"label\":\"x\",\"label\":\"y\"}]",
            "[{\"max_views\":\"3\"}]",
            "[{\"max_views\":0}]",
            "[{\"mark_label\":true}]",
            &many(51, "{}"),
        ] {
            assert_eq!(parse(wrong, "", upload()).unwrap_err().field, "links", "{wrong:.40}");
        }
        let lines = "x\n".repeat(51);
        assert_eq!(parse("", &lines, upload()).unwrap_err().field, "recipients");
        assert_eq!(parse("[{}]", "Anna", upload()).unwrap_err().field, "recipients");
        let second = parse("[{}, {\"expires_in\": \"1s\"}]", "", upload()).unwrap_err();
        assert!(second.reason.to_string().starts_with("link 2, expires_in: "), "{second}");
    }

    #[test]
    fn of_many_links_only_some_can_have_a_password() {
        let with = |count: usize| format!("[{}]", vec![r#"{"password":"p"}"#; count].join(","));
        assert_eq!(parse(&with(20), "", upload()).unwrap().len(), 20);
        assert_eq!(parse(&with(21), "", upload()).unwrap_err().field, "password");
    }
}
