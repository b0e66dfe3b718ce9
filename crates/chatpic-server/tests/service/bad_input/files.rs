//! Files that mean harm, or are no picture, or are one of a rare kind.

use chatpic_api::Shared;
use serde_json::json;

use super::made::{
    AVIF, CMYK, DEFLATED, GIF, JPEG, TIFF, WEBP, WEBP_LOSSY, avif_sized, bomb, chunk, deep, gif_of,
    gif_sized, gif_with, idat, iend, ihdr, jpeg_sized, jpeg_with, jpeg_with_profile, palette, png,
    png_with, webp_extended,
};
use super::{problem, said, while_healthy};
use crate::harness::TestServer;

/// What has to become of a file.
enum Becomes {
    /// A picture that is served as this type.
    Clean(&'static str),
    /// A refusal with this status and code; the field is `file` where the code is `invalid-field`.
    Refused(u16, &'static str),
}
use Becomes::{Clean, Refused};

const BROKEN: Becomes = Refused(422, "broken-file");
const BEYOND: Becomes = Refused(422, "invalid-field");
const FOREIGN: Becomes = Refused(415, "unsupported-format");

type Row = (&'static str, Vec<u8>, Becomes);

async fn each_becomes(rows: Vec<Row>) {
    let server = TestServer::start().await;
    for (name, bytes, becomes) in rows {
        let answer = while_healthy(&server, server.upload(&[&bytes], &[])).await;
        match becomes {
            Refused(status, code) => {
                let problem = problem(name, answer).await;
                let field = (code == "invalid-field").then_some("file");
                assert_eq!(said(&problem), (status, code, field), "{name}: {}", problem.detail);
            }
            Clean(media_type) => {
                let status = answer.status();
                let text = answer.text().await.unwrap();
                assert_eq!(status, 201, "{name}: {text}");
                let shared: Shared = serde_json::from_str(&text).unwrap();
                assert_eq!(shared.media[0].media_type, media_type, "{name}");
                let served = server.get(shared.direct_url.as_ref().unwrap()).send().await.unwrap();
                assert_eq!(served.headers()["content-type"], media_type, "{name}");
                let served = served.bytes().await.unwrap();
                let foreign = served.windows(PLANTED.len()).any(|window| window == PLANTED);
                assert!(!foreign, "{name}: what was planted is served");
            }
        }
    }
    let totals = server.app.records.totals(server.app.now()).await.unwrap();
    let blobs = u64::try_from(server.blobs().await).unwrap();
    assert_eq!(blobs, totals.media, "a refused file leaves no blob");
}

#[tokio::test]
async fn a_file_that_is_cut_off_is_refused_as_broken() {
    let half = |bytes: &[u8]| bytes[..bytes.len() * 2 / 3].to_vec();
    let rows = vec![
        ("a PNG without its last chunk", png(&[ihdr(4, 2, 8, 0), idat(&[0; 10])]), BROKEN),
        ("a PNG cut within its pixels", half(&png_with(&[])), BROKEN),
        ("a PNG with too few pixels", png(&[ihdr(4, 2, 8, 0), idat(&[0; 5]), iend()]), BROKEN),
        ("a PNG that is its signature", png(&[]), BROKEN),
        ("a JPEG cut off", half(JPEG), BROKEN),
        ("a JPEG that is its first marker", JPEG[..4].to_vec(), BROKEN),
        ("a GIF cut off", half(GIF), BROKEN),
        ("a WebP cut off", half(WEBP), BROKEN),
        ("a lossy WebP cut off", half(WEBP_LOSSY), BROKEN),
        ("an AVIF cut off", half(AVIF), BROKEN),
        ("an empty file", Vec::new(), BROKEN),
    ];
    each_becomes(rows).await;
}

#[tokio::test]
async fn a_bomb_is_refused_or_defused() {
    let claims = |kind: &[u8; 4]| {
        let mut claimed = chunk(kind, b"Comment\0\0x");
        claimed[..4].copy_from_slice(&200_000_000_u32.to_be_bytes());
        png(&[ihdr(4, 2, 8, 0), claimed, idat(&[0; 10]), iend()])
    };
    let packed = |kind: &[u8; 4]| chunk(kind, &[b"Comment\0\0", DEFLATED.as_slice()].concat());
    let pixels = chunk(b"IDAT", &DEFLATED);
    let mut webp_claims = webp_extended(16, 8, 0x20, &[(b"ICCP", b"profile!")]);
    webp_claims[34..38].copy_from_slice(&200_000_000_u32.to_le_bytes());
    let rows = vec![
        ("256 megapixels in 33 KB", bomb(), BEYOND),
        (
            "one pixel with 200 MB of pixels",
            png(&[ihdr(1, 1, 8, 0), pixels, iend()]),
            Clean("image/png"),
        ),
        ("a text chunk that claims 200 MB", claims(b"tEXt"), BROKEN),
        ("a profile that claims 200 MB", claims(b"iCCP"), BROKEN),
        ("a text that opens to 200 MB", png_with(&[packed(b"zTXt")]), Clean("image/png")),
        ("a profile that opens to 200 MB", png_with(&[packed(b"iCCP")]), BEYOND),
        ("a JPEG with a profile of 16 MB", jpeg_with_profile(), BEYOND),
        ("a WebP whose profile claims 200 MB", webp_claims, BROKEN),
        ("a GIF of 20,000 frames", gif_of(20_000), BEYOND),
        ("a PNG of 2 MiB of metadata", png_with(&[chunk(b"tEXt", &vec![b'a'; 2 << 20])]), BEYOND),
    ];
    assert!(rows[0].1.len() < 40_000 && rows[5].1.len() < 250_000);
    each_becomes(rows).await;
}

#[tokio::test]
async fn a_header_that_promises_too_much_or_nothing_is_refused_before_any_pixel() {
    let rows = vec![
        ("PNG 65535×65535", png(&[ihdr(65_535, 65_535, 8, 2), idat(&[0]), iend()]), BEYOND),
        ("PNG 4294967295×1", png(&[ihdr(u32::MAX, 1, 8, 2), idat(&[0]), iend()]), BEYOND),
        ("JPEG 65535×65535", jpeg_sized(65_535, 65_535), BEYOND),
        ("GIF 65535×65535", gif_sized(65_535, 65_535), BEYOND),
        ("WebP 65535×65535", webp_extended(65_535, 65_535, 0, &[]), BEYOND),
        ("AVIF 65535×65535", avif_sized(65_535, 65_535), BEYOND),
        ("PNG 0×0", png(&[ihdr(0, 0, 8, 2), idat(&[0]), iend()]), BROKEN),
        ("PNG 4×0", png(&[ihdr(4, 0, 8, 2), idat(&[0]), iend()]), BROKEN),
        ("JPEG 0×0", jpeg_sized(0, 0), BROKEN),
        ("JPEG whose height comes later", jpeg_sized(16, 0), BROKEN),
        ("GIF 0×0", gif_sized(0, 0), BROKEN),
        ("AVIF 0×0", avif_sized(0, 0), BROKEN),
    ];
    each_becomes(rows).await;
}

/// In every polyglot.
const PLANTED: &[u8] = b"planted-by-a-stranger";

#[tokio::test]
async fn of_a_polyglot_only_the_picture_is_served() {
    let foreign: [(&str, Vec<u8>); 5] = [
        ("HTML", [b"<html><script>alert('", PLANTED, b"')</script>"].concat()),
        ("PDF", [b"%PDF-1.4\n1 0 obj<</JS(", PLANTED, b")>>endobj\n%%EOF"].concat()),
        ("ZIP", [b"PK\x03\x04\x0a\0", PLANTED, b"PK\x05\x06"].concat()),
        ("JS", [b"*/=1;alert('", PLANTED, b"')//"].concat()),
        ("PHP", [b"<?php system('", PLANTED, b"'); ?>"].concat()),
    ];
    let mut rows: Vec<Row> = Vec::new();
    for (kind, bytes) in &foreign {
        let text = [b"Comment\0", bytes.as_slice()].concat();
        for (name, file, media_type) in [
            ("behind a PNG", [&png_with(&[]), bytes.as_slice()].concat(), "image/png"),
            ("in a text of a PNG", png_with(&[chunk(b"tEXt", &text)]), "image/png"),
            ("in a chunk of its own", png_with(&[chunk(b"prVt", bytes)]), "image/png"),
            ("behind a JPEG", [JPEG, bytes].concat(), "image/jpeg"),
            ("in a JPEG's comment", jpeg_with(0xFE, bytes), "image/jpeg"),
            ("in a JPEG's application segment", jpeg_with(0xEA, bytes), "image/jpeg"),
            ("behind a GIF", [GIF, bytes].concat(), "image/gif"),
            ("in a GIF's comment", gif_with(0xFE, bytes), "image/gif"),
            ("behind a WebP", [WEBP, bytes].concat(), "image/webp"),
            ("in a WebP's chunk", webp_extended(16, 8, 8, &[(b"EXIF", bytes)]), "image/webp"),
        ] {
            let name = format!("{kind} {name}").leak();
            rows.push((name, file, Clean(media_type)));
        }
        rows.push(("a picture behind it", [bytes, JPEG].concat(), FOREIGN));
    }
    each_becomes(rows).await;
}

#[tokio::test]
async fn what_is_no_accepted_picture_is_refused_with_the_list_of_what_is() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>"#;
    let rows = vec![
        ("SVG", svg.to_vec(), FOREIGN),
        ("SVG after a declaration", [b"<?xml version='1.0'?>", svg.as_slice()].concat(), FOREIGN),
        ("HTML", b"<!doctype html><p>hello".to_vec(), FOREIGN),
        ("PDF", b"%PDF-1.7\n%%EOF".to_vec(), FOREIGN),
        ("TIFF", TIFF.to_vec(), FOREIGN),
        ("ZIP", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(), FOREIGN),
        ("an MP4 with nothing in it", b"\0\0\0\x18ftypisom\0\0\0\0isommp42".to_vec(), BROKEN),
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), FOREIGN),
        ("BMP", b"BM\x1e\0\0\0\0\0\0\0\x1a\0\0\0".to_vec(), FOREIGN),
        ("one byte", vec![0xFF], FOREIGN),
    ];
    let server = TestServer::start().await;
    let told = server.upload(&[svg], &[]).await.json::<serde_json::Value>().await.unwrap();
    assert_eq!(
        told["detail"],
        json!(
            "Pictures can be JPEG, PNG, GIF, WebP or, where it is taken, AVIF; videos, where they are taken, MP4, MOV or WebM."
        )
    );
    each_becomes(rows).await;
}

#[tokio::test]
async fn rare_kinds_of_pictures_are_shared_like_any_other() {
    let rows = vec![
        ("a CMYK JPEG", CMYK.to_vec(), Clean("image/jpeg")),
        ("a PNG with 16 bits a colour", deep(), Clean("image/png")),
        ("a PNG with a palette", palette(), Clean("image/png")),
        ("a GIF", GIF.to_vec(), Clean("image/gif")),
        ("a lossy WebP", WEBP_LOSSY.to_vec(), Clean("image/webp")),
        ("a lossless WebP", WEBP.to_vec(), Clean("image/webp")),
        ("an AVIF", AVIF.to_vec(), Clean("image/avif")),
    ];
    each_becomes(rows).await;
}
