//! Posts: what everybody may share with everybody.

mod manage;
mod refusals;
mod review;
mod ring;

use std::num::NonZeroU32;

use chatpic_api::{ManagedShare, Post, Posted, Posts, Problem};
use chatpic_core::Timestamp;

use super::harness::{TestServer, beside, form, png, read};

impl TestServer {
    /// Posts these files.
    pub async fn post_in(
        &self,
        channel: &str,
        files: &[&[u8]],
        caption: &str,
    ) -> Result<Posted, Problem> {
        let form = form(files, &[("caption", caption)]);
        let path = format!("/api/v1/channels/{channel}/posts");
        read(self.post(&path).multipart(form).send().await.unwrap()).await
    }

    /// Posts one file, which is taken.
    pub async fn posted(&self, channel: &str, file: &[u8]) -> Posted {
        self.post_in(channel, &[file], "Look!").await.unwrap()
    }

    /// A part of a channel.
    pub async fn posts(&self, channel: &str, query: &str) -> Result<Posts, Problem> {
        let path = format!("/api/v1/channels/{channel}/posts{query}");
        read(self.get(&path).send().await.unwrap()).await
    }

    /// The IDs of the posts of a channel that are on its first page.
    pub async fn listed(&self, channel: &str) -> Vec<String> {
        let posts = self.posts(channel, "").await.unwrap().posts;
        posts.into_iter().map(|post| post.id).collect()
    }

    pub async fn one_post(&self, id: &str) -> Result<Post, Problem> {
        read(self.get(&format!("/api/v1/posts/{id}")).send().await.unwrap()).await
    }

    pub async fn managed_post(&self, posted: &Posted) -> Result<ManagedShare, Problem> {
        let path = format!("/api/v1/manage/{}", posted.manage_token);
        read(self.get(&path).send().await.unwrap()).await
    }
}

#[tokio::test]
async fn a_post_is_listed_and_shown_with_its_pictures_and_thumbnails() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let (large, small) = (png(640, 480), png(3, 2));
    let posted = server.post_in("cats", &[&large, &small], "Two <cats>").await.unwrap();
    assert_eq!((posted.state.as_str(), posted.channel.as_str()), ("shown", "cats"));
    assert_eq!(posted.url, server.url(&format!("/p/{}", posted.id)));
    assert_eq!(posted.media[0].removed, Some(vec![]));
    let end = server.app.now().plus(86_400);
    assert_eq!(posted.expires_at, Some(end.to_string()));

    let mut listed = server.posts("cats", "").await.unwrap();
    assert_eq!((listed.posts.len(), listed.next), (1, None));
    let (listed, shown) = (listed.posts.remove(0), server.one_post(&posted.id).await.unwrap());
    assert_eq!(serde_json::to_value(&listed).unwrap(), serde_json::to_value(&shown).unwrap());
    assert_eq!((shown.id, shown.caption), (posted.id, "Two <cats>".to_owned()));
    assert_eq!((shown.comments, shown.pinned, shown.adult), (0, false, false));
    assert_eq!(shown.created_at, server.app.now().to_string());
    let sizes = shown.media.iter().map(|it| (it.width, it.height, it.media_type.as_str()));
    assert_eq!(sizes.collect::<Vec<_>>(), [(640, 480, "image/png"), (3, 2, "image/png")]);
    for (media, file) in shown.media.iter().zip([&large, &small]) {
        assert_eq!(server.bytes(&media.url).await.unwrap(), *file);
        let thumb = server.bytes(media.thumbnail_url.as_ref().unwrap()).await.unwrap();
        assert!(thumb.starts_with(b"\xff\xd8\xff") && thumb.len() <= 15_000, "{}", thumb.len());
    }
}

