//! Addresses, headers and methods that nobody should send.

use super::while_healthy;
use crate::harness::TestServer;
use crate::raw::{Answer, request, talk};

async fn ask(server: &TestServer, bytes: &[u8]) -> Answer {
    while_healthy(server, talk(server.address, bytes)).await
}

#[tokio::test]
async fn an_odd_address_is_unknown_or_malformed() {
    let server = TestServer::start().await;
    let long = format!("/s/{}", "a".repeat(60_000));
    let segments = "/s".repeat(20_000);
    for (path, status, code) in [
        ("/s/%FF", 400, "malformed"),
        ("/s/%C0%AF", 400, "malformed"),
        ("/api/v1/shares/%80", 400, "malformed"),
        ("/s/%00", 404, "not-found"),
        ("/%00", 404, "not-found"),
        ("/s/%", 404, "not-found"),
        ("/s/%zz", 404, "not-found"),
        ("/s/", 404, "not-found"),
        ("//", 404, "not-found"),
        ("//s//x", 404, "not-found"),
        ("/../../etc/passwd", 404, "not-found"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, "not-found"),
        ("/static/..%2f..%2fCargo.toml", 404, "not-found"),
        ("/i/x/..%2f0.png", 404, "not-found"),
        ("/i/x/99999999999999999999999.png", 404, "not-found"),
        ("/i/x/-1.png", 404, "not-found"),
        ("/v/x/0x0", 404, "not-found"),
        ("/s/\u{FF0E}\u{FF0E}", 404, "not-found"),
        ("/s/x?a=%FF&b=%00", 404, "not-found"),
        (&long, 404, "not-found"),
        (&segments, 404, "not-found"),
    ] {
        let answer = ask(&server, &request(&format!("GET {path}"), &[], b"")).await;
        let problem = answer.problem();
        assert_eq!((problem.status, &*problem.code), (status, code), "{path:.60}");
    }
}

#[tokio::test]
async fn a_person_is_told_on_a_page() {
    let server = TestServer::start().await;
    for (path, status) in [("/s/%FF", 400), ("/s/%00", 404), ("/nothing/here", 404)] {
        let page = request(&format!("GET {path}"), &[("Accept", "text/html")], b"");
        let answer = ask(&server, &page).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (status, Some("text/html; charset=utf-8"))
        );
    }
}

#[tokio::test]
async fn a_method_that_nobody_knows_is_not_allowed() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let path = shared.url.splitn(4, '/').nth(3).unwrap();
    for method in
        ["BREW", "TRACE", "PROPFIND", "get", "DELETE", "PATCH", "PUT", "X".repeat(5000).as_str()]
    {
        let answer = ask(&server, &request(&format!("{method} /{path}"), &[], b"")).await;
        assert_eq!(answer.problem().code, "method-not-allowed", "{method:.20}");
        assert!(
            answer.header("allow").is_some_and(|allowed| allowed.contains("GET")),
            "{answer:?}"
        );
    }
    for line in ["CONNECT pics.example:80", "OPTIONS *"] {
        let answer = ask(&server, &request(line, &[], b"")).await;
        assert!(matches!(&*answer.problem().code, "not-found" | "method-not-allowed"), "{line}");
    }
    server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
}

#[tokio::test]
async fn headers_that_lie_change_nothing() {
    let server = TestServer::start().await;
    let long = "x".repeat(50_000);
    for (name, value) in [
        ("Accept", "\u{0080}\u{FFFD}"),
        ("Cookie", long.as_str()),
        ("Range", "bytes=99999999999999999999-"),
        ("If-None-Match", "*"),
        ("Accept-Encoding", "gzip;q=banana, \u{1F5BC}"),
        ("X-Forwarded-For", "\u{FFFD}, not an address"),
        ("X-Forwarded-Proto", "javascript"),
        ("Content-Type", "text/html"),
    ] {
        let answer = ask(&server, &request("GET /", &[(name, value)], b"")).await;
        assert_eq!(answer.status, 200, "{name}");
    }
    for host in ["", "evil@pics.example", "pics.example/<script>", "a b", "[::1", "\u{1F5BC}"] {
        let bytes = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert_eq!(ask(&server, bytes.as_bytes()).await.status, 200, "{host}");
    }
}

/// These never reach the service: hyper itself ends them, with a status and no body.
#[tokio::test]
async fn what_is_no_http_is_refused_at_the_door() {
    let server = TestServer::start().await;
    let many = vec![("X-Header", "y"); 200];
    let host = "\r\nHost: pics.example\r\n";
    let of = |text: String| text.into_bytes();
    let too_long = "a".repeat(200_000);
    for (what, bytes) in [
        ("an address of 200 kB", request(&format!("GET /{too_long}"), &[], b"")),
        ("200 headers", request("GET /", &many, b"")),
        ("a header of 200 kB", request("GET /", &[("X", &too_long)], b"")),
        ("no version", of(format!("GET /{host}\r\n"))),
        ("another version", of(format!("GET / HTTP/9.9{host}\r\n"))),
        ("no method", of(format!("/ HTTP/1.1{host}\r\n"))),
        ("a space in the address", of(format!("GET /a b HTTP/1.1{host}\r\n"))),
        ("a raw zero in a header", of(format!("GET / HTTP/1.1{host}X: \0\r\n\r\n"))),
        ("a space before the colon", of(format!("GET / HTTP/1.1{host}X : y\r\n\r\n"))),
        (
            "two lengths",
            of(format!("POST / HTTP/1.1{host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab")),
        ),
        ("a negative length", of(format!("POST / HTTP/1.1{host}Content-Length: -1\r\n\r\n"))),
        ("TLS", b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03".repeat(20)),
    ] {
        let answer = ask(&server, &bytes).await;
        assert!((400..500).contains(&answer.status), "{what}: {answer:?}");
    }
}

#[tokio::test]
async fn a_body_of_unsound_chunks_is_refused() {
    let server = TestServer::start().await;
    let head = "POST /api/v1/open HTTP/1.1\r\nHost: pics.example\r\nConnection: close\r\n\
        Transfer-Encoding: chunked\r\n\r\n";
    for chunks in ["zz\r\n", "FFFFFFFFFFFFFFFFF\r\n", "2\r\n{}X\r\n0\r\n\r\n", "-1\r\n\r\n"] {
        let answer = ask(&server, format!("{head}{chunks}").as_bytes()).await;
        assert!((400..500).contains(&answer.status), "{chunks}: {answer:?}");
    }
}
