//! Parts of a picture, byte for byte, under a pass and by direct link.

use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use serde_json::json;

use super::harness::{TestServer, png};

/// What is sealed in one piece.
const CHUNK: usize = 64 << 10;

/// A picture of several chunks, its server, and an address of it.
struct Large {
    server: TestServer,
    url: String,
    bytes: Vec<u8>,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Large {
    async fn under_a_pass() -> Self {
        let (server, bytes) = (TestServer::start().await, png(400, 300));
        let shared = server.share_files(&[&bytes], &[("max_views", "1")]).await;
        let url = server.view(&shared, json!({})).await.unwrap().media[0].url.clone();
        Self::checked(server, url, bytes)
    }

    async fn by_direct_link() -> Self {
        let (server, bytes) = (TestServer::start().await, png(400, 300));
        let shared = server.share_files(&[&bytes], &[("expires_in", "1h")]).await;
        Self::checked(server, shared.direct_url.unwrap(), bytes)
    }

    fn checked(server: TestServer, url: String, bytes: Vec<u8>) -> Self {
        assert!(bytes.len() > 5 * CHUNK, "several strides of chunks");
        Self { server, url, bytes }
    }

    async fn ask(&self, method: Method, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.server.http.request(method, &self.url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Answer { status, headers, body: response.bytes().await.unwrap().into() }
    }

    async fn get(&self, range: &str) -> Answer {
        self.ask(Method::GET, &[("range", range)]).await
    }

    fn is_whole(&self, answer: &Answer) {
        assert_eq!(answer.status, 200);
        assert!(answer.body == self.bytes, "the whole picture");
        assert_eq!(answer.header("content-length"), self.bytes.len().to_string());
        assert!(!answer.headers.contains_key("content-range"));
    }

    async fn etag(&self) -> String {
        self.ask(Method::HEAD, &[]).await.header("etag").to_owned()
    }
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }
}

#[tokio::test]
async fn every_range_across_the_borders_of_chunks_is_exact() {
    for large in [Large::under_a_pass().await, Large::by_direct_link().await] {
        let len = large.bytes.len();
        let borders = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 4 * CHUNK - 1, 4 * CHUNK];
        let ends = [4 * CHUNK + 1, 5 * CHUNK, len - 2, len - 1];
        let places = [&borders[..], &ends[..]].concat();
        for &first in &places {
            for &last in places.iter().filter(|&&last| last >= first) {
                let part = large.get(&format!("bytes={first}-{last}")).await;
                assert_eq!(part.status, 206);
                assert!(part.body == large.bytes[first..=last], "{first}-{last}");
                assert_eq!(part.header("content-range"), format!("bytes {first}-{last}/{len}"));
                assert_eq!(part.header("content-length"), (last - first + 1).to_string());
                assert_eq!(part.header("accept-ranges"), "bytes");
            }
        }
    }
}

#[tokio::test]
async fn open_and_suffix_ranges_end_where_the_picture_does() {
    let large = Large::under_a_pass().await;
    let len = large.bytes.len();
    for (range, first) in [
        ("bytes=0-".to_owned(), 0),
        (format!("bytes={CHUNK}-"), CHUNK),
        (format!("bytes={}-", len - 1), len - 1),
        ("bytes=-1".to_owned(), len - 1),
        (format!("bytes=-{CHUNK}"), len - CHUNK),
        (format!("bytes=-{}", len + 7), 0),
        (format!("bytes=5-{}", len + 7), 5),
        ("bytes=5-99999999999999999999999".to_owned(), 5),
    ] {
        let part = large.get(&range).await;
        assert_eq!(part.status, 206, "{range}");
        assert!(part.body == large.bytes[first..], "{range}");
        assert_eq!(part.header("content-range"), format!("bytes {first}-{}/{len}", len - 1));
    }
}

#[tokio::test]
async fn a_range_outside_the_picture_is_416_and_names_its_length() {
    for large in [Large::under_a_pass().await, Large::by_direct_link().await] {
        let len = large.bytes.len();
        for range in
            [format!("bytes={len}-"), format!("bytes={len}-{}", len + 5), "bytes=-0".into()]
        {
            let none = large.get(&range).await;
            assert_eq!(none.status, 416, "{range}");
            assert_eq!(none.header("content-range"), format!("bytes */{len}"));
            assert_eq!(none.header("content-type"), "application/problem+json");
            assert!(none.body.len() < 1000, "not the picture");
        }
    }
}

