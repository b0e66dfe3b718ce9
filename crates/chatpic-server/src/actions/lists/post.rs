//! What lists say of a post, by the fingerprints that it keeps.

use std::collections::BTreeSet;
use std::sync::Arc;

use chatpic_core::{Category, NoticeKind};
use chatpic_scan::lists::{Action, Class, ListHit};

use super::{Compiled, Hit, Reach, removed};
use crate::actions::Refused;
use crate::actions::cases::{Case, Fact};
use crate::actions::contents::Contents;
use crate::app::App;
use crate::documents;
use crate::hex::Hex;

/// An entry that a post hits.
#[derive(Clone, Debug)]
pub struct Known {
    /// Which of its media does.
    pub media: usize,
    pub hit: Hit,
    pub class: Class,
    pub action: Action,
}

/// Everything that a post with these contents hits on lists that count in channels.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn of_post(
    app: &App,
    lists: &Arc<Compiled>,
    contents: &Contents,
) -> Result<Vec<Known>, Refused> {
    let media: Vec<_> = contents.media.iter().map(|facts| facts.fingerprint.media()).collect();
    let lists = Arc::clone(lists);
    let work = move || {
        let found = media.iter().enumerate().flat_map(|(number, media)| {
            let found = lists.find(media, Reach::Channels);
            found.hits.iter().map(|hit| Known::new(number, hit)).collect::<Vec<_>>()
        });
        found.collect()
    };
    Ok(app.workers.slot().await.run(work).await?.0)
}

/// The gravest of what these hits say that a post is; `None` where nothing follows from any of them.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn gravest(app: &App, hits: &[Known]) -> Result<Option<Fact>, Refused> {
    let mut facts = Vec::new();
    for known in hits.iter().filter(|known| known.acts()) {
        facts.push(known.fact(app).await?);
    }
    Ok(facts.into_iter().min_by_key(|fact| fact.class()))
}

impl Known {
    fn new(media: usize, hit: &ListHit<'_>) -> Self {
        Self { media, hit: Hit::new(hit), class: hit.list.class(), action: hit.action }
    }

    /// Whether something follows from it beside a count: neither is its list in shadow, nor does it only
    /// label.
    pub fn acts(&self) -> bool {
        !self.hit.shadow && self.action != Action::Label
    }

    /// Whether it wouldn't have been let in.
    pub fn refuses(&self) -> bool {
        self.acts() && self.action >= Action::Refuse
    }

    /// Names the entry and what follows from it.
    pub fn tag(&self, app: &App) -> Hex<8> {
        let Hit { list, entry, value, shadow, .. } = &self.hit;
        let follows = if *shadow { "shadow".to_owned() } else { self.action.to_string() };
        let head = format!("{follows}/{list}/{}/{}/{entry}/", value.kind(), entry.len());
        let tag = app.root.tag("listed", &[head.as_bytes(), value.as_bytes()].concat());
        Hex(*tag.first_chunk().expect("a tag has 32 bytes"))
    }

    /// What it says that a post is.
    async fn fact(&self, app: &App) -> Result<Fact, Refused> {
        let category = match self.class {
            Class::CsamConfirmed | Class::CsamSelfReport => Category::Csam,
            Class::NciiSelfReport => Category::Ncii,
            Class::Terror => Category::Terror,
            Class::Operator => Category::RulesOther,
            Class::RemovedHere => self.removed_as(app).await?,
        };
        Ok(Fact { category, notice: NoticeKind::Plain })
    }

    /// As what the decision removed it that put the entry there.
    async fn removed_as(&self, app: &App) -> Result<Category, Refused> {
        let Some(case) = removed::case_of(app, &self.hit.entry).await? else {
            return Ok(Category::RulesOther);
        };
        let case = documents::find::<Case>(app, case).await?;
        Ok(case.map_or(Category::RulesOther, |held| held.value.category))
    }
}

/// The tags of these hits.
pub fn tags(app: &App, hits: &[Known]) -> BTreeSet<Hex<8>> {
    hits.iter().map(|known| known.tag(app)).collect()
}
