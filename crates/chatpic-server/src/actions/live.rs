//! What happens in channels and threads, told at once to whoever listens at this node.
//!
//! Nodes tell each other nothing. Each asks the records once a second how many posts and comments there
//! ever were in whatever has listeners, with one statement for all channels and one for all threads, and
//! at once where something happened here. Told is only which post, or up to which number: what it says is
//! asked for like anything else, so nothing here need know who may see it.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chatpic_core::{ChannelId, LinkId, PostName, ShareId};
use chatpic_store::StoreError;
use chatpic_store::channels::Which;
use tokio::sync::{Notify, watch};

use super::Refused;
use crate::app::App;
use crate::config::Limits;
use crate::limiter::{TooMany, network};

/// What somebody listens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Posts of a channel.
    Channel(ChannelId),
    /// Comments under a link.
    Thread(ShareId, LinkId),
}

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// A post was shown, under this number of its channel.
    Post(u64, PostName),
    /// A thread goes up to this number now.
    Comment(u64),
}

/// Everybody who listens at this node.
#[derive(Debug)]
pub struct Live {
    most: usize,
    most_of_client: usize,
    inner: Mutex<Inner>,
    stirred: Notify,
}

#[derive(Debug, Default)]
struct Inner {
    topics: HashMap<Topic, watch::Sender<Seen>>,
    listeners: usize,
    of_client: HashMap<Vec<u8>, usize>,
}

/// A topic as it was last seen.
#[derive(Clone, Debug, Default)]
struct Seen {
    /// Posts or comments ever made in it; `None` before it was looked at.
    count: Option<u64>,
    /// The newest posts, the oldest of them first; none of a thread.
    posts: Arc<[(u64, PostName)]>,
    /// Whether it is gone.
    over: bool,
}

/// Posts that are told one by one. Who missed more is told of the newest.
const TOLD: u32 = 50;
/// Seconds after which somebody who found all places taken is to come back.
const COME_BACK: u64 = 30;

impl Live {
    pub fn new(limits: &Limits) -> Self {
        Self {
            most: limits.event_streams,
            most_of_client: limits.event_streams_per_client,
            inner: Mutex::default(),
            stirred: Notify::new(),
        }
    }

    /// Something happened here: it is looked at once.
    pub fn stir(&self) {
        self.stirred.notify_one();
    }

    /// Waits until something happens here.
    pub async fn stirred(&self) {
        self.stirred.notified().await;
    }

    /// How many listen.
    pub fn listeners(&self) -> usize {
        self.inner().listeners
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // What panics while it is held leaves a count too many at worst.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(self: &Arc<Self>, client: IpAddr) -> Result<Place, TooMany> {
        let client = network(client);
        let inner = &mut *self.inner();
        let of_client = inner.of_client.get(&client).copied().unwrap_or_default();
        if inner.listeners >= self.most || of_client >= self.most_of_client {
            return Err(TooMany { retry_after: COME_BACK });
        }
        inner.listeners += 1;
        inner.of_client.insert(client.clone(), of_client + 1);
        counted(inner.listeners);
        Ok(Place { live: Arc::clone(self), client })
    }

    /// Told with it is whether nobody else listens, so that what was seen may be old.
    fn hear(&self, topic: Topic) -> (watch::Receiver<Seen>, bool) {
        let topics = &mut self.inner().topics;
        let seen = topics.entry(topic).or_default();
        let alone = seen.receiver_count() == 0;
        (seen.subscribe(), alone)
    }

    /// What has listeners; the rest is forgotten.
    fn topics(&self) -> Vec<Topic> {
        let topics = &mut self.inner().topics;
        topics.retain(|_, seen| seen.receiver_count() > 0);
        topics.keys().copied().collect()
    }

    fn count(&self, topic: Topic) -> Option<u64> {
        self.inner().topics.get(&topic)?.borrow().count
    }

    fn see(&self, topic: Topic, count: u64, posts: Arc<[(u64, PostName)]>) {
        if let Some(seen) = self.inner().topics.get(&topic) {
            // Two may look at the same time; who looked earlier may be the later to say so.
            seen.send_if_modified(|seen| {
                let newer = seen.count.is_none_or(|before| before < count);
                if newer {
                    (seen.count, seen.posts) = (Some(count), posts);
                }
                newer
            });
        }
    }

