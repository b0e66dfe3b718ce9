//! What is no post, and leaves nothing.

use std::time::Duration;

use chatpic_api::{Posted, Problem};
use chatpic_core::ShareId;
use chatpic_server::actions::bans::{Ground, strike};
use chatpic_store::records::{Lookup, Totals};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::PIXEL;
use crate::harness::{TestServer, form, png, read};
use crate::scanning::{hills, refuse};

const KEY: &str = "a-key-of-enough-random-letters";

async fn cats() -> TestServer {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    server
}

async fn nothing_is_left(server: &TestServer) {
    only_is_left(server, 0).await;
}

async fn only_is_left(server: &TestServer, blobs: usize) {
    let settled = async {
        while !server.app.placing().is_empty() || server.blobs().await > blobs {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(10), settled).await.expect("it comes to that");
    let totals = server.app.records.totals(server.app.now()).await.unwrap();
    assert_eq!(totals, Totals::default());
    assert!(server.listed("cats").await.is_empty());
}

#[tokio::test]
async fn a_caption_is_a_line_that_says_something() {
    let server = cats().await;
    for wrong in ["", " \n ", "\u{202E}", &"ü".repeat(201)] {
        let problem = server.post_in("cats", &[PIXEL], wrong).await.unwrap_err();
        assert_eq!((problem.status, problem.field.as_deref()), (422, Some("caption")), "{wrong:?}");
    }
    let none = server.post("/api/v1/channels/cats/posts").multipart(form(&[PIXEL], &[]));
    let problem = read::<Posted>(none.send().await.unwrap()).await.unwrap_err();
    assert_eq!(problem.field.as_deref(), Some("caption"));
    nothing_is_left(&server).await;
    let posted =
        server.post_in("cats", &[PIXEL], " A\u{202E} <b>cat</b>\u{7}\nhere ").await.unwrap();
    assert_eq!(posted.caption, "A <b>cat</b> here");
    assert_eq!(server.one_post(&posted.id).await.unwrap().caption, posted.caption);
}

#[tokio::test]
async fn fields_of_a_share_are_none_of_a_post() {
    let server = cats().await;
    for field in ["expires_in", "max_views", "password", "label", "comments", "x"] {
        let fields = [("caption", "x"), (field, "1")];
        let sent = server.post("/api/v1/channels/cats/posts").multipart(form(&[PIXEL], &fields));
        let problem = read::<Posted>(sent.send().await.unwrap()).await.unwrap_err();
        assert_eq!((problem.status, problem.field.as_deref()), (422, Some(field)));
    }
    nothing_is_left(&server).await;
}

#[tokio::test]
async fn a_file_that_is_no_share_is_no_post_and_told_in_the_same_words() {
    let server = cats().await;
    refuse(&server, "list", &format!("sha256 {}\n", digest(&hills(1).png()))).await.unwrap();
    let list = server.blobs().await;
    let (whole, listed) = (png(30, 20), hills(1).png());
    let too_many = vec![PIXEL; 21];
    let wrong: [&[&[u8]]; 7] = [
        &[],
        &[b""],
        &[b"<svg/>"],
        &[&whole[..whole.len() - 20]],
        &[&whole, b"%PDF-1.7"],
        &[&whole, &listed],
        &too_many,
    ];
    for files in wrong {
        let share = server.upload(files, &[("label", "x")]).await;
        let share: Problem = share.json().await.unwrap();
        let post = server.post_in("cats", files, "x").await.unwrap_err();
        assert_eq!(serde_json::to_value(&post).unwrap(), serde_json::to_value(&share).unwrap());
        only_is_left(&server, list).await;
    }
}

#[tokio::test]
async fn a_post_that_breaks_off_leaves_nothing() {
    let server = TestServer::with(&[("limits.uploads_at_once", "2")]).await;
    server.channel("cats", 5, |wish| wish.slow = "1h".to_owned()).await;
    let head = "POST /api/v1/channels/cats/posts HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\
        Content-Type: multipart/form-data; boundary=b\r\n\r\n";
    let part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=x\r\n\r\n";
    let caption = "--b\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\nx\r\n";
    let file = png(30, 20);
    for sent in [
        [caption.as_bytes(), part.as_bytes(), &file].concat(),
        [caption.as_bytes(), part.as_bytes(), &file, b"\r\n", part.as_bytes(), &file[..50]]
            .concat(),
    ] {
        let free = || server.app.receiving.available_permits();
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(&[head.as_bytes(), &sent].concat()).await.unwrap();
        let comes = async |places: usize| {
            while free() != places {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(10), comes(1)).await.unwrap();
        drop(stream);
        timeout(Duration::from_secs(10), comes(2)).await.unwrap();
        nothing_is_left(&server).await;
    }
    server.posted("cats", PIXEL).await;
}

#[tokio::test]
async fn a_slow_channel_takes_one_post_of_a_client_at_a_time() {
    let server = TestServer::with(&[("trusted_proxies", "127.0.0.1")]).await;
    for channel in ["cats", "dogs"] {
        server.channel(channel, 50, |wish| wish.slow = "30s".to_owned()).await;
    }
    let post = async |channel: &str, from: &str, file: &[u8]| {
        let path = format!("/api/v1/channels/{channel}/posts");
        let request = server.post(&path).multipart(form(&[file], &[("caption", "x")]));
        let answer = request.header("x-forwarded-for", from).send().await.unwrap();
        let after = answer.headers().get("retry-after").cloned();
        let after = after.map(|after| after.to_str().unwrap().to_owned());
        (answer.status().as_u16(), after.unwrap_or_default())
    };
    let (here, there) = ("192.0.2.1", "192.0.2.2");
    assert_eq!(post("cats", here, b"no picture").await.0, 415);
    assert_eq!(post("cats", here, PIXEL).await.0, 201, "what was refused doesn't count");
    let (status, after) = post("cats", here, PIXEL).await;
    assert!(status == 429 && ["30", "31"].contains(&after.as_str()), "{status}, {after} s");
    assert_eq!(post("cats", there, PIXEL).await.0, 201);
    assert_eq!(post("dogs", here, PIXEL).await.0, 201);
    server.pass(29);
    assert_eq!(post("cats", here, PIXEL).await.0, 429);
    server.pass(1);
    assert_eq!(post("cats", here, PIXEL).await.0, 201);
}

#[tokio::test]
async fn a_struck_network_may_share_and_not_post() {
    let server = cats().await;
    let posted = server.posted("cats", PIXEL).await;
    let share: ShareId = server.app.records.shares(None, 1).await.unwrap()[0];
    let now = server.app.now();
    let outline = server.app.records.outline(share, now).await.unwrap().unwrap();
    strike(&server.app, Lookup([1; 32]), &outline, Ground::Harm, now).await.unwrap();
    let refused = server.post_in("cats", &[PIXEL], "x").await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (403, "banned"));
    assert!(refused.detail.contains("in public") && refused.until.is_some(), "{}", refused.detail);
    let shared: Problem = server.upload(&[PIXEL], &[]).await.json().await.unwrap();
    assert_eq!(shared.code, "pass-required", "a share costs more, and may be");
    server.one_post(&posted.id).await.unwrap();
}

#[tokio::test]
async fn the_same_post_sent_twice_is_one_post() {
    let server = TestServer::start().await;
    for channel in ["cats", "dogs"] {
        server.channel(channel, 5, |wish| wish.slow = "1h".to_owned()).await;
    }
    let send = async |channel: &str, caption: &str| {
        let path = format!("/api/v1/channels/{channel}/posts");
        let form = form(&[PIXEL], &[("caption", caption)]);
        let request = server.post(&path).header("idempotency-key", KEY).multipart(form);
        read::<Posted>(request.send().await.unwrap()).await
    };
    let first = send("cats", "x").await.unwrap();
    let again = send("cats", "x").await.unwrap();
    assert_eq!(serde_json::to_value(&again).unwrap(), serde_json::to_value(&first).unwrap());
    assert_eq!(server.listed("cats").await, [first.id]);
    for (channel, caption) in [("cats", "y"), ("dogs", "x")] {
        let refused = send(channel, caption).await.unwrap_err();
        assert_eq!((refused.status, refused.code.as_str()), (422, "idempotency-key-reused"));
    }
    let share = server.post("/api/v1/shares").header("idempotency-key", KEY);
    let share = share.multipart(form(&[PIXEL], &[])).send().await.unwrap();
    assert_eq!(share.status(), 422);
    assert_eq!(server.blobs().await, 1);
}

fn digest(bytes: &[u8]) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
