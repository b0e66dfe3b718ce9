//! What tus 1.0 asks of a server, word by word.

use reqwest::Method;

use super::{BYTES, TestServer, code, header, is, metadata, problem, sha1, sha256, token};
use crate::harness::png;
use crate::raw::{request, talk};

#[tokio::test]
async fn a_server_says_what_it_speaks() {
    let server =
        TestServer::with(&[("media.max_video_bytes", "3MiB"), ("media.max_file_bytes", "1MiB")])
            .await;
    for path in ["/files/", "/files/anything"] {
        let answer = server.http.request(Method::OPTIONS, server.url(path)).send().await.unwrap();
        assert_eq!(answer.status(), 204);
        assert_eq!(header(&answer, "tus-resumable"), "1.0.0");
        assert_eq!(header(&answer, "tus-version"), "1.0.0");
        assert_eq!(header(&answer, "tus-max-size"), (3 << 20).to_string());
        assert_eq!(header(&answer, "tus-checksum-algorithm"), "sha1,sha256");
        let extensions = "creation,creation-with-upload,checksum,expiration,termination";
        assert_eq!(header(&answer, "tus-extension"), extensions);
    }
}

#[tokio::test]
async fn another_version_is_refused_before_anything_is_done() {
    let server = TestServer::start().await;
    let upload = server.begun(10, &[("draft", "true")]).await;
    for version in [None, Some("0.2.2"), Some("1.0")] {
        for (method, url) in [
            (Method::POST, server.url("/files/")),
            (Method::HEAD, upload.clone()),
            (Method::PATCH, upload.clone()),
            (Method::DELETE, upload.clone()),
        ] {
            let mut asked = server.http.request(method.clone(), url).header("upload-length", 5);
            asked = asked.header("upload-offset", 0).header("content-type", BYTES).body("12345");
            if let Some(version) = version {
                asked = asked.header("tus-resumable", version);
            }
            let answer = asked.send().await.unwrap();
            assert_eq!(answer.status(), 412, "{method}");
            assert_eq!(header(&answer, "tus-version"), "1.0.0");
            assert_eq!(header(&answer, "tus-resumable"), "1.0.0");
            if method != Method::HEAD {
                assert_eq!(code(answer).await, is(412, "wrong-protocol"));
            }
        }
    }
    assert_eq!(server.offset(&upload).await, 0);
}

#[tokio::test]
async fn an_upload_is_begun_and_asked_for() {
    let server = TestServer::start().await;
    let said = "filename cGhvdG8ucG5n,draft dHJ1ZQ==";
    let answer = server.begin(1000, said).await;
    assert_eq!(answer.status(), 201);
    assert_eq!(header(&answer, "tus-resumable"), "1.0.0");
    // The test's clock is at the beginning of 2100, and this is a day later.
    assert!(header(&answer, "upload-expires").ends_with(" GMT"));
    let upload = header(&answer, "location").to_owned();
    assert!(upload.starts_with(&server.url("/files/")) && token(&upload).len() == 32);
    let told = server.head(&upload).await;
    assert_eq!(told.status(), 200);
    assert_eq!(header(&told, "upload-offset"), "0");
    assert_eq!(header(&told, "upload-length"), "1000");
    assert_eq!(header(&told, "upload-metadata"), said);
    assert_eq!(header(&told, "cache-control"), "no-store");
    assert_eq!(header(&told, "upload-expires"), header(&answer, "upload-expires"));
    server.sent(&upload, 0, &[1; 300]).await;
    server.sent(&upload, 300, &[2; 0]).await;
    server.sent(&upload, 300, &[2; 700]).await;
    assert_eq!(server.offset(&upload).await, 1000);
    let refused = problem(server.get(&upload).send().await.unwrap()).await;
    assert_eq!((refused.status, refused.code.as_str()), (409, "not-now"), "a draft has no answer");
}

