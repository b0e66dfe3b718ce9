//! What a link with a mark serves is marked, whoever asks, however, and for however much of it.

use std::collections::HashSet;
use std::io::Cursor;

use chatpic_api::{Granted, Shared};
use reqwest::header::HeaderMap;
use reqwest::{Method, Response};
use serde_json::json;

use super::films::{made::make, until, until_whole};
use super::harness::{TestServer, api, form, png};
use super::streams::Reading;
use super::valve::Valve;

const MARKED: (&str, &str) = ("watermark", "true");

async fn view(server: &TestServer, shared: &Shared) -> Granted {
    server.view(shared, json!({})).await.unwrap()
}

fn pixels(file: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(Cursor::new(file)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels
}

/// Of how many pixels in a hundred two pictures of one size differ.
fn differing(one: &[u8], other: &[u8]) -> usize {
    let (one, other) = (pixels(one), pixels(other));
    assert_eq!(one.len(), other.len());
    let differ = one.chunks(3).zip(other.chunks(3)).filter(|(a, b)| a != b).count();
    differ * 100 / (one.len() / 3)
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn every_viewing_gets_a_picture_of_its_own_and_gets_it_again() {
    let server = TestServer::start().await;
    let original = png(120, 90);
    let shared = server.share_files(&[&original], &[MARKED, ("max_views", "2")]).await;
    assert!(shared.watermark && shared.direct_url.is_none());
    let [one, other] = [view(&server, &shared).await, view(&server, &shared).await];
    let [url, other_url] = [&one.media[0].url, &other.media[0].url];
    let [bytes, others] =
        [server.bytes(url).await.unwrap(), server.bytes(other_url).await.unwrap()];
    for (seen, unseen) in [(&bytes, &original), (&others, &original), (&bytes, &others)] {
        assert!(differing(seen, unseen) > 0);
    }
    // The same to the byte, also after a restart.
    assert_eq!(server.bytes(url).await.unwrap(), bytes);
    let server = server.restart().await;
    assert_eq!(server.bytes(&server.moved_url(url)).await.unwrap(), bytes);
}

#[tokio::test]
async fn a_viewings_bytes_are_told_apart_and_kept_nowhere() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&png(120, 90)], &[MARKED]).await;
    let [url, other] = [view(&server, &shared).await, view(&server, &shared).await]
        .map(|it| it.media[0].url.clone());
    let whole = server.get(&url).send().await.unwrap();
    let headers = whole.headers().clone();
    let bytes = whole.bytes().await.unwrap();
    assert_eq!(header(&headers, "content-length"), bytes.len().to_string());
    assert_eq!(header(&headers, "cache-control"), "no-store");
    assert_eq!(header(&headers, "content-type"), "image/png");
    let etag = header(&headers, "etag");
    let head = server.http.head(&url).send().await.unwrap();
    for name in ["content-length", "etag", "content-type", "cache-control", "accept-ranges"] {
        assert_eq!(head.headers()[name], headers[name], "{name}");
    }
    assert!(head.bytes().await.unwrap().is_empty());
    let others = server.http.head(&other).send().await.unwrap();
    assert_ne!(others.headers()["etag"], etag);

    let asked = async |url: &str, name: &str, value: &str| {
        let request = server.get(url).header("range", "bytes=5-9").header(name, value);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.bytes().await.unwrap())
    };
    assert_eq!(asked(&url, "if-none-match", etag).await.0, 304);
    assert_eq!(asked(&other, "if-none-match", etag).await.0, 206);
    assert_eq!(asked(&url, "if-range", etag).await, (206, bytes.slice(5..10)));
    let (status, whole) = asked(&other, "if-range", etag).await;
    assert!(status == 200 && whole != bytes);
}

