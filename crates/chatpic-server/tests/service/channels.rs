//! Channels: made, changed and closed by the operator, and listed for everybody.

use chatpic_api::{Channels, Problem};
use chatpic_core::{RulesWish, Slug};
use chatpic_server::actions::audit::{self, Actor};
use chatpic_server::actions::channels::{self, Channel, NotChanged};

use super::harness::{TestServer, png, read};

const OPERATOR: Actor = Actor::Operator;

impl TestServer {
    /// Makes a channel that holds so many posts, each for a day, with this more.
    pub async fn channel(&self, slug: &str, capacity: u32, more: impl FnOnce(&mut RulesWish)) {
        let mut wish = RulesWish {
            title: format!("About {slug}"),
            capacity: capacity.to_string(),
            retention: "1d".to_owned(),
            ..RulesWish::default()
        };
        more(&mut wish);
        let rules = wish.parse().unwrap();
        channels::create(&self.app, &OPERATOR, &name(slug), rules).await.unwrap();
    }

    /// Gives a channel other rules.
    pub async fn edit(&self, slug: &str, change: impl FnOnce(&mut RulesWish)) {
        let channel = channels::any(&self.app, &name(slug)).await.unwrap();
        let rules = changed(&channel, change).parse().unwrap();
        let version = channel.version;
        channels::edit(&self.app, &OPERATOR, &name(slug), version, &rules).await.unwrap();
    }

    pub async fn close(&self, slug: &str) {
        channels::close(&self.app, &OPERATOR, &name(slug)).await.unwrap();
    }
}

fn name(slug: &str) -> Slug {
    slug.parse().unwrap()
}

fn changed(channel: &Channel, change: impl FnOnce(&mut RulesWish)) -> RulesWish {
    let mut wish = RulesWish::of(&channel.rules);
    change(&mut wish);
    wish
}

async fn list(server: &TestServer, query: &str) -> Result<Channels, Problem> {
    read(server.get(&format!("/api/v1/channels{query}")).send().await.unwrap()).await
}

fn slugs(channels: &Channels) -> Vec<&str> {
    channels.channels.iter().map(|channel| channel.slug.as_str()).collect()
}

#[tokio::test]
async fn there_are_no_channels_until_the_operator_makes_some() {
    let server = TestServer::start().await;
    assert!(list(&server, "").await.unwrap().channels.is_empty());
    let made = channels::suggest(&server.app, &OPERATOR).await.unwrap();
    assert_eq!(made.len(), 5);
    assert!(channels::suggest(&server.app, &OPERATOR).await.unwrap().is_empty(), "once");
    let all = list(&server, "").await.unwrap();
    assert_eq!(slugs(&all), ["entertainment", "gaming", "memes", "photography", "wallpapers"]);
    assert_eq!(all.next, None);
    let one = &all.channels[0];
    assert_eq!(
        (one.capacity, one.retention_seconds, one.slow_seconds),
        (Some(200), Some(604_800), 30)
    );
    assert_eq!(one.url, server.url("/c/entertainment"));
    assert!(!one.adult && !one.review_first && !one.title.is_empty() && !one.about.is_empty());
}

#[tokio::test]
async fn a_name_is_given_once_even_where_its_channel_was_closed() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let again = async || {
        let rules = RulesWish { title: "x".into(), capacity: "1".into(), ..RulesWish::default() };
        let rules = rules.parse().unwrap();
        let made = channels::create(&server.app, &OPERATOR, &name("cats"), rules).await;
        made.unwrap_err().to_string()
    };
    assert_eq!(again().await, "slug: is taken");
    server.close("cats").await;
    assert_eq!(again().await, "slug: is taken");
    let twice = channels::close(&server.app, &OPERATOR, &name("cats")).await;
    assert!(matches!(twice, Err(NotChanged::Closed(_))));
    let never = channels::close(&server.app, &OPERATOR, &name("dogs")).await;
    assert!(matches!(never, Err(NotChanged::Unknown(_))));
}

