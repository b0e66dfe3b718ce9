//! What every page promises, whatever stands in it.

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec;

use super::page::InEnglish;
use super::samples::{HOSTILE, TOKEN};
use super::*;
use crate::http::assets;
use crate::http::say::{Lang, Reader};

/// Every sample of every page as an English reader sees it, by name.
pub fn rendered() -> Vec<(&'static str, String)> {
    written_for(&Reader::default())
}

/// Every sample of every page as `reader` sees it, by name.
pub fn written_for(reader: &Reader) -> Vec<(&'static str, String)> {
    let pages = pages().into_iter().map(|(name, page)| (name, page.written(reader)));
    pages.chain(Farewell::samples(reader)).collect()
}

/// Every sample of every page, by name; without the notice of the instance's end.
fn pages() -> Vec<(&'static str, Page)> {
    let mut all = Vec::new();
    all.extend(Home::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(Manage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ShareGate::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ShareOpen::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(Pass::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(Fragment::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(GonePage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(EndedPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ProblemPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ReportPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(TakedownPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(NoticePage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ReportedPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(TransparencyPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ClosingPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(TermsPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(GuidelinesPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(PrivacyPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ContactPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ChannelList::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ChannelPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ChannelGate::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(PostPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(console::samples::all());
    all.push(("mine", Page::of(MinePage)));
    for (name, token) in [("comment", Some(TOKEN.into())), ("comment-deleted", None)] {
        all.push((name, Page::of(CommentPage { token })));
    }
    for (name, comments) in [("thread", Some(CommentsView::sample())), ("thread-none", None)] {
        all.push((name, Page::of(ThreadPage { manage_token: TOKEN.into(), comments })));
    }
    all.extend(PhonePage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all.extend(ApiPage::samples().into_iter().map(|(name, page)| (name, Page::of(page))));
    all
}

/// Every sample of every page in `lang`, which the address chose.
fn in_language(lang: Lang) -> impl Iterator<Item = (Lang, (&'static str, String))> {
    written_for(&Reader::choosing(lang)).into_iter().map(move |page| (lang, page))
}

/// A start tag: its name, and its attributes with their values still escaped.
#[derive(Debug)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

/// The page's start tags.
///
/// # Panics
/// Where the page is not well-formed: a tag that isn't closed, or in the wrong order, a `<`, a quote or
/// a `>` out of place, an attribute twice. Stricter than HTML, as our own templates can be.
fn tags(page: &str) -> Vec<Tag> {
    const VOID: [&str; 5] = ["meta", "link", "input", "img", "br"];
    let mut rest = page.strip_prefix("<!doctype html>\n").expect("a doctype");
    let (mut open, mut all) = (Vec::new(), Vec::new());
    while let Some((text, after)) = rest.split_once('<') {
        assert!(!text.contains('>'), "a bare > in {text:?}");
        let (inside, after) = after.split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed in the wrong order");
            continue;
        }
        let tag = tag(inside.strip_suffix('/').unwrap_or(inside));
        if !inside.ends_with('/') && !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        all.push(tag);
    }
    assert!(open.is_empty(), "never closed: {open:?}");
    all
}

fn tag(inside: &str) -> Tag {
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    assert!(!name.is_empty() && name.bytes().all(|c| c.is_ascii_alphanumeric()), "{inside}");
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a quote ends"),
            None => ("", after),
        };
        assert!(!after.starts_with('='), "an unquoted value in {inside}");
        assert!(attributes.iter().all(|(other, _)| other != name), "{name} twice in {inside}");
        attributes.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
    Tag { name: name.to_owned(), attributes }
}

impl Tag {
    fn has(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }
}

#[test]
fn every_page_is_well_formed_in_every_language_and_has_one_heading_and_one_title() {
    for (lang, (name, page)) in Lang::ALL.into_iter().flat_map(in_language) {
        let tags = tags(&page);
        assert_eq!(tags[0].has("lang"), Some(lang.code()), "{name}");
        assert_eq!(tags[0].has("dir"), Some(lang.direction()), "{name}");
        let visible_headings = |tag: &&Tag| tag.name == "h1";
        let headings = tags.iter().filter(visible_headings).count();
        // The gate holds the heading for its end, too, which replaces the first.
        assert!(headings == 1 || (name.starts_with("gate") && headings == 2), "{name}: {headings}");
        assert_eq!(tags.iter().filter(|tag| tag.name == "title").count(), 1, "{name}");
        assert_eq!(tags.iter().filter(|tag| tag.name == "main").count(), 1, "{name}");
    }
}

#[test]
fn no_page_has_anything_inline() {
    for (name, page) in rendered() {
        assert!(!page.contains("<style") && !page.contains("javascript:"), "{name}");
        for tag in tags(&page) {
            assert!(tag.has("style").is_none(), "{name}: {tag:?}");
            assert!(
                tag.attributes.iter().all(|(name, _)| !name.starts_with("on")),
                "{name}: {tag:?}"
            );
            assert!(tag.name != "script" || tag.has("src").is_some(), "{name}: {tag:?}");
        }
        for script in page.split("<script ").skip(1) {
            assert!(script.split_once('>').unwrap().1.starts_with("</script>"), "{name}");
        }
    }
}

#[test]
fn what_people_wrote_is_text() {
    let hostile: Vec<_> =
        rendered().into_iter().filter(|(_, page)| page.contains("evil.example")).collect();
    assert_eq!(hostile.len(), 42, "every page that shows what people wrote");
    for (name, page) in hostile {
        assert!(!page.contains(HOSTILE) && !page.contains("<script src=//"), "{name}");
        assert!(!page.contains("<img onerror"), "{name}");
    }
}

#[test]
fn every_local_address_is_an_asset_or_a_route() {
    for (name, page) in rendered() {
        for tag in tags(&page) {
            for attribute in ["href", "src", "action"] {
                let Some(url) = tag.has(attribute) else { continue };
                let url = url.split_once(['?', '#']).map_or(url, |(path, _)| path);
                // A place on the page itself.
                if url.is_empty() {
                    continue;
                }
                if let Some(path) = url.strip_prefix("/static/") {
                    assert!(
                        assets::find(path).is_some_and(|asset| asset.immutable),
                        "{name}: {url}"
                    );
                } else if !url.starts_with("https://pics.example.org/")
                    && !url.starts_with("mailto:")
                {
                    assert!(is_route(url), "{name}: {url}");
                }
            }
        }
    }
}

fn is_route(path: &str) -> bool {
    let parts: Vec<_> = path.split('/').skip(1).collect();
    let token = |text: &str| text.len() == 32 && text.bytes().all(|c| c.is_ascii_alphanumeric());
    let number = |text: &str| text.parse::<u8>().is_ok();
    let name = |text: &str| text.parse::<chatpic_core::PostName>().is_ok();
    match parts.as_slice() {
        [""]
        | [
            "api" | "mine" | "phone" | "report" | "takedown" | "transparency" | "transparency.json",
        ]
        | ["manifest.webmanifest"]
        | ["api", "openapi.json"] => true,
        ["c"] => true,
        ["comment", it] | ["comment", it, "withdraw"] => token(it),
        ["s" | "v", it, "comments" | "pictures.zip"] => token(it),
        ["c", slug] | ["c", slug, "feed.xml"] => slug.parse::<chatpic_core::Slug>().is_ok(),
        ["p", post] | ["p", post, "comments"] => name(post),
        ["p", post, n] => name(post) && number(n.strip_prefix('t').unwrap_or(n)),
        ["legal", page] => ["terms", "guidelines", "privacy", "contact"].contains(page),
        ["takedown", kind] => ["intimate", "copyright", "eu", "authority"].contains(kind),
        ["console", rest @ ..] => console_route(rest),
        ["s", it] => token(it),
        ["s", it, "view"] => token(it),
        ["report", it] => token(it),
        ["m", it] => token(it),
        ["m", it, page] => {
            let pages = ["expiry", "withdraw", "fetch", "links", "trace", "appeal", "counter"];
            token(it) && (pages.contains(page) || *page == "reasons.json")
        }
        ["m", it, "links", id, "revoke" | "comments" | "qr.svg"] => token(it) && id.len() == 32,
        ["v", it, "end"] => token(it),
        ["v", it, n] => token(it) && number(n),
        ["i", it, file] => token(it) && file.split_once('.').is_some_and(|(n, _)| number(n)),
        _ => false,
    }
}

fn console_post(parts: &[&str]) -> bool {
    match parts {
        [] | ["keep" | "case" | "remove" | "pin" | "unpin"] => true,
        ["tiles" | "pictures", n] | ["comments", n, "remove"] => n.parse::<u8>().is_ok(),
        _ => false,
    }
}

fn console_route(parts: &[&str]) -> bool {
    let hex = |text: &str| text.len() == 64 && text.bytes().all(|c| c.is_ascii_hexdigit());
    let acts = [
        "hide", "show", "escalate", "assign", "skip", "triage", "ask", "note", "suit", "decide",
        "appeal",
    ];
    match parts {
        [] | ["log" | "sign-in" | "sign-out"] | ["invitations", _, "password"] => true,
        ["review" | "channels"] => true,
        ["channels", slug] | ["channels", slug, "edit" | "close"] => {
            slug.parse::<chatpic_core::Slug>().is_ok()
        }
        ["posts", post, rest @ ..] => {
            post.parse::<chatpic_core::PostName>().is_ok() && console_post(rest)
        }
        ["cases", id] => hex(id),
        ["cases", id, act] => hex(id) && acts.contains(act),
        ["cases", id, "tiles" | "pictures", number] => hex(id) && number.parse::<u8>().is_ok(),
        _ => false,
    }
}

#[test]
fn every_field_has_a_label_and_every_control_a_name() {
    for (name, page) in rendered() {
        let tags = tags(&page);
        let labelled = |id: &str| tags.iter().any(|tag| tag.has("for") == Some(id));
        for tag in
            tags.iter().filter(|tag| ["input", "select", "textarea"].contains(&tag.name.as_str()))
        {
            let hidden =
                tag.has("type") == Some("hidden") || tag.has("aria-hidden") == Some("true");
            let inside_label = matches!(tag.has("type"), Some("radio" | "checkbox"));
            assert!(
                hidden || inside_label || tag.has("id").is_some_and(labelled),
                "{name}: {tag:?}"
            );
        }
        for tag in tags.iter().filter(|tag| tag.name == "img") {
            assert!(tag.has("alt").is_some() && tag.has("width").is_some(), "{name}: {tag:?}");
        }
    }
}

#[test]
fn the_button_that_spends_a_view_says_so_and_no_gate_tells_how_many_are_left() {
    let gate =
        |name| ShareGate::samples().into_iter().find(|(n, _)| *n == name).unwrap().1.english();
    assert!(gate("gate").contains(">Show picture, uses 1 view</button>"));
    assert!(gate("gate-secret").contains(">Show picture</button>"));
    assert!(gate("gate-adult").contains(">I am 18 or older: show picture</button>"));
    let limited = gate("gate-adult-limited");
    assert!(limited.contains(">I am 18 or older: show picture, uses 1 view</button>"));
    for (name, page) in ShareGate::samples() {
        let page = page.english();
        assert!(!page.contains("left.") && !page.contains("<img"), "{name}");
    }
}

#[test]
fn a_gone_share_shows_no_link() {
    for (name, page) in Manage::samples().into_iter().filter(|(_, page)| page.gone.is_some()) {
        assert!(!page.english().contains("/s/"), "{name}");
    }
}

#[test]
fn a_page_with_all_its_assets_is_under_30_kilobytes_on_the_wire() {
    for lang in Lang::ALL {
        let reader = Reader::choosing(lang);
        for (name, page) in written_for(&reader) {
            let mut loaded = BTreeMap::new();
            load(&page, &mut loaded);
            let wire = |bytes: &[u8]| compress_to_vec(bytes, 6).len();
            let sum: usize =
                wire(page.as_bytes()) + loaded.values().map(|it| wire(it)).sum::<usize>();
            assert!(sum < 30_000, "{name} in {lang:?}: {sum} bytes");
        }
    }
}

/// The scripts and the style that `text` loads, and what these load.
fn load(text: &str, loaded: &mut BTreeMap<String, &'static [u8]>) {
    for named in text.split("\"/static/").skip(1) {
        let path = named.split_once('"').expect("a quoted address").0;
        let Some(asset) = assets::find(path) else { continue };
        let is_picture = asset.content_type.starts_with("image/");
        if !is_picture && loaded.insert(path.to_owned(), asset.bytes).is_none() {
            load(std::str::from_utf8(asset.bytes).expect("scripts are text"), loaded);
        }
    }
}
