//! Tags: what a share carries of its uploader, under keys that die.
//!
//! A pass tag is the name of an upload pass under the key of the share's day; a prefix tag is 16 bits of
//! the uploader's network (IPv4 /24, IPv6 /56) under another key of that day. Both keys are documents of
//! all nodes. The key of pass tags is deleted when no share with one is left from that day or before it,
//! the key of prefix tags after seven days, whatever is left. Without its key a tag is noise, and two
//! equal tags of different days never told anything. No address is kept, here or elsewhere.

mod keys;

use std::net::IpAddr;

use chatpic_core::Timestamp;
use chatpic_store::StoreError;
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use chatpic_store::uploads::Uploader;

use super::Refused;
use crate::app::App;
use crate::documents::{self, Batch, Held};
use crate::hex::Hex;
use crate::limiter::network;
use keys::{Daily, DayKey, PassKey, PrefixKey};

/// A day, counted from the epoch.
pub type Day = i64;

/// How many days a key of prefix tags lives, its own included.
pub const PREFIX_DAYS: Day = 7;

/// The day of an instant.
pub fn day(at: Timestamp) -> Day {
    at.unix().div_euclid(DAY)
}

/// The first instant of a day.
pub fn begin(day: Day) -> Timestamp {
    Timestamp::from_unix(day * DAY)
}

/// A network, known until the request ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Prefix([u8; 8]);

impl Prefix {
    /// The network of a client.
    pub fn of(client: IpAddr) -> Self {
        let mut prefix = [0; 8];
        match client.to_canonical() {
            IpAddr::V4(v4) => {
                prefix[0] = 4;
                prefix[1..4].copy_from_slice(&v4.octets()[..3]);
            }
            IpAddr::V6(v6) => {
                prefix[0] = 6;
                prefix[1..].copy_from_slice(&v6.octets()[..7]);
            }
        }
        Self(prefix)
    }
}

impl std::fmt::Debug for Prefix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Prefix(…)")
    }
}

/// The tag of a pass on the day of `now`, whose key is drawn where there is none yet.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn pass(app: &App, pass: Lookup, now: Timestamp) -> Result<Lookup, Refused> {
    Ok(key::<PassKey>(app, day(now)).await?.key().pass(pass))
}

/// The tag of a network on the day of `now`, likewise.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn prefix(app: &App, prefix: Prefix, now: Timestamp) -> Result<u16, Refused> {
    Ok(key::<PrefixKey>(app, day(now)).await?.key().prefix(prefix))
}

/// Whose an upload is that begins now, as far as open uploads are counted. Who has the tag of somebody
/// else by chance (one in 65,536) has their open uploads counted too.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn uploader(app: &App, client: IpAddr, now: Timestamp) -> Result<Uploader, Refused> {
    let (day, client) = (day(now), network(client));
    let tag = key::<PrefixKey>(app, day).await?.key().uploader(&client);
    let before = documents::find::<PrefixKey>(app, id::<PrefixKey>(app, day - 1)).await?;
    let before = before.map(|held| held.value.key().uploader(&client));
    Ok(Uploader { day, tag, before })
}

/// The tag that a network had on a day; `None` where that day's key is gone.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn prefix_on(app: &App, prefix: Prefix, day: Day) -> Result<Option<u16>, Refused> {
    let held = documents::find::<PrefixKey>(app, id::<PrefixKey>(app, day)).await?;
    Ok(held.map(|held| held.value.key().prefix(prefix)))
}

/// Which of `passes` has this tag on a day.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn find_pass(
    app: &App,
    tag: Lookup,
    day: Day,
    passes: DocumentKind,
) -> Result<Option<Lookup>, Refused> {
    let Some(held) = documents::find::<PassKey>(app, id::<PassKey>(app, day)).await? else {
        return Ok(None);
    };
    let key = held.value.key();
    let mut after = None;
    loop {
        let page = app.records.documents(passes, None, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(None) };
        after = Some(last.id);
        if let Some(found) = page.iter().find(|it| key.pass(it.id) == tag) {
            return Ok(Some(found.id));
        }
    }
}

