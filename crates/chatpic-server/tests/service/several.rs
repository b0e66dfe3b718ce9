//! Nodes that share a database and a bucket share everything that matters.

use std::time::Duration;

use chatpic_backends::{Garage, Postgres};
use chatpic_server::actions::reconcile::{Reconciled, reconcile};
use reqwest::StatusCode;
use serde_json::json;

use super::harness::{TestServer, form, png, read};
use super::places::{Places, files};

const NONCE: &str = "the-nonce-of-this-viewing";

async fn two() -> [TestServer; 2] {
    let places = Places::shared();
    [TestServer::node(&places).await, TestServer::node(&places).await]
}

#[tokio::test]
async fn what_one_node_shares_and_grants_every_node_serves() {
    let [here, there] = two().await;
    let shared = here.share(&[("max_views", "1"), ("password", "open sesame")]).await;
    let ask = json!({"nonce": NONCE, "password": "open sesame"});
    let granted = there.view(&there.moved(&shared), ask).await.unwrap();
    for node in [&here, &there] {
        let media = node.moved_url(&granted.media[0].url);
        assert_eq!(node.bytes(&media).await.unwrap(), png(3, 2));
        // A retry at any node finds the same pass, without the password and with no view left.
        let again = node.view(&node.moved(&shared), json!({"nonce": NONCE})).await.unwrap();
        assert_eq!(again.session_id, granted.session_id);
        assert_eq!(node.told(&node.moved(&shared)).await.unwrap_err().reason.unwrap(), "spent");
    }
    assert_eq!(here.withdraw(&shared).await, StatusCode::NO_CONTENT);
    let ended = there.bytes(&there.moved_url(&granted.media[0].url)).await.unwrap_err();
    assert_eq!(ended.reason.as_deref(), Some("withdrawn"));
}

#[tokio::test]
async fn every_node_marks_a_viewings_picture_alike_and_any_of_them_ends_its_link() {
    let [here, there] = two().await;
    let terms =
        [("watermark", "true"), ("label", "Anna"), ("mark_label", "true"), ("end_early", "true")];
    let shared = here.share_files(&[&png(120, 80)], &terms).await;
    let granted = here.view(&shared, json!({})).await.unwrap();
    let url = &granted.media[0].url;
    let whole = here.bytes(url).await.unwrap();
    let half = format!("bytes={}-", whole.len() / 2);
    let rest = there.get(&there.moved_url(url)).header("range", half).send().await.unwrap();
    assert!(rest.bytes().await.unwrap() == whole[whole.len() / 2..]);
    let ticket = url.rsplit('/').nth(1).unwrap();
    let ended = there.post(&format!("/api/v1/passes/{ticket}/end")).send().await.unwrap();
    assert_eq!(ended.status(), 204);
    assert_eq!(here.bytes(url).await.unwrap_err().reason.as_deref(), Some("withdrawn"));
    assert!(here.managed(&shared).await.unwrap().links[0].ended_by_viewer);
}

#[tokio::test]
async fn an_upload_that_is_retried_at_another_node_is_one_share() {
    let [here, there] = two().await;
    let upload = |node: &TestServer| {
        node.post("/api/v1/shares")
            .header("idempotency-key", "a-key-of-enough-random-characters")
            .multipart(form(&[&png(3, 2)], &[]))
            .send()
    };
    let first: chatpic_api::Shared = read(upload(&here).await.unwrap()).await.unwrap();
    let again: chatpic_api::Shared = read(upload(&there).await.unwrap()).await.unwrap();
    assert_eq!(there.moved(&first).url, there.moved(&again).url);
    assert_eq!(there.blobs().await, 1);
}

#[tokio::test]
async fn nodes_purge_side_by_side() {
    let [here, there] = two().await;
    for _ in 0..12 {
        here.share(&[("expires_in", "1m")]).await;
        there.share(&[("max_views", "1")]).await;
    }
    here.pass(60);
    there.pass(60);
    tokio::join!(here.purge(), there.purge());
    assert_eq!((here.blobs().await, there.blobs().await), (12, 12));
}

