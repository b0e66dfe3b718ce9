//! What every language must say.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

fn reader(query: &str, header: &str) -> Reader {
    let request = http::Request::get(format!("/c/cats{query}"));
    let request = request.header("accept-language", header).body(axum::body::Body::empty());
    Reader::of(&request.unwrap())
}

#[test]
fn the_address_speaks_before_the_browser() {
    assert_eq!(reader("", "fr").lang, Lang::French);
    assert_eq!(reader("?lang=de", "fr").lang, Lang::German);
    assert_eq!(reader("?lang=xx", "fr").lang, Lang::French);
    assert!(!reader("?lang=xx", "fr").chosen);
}

#[test]
fn a_chosen_language_goes_with_every_link_and_form_of_ours_and_with_nothing_else() {
    let page = concat!(
        r#"<a href="/mine">a</a><a href="/c/cats?adult=yes&amp;before=3#c12">b</a>"#,
        r#"<a href="/c/cats?lang=fr">c</a><a href="//evil.example/">d</a>"#,
        r#"<a href="https://example.org/">e</a><link href="/static/app.css">"#,
        r#"<form action="/s/x/view">f</form><p>href=/mine</p>"#,
        r#"<form method="get" action="/c/cats"><button>g</button></form>"#,
    );
    let carried = concat!(
        r#"<a href="/mine?lang=de">a</a>"#,
        r#"<a href="/c/cats?lang=de&amp;adult=yes&amp;before=3#c12">b</a>"#,
        r#"<a href="/c/cats?lang=fr">c</a><a href="//evil.example/">d</a>"#,
        r#"<a href="https://example.org/">e</a><link href="/static/app.css">"#,
        r#"<form action="/s/x/view?lang=de">f</form><p>href=/mine</p>"#,
        r#"<form method="get" action="/c/cats?lang=de"><input type="hidden" name="lang" value="de">"#,
        r#"<button>g</button></form>"#,
    );
    assert_eq!(reader("?lang=de", "").carry(page.to_owned()), carried);
    assert_eq!(reader("", "de").carry(page.to_owned()), page);
}

#[test]
fn an_answer_that_leads_elsewhere_leads_on_in_the_chosen_language() {
    let chosen = reader("?lang=hi", "");
    let onward = |there| chosen.onward(there);
    assert_eq!(onward("/v/abc").unwrap(), "/v/abc?lang=hi");
    assert_eq!(onward("/p/x?as=y#c3").unwrap(), "/p/x?lang=hi&as=y#c3");
    assert_eq!(onward("https://example.org/"), None);
    assert_eq!(onward("//example.org/"), None);
    assert_eq!(onward("/i/abc/0.jpg"), None);
    assert_eq!(reader("", "hi").onward("/v/abc"), None);
}

#[test]
fn a_page_is_offered_in_every_language_where_it_can_be_asked_for_again() {
    let choices = reader("?adult=yes&lang=de", "").choices();
    assert_eq!(choices.len(), Lang::ALL.len());
    assert_eq!(choices[0], (Lang::English, "/c/cats?lang=en&adult=yes".to_owned()));
    let request = http::Request::post("/?lang=de").body(axum::body::Body::empty()).unwrap();
    assert_eq!(Reader::of(&request).choices(), []);
}

#[test]
fn what_is_put_into_a_page_is_escaped_and_our_own_words_are_not() {
    let say = Say::verbatim("<b>&\"'");
    assert_eq!(say.html(Lang::English), "&#60;b&#62;&#38;&#34;&#39;");
    assert_eq!(say.text(Lang::English), "<b>&\"'");
}

/// What is left of a template when all that is not text is taken out: nobody is told that in another
/// language.
fn own_words(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '<']) {
        text.push_str(&rest[..at]);
        text.push(' ');
        let (end, inside) = match &rest[at..] {
            it if it.starts_with("{{") => (it.find("}}").unwrap() + 2, ""),
            it if it.starts_with("{%") => (it.find("%}").unwrap() + 2, ""),
            it if it.starts_with("{#") => (it.find("#}").unwrap() + 2, ""),
            it if it.starts_with("<code>") => (it.find("</code>").unwrap() + 7, ""),
            it if it.starts_with('<') => {
                let mut end = 1;
                // A tag ends at the first > outside of what is put in.
                while !it[end..].starts_with('>') {
                    end += match &it[end..] {
                        inner if inner.starts_with("{{") => inner.find("}}").unwrap() + 2,
                        inner if inner.starts_with("{%") => inner.find("%}").unwrap() + 2,
                        inner => inner.chars().next().unwrap().len_utf8(),
                    };
                }
                (end + 1, &it[..end])
            }
            _ => (1, ""),
        };
        let inside = &without_put_in(inside);
        for said in ["aria-label=\"", "placeholder=\"", "alt=\"", "title=\""] {
            if let Some(value) = inside.split(said).nth(1) {
                text.push_str(&own_words(&value[..value.find('"').unwrap_or(value.len())]));
            }
        }
        rest = &rest[at + end..];
    }
    text.push_str(rest);
    let words =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let same = |word: &&str| SAME.contains(word) || word.chars().all(|c| !c.is_alphabetic());
    words.filter(|word| !same(word)).collect::<Vec<_>>().join(" ")
}

