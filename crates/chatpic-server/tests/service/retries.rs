//! The same upload sent twice counts once.

use std::collections::HashSet;

use chatpic_api::{Problem, Shared};
use futures_util::future::join_all;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use super::harness::{TestServer, form, png, read};

const KEY: &str = "a-key-of-enough-random-letters";

/// What is sent, and sent again.
#[derive(Clone, Copy)]
struct Upload<'a> {
    key: &'a str,
    file: &'a [u8],
    fields: &'a [(&'a str, &'a str)],
}

impl Upload<'_> {
    async fn send(self, server: &TestServer) -> Result<Shared, Problem> {
        let request = server.post("/api/v1/shares").header("idempotency-key", self.key);
        read(request.multipart(form(&[self.file], self.fields)).send().await.unwrap()).await
    }

    /// Sends it until the key is free: a refused upload gives it back right after its answer.
    async fn send_when_free(self, server: &TestServer) -> Shared {
        for _ in 0..1000 {
            match self.send(server).await {
                Err(problem) if problem.code == "still-running" => tokio::task::yield_now().await,
                other => return other.unwrap(),
            }
        }
        panic!("the key is never free again");
    }
}

#[tokio::test]
async fn the_same_upload_gets_the_same_answer_and_makes_one_share() {
    let (server, file) = (TestServer::start().await, png(9, 9));
    let fields = [("max_views", "3"), ("password", "open sesame"), ("label", "Anna")];
    let upload = Upload { key: KEY, file: &file, fields: &fields };
    let first = upload.send(&server).await.unwrap();
    let again = upload.send(&server).await.unwrap();
    assert_eq!(json(&again), json(&first));
    assert_eq!(server.blobs().await, 1);
    let other = Upload { key: "another-key-of-random-letters", ..upload };
    assert_ne!(other.send(&server).await.unwrap().url, first.url, "another wish");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_upload_sent_16_times_at_once_makes_one_share() {
    let (server, file) = (TestServer::start().await, png(99, 99));
    let upload = Upload { key: KEY, file: &file, fields: &[] };
    let answers = join_all((0..16).map(|_| upload.send(&server))).await;
    let (shared, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    let shared: HashSet<String> = shared.into_iter().map(|shared| shared.unwrap().url).collect();
    assert_eq!(shared.len(), 1, "one link");
    for refused in refused.into_iter().map(Result::unwrap_err) {
        assert_eq!((refused.status, refused.code.as_str()), (409, "still-running"));
    }
    assert!(shared.contains(&upload.send(&server).await.unwrap().url));
    assert_eq!(server.blobs().await, 1);
}

#[tokio::test]
async fn another_upload_with_the_same_key_is_refused_and_told_nothing() {
    let (server, file, other) = (TestServer::start().await, png(9, 9), png(9, 8));
    let upload = Upload { key: KEY, file: &file, fields: &[("max_views", "1")] };
    let first = upload.send(&server).await.unwrap();
    for other in [
        Upload { file: &other, ..upload },
        Upload { fields: &[], ..upload },
        Upload { fields: &[("max_views", "2")], ..upload },
        Upload { fields: &[("max_views", "1"), ("label", "Anna")], ..upload },
    ] {
        let refused = other.send(&server).await.unwrap_err();
        assert_eq!((refused.status, refused.code.as_str()), (422, "idempotency-key-reused"));
    }
    assert_eq!(upload.send(&server).await.unwrap().url, first.url);
}

#[tokio::test]
async fn an_upload_that_failed_frees_its_key() {
    let (server, file) = (TestServer::start().await, png(9, 9));
    let whole = Upload { key: KEY, file: &file, fields: &[] };
    for failing in [
        Upload { file: b"no picture", ..whole },
        Upload { file: &file[..60], ..whole },
        Upload { fields: &[("max_views", "0")], ..whole },
    ] {
        for _ in 0..2 {
            let refused = failing.send(&server).await.unwrap_err();
            assert!(matches!(refused.status, 409 | 415 | 422), "{refused:?}");
        }
    }
    whole.send_when_free(&server).await;
    assert_eq!(server.blobs().await, 1);
}

#[tokio::test]
async fn an_upload_that_is_still_arriving_has_its_key_until_its_connection_breaks() {
    let (server, file) = (TestServer::start().await, png(9, 9));
    let mut arriving = TcpStream::connect(server.address).await.unwrap();
    let head = format!(
        "PUT /x.png HTTP/1.1\r\nHost: {}\r\nIdempotency-Key: {KEY}\r\nContent-Length: {}\r\n\r\n",
        server.address,
        file.len()
    );
    arriving.write_all(&[head.as_bytes(), &file[..20]].concat()).await.unwrap();
    let upload = Upload { key: KEY, file: &file, fields: &[] };
    let mut tries = 0;
    // The head may not have been read yet; so other keys go first.
    while server.app.receiving.available_permits() == server.app.config.limits.uploads_at_once {
        tries += 1;
        assert!(tries < 100_000, "the upload arrives");
        tokio::task::yield_now().await;
    }
    let other = Upload { key: "another-key-of-random-letters", ..upload };
    other.send(&server).await.unwrap();
    let refused = upload.send(&server).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (409, "still-running"));
    drop(arriving);
    upload.send_when_free(&server).await;
    assert_eq!(server.blobs().await, 2, "what broke off has left nothing");
}

#[tokio::test]
async fn an_answer_is_kept_for_15_minutes_and_no_second_longer() {
    let (server, file) = (TestServer::start().await, png(9, 9));
    let upload = Upload { key: KEY, file: &file, fields: &[] };
    let first = upload.send(&server).await.unwrap();
    server.pass(899);
    assert_eq!(upload.send(&server).await.unwrap().url, first.url);
    server.pass(1);
    assert_ne!(upload.send(&server).await.unwrap().url, first.url);
    server.told(&first).await.unwrap();
}

#[tokio::test]
async fn an_answer_ends_with_its_share() {
    let (server, file) = (TestServer::start().await, png(9, 9));
    let upload = Upload { key: KEY, file: &file, fields: &[("max_views", "1")] };
    let first = upload.send(&server).await.unwrap();
    server.withdraw(&first).await;
    let second = upload.send(&server).await.unwrap();
    assert_ne!(second.url, first.url);
    server.view(&second, serde_json::json!({})).await.unwrap();
    let third = upload.send(&server).await.unwrap();
    assert_ne!(third.url, second.url, "the second was spent");
    let brief =
        Upload { key: "another-key-of-random-letters", fields: &[("expires_in", "60")], ..upload };
    let first = brief.send(&server).await.unwrap();
    server.pass(60);
    assert_ne!(brief.send(&server).await.unwrap().url, first.url, "the first expired");
}

#[tokio::test]
async fn an_answer_outlives_a_restart() {
    let (server, file) = (TestServer::start().await, png(9, 9));
    let upload = Upload { key: KEY, file: &file, fields: &[("max_views", "1")] };
    let first = upload.send(&server).await.unwrap();
    let server = server.restart().await;
    let again = upload.send(&server).await.unwrap();
    assert_eq!(again.manage_token, first.manage_token);
    assert_eq!(again.url, server.moved_url(&first.url));
    let refused = Upload { fields: &[], ..upload }.send(&server).await.unwrap_err();
    assert_eq!(refused.code, "idempotency-key-reused");
}

#[tokio::test]
async fn a_key_that_can_be_guessed_is_refused() {
    let (server, file) = (TestServer::start().await, png(9, 9));
    let long = "k".repeat(129);
    for key in ["", "short", "with spaces in between them", long.as_str()] {
        let refused = Upload { key, file: &file, fields: &[] }.send(&server).await.unwrap_err();
        assert_eq!((refused.status, refused.code.as_str()), (400, "malformed"), "{key}");
    }
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn an_upload_from_a_command_line_can_be_sent_again_too() {
    let (server, file) = (TestServer::start().await, png(9, 9));
    let mut links = HashSet::new();
    for _ in 0..2 {
        let put = server.http.put(server.url("/x.png?max_views=1")).header("idempotency-key", KEY);
        let answer = put.body(file.clone()).send().await.unwrap();
        assert_eq!(answer.status(), 201);
        links.insert(answer.headers()["x-manage-url"].clone());
    }
    assert_eq!((links.len(), server.blobs().await), (1, 1));
}

fn json(shared: &Shared) -> serde_json::Value {
    serde_json::to_value(shared).unwrap()
}