#[tokio::test]
async fn a_blob_that_may_be_on_its_way_at_another_node_is_no_orphan() {
    let [here, there] = two().await;
    let key = chatpic_core::BlobKey::random(&chatpic_server::system::SystemRng);
    let mut writer = here.app.blobs.create(key).await.unwrap();
    writer.write(bytes::Bytes::from_static(b"sealed")).await.unwrap();
    writer.finish().await.unwrap();
    assert_eq!(reconcile(&there.app).await.unwrap(), Reconciled::default());
    there.pass(2 * 3600);
    assert_eq!(reconcile(&there.app).await.unwrap(), Reconciled { orphans: 1, missing: 0 });
}

#[tokio::test]
async fn a_node_whose_clock_is_wrong_is_not_ready_and_shows_nothing_that_is_gone() {
    let [slow, right] = two().await;
    slow.set_clock();
    ready(&slow).await.unwrap();
    right.set_clock();
    slow.turn_back(30);
    assert!(ready(&slow).await.unwrap_err().contains("s behind the database's"));
    // Until somebody sets it, it goes by the database's.
    assert!(slow.app.now() >= right.app.now().plus(-1));
    right.pass(20);
    assert!(ready(&right).await.unwrap_err().contains("s ahead of the database's"));
}

async fn ready(node: &TestServer) -> Result<(), String> {
    let answer = node.get("/readyz").send().await.unwrap();
    let (status, text) = (answer.status(), answer.text().await.unwrap());
    if status.is_success() { Ok(()) } else { Err(format!("{status}: {text}")) }
}

/// What is promised to whoever waits for an answer while something is broken, or was a moment ago: four
/// seconds, and as many for a machine that has other things to do.
async fn soon<T>(what: &str, work: impl Future<Output = T>) -> T {
    let done = tokio::time::timeout(Duration::from_secs(8), work).await;
    done.unwrap_or_else(|_| panic!("{what} took longer"))
}

