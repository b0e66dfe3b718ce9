//! Channels, which go before the shares that stand in them.

use chatpic_core::Slug;
use chatpic_store::channels::{Channel, WholeChannel};
use chatpic_store::records::Put;

use super::compare::Sum;
use super::instance::PAGE;
use super::{Instance, NotCopied, Thing};

/// Copies what isn't there yet.
pub(super) async fn over(from: &Instance, to: &Instance) -> Result<(), NotCopied> {
    let mut after = None;
    loop {
        let page = page(from, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.slug.clone());
        for channel in page {
            let whole = required(from, &channel).await?;
            match to.records.put_channel(&whole).await.map_err(to.told())? {
                Put::Written | Put::Same => {}
                Put::Other => return Err(NotCopied::Differs(Thing::Channel(channel.slug))),
            }
        }
    }
}

/// Refuses a target that has a channel which the source hasn't, or has otherwise.
pub(super) async fn are_beginning(from: &Instance, to: &Instance) -> Result<(), NotCopied> {
    let mut after = None;
    loop {
        let page = page(to, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.slug.clone());
        for channel in page {
            let Some(ours) = whole(from, &channel).await? else {
                return Err(NotCopied::Foreign(Thing::Channel(channel.slug)));
            };
            if required(to, &channel).await? != ours {
                return Err(NotCopied::Differs(Thing::Channel(channel.slug)));
            }
        }
    }
}

/// Compares all of them, and adds each side to its sum.
pub(super) async fn compare(
    from: &Instance,
    to: &Instance,
    [source, target]: [&mut Sum; 2],
) -> Result<(), NotCopied> {
    let mut after = None;
    loop {
        let page = page(from, after.clone()).await?;
        let theirs = self::page(to, after).await?;
        let missing = page.iter().find(|ours| theirs.iter().all(|it| it.slug != ours.slug));
        if let Some(missing) = missing {
            return Err(NotCopied::Changed(Thing::Channel(missing.slug.clone())));
        }
        if let Some(foreign) = theirs.get(page.len()) {
            return Err(NotCopied::Foreign(Thing::Channel(foreign.slug.clone())));
        }
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.slug.clone());
        for channel in page {
            let (ours, theirs) = (required(from, &channel).await?, required(to, &channel).await?);
            if ours != theirs {
                return Err(NotCopied::Differs(Thing::Channel(channel.slug)));
            }
            source.add_channel(&ours);
            target.add_channel(&theirs);
        }
    }
}

async fn page(instance: &Instance, after: Option<Slug>) -> Result<Vec<Channel>, NotCopied> {
    instance.records.channels(after.as_ref(), PAGE).await.map_err(instance.told())
}

async fn whole(instance: &Instance, channel: &Channel) -> Result<Option<WholeChannel>, NotCopied> {
    instance.records.whole_channel(channel.id).await.map_err(instance.told())
}

/// A channel that was listed.
async fn required(instance: &Instance, channel: &Channel) -> Result<WholeChannel, NotCopied> {
    let found = whole(instance, channel).await?;
    found.ok_or_else(|| NotCopied::Changed(Thing::Channel(channel.slug.clone())))
}
