//! Fields and forms that can't be taken: each refusal names the field at fault.

use chatpic_api::Shared;

use super::{problem, said, while_healthy};
use crate::harness::{TestServer, png};
use crate::raw::{MULTIPART, multipart, request, talk};

#[tokio::test]
async fn a_field_that_can_not_be_taken_is_named() {
    let server = TestServer::start().await;
    let (picture, long) = (png(3, 2), "x".repeat(5000));
    for (field, value) in [
        ("expires_in", "0"),
        ("expires_in", "59"),
        ("expires_in", "31d"),
        ("expires_in", "-1h"),
        ("expires_in", "tomorrow"),
        ("expires_in", "99999999999999999999d"),
        ("expires_in", &long),
        ("max_views", "0"),
        ("max_views", "-1"),
        ("max_views", "+1"),
        ("max_views", "1001"),
        ("max_views", "1e3"),
        ("max_views", "99999999999999999999"),
        ("password", &long[..1025]),
        ("password", &long),
        ("watermark", "perhaps"),
        // Three pixels on a side can't carry a mark.
        ("watermark", "true"),
        ("mark_label", "perhaps"),
        ("mark_label", "true"),
        ("end_early", "perhaps"),
        ("links", "Anna, Ben"),
        ("links", "[]"),
        ("links", "[{}, {\"expires_in\": \"1s\"}]"),
        ("links", "[{\"watermark\": \"true\"}]"),
        ("links", &"x".repeat(70_000)),
        ("recipients", &"x\n".repeat(51)),
        ("comments", "perhaps"),
        ("adult", "perhaps"),
        ("label", &long[..101]),
        ("label", &long),
    ] {
        let what = format!("{field} = {:.20}", value);
        let answer = while_healthy(&server, server.upload(&[&picture], &[(field, value)])).await;
        let problem = problem(&what, answer).await;
        assert_eq!(said(&problem), (422, "invalid-field", Some(field)), "{what}");
    }
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn a_field_that_is_unknown_or_comes_twice_or_is_not_text_is_refused() {
    let server = TestServer::start().await;
    let file: (&[u8], &[u8]) = (br#"name="file"; filename="x""#, &png(3, 2));
    for (what, part, field) in [
        ("unknown", (&br#"name="expires""#[..], &b"1h"[..]), "expires"),
        ("without a name", (b"filename=\"x\"", b"1h"), "field"),
        ("with an empty name", (br#"name="""#, b"1h"), "field"),
        ("with a name that is not UTF-8", (b"name=\"\xff\"", b"1h"), "field"),
        ("not UTF-8", (br#"name="label""#, b"\xff\xfe"), "label"),
        ("a password that is not UTF-8", (br#"name="password""#, b"\xc3("), "password"),
        ("half a surrogate", (br#"name="label""#, b"\xed\xa0\x80"), "label"),
    ] {
        let body = multipart(&[file, part]);
        let bytes = request("POST /api/v1/shares", &[MULTIPART], &body);
        let problem = while_healthy(&server, talk(server.address, &bytes)).await.problem();
        assert_eq!(said(&problem), (422, "invalid-field", Some(field)), "{what}");
    }
    for field in [
        "expires_in",
        "max_views",
        "password",
        "watermark",
        "mark_label",
        "comments",
        "adult",
        "end_early",
        "label",
        "links",
        "recipients",
    ] {
        let twice = server.upload(&[&png(3, 2)], &[(field, "x"), (field, "x")]).await;
        let problem = problem(field, twice).await;
        assert_eq!(said(&problem), (422, "invalid-field", Some(field)), "{field} twice");
    }
}

#[tokio::test]
async fn a_share_takes_1_to_20_files() {
    let server = TestServer::start().await;
    let picture = png(3, 2);
    let upload = async |count: usize| server.upload(&vec![picture.as_slice(); count], &[]).await;
    let full: Shared = while_healthy(&server, upload(20)).await.json().await.unwrap();
    assert_eq!((full.media.len(), server.blobs().await), (20, 20));
    for count in [21, 40] {
        let problem = problem("files", while_healthy(&server, upload(count)).await).await;
        assert_eq!(said(&problem), (422, "invalid-field", Some("file")), "{count} files");
    }
    // The latter is what a browser sends where none was chosen.
    for none in [multipart(&[]), multipart(&[(br#"name="file"; filename="""#, b"")])] {
        let bytes = request("POST /api/v1/shares", &[MULTIPART], &none);
        let problem = talk(server.address, &bytes).await.problem();
        assert_eq!(said(&problem), (422, "invalid-field", Some("file")));
    }
    assert_eq!(server.blobs().await, 20);
}

#[tokio::test]
async fn one_broken_file_among_good_ones_leaves_nothing() {
    let server = TestServer::start().await;
    let picture = png(3, 2);
    let upload = server.upload(&[&picture, &picture, b"<html>"], &[]).await;
    assert_eq!(said(&problem("two of three", upload).await), (415, "unsupported-format", None));
    server.app.tasks.close();
    server.app.tasks.wait().await;
    assert_eq!(server.blobs().await, 0);
    assert!(server.app.placing().is_empty());
}

#[tokio::test]
async fn a_form_that_is_no_form_is_refused() {
    let server = TestServer::start().await;
    let sound = multipart(&[(br#"name="file"; filename="x""#, &png(3, 2))]);
    let many = multipart(&vec![(&br#"name="file"; filename="""#[..], &b""[..]); 2000]);
    let header = [br#"name="file"; x=""#, vec![b'x'; 1 << 20].as_slice(), br#"""#].concat();
    let header = multipart(&[(&header, b"")]);
    let headers = b"name=\"file\"\r\nX: y".to_vec();
    let headers = multipart(&[(&[headers, b"\r\nX: y".repeat(100)].concat(), b"")]);
    let outside = [vec![b'x'; 1 << 20], sound.clone()].concat();
    let (of_b, of_none) = (MULTIPART.1, "multipart/form-data");
    for (what, content_type, body) in [
        ("no boundary", of_none, &sound[..]),
        ("an empty boundary", "multipart/form-data; boundary=", &sound),
        ("another boundary", "multipart/form-data; boundary=c", &sound),
        ("another multipart", "multipart/mixed; boundary=b", &sound),
        ("a form without files", "application/x-www-form-urlencoded", b"file=x"),
        ("JSON", "application/json", b"{}"),
        ("a type that is none", "\u{1F5BC}", &sound),
        ("nothing", of_b, b""),
        ("only the first boundary", of_b, b"--b"),
        ("cut off within a header", of_b, &sound[..30]),
        ("cut off within a file", of_b, &sound[..sound.len() - 20]),
        ("cut off before its last dashes", of_b, &sound[..sound.len() - 4]),
        ("a part without a header's end", of_b, b"--b\r\nContent-Disposition: form-data\r\n--b--"),
        ("a header of 1 MiB", of_b, &header),
        ("101 headers", of_b, &headers),
        ("1 MiB before the first part", of_b, &outside),
        ("2000 parts", of_b, &many),
    ] {
        let bytes = request("POST /api/v1/shares", &[("Content-Type", content_type)], body);
        let problem = while_healthy(&server, talk(server.address, &bytes)).await.problem();
        assert_eq!(said(&problem), (400, "malformed", None), "{what}");
    }
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn a_form_inside_a_part_is_no_picture() {
    let server = TestServer::start().await;
    let inner = b"--c\r\nContent-Disposition: file; filename=x\r\n\r\nx\r\n--c--";
    let nested = b"name=\"file\"\r\nContent-Type: multipart/mixed; boundary=c";
    let bytes = request("POST /api/v1/shares", &[MULTIPART], &multipart(&[(nested, inner)]));
    let problem = while_healthy(&server, talk(server.address, &bytes)).await.problem();
    assert_eq!(said(&problem), (415, "unsupported-format", None));
}

#[tokio::test]
async fn the_ways_of_a_command_line_refuse_alike() {
    let server = TestServer::start().await;
    for (what, line, body, expected) in [
        ("HTML", "PUT /x.png", &b"<html>"[..], (415, "unsupported-format", None)),
        ("nothing", "PUT /x.png", b"", (422, "broken-file", None)),
        ("an unknown field", "PUT /x.png?a=b", b"x", (422, "invalid-field", Some("a"))),
        ("an empty query field", "PUT /x.png?=", b"x", (422, "invalid-field", Some("field"))),
        ("twice", "PUT /x?label=a&label=b", b"x", (422, "invalid-field", Some("label"))),
        ("too many", "PUT /x?max_views=1001", b"x", (422, "invalid-field", Some("max_views"))),
        ("no form", "POST /", b"x", (400, "malformed", None)),
    ] {
        let bytes = request(line, &[], body);
        let problem = while_healthy(&server, talk(server.address, &bytes)).await.problem();
        assert_eq!(said(&problem), expected, "{what}");
    }
}