#[tokio::test]
async fn media_of_a_post_have_the_headers_of_direct_media_and_ranges() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let file = png(300, 200);
    let media = server.posted("cats", &file).await.media.remove(0);
    let thumb = media.thumbnail_url.unwrap();
    for (url, kind) in [(&media.url, "image/png"), (&thumb, "image/jpeg")] {
        let answer = server.get(url).send().await.unwrap();
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), kind);
        assert_eq!(header("cache-control"), "private, max-age=0, must-revalidate");
        assert_eq!(header("cross-origin-resource-policy"), "cross-origin");
        assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
        assert!(header("x-robots-tag").contains("noindex"));
        assert!(!answer.headers().contains_key("rating"));
        let etag = header("etag");
        let whole = answer.bytes().await.unwrap();
        let again = server.get(url).header("if-none-match", &etag).send().await.unwrap();
        assert_eq!(again.status(), 304);
        let part = server.get(url).header("range", "bytes=10-19").send().await.unwrap();
        assert_eq!(
            (part.status(), &part.bytes().await.unwrap()[..]),
            (206.try_into().unwrap(), &whole[10..20])
        );
    }
    let [etag, small] = [&media.url, &thumb]
        .map(async |url| server.http.head(url).send().await.unwrap().headers()["etag"].clone());
    assert_ne!(etag.await, small.await);
    for wrong in ["1", "t1", "x", "t", "tt0", "-1", "0.png"] {
        let url = beside(&media.url, wrong);
        assert_eq!(server.get(&url).send().await.unwrap().status(), 404, "{wrong}");
    }
}

#[tokio::test]
async fn a_post_ends_with_its_channels_retention_to_the_second() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |wish| wish.retention = "60s".to_owned()).await;
    server.channel("dogs", 5, |wish| wish.retention = "none".to_owned()).await;
    let [cat, dog] = ["cats", "dogs"].map(|channel| server.posted(channel, PIXEL));
    let (cat, dog) = (cat.await, dog.await);
    assert_eq!(dog.expires_at, None);
    server.pass(59);
    assert_eq!(server.listed("cats").await, [cat.id.as_str()]);
    server.one_post(&cat.id).await.unwrap();
    server.bytes(&cat.media[0].url).await.unwrap();
    server.pass(1);
    assert!(server.listed("cats").await.is_empty());
    for gone in [
        server.one_post(&cat.id).await.unwrap_err(),
        server.bytes(&cat.media[0].url).await.unwrap_err(),
        server.bytes(cat.media[0].thumbnail_url.as_ref().unwrap()).await.unwrap_err(),
    ] {
        assert_eq!((gone.status, gone.reason.as_deref()), (410, Some("expired")));
    }
    assert_eq!(server.managed_post(&cat).await.unwrap().state, "expired");
    server.pass(50 * 366 * 86_400);
    server.one_post(&dog.id).await.unwrap();
    server.purge().await;
    assert_eq!(server.blobs().await, 1);
}

#[tokio::test]
async fn what_is_for_adults_asks_for_a_declaration_each_time() {
    let server = TestServer::with(&[("adult_channels", "true")]).await;
    server.channel("x", 5, |wish| wish.adult = "true".to_owned()).await;
    let posted = server.posted("x", PIXEL).await;
    assert!(posted.adult && server.one_post(&posted.id).await.is_err());
    let (media, thumb) = (&posted.media[0].url, posted.media[0].thumbnail_url.as_ref().unwrap());
    for url in [
        &server.url("/api/v1/channels/x/posts?adult=yes"),
        &server.url(&format!("/api/v1/posts/{}?adult=yes", posted.id)),
        media,
        thumb,
    ] {
        assert_eq!(server.get(url).send().await.unwrap().status(), 200, "{url}");
        for undeclared in ["", "?adult=no", "?adult=", "?adults=yes"] {
            let url = url.replace("?adult=yes", undeclared);
            let problem = server.bytes(&url).await.unwrap_err();
            assert_eq!((problem.status, problem.code.as_str()), (403, "adults-only"), "{url}");
        }
    }
    for url in [media, thumb] {
        let answer = server.get(url).send().await.unwrap();
        assert_eq!(answer.headers()["rating"], "RTA-5042-1996-1400-1577-RTA");
    }
}