#[tokio::test]
async fn ranges_of_a_viewing_fit_together() {
    let server = TestServer::start().await;
    // More than a chunk and more than what is read at once.
    let shared = server.share_files(&[&png(500, 400)], &[MARKED]).await;
    let url = view(&server, &shared).await.media[0].url.clone();
    let whole = server.bytes(&url).await.unwrap();
    let len = whole.len();
    assert!(len > 300_000);
    for (first, last) in
        [(0, 0), (0, 1), (65_535, 65_536), (262_100, 262_200), (len - 1, len - 1), (0, len - 1)]
    {
        let range = format!("bytes={first}-{last}");
        let part = server.get(&url).header("range", &range).send().await.unwrap();
        assert_eq!(part.status(), 206, "{range}");
        let told = format!("bytes {first}-{last}/{len}");
        assert_eq!(header(part.headers(), "content-range"), told);
        assert!(part.bytes().await.unwrap() == whole[first..=last], "{range}");
    }
    let outside = server.get(&url).header("range", format!("bytes={len}-")).send().await.unwrap();
    assert_eq!(header(outside.headers(), "content-range"), format!("bytes */{len}"));
    assert_eq!(outside.status(), 416);
}

#[tokio::test]
async fn who_reads_slowly_holds_no_worker_and_leaves_no_file_with_a_name() {
    let server = TestServer::with(&[("limits.workers", "1")]).await;
    let shared = server.share_files(&[&png(1600, 1200)], &[MARKED]).await;
    let url = view(&server, &shared).await.media[0].url.clone();
    let slow = Reading::begin(&server, &url).await;
    assert_eq!(std::fs::read_dir(server.data_dir().join("spool")).unwrap().count(), 0);
    let other = server.share_files(&[&png(60, 40)], &[MARKED]).await;
    let seen = view(&server, &other).await;
    server.bytes(&seen.media[0].url).await.unwrap();
    let (announced, read) = slow.rest().await;
    assert_eq!(announced, read);
}

#[tokio::test]
async fn a_marked_picture_that_is_being_sent_is_cut_off_with_its_right() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&png(2400, 1600)], &[MARKED]).await;
    let url = view(&server, &shared).await.media[0].url.clone();
    let reading = Reading::begin(&server, &url).await;
    assert_eq!(server.withdraw(&shared).await, 204);
    reading.ends_early().await;
}

#[tokio::test]
async fn what_was_withdrawn_while_it_was_being_marked_is_not_sent() {
    let (server, valve) = Valve::server().await;
    let shared = server.share_files(&[&png(60, 40)], &[MARKED]).await;
    let url = view(&server, &shared).await.media[0].url.clone();
    valve.close_after(0);
    let asked = tokio::spawn(server.get(&url).send());
    until("held", async || valve.held() > 0).await;
    assert_eq!(server.withdraw(&shared).await, 204);
    valve.open();
    assert_eq!(asked.await.unwrap().unwrap().status(), 410);
}

#[tokio::test]
async fn many_at_once_get_what_each_is_to_get() {
    let server = TestServer::with(&[("limits.workers", "2")]).await;
    let shared = server.share_files(&[&png(200, 150)], &[MARKED]).await;
    let mut urls = Vec::new();
    for _ in 0..10 {
        urls.push(view(&server, &shared).await.media[0].url.clone());
    }
    let asked = (0..100).map(|number: usize| server.bytes(&urls[number % 10]));
    let all = futures_util::future::join_all(asked).await;
    let all: Vec<_> = all.into_iter().map(Result::unwrap).collect();
    assert!(all.iter().enumerate().all(|(number, bytes)| *bytes == all[number % 10]));
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), 10);
}

/// Every route of the table, by every method, with and without ranges, with everything that its parameters
/// can be: what comes back is a part of what this viewing is to see, or holds nothing of the picture.
#[tokio::test]
async fn no_route_serves_an_unmarked_byte_of_a_marked_link() {
    let server = TestServer::start().await;
    let stage = Stage::new(&server).await;
    let mut pictures = 0;
    for (route, call) in routes() {
        for method in METHODS {
            // What changes something is asked of a share of its own.
            let own = match call.contains(&format!("{}(", method.to_lowercase())) {
                true if !["GET", "HEAD", "OPTIONS"].contains(&method) => {
                    Some(Stage::new(&server).await)
                }
                _ => None,
            };
            let stage = own.as_ref().unwrap_or(&stage);
            for path in stage.paths(&route) {
                for range in RANGES {
                    pictures += stage.ask(&server, method, &path, range).await;
                }
            }
        }
    }
    // The whole once, and each range that is one.
    assert_eq!(pictures, RANGES.len() * 3, "only a pass shows media, by GET");
}

