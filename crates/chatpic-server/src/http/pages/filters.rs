//! What templates say with.

use askama::Values;
use askama::filters::Safe;

use crate::http::say::{Arg, Lang, Reader, Say};

/// A message in the reader's language: `{{ "share"|t }}`.
#[askama::filter_fn]
pub fn t(message: impl Sayable, values: &dyn Values) -> askama::Result<Safe<String>> {
    Ok(Safe(message.say().html(reader(values)?.lang)))
}

/// A message with `value` for `{ $name }`: `{{ "left"|with("views", 3)|t }}`.
#[askama::filter_fn]
pub fn with<A: Put>(
    message: impl Sayable,
    _: &dyn Values,
    name: &'static str,
    value: A,
) -> askama::Result<Say> {
    Ok(message.say().with(name, value.put()))
}

/// The languages that this page can be asked for in, and where: `{% for … in ""|languages %}`.
#[askama::filter_fn]
pub fn languages(_: &str, values: &dyn Values) -> askama::Result<Vec<(Lang, String)>> {
    Ok(reader(values)?.choices())
}

/// Where scripts find what they say: `{{ ""|words }}`.
#[askama::filter_fn]
pub fn words(_: &str, values: &dyn Values) -> askama::Result<&'static str> {
    Ok(crate::http::assets::url(&format!("words.{}.js", reader(values)?.lang.code())))
}

fn reader(values: &dyn Values) -> askama::Result<&Reader> {
    askama::get_value(values, "reader")
}

/// What a template can say, by however many references it has it.
pub trait Sayable {
    fn say(&self) -> Say;
}

impl Sayable for &'static str {
    fn say(&self) -> Say {
        Say::of(*self)
    }
}

impl Sayable for Say {
    fn say(&self) -> Say {
        self.clone()
    }
}

impl<T: Sayable> Sayable for &T {
    fn say(&self) -> Say {
        (**self).say()
    }
}

/// What a template can put into a message, by however many references it has it.
pub trait Put {
    fn put(&self) -> Arg;
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self) -> Arg {
        (**self).put()
    }
}

macro_rules! puts {
    ($($kind:ty),*) => {$(
        impl Put for $kind {
            fn put(&self) -> Arg {
                Arg::from(self)
            }
        }
    )*};
}

puts!(str, String, Say, u8, u16, u32, u64, usize);