#[tokio::test]
async fn bytes_go_where_the_last_ones_ended_and_nowhere_else() {
    let server = TestServer::start().await;
    let upload = server.begun(100, &[("draft", "true")]).await;
    server.sent(&upload, 0, &[1; 40]).await;
    for offset in [0, 39, 41, 100] {
        let refused = problem(server.send(&upload, offset, &[2; 10]).await).await;
        assert_eq!((refused.status, refused.code.as_str()), (409, "wrong-offset"));
        assert!(refused.detail.starts_with("40 bytes"), "{}", refused.detail);
    }
    assert_eq!(code(server.send(&upload, 40, &[2; 61]).await).await, is(413, "too-large"));
    // Without a length the first byte too many is where it ends.
    let chunked = format!("{:x}\r\n{}\r\n0\r\n\r\n", 61, "x".repeat(61));
    let head = format!(
        "PATCH /files/{} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTus-Resumable: 1.0.0\r\n\
         Upload-Offset: 40\r\nContent-Type: {BYTES}\r\nTransfer-Encoding: chunked\r\n\r\n{chunked}",
        token(&upload)
    );
    assert_eq!(talk(server.address, head.as_bytes()).await.status, 413);
    for (name, value) in [("content-type", "image/png"), ("content-type", "")] {
        let asked = server.tus(Method::PATCH, &upload).header("upload-offset", 40);
        let answer = asked.header(name, value).body("x").send().await.unwrap();
        assert_eq!(code(answer).await, is(415, "unsupported-media-type"));
    }
    for offset in ["", "-1", "+40", "40.0", "4 0", "99999999999999999999"] {
        let asked = server.tus(Method::PATCH, &upload).header("upload-offset", offset);
        let answer = asked.header("content-type", BYTES).body("x").send().await.unwrap();
        assert_eq!(code(answer).await, is(400, "malformed"), "{offset}");
    }
    assert_eq!(server.offset(&upload).await, 40);
}

#[tokio::test]
async fn of_bytes_with_a_wrong_checksum_nothing_is_kept() {
    let server = TestServer::start().await;
    let upload = server.begun(3000, &[("draft", "true")]).await;
    let (bytes, other) = ([7; 1000], [8; 1000]);
    for wrong in [sha1(&other), sha256(&other), "sha256 AAAA".to_owned()] {
        let sent = server.patch(&upload, 0, &bytes).header("upload-checksum", &wrong);
        assert_eq!(code(sent.send().await.unwrap()).await, is(460, "wrong-checksum"), "{wrong}");
        assert_eq!(server.offset(&upload).await, 0);
    }
    server.is_empty().await;
    for unknown in ["md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha1", "sha1 %%", "crc32 AAAAAA=="] {
        let sent = server.patch(&upload, 0, &bytes).header("upload-checksum", unknown);
        assert_eq!(code(sent.send().await.unwrap()).await, is(400, "malformed"), "{unknown}");
    }
    for (at, right) in [(0, sha1(&bytes)), (1000, sha256(&bytes))] {
        let sent = server.patch(&upload, at, &bytes).header("upload-checksum", right);
        assert_eq!(sent.send().await.unwrap().status(), 204);
    }
    assert_eq!(server.offset(&upload).await, 2000);
}

#[tokio::test]
async fn the_first_bytes_may_come_with_the_beginning() {
    let (server, picture) = (TestServer::start().await, png(30, 20));
    let begin = |bytes: &[u8], said: String| {
        let asked = server.tus(Method::POST, "/files/").header("upload-length", picture.len());
        let asked = asked.header("upload-metadata", said).header("content-type", BYTES);
        asked.body(bytes.to_vec())
    };
    let draft = metadata(&[("draft", "true")]);
    let part = begin(&picture[..100], draft.clone()).send().await.unwrap();
    assert_eq!((part.status().as_u16(), header(&part, "upload-offset")), (201, "100"));
    let upload = header(&part, "location");
    server.sent(upload, 100, &picture[100..]).await;
    let whole = begin(&picture, String::new()).send().await.unwrap();
    assert_eq!(whole.status(), 201);
    assert_eq!(header(&whole, "upload-offset"), picture.len().to_string());
    let shared = server.answer(header(&whole, "location")).await.unwrap();
    assert_eq!(header(&whole, "x-share-url"), shared.url);
    assert_eq!(server.bytes(&shared.direct_url.unwrap()).await.unwrap(), picture);
    // Nobody is told of an upload whose first bytes are refused, so none is left.
    server.end(upload).await;
    server.withdraw(&server.answer(header(&whole, "location")).await.unwrap()).await;
    let long = [picture.clone(), vec![0]].concat();
    let wrong = begin(&picture, draft.clone()).header("upload-checksum", sha1(b"x"));
    assert_eq!(code(wrong.send().await.unwrap()).await, is(460, "wrong-checksum"));
    let broken = begin(&vec![0; picture.len()], String::new()).send().await.unwrap();
    assert_eq!(code(broken).await, is(415, "unsupported-format"));
    assert_eq!(code(begin(&long, draft).send().await.unwrap()).await, is(413, "too-large"));
    server.is_empty().await;
}

