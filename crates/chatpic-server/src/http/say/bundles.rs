//! The words of every language, read once.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Lang;

/// What is put into a message, as it is written.
pub(super) enum Value {
    Text(String),
    Count(u64),
}

/// The message `name` in `lang`; in English where that lacks it, and its name where English does: a test
/// sees that neither happens.
pub(super) fn format(
    lang: Lang,
    name: &str,
    with: impl Iterator<Item = (&'static str, Value)>,
) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in with {
        let value = match value {
            Value::Text(text) => FluentValue::from(text),
            Value::Count(count) => FluentValue::from(count),
        };
        args.set(name, value);
    }
    let found = [lang, Lang::English].into_iter().find_map(|lang| {
        let bundle = bundle(lang);
        Some((bundle, bundle.get_message(name)?.value()?))
    });
    let Some((bundle, pattern)) = found else {
        debug_assert!(false, "no message {name}");
        return name.to_owned();
    };
    let mut errors = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{name} in {}: {errors:?}", lang.code());
    match lang.direction() {
        "rtl" => unmarked_in_tags(&said),
        _ => said,
    }
}

/// `said` without the marks that keep directions apart where they stand in a tag: an address would lead
/// elsewhere with them.
fn unmarked_in_tags(said: &str) -> String {
    let mut in_tag = false;
    let stays = |c: &char| {
        in_tag = *c == '<' || (in_tag && *c != '>');
        !(in_tag && matches!(c, '\u{2068}' | '\u{2069}'))
    };
    said.chars().filter(stays).collect()
}

/// Read when somebody first asks for the language: most instances speak few.
static BUNDLES: [OnceLock<Bundle>; 7] = [const { OnceLock::new() }; 7];

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang) -> &'static Bundle {
    BUNDLES[lang as usize].get_or_init(|| {
        let code = lang.code().parse().expect("a language's code");
        let mut bundle = FluentBundle::new_concurrent(vec![code]);
        // Marks around what is put in keep its direction apart, which only those need who mix the two.
        bundle.set_use_isolating(lang.direction() == "rtl");
        for resource in read(lang) {
            bundle.add_resource(resource).expect("no message twice: a test reads them all");
        }
        bundle
    })
}

/// What is written in `lang`, file by file.
pub(super) fn read(lang: Lang) -> impl Iterator<Item = FluentResource> {
    let read = |source: &&str| {
        let read = FluentResource::try_new((*source).to_owned());
        read.unwrap_or_else(|(_, faults)| panic!("words that can't be read: {faults:?}"))
    };
    FILES[lang as usize].iter().map(read)
}

macro_rules! words {
    ($code:literal) => {
        [
            include_str!(concat!("../../../words/", $code, "/base.ftl")),
            include_str!(concat!("../../../words/", $code, "/channels.ftl")),
            include_str!(concat!("../../../words/", $code, "/console.ftl")),
            include_str!(concat!("../../../words/", $code, "/figures.ftl")),
            include_str!(concat!("../../../words/", $code, "/home.ftl")),
            include_str!(concat!("../../../words/", $code, "/legal.ftl")),
            include_str!(concat!("../../../words/", $code, "/owner.ftl")),
            include_str!(concat!("../../../words/", $code, "/pages.ftl")),
            include_str!(concat!("../../../words/", $code, "/problems.ftl")),
            include_str!(concat!("../../../words/", $code, "/reporting.ftl")),
            include_str!(concat!("../../../words/", $code, "/scripts.ftl")),
            include_str!(concat!("../../../words/", $code, "/view.ftl")),
        ]
    };
}

/// In the order of [`Lang::ALL`].
const FILES: [[&str; 12]; 7] = [
    words!("en"),
    words!("de"),
    words!("fr"),
    words!("es"),
    words!("pt"),
    words!("hi"),
    words!("ar"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mark_of_a_direction_stands_in_an_address() {
        let said = "<a href=\"\u{2068}/c/cats\u{2069}\">\u{2068}Cats\u{2069}</a>";
        assert_eq!(unmarked_in_tags(said), "<a href=\"/c/cats\">\u{2068}Cats\u{2069}</a>");
    }
}