const METHODS: [&str; 7] = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
const RANGES: [Option<&str>; 6] = [
    None,
    Some("bytes=0-"),
    Some("bytes=100-299"),
    Some("bytes=-200"),
    Some("bytes=0-0,50-99"),
    Some("bytes=1-1"),
];

/// The visitors' routes as they stand in the table: path, and what handles it.
fn routes() -> Vec<(String, String)> {
    let source = include_str!("../../src/http/routes.rs");
    let table = &source[..source.find("pub fn admin_router").unwrap()];
    let routes = table.split(".route(").skip(1).map(|call| {
        let path = call.split('"').nth(1).unwrap();
        (path.to_owned(), call.replacen(path, "", 1))
    });
    let routes: Vec<_> = routes.collect();
    assert!(routes.len() > 40 && routes.iter().any(|(path, _)| path == "/v/{ticket}/{number}"));
    routes
}

/// A marked share of two pictures and a video that somebody looks at and somebody reported.
struct Stage {
    shared: Shared,
    link: String,
    ticket: String,
    report: String,
    /// What no answer may hold: of the files as they were cleaned, all that isn't in what is served.
    forbidden: HashSet<Vec<u8>>,
    /// What this viewing is to see.
    served: Vec<Vec<u8>>,
}

/// Long enough that chance makes no two the same.
const WINDOW: usize = 12;

impl Stage {
    async fn new(server: &TestServer) -> Self {
        let originals = [png(48, 40), png(33, 64)];
        let film = "-f lavfi -i testsrc2=s=96x64:r=10:d=1 -c:v libx264 -pix_fmt yuv420p -f mp4";
        let film = make(film);
        let unmarked = server.share_files(&[&film], &[]).await;
        let unmarked = server.bytes(unmarked.direct_url.as_ref().unwrap()).await.unwrap();
        let files = [&originals[0][..], &originals[1], &film];
        let terms = [MARKED, ("end_early", "true"), ("label", "Anna"), ("mark_label", "true")];
        let shared = server.share_files(&files, &terms).await;
        let granted = view(server, &shared).await;
        let mut served = Vec::new();
        for (media, original) in granted.media.iter().zip(&originals) {
            let bytes = server.bytes(&media.url).await.unwrap();
            assert!(differing(&bytes, original) > 0);
            served.push(bytes);
        }
        // As it is made, and as it is searched.
        let film = &granted.media[2].url;
        served.push(server.bytes(film).await.unwrap());
        until_whole(server, film).await;
        served.push(server.bytes(film).await.unwrap());
        let windows =
            |file: &[u8]| file.windows(WINDOW).map(<[u8]>::to_vec).collect::<HashSet<_>>();
        let mut forbidden: HashSet<_> = originals.iter().flat_map(|it| windows(it)).collect();
        forbidden.extend(originals.iter().flat_map(|it| windows(&pixels(it))));
        forbidden.extend(windows(&unmarked));
        for bytes in &served {
            windows(bytes).iter().for_each(|window| _ = forbidden.remove(window));
        }
        assert!(forbidden.len() > 5000);
        let report = server.reported(&shared, "hate").await;
        let last = |url: &str| url.rsplit('/').next().unwrap().to_owned();
        let ticket = granted.media[0].url.rsplit('/').nth(1).unwrap().to_owned();
        let link = shared.links[0].id.clone();
        Self { link, ticket, report: last(&report), forbidden, served, shared }
    }