#[tokio::test]
async fn an_upload_is_ended_for_good() {
    let server = TestServer::start().await;
    let upload = server.begun(100, &[("draft", "true")]).await;
    server.sent(&upload, 0, &[1; 40]).await;
    assert_eq!(server.blobs().await, 1);
    let ended = server.end(&upload).await;
    assert_eq!((ended.status().as_u16(), header(&ended, "tus-resumable")), (204, "1.0.0"));
    assert_eq!(server.head(&upload).await.status(), 410);
    for answer in [
        server.end(&upload).await,
        server.send(&upload, 40, &[1; 40]).await,
        server.get(&upload).send().await.unwrap(),
    ] {
        let refused = problem(answer).await;
        assert_eq!((refused.status, refused.reason.as_deref()), (410, Some("withdrawn")));
    }
    server.is_empty().await;
}

#[tokio::test]
async fn who_can_send_neither_patch_nor_delete_says_what_is_meant() {
    let server = TestServer::start().await;
    let upload = server.begun(10, &[("draft", "true")]).await;
    let asked = |method: &str| {
        let asked = server.tus(Method::POST, &upload).header("x-http-method-override", method);
        asked.header("upload-offset", 0).header("content-type", BYTES)
    };
    assert_eq!(asked("PATCH").body("12345").send().await.unwrap().status(), 204);
    let told = asked("HEAD").send().await.unwrap();
    assert_eq!((told.status().as_u16(), header(&told, "upload-offset")), (200, "5"));
    assert_eq!(code(asked("TRACE").send().await.unwrap()).await, is(400, "malformed"));
    assert_eq!(asked("DELETE").send().await.unwrap().status(), 204);
    assert_eq!(server.head(&upload).await.status(), 410);
}

#[tokio::test]
async fn what_is_no_upload_is_not_found() {
    let server = TestServer::with(&[("limits.unknown_tokens_per_minute", "6")]).await;
    let shared = server.share(&[]).await;
    // A token of another kind is none of this kind.
    for unknown in [token(&shared.url), "short", &"x".repeat(32)] {
        let upload = server.url(&format!("/files/{unknown}"));
        assert_eq!(code(server.end(&upload).await).await, is(404, "not-found"));
        assert_eq!(code(server.send(&upload, 0, b"x").await).await, is(404, "not-found"));
    }
    let upload = server.url(&format!("/files/{}", "y".repeat(32)));
    assert_eq!(code(server.end(&upload).await).await, is(429, "too-many-requests"));
}

#[tokio::test]
async fn what_can_not_begin_is_refused_before_a_byte() {
    let server =
        TestServer::with(&[("media.videos", "false"), ("media.max_file_bytes", "1MiB")]).await;
    assert_eq!(code(server.begin((1 << 20) + 1, "").await).await, is(413, "too-large"));
    assert_eq!(code(server.begin(0, "").await).await, is(422, "broken-file"));
    for (metadata, field) in [
        ("max_views MA==", "max_views"),
        ("expires_in c29vbg==", "expires_in"),
        ("colour cmVk", "colour"),
        ("label YQ==,label YQ==", "label"),
        ("password *", "password"),
        ("draft dHJ1ZQ==,password YQ==", "draft"),
    ] {
        let refused = problem(server.begin(10, metadata).await).await;
        assert_eq!((refused.status, refused.field.as_deref()), (422, Some(field)), "{metadata}");
    }
    for (name, value) in [("upload-defer-length", "1"), ("upload-length", "many")] {
        let asked = server.tus(Method::POST, "/files/").header(name, value);
        assert_eq!(code(asked.send().await.unwrap()).await, is(400, "malformed"));
    }
    let cross = server.tus(Method::POST, "/files/").header("upload-length", 10);
    let cross = cross.header("sec-fetch-site", "cross-site").send().await.unwrap();
    assert_eq!(code(cross).await, is(403, "cross-site"));
    // A length that is announced twice is nobody's to choose from.
    let twice = [("Tus-Resumable", "1.0.0"), ("Upload-Length", "5, 6")];
    let refused = talk(server.address, &request("POST /files/", &twice, b"")).await;
    assert_eq!(refused.problem().code, "malformed");
    server.is_empty().await;
}