/// A tag without what is put into it.
fn without_put_in(tag: &str) -> String {
    let mut parts = tag.split("{{");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |tag, part| tag + part.split_once("}}").map_or("", |(_, rest)| rest))
}

/// What is the same in every language.
const SAME: [&str; 8] = [
    "ChatPic",
    "API",
    "JSON",
    "gt;&gt",
    "https",
    "otpauth",
    // Attributes that a macro writes into its caller's tag.
    "data-solver",
    "data-lacks-password",
];

/// Without the block that is a class of the style sheet.
fn without_shape(template: &str) -> String {
    let Some((before, after)) = template.split_once("{% block shape %}") else {
        return template.to_owned();
    };
    let rest = after.split_once("{% endblock %}").map_or("", |(_, rest)| rest);
    format!("{before}{rest}")
}

#[test]
fn no_template_speaks_for_itself() {
    let mut speaking = Vec::new();
    let mut folders =
        vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/templates"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|it| it == "html") {
                let template = std::fs::read_to_string(&entry).unwrap();
                let words = own_words(&without_shape(&template));
                if !words.is_empty() {
                    speaking.push(format!("{}: {words}", entry.display()));
                }
            }
        }
    }
    assert!(speaking.is_empty(), "{}", speaking.join("\n"));
}

/// A message of `words/`: what can be put into it, and its text in each of its forms.
#[derive(Default)]
struct Written {
    takes: BTreeSet<&'static str>,
    forms: Vec<String>,
}

fn words_of(lang: Lang) -> BTreeMap<&'static str, Written> {
    let mut all = BTreeMap::new();
    let resources: &'static [FluentResource] = bundles::read(lang).collect::<Vec<_>>().leak();
    for entry in resources.iter().flat_map(FluentResource::entries) {
        let Entry::Message(message) = entry else { continue };
        let mut written = Written::default();
        written.forms = written.read(message.value.as_ref().expect("a message says something"));
        let twice = all.insert(message.id.name, written);
        assert!(twice.is_none(), "{} twice in {}", message.id.name, lang.code());
    }
    all
}

impl Written {
    fn read(&mut self, pattern: &'static Pattern<&'static str>) -> Vec<String> {
        let mut forms = vec![String::new()];
        for element in &pattern.elements {
            let said = match element {
                PatternElement::TextElement { value } => vec![(*value).to_owned()],
                PatternElement::Placeable { expression } => match expression {
                    Expression::Inline(inline) => vec![self.put_in(inline)],
                    Expression::Select { selector, variants } => {
                        self.put_in(selector);
                        variants.iter().flat_map(|variant| self.read(&variant.value)).collect()
                    }
                },
            };
            let with = |form: &String| -> Vec<_> {
                said.iter().map(|said| format!("{form}{said}")).collect()
            };
            forms = forms.iter().flat_map(with).collect();
        }
        forms
    }

    fn put_in(&mut self, inline: &'static InlineExpression<&'static str>) -> String {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.takes.insert(id.name);
                format!("{{{}}}", id.name)
            }
            InlineExpression::StringLiteral { value } => (*value).to_owned(),
            other => panic!("words take variables and texts alone: {other:?}"),
        }
    }
}

/// The tags of a text in some order, and the text without them.
fn taken_apart(text: &str) -> (Vec<&str>, String) {
    let (mut tags, mut rest) = (Vec::new(), String::new());
    let mut parts = text.split('<');
    rest.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (tag, after) = part.split_once('>').expect("a tag ends");
        tags.push(tag);
        rest.push_str(after);
    }
    tags.sort_unstable();
    (tags, rest)
}

#[test]
fn every_language_says_all_that_english_says_and_puts_in_the_same() {
    let english = words_of(Lang::English);
    for lang in Lang::ALL {
        let words = words_of(lang);
        let missing: Vec<_> = english.keys().filter(|name| !words.contains_key(*name)).collect();
        assert!(missing.is_empty(), "{} lacks {missing:?}", lang.code());
        for (name, written) in &words {
            let at = format!("{name} in {}", lang.code());
            let model = english.get(name).unwrap_or_else(|| panic!("English lacks {at}"));
            assert_eq!(written.takes, model.takes, "{at}");
            let (tags, _) = taken_apart(model.forms.last().unwrap());
            for form in &written.forms {
                let (told, text) = taken_apart(form);
                assert_eq!(told, tags, "{at}");
                // It may stand in an attribute.
                assert!(!text.contains(['"', '>']) && !text.trim().is_empty(), "{at}: {text}");
            }
        }
    }
}

#[test]
fn what_scripts_say_is_as_plain_as_they_can_read() {
    for lang in Lang::ALL {
        let script = for_scripts(lang);
        for (name, written) in words_of(lang).iter().filter(|(name, _)| name.starts_with("script-"))
        {
            let name = name.trim_start_matches("script-");
            assert!(script.contains(&format!("\"{name}\":")), "{name}");
            assert!(written.forms.len() <= 6, "{name} in {}", lang.code());
        }
    }
}
