//! File names and types that mean harm. The service reads neither: nothing of them comes back.

use chatpic_api::Shared;

use super::while_healthy;
use crate::harness::{TestServer, png};
use crate::raw::{MULTIPART, multipart, request, talk};

#[tokio::test]
async fn a_file_is_told_by_its_bytes_and_nothing_of_its_name_comes_back() {
    let server = TestServer::start().await;
    let long = format!("planted{}.png", "x".repeat(64 << 10));
    let names: &[(&str, &[u8])] = &[
        ("a path upwards", b"../../../../planted/passwd"),
        ("a path of Windows", br"C:\planted\..\x.png"),
        ("escaped line breaks", b"planted%0D%0ASet-Cookie: a=b.png"),
        ("marks that turn the direction", "planted\u{202E}gnp.exe\u{2066}".as_bytes()),
        ("64 KiB", long.as_bytes()),
        ("bytes that are not UTF-8", b"planted\xff\xfe.png"),
        ("markup", b"planted<img src=x onerror=alert(1)>.png"),
        ("an escaped quote", br#"planted\" onload=\"x.png"#),
        ("another name inside", b"planted; name=label; filename=x.html"),
        ("a web page", b"planted.html"),
        ("nothing", b""),
    ];
    for (what, name) in names {
        let disposition = [br#"name="file"; filename=""#, *name, br#"""#].concat();
        let types = b"\r\nContent-Type: text/html; charset=planted";
        let body = multipart(&[(&[disposition.as_slice(), types].concat(), &png(3, 2))]);
        let bytes = request("POST /api/v1/shares", &[MULTIPART], &body);
        let answer = while_healthy(&server, talk(server.address, &bytes)).await;
        assert_eq!(answer.status, 201, "{what}: {answer:?}");
        let shared: Shared = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(shared.media[0].media_type, "image/png", "{what}");
        let mut told = format!("{} {}", answer.head, String::from_utf8(answer.body).unwrap());
        for url in [shared.direct_url.as_ref().unwrap(), &shared.url, &shared.manage_url] {
            let path = url.strip_prefix("http://pics.example").unwrap();
            let seen = server.get(path).header("accept", "text/html").send().await.unwrap();
            assert_eq!(seen.status(), 200, "{what}: {path}");
            told.push_str(&format!("{:?}", seen.headers()));
            told.push_str(&String::from_utf8_lossy(&seen.bytes().await.unwrap()));
        }
        assert!(!told.contains("planted"), "{what}: the name comes back");
    }
}

#[tokio::test]
async fn a_line_break_in_a_name_ends_the_header_and_the_request_with_it() {
    let server = TestServer::start().await;
    for name in [&b"a\r\nSet-Cookie: b=c"[..], b"a\nb", b"a\rb", b"a\0b"] {
        let disposition = [br#"name="file"; filename=""#, name, br#"""#].concat();
        let body = multipart(&[(&disposition, &png(3, 2))]);
        let bytes = request("POST /api/v1/shares", &[MULTIPART], &body);
        let answer = while_healthy(&server, talk(server.address, &bytes)).await;
        assert!(answer.header("set-cookie").is_none());
        // Where the parser takes the break for the header's end, a nameless or cut-short field is left.
        if answer.status != 201 {
            assert!(matches!(answer.status, 400 | 422), "{answer:?}");
            answer.problem();
        }
    }
}

#[tokio::test]
async fn a_name_in_the_address_of_a_put_says_nothing() {
    let server = TestServer::start().await;
    for name in ["planted.html", "..%2F..%2Fplanted", "planted%0D%0Ax:y", "planted%E2%80%AEgnp.exe"]
    {
        let bytes = request(&format!("PUT /{name}"), &[], &png(3, 2));
        let answer = while_healthy(&server, talk(server.address, &bytes)).await;
        assert_eq!(answer.status, 201, "{name}: {answer:?}");
        let told = format!("{} {}", answer.head, String::from_utf8(answer.body).unwrap());
        assert!(!told.contains("planted") && told.trim_end().ends_with("/0.png"), "{told}");
    }
}