/// Deletes the keys that nothing needs or that are too old: how many.
///
/// # Errors
/// Where the store can't answer; what was deleted by then stays deleted.
pub async fn shred(app: &App) -> Result<u64, StoreError> {
    let now = app.now();
    let mut shredded = 0;
    for held in documents::due::<PrefixKey>(app, now, PAGE).await? {
        shredded += delete(app, &held).await?;
    }
    let oldest = app.records.oldest_with_pass_tag().await?;
    let needed = oldest.map_or(day(now), day);
    let over = documents::due::<PassKey>(app, now, PAGE).await?;
    for held in over.into_iter().filter(|held| held.value.key().day < needed) {
        shredded += delete(app, &held).await?;
    }
    let old = |oldest: Option<Day>| oldest.map_or(0, |oldest| day(now) - oldest);
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a float")]
    for (kind, days) in [
        ("prefix", old(oldest_key::<PrefixKey>(app).await?)),
        ("pass", old(oldest_key::<PassKey>(app).await?)),
    ] {
        metrics::gauge!("chatpic_oldest_tag_key_days", "kind" => kind).set(days as f64);
    }
    Ok(shredded)
}

/// How many days ago the day was of a key that should be gone since an hour; `None` where none is there.
///
/// # Errors
/// Where the store can't answer.
pub async fn overdue(app: &App) -> Result<Option<Day>, StoreError> {
    let late = documents::due::<PrefixKey>(app, app.now().plus(-GRACE), 1).await?;
    Ok(late.first().map(|held| day(app.now()) - held.value.key().day))
}

/// How long after its time a key may be there: jobs come by more often.
const GRACE: i64 = 3600;
const DAY: i64 = 86_400;
const PAGE: u32 = 500;

/// The key of a day, drawn where there is none. Where two nodes draw one, the first is it.
async fn key<K: Daily>(app: &App, day: Day) -> Result<K, Refused> {
    let id = id::<K>(app, day);
    for _ in 0..2 {
        if let Some(held) = documents::find::<K>(app, id).await? {
            return Ok(held.value);
        }
        let new = K::from(DayKey { day, key: Hex(app.rng.array()) });
        let batch = Batch::new().add(app, id, None, Some(K::ends(day)), &new);
        if batch.write(app).await? == Written::Written {
            return Ok(new);
        }
    }
    tracing::error!("a day's key was there and was not");
    Err(Refused::Unavailable)
}

fn id<K: Daily>(app: &App, day: Day) -> Lookup {
    Lookup(app.root.tag(K::KIND, &day.to_be_bytes()))
}

/// One more where it is gone by this; another node may have deleted it.
async fn delete<K: Daily>(app: &App, held: &Held<K>) -> Result<u64, StoreError> {
    let written = Batch::new().delete(held).write(app).await?;
    Ok(u64::from(written == Written::Written))
}

/// The day of the oldest key. There is one a day, and they end in the order of days.
async fn oldest_key<K: Daily>(app: &App) -> Result<Option<Day>, StoreError> {
    let first = documents::due::<K>(app, K::ends(day(app.now())), 1).await?;
    Ok(first.first().map(|held| held.value.key().day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefix(text: &str) -> Prefix {
        Prefix::of(text.parse().unwrap())
    }

    #[test]
    fn a_prefix_is_a_network_and_no_address() {
        assert_eq!(prefix("192.0.2.1"), prefix("192.0.2.254"));
        assert_ne!(prefix("192.0.2.1"), prefix("192.0.3.1"));
        assert_eq!(prefix("::ffff:192.0.2.1"), prefix("192.0.2.7"));
        assert_eq!(prefix("2001:db8:1:100::1"), prefix("2001:db8:1:1ff:2::"));
        assert_ne!(prefix("2001:db8:1:100::1"), prefix("2001:db8:1:200::1"));
    }

    #[test]
    fn days_begin_at_midnight() {
        assert_eq!((day(begin(20_000)), day(begin(20_000).plus(-1))), (20_000, 19_999));
    }
}