/// Asks until this is answered.
async fn serves_again(node: &TestServer, path: &str) {
    soon(path, async {
        loop {
            // Its clock stands still, and the database's doesn't.
            node.set_clock();
            if node.get(path).send().await.unwrap().status() == 200 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    })
    .await;
}

/// Everything that can be asked is refused with 503 within five seconds.
async fn unavailable(node: &TestServer, shared: &chatpic_api::Shared, pass: &str) {
    let token = shared.url.rsplit('/').next().unwrap();
    let views = node.post(&format!("/api/v1/shares/{token}/views")).json(&json!({}));
    let upload = node.post("/api/v1/shares").multipart(form(&[&png(3, 2)], &[]));
    let asked =
        [node.get(&shared.url), node.get(&shared.manage_url), node.get(pass), views, upload];
    let asked = asked.into_iter().chain([node.get("/readyz")]).map(|request| async {
        let answer = soon("an answer", request.send()).await.unwrap();
        assert_eq!(answer.status(), 503);
        assert!(answer.headers().contains_key("retry-after"));
    });
    futures_util::future::join_all(asked).await;
    assert_eq!(node.get("/healthz").send().await.unwrap().status(), 200);
}

/// What it is called, how it begins, how it ends.
type Fault<T> = (&'static str, fn(&T), fn(&T));

#[tokio::test]
async fn a_database_that_is_gone_or_stuck_is_503_and_forgotten_when_it_is_back() {
    let database = Postgres::start();
    let places = Places::shared().with_database(database.database());
    let node = TestServer::node(&places).await;
    let shared = node.share(&[]).await;
    let granted = node.view(&shared, json!({})).await.unwrap();
    let pass = &granted.media[0].url;
    let faults: [Fault<Postgres>; 3] = [
        ("stopped", Postgres::stop, Postgres::resume),
        ("killed", Postgres::kill, Postgres::resume),
        ("stuck", Postgres::freeze, Postgres::thaw),
    ];
    for (what, begin, end) in faults {
        begin(&database);
        unavailable(&node, &shared, pass).await;
        end(&database);
        serves_again(&node, pass).await;
        assert_eq!(node.bytes(pass).await.unwrap(), png(3, 2), "{what}");
        let after = node.share(&[]).await;
        assert_eq!(node.bytes(after.direct_url.as_ref().unwrap()).await.unwrap(), png(3, 2));
    }
    let totals = node.app.records.totals(node.app.now()).await.unwrap();
    assert_eq!((totals.live_shares, node.blobs().await >= 4), (4, true));
    node.pass(2 * 3600);
    reconcile(&node.app).await.unwrap();
    assert_eq!(node.blobs().await, 4, "what was refused has left nothing");
}

#[tokio::test]
async fn a_bucket_that_is_gone_or_stuck_is_503_on_upload_and_costs_no_view() {
    let garage = Garage::start();
    let places = Places::shared().with_bucket(garage.bucket());
    let node = TestServer::node(&places).await;
    let shared = node.share(&[("max_views", "2")]).await;
    let faults: [Fault<Garage>; 2] =
        [("killed", Garage::kill, Garage::resume), ("stuck", Garage::freeze, Garage::thaw)];
    for (what, begin, end) in faults {
        begin(&garage);
        let picture = png(3, 2);
        let files = [&picture[..]];
        let asked = async { tokio::join!(node.upload(&files, &[]), node.view(&shared, json!({}))) };
        let (upload, view) = soon(what, asked).await;
        assert_eq!((upload.status().as_u16(), view.unwrap_err().status), (503, 503), "{what}");
        // What needs no bucket goes on.
        assert_eq!(node.managed(&shared).await.unwrap().links[0].views, 0, "{what}");
        assert_eq!(node.get(&shared.url).send().await.unwrap().status(), 200, "{what}");
        end(&garage);
        serves_again(&node, "/readyz").await;
        node.share(&[]).await;
    }
    let granted = node.view(&shared, json!({})).await.unwrap();
    assert_eq!(
        (granted.views_left, node.bytes(&granted.media[0].url).await.unwrap()),
        (Some(1), png(3, 2))
    );
    node.pass(2 * 3600);
    reconcile(&node.app).await.unwrap();
    assert_eq!(node.blobs().await, 3, "what was refused has left nothing");
}

#[tokio::test]
async fn neither_the_database_nor_the_bucket_holds_anything_that_opens_or_tells() {
    let database = Postgres::start();
    let url = database.database();
    let places = Places::shared().with_database(url.clone());
    let node = TestServer::node(&places).await;
    let terms = [
        ("password", "open sesame"),
        ("label", "for my sister"),
        ("max_views", "3"),
        ("watermark", "true"),
        ("mark_label", "true"),
    ];
    let picture = png(40, 33);
    let shared = node.share_files(&[&picture], &terms).await;
    let ask = json!({"nonce": NONCE, "password": "open sesame"});
    let granted = node.view(&shared, ask).await.unwrap();
    node.bytes(&granted.media[0].url).await.unwrap();
    database.ask(&url, "checkpoint");

    let ticket = granted.media[0].url.rsplit('/').nth(1).unwrap();
    let [token, manage] =
        [&shared.url, &shared.manage_url].map(|url| url.rsplit('/').next().unwrap());
    let tells = [token, manage, ticket, NONCE, "open sesame", "for my sister", "127.0.0.1"];
    let files = files(&database.data_dir());
    assert!(files.len() > 100);
    let session = granted.session_id.as_bytes();
    let mut found_session = false;
    for path in files.iter().filter(|path| !CONFIGURED.iter().any(|name| path.ends_with(name))) {
        let bytes = std::fs::read(path).unwrap();
        for secret in tells {
            assert!(!holds(&bytes, secret.as_bytes()), "{secret} is in {}", path.display());
        }
        // That what is stored is found shows that the search finds.
        found_session |= holds(&bytes, session);
    }
    assert!(found_session);
    let stored = places.the_blob(&node).await.read().await;
    assert!(!picture.windows(16).any(|window| holds(&stored, window)));
}

/// What PostgreSQL's own configuration says of addresses.
const CONFIGURED: [&str; 2] = ["pg_hba.conf", "postgresql.conf"];

fn holds(bytes: &[u8], secret: &[u8]) -> bool {
    bytes.windows(secret.len()).any(|window| window == secret)
}
