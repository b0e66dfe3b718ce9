//! How much may be open, for how long, and how often one may begin.

use chatpic_server::actions::sunset::{self, Sunset};
use reqwest::Method;

use super::{TestServer, code, header, is, metadata, problem};
use crate::harness::{form, png};
use crate::places::Places;
use crate::upload_pass::pass;

const DRAFT: &str = "draft dHJ1ZQ==";

#[tokio::test]
async fn a_client_has_so_many_open_and_no_more() {
    let settings = [("limits.open_uploads", "3"), ("trusted_proxies", "127.0.0.1")];
    let server = TestServer::with(&settings).await;
    let begin = async |from: &str| {
        let asked = server.tus(Method::POST, "/files/").header("upload-length", 10);
        let asked = asked.header("upload-metadata", DRAFT).header("x-forwarded-for", from);
        asked.send().await.unwrap()
    };
    let mut uploads = Vec::new();
    for _ in 0..3 {
        uploads.push(header(&begin("192.0.2.1").await, "location").to_owned());
    }
    let refused = begin("192.0.2.1").await;
    assert_eq!(header(&refused, "retry-after"), "60");
    assert_eq!(code(refused).await, is(429, "too-many-open"));
    assert_eq!(begin("192.0.2.2").await.status(), 201, "others are not concerned");
    server.end(&uploads[0]).await;
    assert_eq!(begin("192.0.2.1").await.status(), 201);
    assert_eq!(begin("192.0.2.1").await.status(), 429);
    // One that arrived still counts as a draft, and no more when it was used or its time is over.
    server.sent(&uploads[1], 0, &[1; 10]).await;
    assert_eq!(begin("192.0.2.1").await.status(), 429);
    server.pass(86_400);
    server.purge().await;
    assert_eq!(begin("192.0.2.1").await.status(), 201);
}

#[tokio::test]
async fn a_client_s_uploads_are_so_long_together_and_no_longer() {
    let server = TestServer::with(&[("limits.open_upload_bytes", "1000")]).await;
    assert_eq!(server.begin(1001, DRAFT).await.status(), 429);
    assert_eq!(server.begin(600, DRAFT).await.status(), 201);
    assert_eq!(server.begin(401, DRAFT).await.status(), 429);
    assert_eq!(server.begin(400, DRAFT).await.status(), 201);
}

#[tokio::test]
async fn what_is_shared_is_open_no_more() {
    let server = TestServer::with(&[("limits.open_uploads", "1")]).await;
    let picture = png(9, 9);
    for _ in 0..3 {
        let upload = server.begun(picture.len(), &[]).await;
        assert_eq!(server.begin(10, "").await.status(), 429);
        server.sent(&upload, 0, &picture).await;
    }
}

#[tokio::test]
async fn an_unfinished_upload_ends_after_a_day() {
    let server = TestServer::start().await;
    let upload = server.begun(100, &[("draft", "true")]).await;
    server.sent(&upload, 0, &[1; 10]).await;
    server.pass(86_399);
    server.purge().await;
    server.sent(&upload, 10, &[1; 10]).await;
    server.pass(1);
    assert_eq!(server.head(&upload).await.status(), 410);
    let refused = problem(server.send(&upload, 20, &[1; 10]).await).await;
    assert_eq!((refused.status, refused.reason.as_deref()), (410, Some("expired")));
    assert_eq!(server.blobs().await, 2);
    server.is_empty().await;
    assert_eq!(problem(server.end(&upload).await).await.reason.as_deref(), Some("expired"));
}

#[tokio::test]
async fn uploads_are_counted_as_they_begin_and_pieces_never() {
    let server = TestServer::with(&[("limits.uploads_per_hour", "2")]).await;
    let picture = png(9, 9);
    let upload = server.begun(picture.len(), &[]).await;
    for at in 0..50 {
        server.sent(&upload, at, &picture[at..=at]).await;
    }
    // Of drafts there can be as many as shares can hold: the request that shares them counts.
    let mut drafts = Vec::new();
    for _ in 0..5 {
        drafts.push(server.draft(&[&picture]).await);
    }
    let mut naming = form(&[], &[]);
    for draft in &drafts {
        naming = naming.text("upload", super::token(draft).to_owned());
    }
    let shared = server.post("/api/v1/shares").multipart(naming).send().await.unwrap();
    assert_eq!(shared.status(), 201);
    assert_eq!(code(server.begin(10, "").await).await, is(429, "too-many-requests"));
    assert_eq!(server.upload(&[&picture], &[]).await.status(), 429);
    server.sent(&upload, 50, &picture[50..]).await;
}

#[tokio::test]
async fn there_must_be_room_for_all_of_it() {
    let server = TestServer::with(&[("media.max_file_bytes", "16777216GiB")]).await;
    if let Places::Shared { .. } = server.places {
        // Only a disk says how much is free.
        assert_eq!(server.begin(10, DRAFT).await.status(), 201);
        return;
    }
    let settings = [("limits.open_upload_bytes", "16777216GiB")];
    let length = 4_u64 << 50;
    assert_eq!(code(server.begin(length, DRAFT).await).await, is(507, "no-room"));
    let full = TestServer::with(&[settings[0], ("limits.free_space", "16777216GiB")]).await;
    assert_eq!(code(full.begin(10, DRAFT).await).await, is(507, "no-room"));
}

#[tokio::test]
async fn nothing_is_begun_and_nothing_goes_on_where_the_instance_is_closing() {
    let server = TestServer::start().await;
    let upload = server.begun(100, &[("draft", "true")]).await;
    sunset::announce(&server.app, &Sunset::parse("2199-12-31", "").unwrap()).await.unwrap();
    assert_eq!(code(server.begin(10, DRAFT).await).await, is(403, "sunset"));
    assert_eq!(code(server.send(&upload, 0, &[1; 10]).await).await, is(403, "sunset"));
}

#[tokio::test]
async fn where_a_pass_is_needed_an_upload_uses_it_up_and_a_draft_does_not() {
    let settings =
        [("upload_pass", "on"), ("limits.pass_cost", "1"), ("limits.pass_uploads_per_day", "1")];
    let server = TestServer::with(&settings).await;
    let begin = async |metadata: &str, pass: Option<&str>| {
        let asked = server.tus(Method::POST, "/files/").header("upload-length", 10);
        let mut asked = asked.header("upload-metadata", metadata);
        if let Some(pass) = pass {
            asked = asked.header("x-upload-pass", pass);
        }
        asked.send().await.unwrap()
    };
    let mine = pass(&server, None).await;
    for metadata in [DRAFT, ""] {
        assert_eq!(code(begin(metadata, None).await).await, is(403, "pass-required"));
    }
    for _ in 0..3 {
        assert_eq!(begin(DRAFT, Some(&mine)).await.status(), 201);
    }
    assert_eq!(begin(&metadata(&[("upload_pass", &mine)]), None).await.status(), 201);
    assert_eq!(code(begin("", Some(&mine)).await).await, is(403, "pass-required"));
}