    fn end(&self, topic: Topic) {
        if let Some(seen) = self.inner().topics.remove(&topic) {
            seen.send_modify(|seen| seen.over = true);
        }
    }
}

/// One place among the listeners.
#[derive(Debug)]
struct Place {
    live: Arc<Live>,
    client: Vec<u8>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let inner = &mut *self.live.inner();
        inner.listeners -= 1;
        if let Some(left) = inner.of_client.get_mut(&self.client) {
            *left -= 1;
            if *left == 0 {
                inner.of_client.remove(&self.client);
            }
        }
        counted(inner.listeners);
    }
}

#[expect(clippy::cast_precision_loss, reason = "listeners are thousands")]
fn counted(listeners: usize) {
    metrics::gauge!("chatpic_event_streams").set(listeners as f64);
}

/// Somebody who listens to one topic.
#[derive(Debug)]
pub struct Listener {
    topic: Topic,
    seen: watch::Receiver<Seen>,
    /// Up to where they know it; `None` for as it stands now.
    after: Option<u64>,
    _place: Place,
}

impl Listener {
    /// What happened since, as soon as there is any: at least one thing. `None` once it is over.
    pub async fn next(&mut self) -> Option<Vec<News>> {
        loop {
            let Seen { count, posts, over } = self.seen.borrow_and_update().clone();
            if over {
                return None;
            }
            if let Some(count) = count {
                let after = *self.after.get_or_insert(count);
                let news = match self.topic {
                    Topic::Channel(_) => posts
                        .iter()
                        .filter(|(number, _)| *number > after)
                        .map(|(number, name)| News::Post(*number, name.clone()))
                        .collect(),
                    Topic::Thread(..) if count > after => vec![News::Comment(count)],
                    Topic::Thread(..) => Vec::new(),
                };
                self.after = Some(after.max(count));
                if let Some(News::Post(number, _)) = news.last() {
                    // A post can be seen before it is counted.
                    self.after = self.after.max(Some(*number));
                }
                if !news.is_empty() {
                    return Some(news);
                }
            }
            self.seen.changed().await.ok()?;
        }
    }
}

/// Begins to listen to something that is there, from after this number on.
///
/// # Errors
/// [`Refused::TooMany`] where all places are taken, or all of this client; [`Refused::Unavailable`].
pub async fn listen(
    app: &App,
    topic: Topic,
    after: Option<u64>,
    client: IpAddr,
) -> Result<Listener, Refused> {
    let place = app.live.place(client)?;
    let (seen, alone) = app.live.hear(topic);
    let listener = Listener { topic, seen, after, _place: place };
    if alone {
        look_at(app, &[topic]).await?;
    }
    Ok(listener)
}

/// Looks at whatever has listeners, and tells them what happened.
///
/// # Errors
/// Where the records can't answer; it is told at a later look then.
pub async fn look(app: &App) -> Result<(), StoreError> {
    look_at(app, &app.live.topics()).await
}

async fn look_at(app: &App, topics: &[Topic]) -> Result<(), StoreError> {
    let mut channels = Vec::new();
    let mut threads = Vec::new();
    for topic in topics {
        match *topic {
            Topic::Channel(id) => channels.push(id),
            Topic::Thread(share, link) => threads.push((share, link)),
        }
    }
    if !channels.is_empty() {
        look_at_channels(app, &channels).await?;
    }
    if !threads.is_empty() {
        let made = app.records.comments_under(&threads).await?;
        let made: HashMap<_, _> = made.into_iter().collect();
        for (share, link) in threads {
            let topic = Topic::Thread(share, link);
            match made.get(&link) {
                Some(count) => app.live.see(topic, u64::from(*count), Arc::default()),
                None => app.live.end(topic),
            }
        }
    }
    Ok(())
}

async fn look_at_channels(app: &App, channels: &[ChannelId]) -> Result<(), StoreError> {
    let shown: HashMap<_, _> = app.records.shown_in(channels).await?.into_iter().collect();
    for id in channels {
        let topic = Topic::Channel(*id);
        match shown.get(id) {
            Some(count) if app.live.count(topic) == Some(*count) => {}
            Some(count) => {
                let newest = Which::Shown { before: None };
                let rows = app.records.posts(*id, newest, TOLD, app.now()).await?;
                let posts = rows.into_iter().rev().filter_map(|row| Some((row.number?, row.name)));
                app.live.see(topic, *count, posts.collect());
            }
            None => app.live.end(topic),
        }
    }
    Ok(())
}