#[tokio::test]
async fn pages_neither_skip_nor_repeat_while_posts_arrive() {
    let server = TestServer::start().await;
    server.channel("cats", 200, |_| ()).await;
    let mut posted = Vec::new();
    for _ in 0..120 {
        posted.push(server.posted("cats", PIXEL).await.id);
    }
    let (mut seen, mut next) = (Vec::new(), None);
    loop {
        let query = next.map_or_else(String::new, |next| format!("?before={next}"));
        let page = server.posts("cats", &query).await.unwrap();
        seen.extend(page.posts.into_iter().map(|post| post.id));
        server.posted("cats", PIXEL).await;
        next = page.next;
        if next.is_none() {
            break;
        }
    }
    posted.reverse();
    assert_eq!(seen, posted);
}

#[tokio::test]
async fn a_cursor_tells_no_number_and_cannot_be_made_up() {
    let server = TestServer::start().await;
    for channel in ["cats", "dogs"] {
        server.channel(channel, 200, |_| ()).await;
        for _ in 0..51 {
            server.posted(channel, PIXEL).await;
        }
    }
    let cats = server.posts("cats", "").await.unwrap().next.unwrap();
    let dogs = server.posts("dogs", "").await.unwrap().next.unwrap();
    assert_eq!(server.posts("cats", "").await.unwrap().next.unwrap(), cats);
    assert_ne!(cats, dogs);
    let other = format!("{}{}", &cats[..31], if cats.ends_with('0') { '1' } else { '0' });
    for wrong in [dogs.as_str(), &other, "2", "", &cats[1..], "ü".repeat(16).as_str()] {
        let refused = server.posts("cats", &format!("?before={wrong}")).await.unwrap_err();
        assert_eq!((refused.status, refused.field.as_deref()), (422, Some("before")), "{wrong}");
    }
}

#[tokio::test]
async fn a_thumbnail_of_a_share_is_there_only_where_no_button_is() {
    let server = TestServer::start().await;
    let open = server.share_files(&[&png(640, 480)], &[]).await;
    let thumb = open.thumbnail_url.clone().unwrap();
    assert_eq!(server.told(&open).await.unwrap().thumbnail_url, open.thumbnail_url);
    assert!(thumb.ends_with("/t0.jpg"));
    let bytes = server.bytes(&thumb).await.unwrap();
    assert!(bytes.starts_with(b"\xff\xd8\xff") && bytes.len() <= 15_000);
    assert_eq!(server.bytes(&thumb.replace(".jpg", ".png")).await.unwrap_err().status, 404);

    let add = format!("/api/v1/manage/{}/links", open.manage_token);
    let body = serde_json::json!({ "max_views": NonZeroU32::MIN });
    let limited: chatpic_api::Shared =
        read(server.post(&add).json(&body).send().await.unwrap()).await.unwrap();
    for terms in [&[("max_views", "1")], &[("password", "open sesame")], &[("adult", "true")]] {
        let shared = server.share(terms).await;
        for closed in [&shared, &limited] {
            assert_eq!(closed.thumbnail_url, None);
            let url = closed.url.replace("/s/", "/i/") + "/t0.jpg";
            assert_eq!(server.bytes(&url).await.unwrap_err().status, 404);
        }
        let granted = server.view(&shared, serde_json::json!({ "password": "open sesame" })).await;
        let thumb = beside(&granted.unwrap().media[0].url, "t0");
        assert_eq!(server.bytes(&thumb).await.unwrap_err().status, 404, "no pass has one either");
    }
    assert_eq!(server.withdraw(&open).await, 204);
    assert_eq!(server.bytes(&thumb).await.unwrap_err().status, 410);
    server.purge().await;
    assert_eq!(server.blobs().await, 3);
}

/// When an answer says that something ends.
fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

/// A whole picture.
pub const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";