#[tokio::test]
async fn what_was_changed_meanwhile_is_not_changed_over() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let read = channels::any(&server.app, &name("cats")).await.unwrap();
    server.edit("cats", |wish| wish.title = "Cats alone".to_owned()).await;
    let late = changed(&read, |wish| wish.slow = "9s".to_owned()).parse().unwrap();
    let late = channels::edit(&server.app, &OPERATOR, &name("cats"), read.version, &late).await;
    assert!(matches!(late, Err(NotChanged::Meanwhile)));
    let now = &list(&server, "").await.unwrap().channels[0];
    assert_eq!((now.title.as_str(), now.slow_seconds), ("Cats alone", 0));
}

#[tokio::test]
async fn a_channel_for_adults_is_there_only_where_the_operator_allows_such() {
    let server = TestServer::start().await;
    let rules = RulesWish {
        title: "x".into(),
        capacity: "1".into(),
        adult: "true".into(),
        ..RulesWish::default()
    };
    let rules = rules.parse().unwrap();
    let made = channels::create(&server.app, &OPERATOR, &name("x"), rules).await;
    assert!(made.unwrap_err().to_string().starts_with("adult: "));

    let server = TestServer::with(&[("adult_channels", "true")]).await;
    server.channel("x", 5, |wish| wish.adult = "true".to_owned()).await;
    assert!(list(&server, "").await.unwrap().channels[0].adult);
}

#[tokio::test]
async fn the_list_goes_on_over_closed_channels() {
    let server = TestServer::start().await;
    for number in 0..7 {
        server.channel(&format!("c{number}"), 5, |_| ()).await;
    }
    for closed in ["c1", "c2", "c3", "c6"] {
        server.close(closed).await;
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let part = channels::list(&server.app, after.as_deref(), 2).await.unwrap();
        seen.extend(part.channels.iter().map(|channel| channel.slug.to_string()));
        let Some(next) = part.next else { break };
        after = Some(next.to_string());
    }
    assert_eq!(seen, ["c0", "c4", "c5"]);
    assert_eq!(slugs(&list(&server, "?after=c0").await.unwrap()), ["c4", "c5"]);
    let wrong = list(&server, "?after=C0").await.unwrap_err();
    assert_eq!((wrong.status, wrong.field.as_deref()), (422, Some("after")));
    assert_eq!(channels::every(&server.app).await.unwrap().len(), 7, "the operator sees all");
}

#[tokio::test]
async fn an_unknown_channel_is_not_found_and_a_closed_one_is_gone_with_its_posts() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let posted = server.posted("cats", &png(3, 2)).await;
    for unknown in ["dogs", "Cats", "%20", "cats-"] {
        assert_eq!(server.posts(unknown, "").await.unwrap_err().status, 404, "{unknown}");
        assert_eq!(server.post_in(unknown, &[&png(3, 2)], "x").await.unwrap_err().status, 404);
    }
    server.close("cats").await;
    for refused in [
        server.posts("cats", "").await.unwrap_err(),
        server.post_in("cats", &[&png(3, 2)], "x").await.unwrap_err(),
    ] {
        assert_eq!((refused.status, refused.code.as_str()), (410, "channel-closed"));
    }
    let gone = [format!("/api/v1/posts/{}", posted.id), format!("/p/{}/0", posted.id)];
    for path in &gone {
        let problem = server.bytes(path).await.unwrap_err();
        assert_eq!((problem.status, problem.reason.as_deref()), (410, Some("expired")), "{path}");
    }
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
    for path in &gone {
        assert_eq!(server.bytes(path).await.unwrap_err().status, 410, "{path}");
    }
}

#[tokio::test]
async fn each_act_on_a_channel_is_in_the_log() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    server.edit("cats", |wish| wish.capacity = "4".to_owned()).await;
    server.close("cats").await;
    let log = audit::read(&server.app, None, 10).await.unwrap();
    let acts: Vec<String> =
        log.entries.iter().map(|entry| serde_json::to_string(&entry.act).unwrap()).collect();
    for (act, expected) in acts.iter().zip(["channel_closed", "channel_changed", "channel_made"]) {
        assert!(act.contains(expected) && act.contains("cats"), "{act}");
    }
    assert_eq!(acts.len(), 3);
}
