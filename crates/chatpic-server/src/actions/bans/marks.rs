//! What a strike leaves: on a pass, on a network's tag, and of itself, so that it can be taken back.

use chatpic_core::Timestamp;
use chatpic_store::StoreError;
use chatpic_store::documents::DocumentKind;
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::super::tags::{self, Day, PREFIX_DAYS};
use super::Ground;
use crate::app::App;
use crate::documents::{self, Batch, Kept};
use crate::hex::Hex;

/// Why, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ban {
    pub why: Ground,
    pub until: Timestamp,
}

/// A strike as it stands on what was struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struck {
    pub case: Hex<32>,
    pub ground: Ground,
    /// Unix seconds.
    pub at: i64,
}

/// The ban that follows from the strikes on a pass: of all that last, the one that lasts longest.
pub fn ban(strikes: &[Struck], now: Timestamp) -> Option<Ban> {
    let copyright = strikes.iter().filter(|it| it.ground == Ground::Copyright).count();
    let closes = |it: &&Struck| it.ground != Ground::Copyright || copyright >= 3;
    let bans = strikes.iter().filter(closes).map(|it| Ban {
        why: it.ground,
        until: Timestamp::from_unix(it.at).plus(it.ground.days() * DAY),
    });
    bans.filter(|ban| now < ban.until).max_by_key(|ban| ban.until)
}

impl Struck {
    /// Whether it closes a network's door, which is for the worst and for a day.
    pub(super) fn refuses(&self, now: Timestamp) -> Option<Ban> {
        let until = Timestamp::from_unix(self.at).plus(REFUSED);
        let worst = matches!(self.ground, Ground::ChildAbuse | Ground::Flood);
        (worst && now < until).then_some(Ban { why: self.ground, until })
    }
}

impl Ground {
    /// How long a pass is closed.
    fn days(self) -> i64 {
        match self {
            Self::ChildAbuse => 365,
            Self::Copyright => 180,
            Self::Harm => 90,
            Self::Rules => 7,
            Self::Flood => 1,
        }
    }

    /// Whether it counts against a network, where others live as well.
    pub(super) fn marks_networks(self) -> bool {
        matches!(self, Self::ChildAbuse | Self::Harm | Self::Flood)
    }

    /// As it is told. What a list confirmed reads like any other unlawful content: whoever tries which
    /// picture is known must not learn it here.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ChildAbuse | Self::Harm => "unlawful-content",
            Self::Rules => "house-rules",
            Self::Copyright => "copyright",
            Self::Flood => "flood",
        }
    }
}

/// A network's tag on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    pub day: Day,
    pub tag: u16,
}

impl Mark {
    pub fn id(self, app: &App) -> Lookup {
        let mut name = [0; 10];
        name[..8].copy_from_slice(&self.day.to_be_bytes());
        name[8..].copy_from_slice(&self.tag.to_be_bytes());
        Lookup(app.root.tag("prefix-ban", &name))
    }
}

/// The strikes on a network's tag. It ends with its day's key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct PrefixBan {
    mark: Mark,
    pub strikes: Vec<Struck>,
}

impl Kept for PrefixBan {
    const KIND: DocumentKind = "prefix-ban";
}

/// What a case struck. Its ID is the case's.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Strike {
    pub pass: Option<Hex<32>>,
    pub prefix: Option<Mark>,
}

impl Kept for Strike {
    const KIND: DocumentKind = "strike";
}

/// Adds a strike to what stands on a tag.
pub(super) async fn add(
    app: &App,
    batch: Batch,
    mark: Mark,
    struck: Struck,
) -> Result<Batch, StoreError> {
    Ok(match documents::find::<PrefixBan>(app, mark.id(app)).await? {
        Some(mut held) => {
            held.value.strikes.push(struck);
            batch.replace(app, &held)
        }
        None => {
            let due = tags::begin(mark.day + PREFIX_DAYS);
            let ban = PrefixBan { mark, strikes: vec![struck] };
            batch.add(app, mark.id(app), None, Some(due), &ban)
        }
    })
}

/// All tags that have strikes.
pub(super) async fn all(app: &App) -> Result<Vec<(Mark, Vec<Struck>)>, StoreError> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = documents::list::<PrefixBan>(app, None, after, PAGE).await?;
        let last = page.last().map(|held| held.id);
        all.extend(page.into_iter().map(|held| (held.value.mark, held.value.strikes)));
        // No more than a page is the rule, and needs no second question.
        match last.filter(|_| all.len() % PAGE as usize == 0) {
            Some(last) => after = Some(last),
            None => return Ok(all),
        }
    }
}

/// How long a network is refused.
pub(super) const REFUSED: i64 = DAY;
const DAY: i64 = 86_400;
const PAGE: u32 = 500;

#[cfg(test)]
mod tests {
    use super::*;

    fn struck(ground: Ground, at: i64) -> Struck {
        Struck { case: Hex([0; 32]), ground, at }
    }

    fn until(strikes: &[Struck], now: i64) -> Option<i64> {
        ban(strikes, Timestamp::from_unix(now)).map(|ban| ban.until.unix())
    }

    #[test]
    fn a_ban_lasts_as_long_as_its_longest_strike() {
        let strikes = [struck(Ground::Harm, 0), struck(Ground::Rules, DAY)];
        assert_eq!(until(&strikes, DAY), Some(90 * DAY));
        assert_eq!(until(&strikes[1..], 8 * DAY - 1), Some(8 * DAY));
        assert_eq!(until(&strikes[1..], 8 * DAY), None);
        assert_eq!(until(&[], 0), None);
    }

    #[test]
    fn only_the_third_copyright_strike_closes_the_door() {
        let strikes = [1, 2, 3].map(|day| struck(Ground::Copyright, day * DAY));
        assert_eq!(until(&strikes[..2], 3 * DAY), None);
        assert_eq!(until(&strikes, 3 * DAY), Some(183 * DAY));
    }

    #[test]
    fn a_network_is_refused_for_a_day_and_only_for_the_worst() {
        let now = Timestamp::from_unix(DAY - 1);
        assert!(struck(Ground::ChildAbuse, 0).refuses(now).is_some());
        assert!(struck(Ground::ChildAbuse, 0).refuses(now.plus(1)).is_none());
        assert!(struck(Ground::Harm, 0).refuses(now).is_none());
    }
}
