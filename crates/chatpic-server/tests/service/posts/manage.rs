//! A post belongs to whoever has its manage link.

use super::{PIXEL, at};
use crate::harness::{TestServer, read};

#[tokio::test]
async fn whoever_posted_takes_it_back() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let posted = server.posted("cats", PIXEL).await;
    let managed = server.managed_post(&posted).await.unwrap();
    let post = managed.post.unwrap();
    assert_eq!((managed.state.as_str(), post.id.as_str()), ("live", posted.id.as_str()));
    assert_eq!((post.channel.as_str(), post.caption.as_str()), ("cats", "Look!"));
    assert_eq!(managed.links[0].url.as_deref(), Some(posted.url.as_str()));

    let path = server.url(&format!("/api/v1/manage/{}", posted.manage_token));
    assert_eq!(server.http.delete(&path).send().await.unwrap().status(), 204);
    assert!(server.listed("cats").await.is_empty());
    let gone = server.one_post(&posted.id).await.unwrap_err();
    assert_eq!((gone.status, gone.reason.as_deref()), (410, Some("withdrawn")));
    let managed = server.managed_post(&posted).await.unwrap();
    assert_eq!((managed.state.as_str(), managed.post.is_some()), ("withdrawn", false));
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn a_post_has_one_link_and_revoking_it_takes_the_post_back() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let posted = server.posted("cats", PIXEL).await;
    let links = format!("/api/v1/manage/{}/links", posted.manage_token);
    let more = server.post(&links).json(&serde_json::json!({})).send().await.unwrap();
    let problem = read::<serde_json::Value>(more).await.unwrap_err();
    assert_eq!((problem.status, problem.code.as_str()), (409, "not-now"));

    let id = server.managed_post(&posted).await.unwrap().links.remove(0).id;
    let url = server.url(&format!("{links}/{id}"));
    assert_eq!(server.http.delete(&url).send().await.unwrap().status(), 204);
    assert!(server.listed("cats").await.is_empty());
    assert_eq!(server.one_post(&posted.id).await.unwrap_err().status, 410);
}

#[tokio::test]
async fn a_poster_ends_it_sooner_and_never_later_than_its_channel() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let posted = server.posted("cats", PIXEL).await;
    let latest = at(posted.expires_at.as_ref().unwrap());
    let path = server.url(&format!("/api/v1/manage/{}", posted.manage_token));
    for (asked, comes) in [(-3600, -3600), (7 * 86_400, 0)] {
        let body = serde_json::json!({ "expires_at": latest.plus(asked).to_string() });
        let answer = server.http.patch(&path).json(&body).send().await.unwrap();
        let managed: chatpic_api::ManagedShare = read(answer).await.unwrap();
        assert_eq!(at(&managed.expires_at), latest.plus(comes));
        let shown = server.one_post(&posted.id).await.unwrap();
        assert_eq!(at(&shown.expires_at.unwrap()), latest.plus(comes));
    }
}

#[tokio::test]
async fn no_other_door_opens_with_a_posts_name() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let posted = server.posted("cats", PIXEL).await;
    let name = &posted.id;
    for path in [
        format!("/s/{name}"),
        format!("/i/{name}/0.gif"),
        format!("/v/{name}"),
        format!("/m/{name}"),
        format!("/api/v1/shares/{name}"),
        format!("/api/v1/manage/{name}"),
        format!("/p/{}/0", posted.manage_token),
        format!("/api/v1/shares/{}", posted.manage_token),
    ] {
        assert_eq!(server.get(&path).send().await.unwrap().status(), 404, "{path}");
    }
}
