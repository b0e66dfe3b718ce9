//! No more views than the limit, however many ask at once; and each nonce finds one pass.

use std::collections::HashSet;

use chatpic_api::{Granted, Problem, Shared};
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::harness::{TestServer, png};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_limit_of_one_grants_one_of_64_views_asked_for_at_once() {
    exactly(1, &[&png(3, 2)], 64, &[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_limit_of_two_grants_two_of_64_views_asked_for_at_once() {
    exactly(2, &[&png(3, 2)], 64, &[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_limit_of_five_on_several_pictures_grants_five_of_64_views_asked_for_at_once() {
    exactly(5, &[&png(3, 2), &png(2, 2), &png(9, 1)], 64, &[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_limit_behind_a_password_grants_no_more_than_it_says() {
    exactly(2, &[&png(3, 2)], 8, &[("password", "open sesame")]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_nonce_sent_64_times_at_once_finds_one_pass_and_spends_one_view() {
    for round in 0..4 {
        let server = TestServer::start().await;
        let shared = server.share(&[("max_views", "1")]).await;
        let body = json!({"nonce": format!("the-one-nonce-of-all-64-{round}")});
        let granted = at_once(&server, &shared, vec![body; 64]).await;
        let granted: Vec<Granted> = granted.into_iter().map(Result::unwrap).collect();
        let passes: HashSet<_> =
            granted.iter().map(|it| (&it.session_id, &it.media[0].url, it.views_left)).collect();
        assert_eq!(passes.len(), 1, "one session, one address");
        let managed = server.managed(&shared).await.unwrap();
        assert_eq!((managed.links[0].views, managed.sessions.len()), (1, 1));
        assert_eq!(server.bytes(&granted[0].media[0].url).await.unwrap(), png(3, 2));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_nonces_sent_eight_times_each_find_eight_passes_of_a_limit_of_eight() {
    let server = TestServer::start().await;
    let shared = server.share(&[("max_views", "8")]).await;
    let bodies = (0..64).map(|it| json!({"nonce": format!("nonce-number-{}-of-eight", it % 8)}));
    let granted = at_once(&server, &shared, bodies.collect()).await;
    let granted: HashSet<String> =
        granted.into_iter().map(|granted| granted.unwrap().session_id).collect();
    assert_eq!(granted.len(), 8);
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 8);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_unlimited_link_with_a_password_grants_every_view_and_counts_it() {
    let server = TestServer::start().await;
    let shared = server.share(&[("password", "open sesame")]).await;
    let granted = at_once(&server, &shared, bodies(6, Some("open sesame"))).await;
    assert!(granted.iter().all(|granted| granted.as_ref().unwrap().views_left.is_none()));
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 6);
}

/// Asks `tries` times at once, each time with another nonce, and looks at everything that came of it.
async fn exactly(limit: u32, files: &[&[u8]], tries: usize, terms: &[(&str, &str)]) {
    let server = TestServer::start().await;
    let max_views = limit.to_string();
    let fields = [terms, &[("max_views", max_views.as_str())]].concat();
    let shared = server.share_files(files, &fields).await;
    let password = terms.iter().find(|(name, _)| *name == "password").map(|(_, value)| *value);

    let answers = at_once(&server, &shared, bodies(tries, password)).await;
    let (granted, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    let granted: Vec<Granted> = granted.into_iter().map(Result::unwrap).collect();
    assert_eq!(granted.len(), limit as usize);
    for refused in refused.into_iter().map(Result::unwrap_err) {
        assert_eq!((refused.status, refused.reason.as_deref()), (410, Some("spent")));
    }

    let mut left: Vec<u32> = granted.iter().map(|it| it.views_left.unwrap()).collect();
    left.sort_unstable();
    assert_eq!(left, (0..limit).collect::<Vec<_>>(), "each view is another one");
    let sessions: HashSet<_> = granted.iter().map(|it| &it.session_id).collect();
    assert_eq!(sessions.len(), limit as usize);
    for granted in &granted {
        for (media, file) in granted.media.iter().zip(files) {
            assert_eq!(&server.bytes(&media.url).await.unwrap(), file);
        }
        assert_eq!(granted.media.len(), files.len());
    }
    let managed = server.managed(&shared).await.unwrap();
    assert_eq!((managed.state.as_str(), managed.links[0].views), ("spent", limit));
    assert_eq!(managed.sessions.len(), limit as usize);
}

fn bodies(count: usize, password: Option<&str>) -> Vec<Value> {
    let body = |number| match password {
        None => json!({"nonce": format!("nonce-of-try-number-{number:04}")}),
        Some(word) => {
            json!({"nonce": format!("nonce-of-try-number-{number:04}"), "password": word})
        }
    };
    (0..count).map(body).collect()
}

async fn at_once(
    server: &TestServer,
    shared: &Shared,
    bodies: Vec<Value>,
) -> Vec<Result<Granted, Problem>> {
    join_all(bodies.into_iter().map(|body| server.view(shared, body))).await
}
