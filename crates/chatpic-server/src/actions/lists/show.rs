//! What an operator sees of the lists. No hash is shown whole.

use chatpic_store::StoreError;
use chatpic_store::records::Lookup;

use super::current::definitions;
use super::definition::Definition;
use super::hit::Tally;
use crate::app::App;
use crate::documents;

/// A list, and what it did.
#[derive(Clone, Debug)]
pub struct Shown {
    pub definition: Definition,
    pub hits: u64,
    pub false_positives: u64,
    /// The entries that were hit most.
    pub most_hit: Vec<Often>,
}

/// How often an entry was hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Often {
    /// Its ID; empty where its list gives none.
    pub entry: String,
    /// The beginning of its hash, by which it can be disabled.
    pub hash: String,
    pub hits: u64,
    pub false_positives: u64,
}

/// Every list, by name.
///
/// # Errors
/// Where one can't be read.
pub async fn show(app: &App) -> Result<Vec<Shown>, StoreError> {
    let mut all = Vec::new();
    for held in definitions(app).await? {
        let mut often = often(app, held.id).await?;
        let (hits, false_positives) =
            (often.iter().map(|it| it.hits).sum(), often.iter().map(|it| it.false_positives).sum());
        often.truncate(MOST_HIT);
        all.push(Shown { definition: held.value, hits, false_positives, most_hit: often });
    }
    all.sort_unstable_by(|a, b| a.definition.name.cmp(&b.definition.name));
    Ok(all)
}

/// The entries of a list that were ever hit, the most hit first.
async fn often(app: &App, list: Lookup) -> Result<Vec<Often>, StoreError> {
    let (mut all, mut after): (Vec<Often>, _) = (Vec::new(), None);
    loop {
        let page = documents::list::<Tally>(app, Some(list), after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        all.extend(page.into_iter().map(|held| {
            let Tally { entry, hash, hits, false_positives, .. } = held.value;
            Often { entry, hash, hits, false_positives }
        }));
    }
    all.sort_unstable_by(|a, b| b.hits.cmp(&a.hits).then_with(|| a.hash.cmp(&b.hash)));
    Ok(all)
}

const MOST_HIT: usize = 10;
const PAGE: u32 = 200;
