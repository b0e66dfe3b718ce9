//! A channel never holds more than it may, whoever floods it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chatpic_api::{Posted, Problem};
use chatpic_server::actions::tags::{self, Prefix};
use futures_util::future::join_all;

use super::PIXEL;
use crate::harness::{TestServer, form, read, until};

/// A server behind a proxy that says who asks.
async fn proxied(capacity: u32) -> Arc<TestServer> {
    let server = TestServer::with(&[("trusted_proxies", "127.0.0.1")]).await;
    server.channel("cats", capacity, |_| ()).await;
    Arc::new(server)
}

/// Posts from another network for each number.
async fn post_from(server: &TestServer, network: usize) -> Result<Posted, Problem> {
    let request =
        server.post("/api/v1/channels/cats/posts").multipart(form(&[PIXEL], &[("caption", "x")]));
    let from = format!("192.0.{network}.1");
    let answer = request.header("x-forwarded-for", from).send().await.unwrap();
    if let Some(after) = answer.headers().get("retry-after") {
        assert_eq!(after, "60");
    }
    read(answer).await
}

/// Reads the channel until it is told to stop: how often it did, and the most that it saw.
async fn watch(server: Arc<TestServer>, stop: Arc<AtomicBool>) -> (usize, usize) {
    let (mut readings, mut most) = (0, 0);
    while !stop.load(Ordering::Relaxed) {
        most = most.max(server.listed("cats").await.len());
        readings += 1;
    }
    (readings, most)
}

/// So many networks, no two of which have the same tag by chance.
async fn strangers(server: &TestServer, count: usize) -> Vec<usize> {
    let (mut tags, mut networks) = (BTreeSet::new(), Vec::new());
    for network in 0..=u8::MAX {
        let prefix = Prefix::of([192, 0, network, 1].into());
        if tags.insert(tags::prefix(&server.app, prefix, server.app.now()).await.unwrap()) {
            networks.push(network.into());
        }
    }
    networks.truncate(count);
    networks
}

/// What came of a post of each of these networks at once, while four readers look on.
async fn crowd(server: &Arc<TestServer>, networks: &[usize]) -> Vec<Result<Posted, Problem>> {
    let stop = Arc::new(AtomicBool::new(false));
    let watching: Vec<_> =
        (0..4).map(|_| tokio::spawn(watch(Arc::clone(server), Arc::clone(&stop)))).collect();
    let answers = join_all(networks.iter().map(|network| post_from(server, *network))).await;
    stop.store(true, Ordering::Relaxed);
    for seen in join_all(watching).await {
        let (readings, most) = seen.unwrap();
        assert!(readings > 0 && most <= 5, "{most} seen in {readings} readings");
    }
    assert_eq!(server.listed("cats").await.len(), 5);
    answers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_64_posters_at_once_as_many_have_room_as_the_channel_holds() {
    let server = proxied(5).await;
    let networks = strangers(&server, 65).await;
    let answers = crowd(&server, &networks[1..]).await;
    let (taken, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    for problem in refused.iter().map(|refused| refused.as_ref().unwrap_err()) {
        assert_eq!((problem.status, problem.code.as_str()), (429, "channel-busy"));
    }
    assert_eq!((taken.len(), refused.len()), (5, 59), "{taken:?}");
    settled(&server, 5).await;
    // Whoever was refused may try again when no post is in its first minute.
    server.pass(60);
    post_from(&server, networks[0]).await.unwrap();
    assert_eq!(server.listed("cats").await.len(), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_64_posts_of_one_poster_at_once_each_takes_the_place_of_an_earlier_one() {
    let server = proxied(5).await;
    let answers = crowd(&server, &[1; 64]).await;
    let posted: Vec<Posted> = answers.into_iter().map(Result::unwrap).collect();
    let listed = server.listed("cats").await;
    let mut there = 0;
    for post in &posted {
        match server.one_post(&post.id).await {
            Ok(_) => there += 1,
            Err(gone) => assert_eq!((gone.status, gone.reason.as_deref()), (410, Some("expired"))),
        }
    }
    assert!(listed.iter().all(|id| posted.iter().any(|post| post.id == *id)));
    assert_eq!(there, 5);
    settled(&server, 5).await;
}

#[tokio::test]
async fn one_who_floods_drops_their_own_posts_and_nobody_elses() {
    let server = proxied(8).await;
    let mut good = Vec::new();
    for network in 1..=6 {
        good.push(post_from(&server, network).await.unwrap().id);
    }
    server.pass(3600);
    let mut last = String::new();
    for _ in 0..20 {
        last = post_from(&server, 66).await.unwrap().id;
    }
    let listed = server.listed("cats").await;
    assert_eq!((listed.len(), &listed[0]), (8, &last));
    assert!(good.iter().all(|id| listed.contains(id)), "a quarter is two");
    post_from(&server, 7).await.unwrap();
    assert!(!server.listed("cats").await.contains(&good[0]), "else the oldest leaves");
}

#[tokio::test]
async fn a_channel_that_is_made_smaller_holds_fewer_at_once() {
    let server = proxied(5).await;
    let mut ids = Vec::new();
    for network in 0..5 {
        ids.push(post_from(&server, network).await.unwrap().id);
    }
    server.edit("cats", |wish| wish.capacity = "2".to_owned()).await;
    assert_eq!(server.listed("cats").await, [ids[4].clone(), ids[3].clone()]);
    server.edit("cats", |wish| wish.retention = "10s".to_owned()).await;
    server.pass(10);
    assert!(server.listed("cats").await.is_empty());
    settled(&server, 0).await;
}

/// What left the ring leaves nothing, within a purge.
async fn settled(server: &TestServer, posts: usize) {
    server.purge().await;
    // Who is refused is answered before what was placed for it is taken away.
    until("nothing is on its way", || server.app.placing().is_empty()).await;
    assert_eq!(server.blobs().await, posts);
}