    /// Everything that a route's parameters can be, of this share.
    fn paths(&self, route: &str) -> Vec<String> {
        let token = self.shared.url.rsplit('/').next().unwrap();
        let mut paths = vec![route.to_owned()];
        let names = ["0.png", "1.png", "t0.png", "t0.jpg", "0.jpg", "2.mp4", "t2.jpg", "0", "t0"];
        let numbers = ["0", "1", "t0", "2", "t2", "3"];
        let secrets = [token, &self.ticket, &self.shared.manage_token, &self.report];
        for (parameter, values) in [
            ("{token}", &secrets[..]),
            ("{ticket}", &secrets),
            ("{manage_token}", &[&self.shared.manage_token]),
            ("{report_token}", &[&self.report]),
            ("{id}", &[&self.link]),
            ("{name}", &names),
            ("{number}", &numbers),
            ("{kind}", &["eu"]),
            ("{slug}", &["none"]),
            ("{post}", &[token, &self.ticket]),
            ("{delete_token}", &[token, &self.shared.manage_token]),
            ("{upload_token}", &secrets),
        ] {
            let each = |path: String| match path.contains(parameter) {
                true => values.iter().map(|value| path.replace(parameter, value)).collect(),
                false => vec![path],
            };
            paths = paths.into_iter().flat_map(each).collect();
        }
        assert!(paths.iter().all(|path| !path.contains('{')), "{route}: an unknown parameter");
        paths
    }

    /// How many answers were parts of a media: 0 or 1.
    async fn ask(
        &self,
        server: &TestServer,
        method: &str,
        path: &str,
        range: Option<&str>,
    ) -> usize {
        let mut request = server.http.request(method.parse::<Method>().unwrap(), server.url(path));
        if let Some(range) = range {
            request = request.header("range", range);
        }
        let what = format!("{method} {path} {range:?}");
        let answer = request.send().await.unwrap();
        let media_type = header(answer.headers(), "content-type");
        let is_picture = media_type.starts_with("image/") || media_type.starts_with("video/");
        let offset = offset(&answer);
        let body = answer.bytes().await.unwrap();
        let is_ours = path.starts_with("/static/")
            || path.starts_with("/favicon")
            || path.ends_with("/qr.svg");
        if is_picture && !is_ours {
            assert!(method == "GET" || body.is_empty(), "{what}");
            let fits = |file: &Vec<u8>| file.get(offset..offset + body.len()) == Some(&body[..]);
            assert!(self.served.iter().any(fits), "{what}: not what this viewing is to see");
            return usize::from(!body.is_empty());
        }
        let found = body.windows(WINDOW).find(|window| self.forbidden.contains(*window));
        assert!(found.is_none(), "{what}: {found:?}");
        0
    }
}

/// Where in the whole an answer begins.
fn offset(answer: &Response) -> usize {
    let range = header(answer.headers(), "content-range").strip_prefix("bytes ");
    let first = range.and_then(|range| range.split('-').next());
    first.map_or(0, |first| first.parse().unwrap_or(0))
}

#[tokio::test]
async fn a_marked_link_beside_an_open_one_shows_only_what_is_marked() {
    let server = TestServer::start().await;
    let original = png(64, 48);
    let open = server.share_files(&[&original], &[]).await;
    assert_eq!(server.bytes(open.direct_url.as_ref().unwrap()).await.unwrap(), original);
    let url = api(&open.manage_url, "manage", "/links");
    let body = json!({"watermark": true});
    let marked: Shared = server.post(&url).json(&body).send().await.unwrap().json().await.unwrap();
    let direct = marked.url.replace("/s/", "/i/") + "/0.png";
    assert_eq!(server.bytes(&direct).await.unwrap_err().status, 404);
    let page = String::from_utf8(server.bytes(&marked.url).await.unwrap()).unwrap();
    assert!(!page.contains("<img") && page.contains("/view\""));
    let seen = server.bytes(&view(&server, &marked).await.media[0].url).await.unwrap();
    assert!(differing(&seen, &original) > 0);
}

#[tokio::test]
async fn curl_is_given_no_direct_link_to_what_is_to_be_marked() {
    let server = TestServer::start().await;
    let upload = server.post("/").multipart(form(&[&png(64, 48)], &[MARKED]));
    let line = upload.send().await.unwrap().text().await.unwrap();
    assert!(line.contains("/s/") && !line.contains("/i/"), "{line}");
    let put = server.http.put(server.url("/x.png?watermark=true")).body(png(64, 48));
    let line = put.send().await.unwrap().text().await.unwrap();
    assert!(line.contains("/s/") && !line.contains("/i/"), "{line}");
}