#[tokio::test]
async fn what_is_no_single_range_is_answered_with_the_whole() {
    let large = Large::under_a_pass().await;
    for range in ["bytes=0-1,5-6", "bytes=0-0,-1", "bytes=9-3", "bytes=a-b", "chunks=0-1", "-"] {
        large.is_whole(&large.get(range).await);
    }
    large.is_whole(&large.ask(Method::GET, &[]).await);
}

#[tokio::test]
async fn if_range_gives_the_part_only_of_the_very_same_bytes() {
    for large in [Large::under_a_pass().await, Large::by_direct_link().await] {
        let etag = large.etag().await;
        assert!(etag.starts_with('"') && etag.ends_with('"'), "a strong one");
        let part = [("range", "bytes=70000-70009"), ("if-range", etag.as_str())];
        let part = large.ask(Method::GET, &part).await;
        assert_eq!(
            (part.status, part.body.as_slice()),
            (206.try_into().unwrap(), &large.bytes[70_000..70_010])
        );
        let weak = format!("W/{etag}");
        for other in ["\"other\"", weak.as_str(), "Sat, 22 Nov 2025 10:00:00 GMT"] {
            let asked = [("range", "bytes=70000-70009"), ("if-range", other)];
            large.is_whole(&large.ask(Method::GET, &asked).await);
            let outside = [("range", "bytes=99999999-"), ("if-range", other)];
            large.is_whole(&large.ask(Method::GET, &outside).await);
        }
    }
}

#[tokio::test]
async fn head_tells_the_length_and_sends_nothing() {
    for large in [Large::under_a_pass().await, Large::by_direct_link().await] {
        for headers in [&[][..], &[("range", "bytes=0-1")], &[("range", "bytes=99999999-")]] {
            let head = large.ask(Method::HEAD, headers).await;
            assert_eq!((head.status, head.body.len()), (200.try_into().unwrap(), 0));
            assert_eq!(head.header("content-length"), large.bytes.len().to_string());
            assert_eq!(head.header("content-type"), "image/png");
            assert_eq!(head.header("accept-ranges"), "bytes");
        }
    }
}

#[tokio::test]
async fn a_direct_link_is_not_sent_again_to_who_has_it() {
    let large = Large::by_direct_link().await;
    let etag = large.etag().await;
    let (weak, list) = (format!("W/{etag}"), format!("\"other\", {etag}"));
    for known in [etag.as_str(), weak.as_str(), list.as_str(), "*"] {
        for range in [None, Some(("range", "bytes=0-1"))] {
            let headers: Vec<_> =
                [Some(("if-none-match", known)), range].into_iter().flatten().collect();
            let same = large.ask(Method::GET, &headers).await;
            assert_eq!((same.status, same.body.len()), (304.try_into().unwrap(), 0), "{known}");
            assert_eq!(same.header("etag"), etag);
        }
    }
    large.is_whole(&large.ask(Method::GET, &[("if-none-match", "\"other\"")]).await);
}

#[tokio::test]
async fn no_copy_of_a_direct_link_may_be_used_once_its_share_is_gone() {
    let large = Large::by_direct_link().await;
    let etag = large.etag().await;
    for seconds_left in [3600, 2, 1] {
        for headers in [&[][..], &[("range", "bytes=0-1")], &[("if-none-match", etag.as_str())]] {
            let answer = large.ask(Method::GET, headers).await;
            let rules: Vec<_> = answer.header("cache-control").split(',').map(str::trim).collect();
            let age = rules.iter().find_map(|rule| rule.strip_prefix("max-age="));
            assert!(age.unwrap().parse::<u64>().unwrap() <= seconds_left);
            assert!(rules.contains(&"must-revalidate") && rules.contains(&"private"));
        }
        large.server.pass(if seconds_left == 3600 { 3598 } else { 1 });
    }
    for headers in [&[][..], &[("range", "bytes=0-1")], &[("if-none-match", etag.as_str())]] {
        let gone = large.ask(Method::GET, headers).await;
        assert_eq!((gone.status.as_u16(), gone.header("cache-control")), (410, "no-store"));
    }
}

#[tokio::test]
async fn nothing_under_a_pass_is_ever_stored() {
    let large = Large::under_a_pass().await;
    for headers in [&[][..], &[("range", "bytes=0-1")], &[("range", "bytes=99999999-")]] {
        assert_eq!(large.ask(Method::GET, headers).await.header("cache-control"), "no-store");
    }
}
