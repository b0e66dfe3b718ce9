//! The words that scripts say, as one script for each language: the messages whose names begin with
//! `script-`, written so that a few lines can read them.
//!
//! A pattern becomes a text with `{name}` where something is put in; one that chooses by a count becomes
//! `[name, {"one": …, "other": …}]`. Nothing else of Fluent is used there, and a test says so.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use serde_json::{Value, json};

use super::{Lang, bundles};

/// The script for `lang`. Its default export says a message: `say("sent", { percent: 25 })`.
pub(in crate::http) fn for_scripts(lang: Lang) -> String {
    let mut words = BTreeMap::new();
    for resource in bundles::read(lang) {
        for entry in resource.entries() {
            if let Entry::Message(message) = entry
                && message.id.name.starts_with(PREFIX)
                && let Some(pattern) = &message.value
            {
                let name = message.id.name.trim_start_matches(PREFIX);
                words.insert(name.to_owned(), written(pattern));
            }
        }
    }
    let words = json!(words);
    let code = lang.code();
    format!("const words = {words};\nconst lang = \"{code}\";\n{SAY}")
}

/// What the names of scripts' messages begin with in `words/`, and nowhere else.
const PREFIX: &str = "script-";

/// The same for every language.
const SAY: &str = include_str!("../../../assets/say.js");

fn written(pattern: &Pattern<&str>) -> Value {
    match &pattern.elements[..] {
        [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] => {
            json!([variable(selector), variants.iter().map(form).collect::<BTreeMap<_, _>>()])
        }
        elements => json!(elements.iter().map(flat).collect::<String>()),
    }
}

fn form<'a>(variant: &'a Variant<&str>) -> (&'a str, String) {
    let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) =
        &variant.key;
    (key, variant.value.elements.iter().map(flat).collect())
}

fn flat(element: &PatternElement<&str>) -> String {
    match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
            InlineExpression::StringLiteral { value } => (*value).to_owned(),
            inline => format!("{{{}}}", variable(inline)),
        },
        PatternElement::Placeable { .. } => {
            unreachable!("a form within a text: the test reads all")
        }
    }
}

fn variable<'a>(inline: &InlineExpression<&'a str>) -> &'a str {
    match inline {
        InlineExpression::VariableReference { id } => id.name,
        _ => unreachable!("scripts put in variables alone: the test reads all"),
    }
}
