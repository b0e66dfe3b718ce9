//! Posts that are reported: they are dealt with as shares are, and their channel follows at once.

use chatpic_api::{Decision, Posted, Problem};
use chatpic_core::{Role, ShareId};
use chatpic_server::actions::cases::{self, CaseId};
use chatpic_server::actions::look::{self, Nearness};
use reqwest::StatusCode;
use serde_json::json;

use super::harness::{TestServer, form, png, read};
use super::posts::PIXEL;
use super::reporting::{DAY, ada, copyright, keep, remove_by_rule, who};

/// A server with a channel that holds so many posts, behind a proxy that says who posts.
async fn cats(capacity: u32) -> TestServer {
    let server = TestServer::with(&[("trusted_proxies", "127.0.0.1")]).await;
    server.channel("cats", capacity, |_| ()).await;
    server
}

/// Posts one picture after another, each another one and from another network, so that nobody floods the
/// ring; the oldest is first.
async fn posts<const N: usize>(server: &TestServer) -> [Posted; N] {
    let mut posted = Vec::new();
    for number in 1..=u8::try_from(N).unwrap() {
        posted.push(post(server, number).await.unwrap());
    }
    posted.try_into().unwrap_or_else(|_| unreachable!("so many were posted"))
}

/// Posts a picture that is this number's, from its network.
async fn post(server: &TestServer, number: u8) -> Result<Posted, Problem> {
    let file = png(u32::from(number) + 2, 2);
    let request = server.post("/api/v1/channels/cats/posts");
    let request = request.header("x-forwarded-for", format!("198.51.{number}.7"));
    read(request.multipart(form(&[&file], &[("caption", "Look!")])).send().await.unwrap()).await
}

/// The case of a post that is reported now.
async fn reported(server: &TestServer, posted: &Posted, category: &str) -> CaseId {
    server.report(json!({"url": posted.url, "category": category})).await.unwrap();
    server.case_of(category.parse().unwrap()).await
}

async fn removed(server: &TestServer, posted: &Posted) -> CaseId {
    let case = reported(server, posted, "rules-other").await;
    cases::decide(&server.app, &ada(), case, remove_by_rule()).await.unwrap();
    case
}

/// The IDs of these posts.
fn ids<const N: usize>(posts: [&Posted; N]) -> [String; N] {
    posts.map(|post| post.id.clone())
}

async fn page(server: &TestServer, path: &str) -> String {
    let answer = server.get(path).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.text().await.unwrap()
}

async fn decision(server: &TestServer, posted: &Posted) -> Decision {
    server.managed_post(posted).await.unwrap().decision.unwrap()
}

async fn appeal(server: &TestServer, posted: &Posted) -> StatusCode {
    let path = format!("/m/{}/appeal", posted.manage_token);
    server.form(&path, &[("text", "It is no ad.")]).send().await.unwrap().status()
}

async fn share_of(server: &TestServer, posted: &Posted) -> ShareId {
    let posts = server.app.records.every_post(None, 9).await.unwrap();
    posts.into_iter().find(|row| row.name.to_string() == posted.id).unwrap().share
}

#[tokio::test]
async fn a_post_is_reported_by_every_address_that_it_has() {
    let server = cats(5).await;
    let posted = server.post_in("cats", &[&png(64, 48)], "Buy <b>now</b>").await.unwrap();
    let path = format!("/p/{}", posted.id);
    let button = format!(r#"action="/report"><input type="hidden" name="url" value="{path}">"#);
    assert!(page(&server, &path).await.contains(&button));
    let form = page(&server, &format!("/report?url={path}")).await;
    assert!(form.contains(&format!(r#"name="url" value="{path}""#)), "it leads to a form for it");
    for url in [
        posted.url.clone(),
        path.clone(),
        format!("{path}/0"),
        format!("{path}/t0"),
        format!("{path}?adult=yes#comments"),
    ] {
        let report = json!({"url": url, "category": "rules-other"});
        let status = server.report(report).await.unwrap_or_else(|it| panic!("{url}: {it:?}"));
        assert!(server.status(&status).await.unwrap().can_be_seen);
    }
    let case = server.the_case().await;
    assert_eq!((case.reports, case.media), (5, Some(1)));
    let view = cases::view(&server.app, &ada(), case.id).await.unwrap();
    assert_eq!(view.post.unwrap().caption, "Buy <b>now</b>");
    let tile = look::look(&server.app, &ada(), case.id, 0, Nearness::Tile).await.unwrap();
    assert!(tile.starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn what_nobody_sees_cannot_be_reported() {
    let server = cats(5).await;
    server.channel("slow", 5, |wish| wish.review_first = "true".to_owned()).await;
    let waiting = server.posted("slow", PIXEL).await;
    let gone = server.posted("cats", PIXEL).await;
    let withdraw = server.url(&format!("/api/v1/manage/{}", gone.manage_token));
    server.http.delete(withdraw).send().await.unwrap();
    for (url, status) in [
        (waiting.url.as_str(), 404),
        (gone.url.as_str(), 410),
        ("/p/0123456789ABCDEF", 404),
        ("/p/x", 404),
        ("/p/", 404),
        ("/c/cats", 404),
    ] {
        let refused = server.report(json!({"url": url, "category": "hate"})).await.unwrap_err();
        assert_eq!(refused.status, status, "{url}");
    }
    assert!(server.queue().await.rows.is_empty());
}

#[tokio::test]
async fn a_removed_post_leaves_the_channel_at_once_and_its_place_is_free() {
    let server = cats(2).await;
    let [good, bad] = posts(&server).await;
    removed(&server, &bad).await;
    assert_eq!(server.listed("cats").await, ids([&good]));
    for path in ["/c/cats", "/c/cats/feed.xml"] {
        let page = page(&server, path).await;
        assert!(page.contains(&good.id) && !page.contains(&bad.id), "{path}");
    }
    let media = &bad.media[0];
    for url in [&bad.url, &media.url, media.thumbnail_url.as_ref().unwrap()] {
        let gone = server.bytes(url).await.unwrap_err();
        assert_eq!((gone.status, gone.reason.as_deref()), (410, Some("removed")), "{url}");
    }
    // The ring is full and all in it are in their first minute: nobody else has to leave.
    let new = post(&server, 3).await.unwrap();
    assert_eq!(server.listed("cats").await, ids([&new, &good]));
    let full = post(&server, 4).await.unwrap_err();
    assert_eq!(full.code, "channel-busy");
    let told = decision(&server, &bad).await;
    assert_eq!(told.reasons.unwrap().incompatible_content_ground.as_deref(), Some("No ads"));
}

#[tokio::test]
async fn a_hidden_post_leaves_the_page_and_comes_back_in_its_place() {
    let server = cats(3).await;
    let [first, second, third] = posts(&server).await;
    let case = reported(&server, &second, "hate").await;
    cases::hide(&server.app, &ada(), case).await.unwrap();
    assert_eq!(server.listed("cats").await, ids([&third, &first]));
    assert!(!page(&server, "/c/cats").await.contains(&second.id));
    assert_eq!(server.one_post(&second.id).await.unwrap_err().reason.as_deref(), Some("hidden"));
    assert!(decision(&server, &second).await.hidden_meanwhile);
    cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
    assert_eq!(server.listed("cats").await, ids([&third, &second, &first]));
    server.bytes(&second.media[0].url).await.unwrap();
}

#[tokio::test]
async fn a_hidden_post_that_is_pinned_comes_back_pinned() {
    let server = cats(3).await;
    let [first, second] = posts(&server).await;
    assert!(server.app.records.pin_post(share_of(&server, &first).await, true).await.unwrap());
    let order = async || {
        let page = page(&server, "/c/cats").await;
        [&first, &second].map(|post| page.find(&format!("/p/{}", post.id)))
    };
    let [pinned, below] = order().await;
    assert!(pinned.is_some() && pinned < below, "first on the page");
    let case = reported(&server, &first, "hate").await;
    cases::hide(&server.app, &ada(), case).await.unwrap();
    assert!(matches!(order().await, [None, Some(_)]));
    let more = post(&server, 3).await.unwrap();
    server.pass(60);
    post(&server, 4).await.unwrap();
    cases::show(&server.app, &ada(), case).await.unwrap();
    let [pinned, below] = order().await;
    assert!(pinned.is_some(), "it came back");
    assert_eq!(below, None, "another one left for the new one");
    assert!(server.one_post(&first.id).await.unwrap().pinned);
    server.one_post(&more.id).await.unwrap();
}

#[tokio::test]
async fn an_appeal_by_the_manage_page_brings_a_post_back() {
    let server = cats(4).await;
    let [first, second, third] = posts(&server).await;
    let case = removed(&server, &second).await;
    let manage = page(&server, &format!("/m/{}", second.manage_token)).await;
    assert!(manage.contains("No ads") && manage.contains("/appeal\""), "{manage}");
    assert_eq!(appeal(&server, &second).await, StatusCode::SEE_OTHER);
    let ben = who("ben", Role::Moderator);
    cases::decide_appeal(&server.app, &ben, case, true, "It is none.").await.unwrap();
    assert_eq!(server.listed("cats").await, ids([&third, &second, &first]));
    server.bytes(second.media[0].thumbnail_url.as_ref().unwrap()).await.unwrap();
    let again = post(&server, 2).await.unwrap();
    assert_eq!(again.state, "shown", "nor is its picture blocked any more");
}

#[tokio::test]
async fn a_post_whose_place_was_taken_meanwhile_stays_away_and_its_poster_is_told() {
    let server = cats(1).await;
    let [bad] = posts(&server).await;
    let case = removed(&server, &bad).await;
    let new = server.posted("cats", PIXEL).await;
    assert_eq!(appeal(&server, &bad).await, StatusCode::SEE_OTHER);
    let ben = who("ben", Role::Moderator);
    cases::decide_appeal(&server.app, &ben, case, true, "It is none.").await.unwrap();
    assert_eq!(server.listed("cats").await, ids([&new]), "no more than the channel holds");
    assert_eq!(decision(&server, &bad).await.appeal.unwrap().overturned, Some(true));
    assert_eq!(server.one_post(&bad.id).await.unwrap_err().status, 410);
    server.purge().await;
    assert_eq!(server.blobs().await, 1);
}

#[tokio::test]
async fn what_harms_most_is_gone_without_a_word_and_its_place_is_free_at_once() {
    let server = cats(2).await;
    let [good, bad] = posts(&server).await;
    let case = reported(&server, &bad, "csam").await;
    assert_eq!(server.listed("cats").await, ids([&good]), "hidden on receipt");
    for _ in 0..2 {
        for url in [&bad.url, &bad.media[0].url] {
            assert_eq!(server.bytes(url).await.unwrap_err().status, 404);
        }
        assert_eq!(server.managed_post(&bad).await.unwrap_err().status, 404);
        // The second round is after the decision.
        _ = cases::decide(&server.app, &ada(), case, remove_by_rule()).await;
    }
    assert!(server.queue().await.rows.is_empty());
    assert_eq!(server.app.records.every_post(None, 9).await.unwrap().len(), 1, "at once for good");
    let new = post(&server, 3).await.unwrap();
    assert_eq!(server.listed("cats").await, ids([&new, &good]));
}

#[tokio::test]
async fn a_removal_is_final_after_two_weeks_and_leaves_nothing() {
    let server = cats(5).await;
    let [bad] = posts(&server).await;
    let said = json!({"text": "buy it"});
    let thread = format!("/api/v1/posts/{}/comments", bad.id);
    assert_eq!(server.post(&thread).json(&said).send().await.unwrap().status(), 201);
    removed(&server, &bad).await;
    assert_eq!(server.get(&thread).send().await.unwrap().status(), 410, "and its thread with it");
    server.live(14 * DAY).await;
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
    assert!(server.app.records.every_post(None, 9).await.unwrap().is_empty());
    assert_eq!(server.one_post(&bad.id).await.unwrap_err().reason.as_deref(), Some("removed"));
}

#[tokio::test]
async fn one_decision_is_that_of_the_same_picture_in_channels_and_in_shares() {
    let server = cats(5).await;
    let [bad, good] = posts(&server).await;
    let shared = server.share_files(&[&png(3, 2)], &[]).await;
    removed(&server, &bad).await;
    assert_eq!(server.meets(&shared).await, "removed");
    assert_eq!(server.listed("cats").await, ids([&good]));
    let again = server.post_in("cats", &[&png(3, 2)], "again").await.unwrap_err();
    assert_eq!(again.code, "not-accepted", "and it doesn't come back");
    let elsewhere = server.upload(&[&png(3, 2)], &[]).await;
    assert_eq!(elsewhere.status(), 201, "a rule of the house holds in channels alone");
}

#[tokio::test]
async fn a_counter_notice_brings_a_post_back_for_as_long_as_it_had_left() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |wish| wish.retention = "30d".to_owned()).await;
    let [bad] = posts(&server).await;
    let notice = json!({"url": bad.url, "category": "copyright", "statement": "Mine.",
        "contact": "ann@example.org", "notice": copyright()});
    server.report(notice).await.unwrap();
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, remove_by_rule()).await.unwrap();
    let counter = json!({"name": "Bo", "address": "2 Side Street", "phone": "+1 555 0101",
        "signature": "Bo", "mistake": true, "jurisdiction": true});
    let path = format!("/api/v1/manage/{}/counter-notice", bad.manage_token);
    assert_eq!(server.post(&path).json(&counter).send().await.unwrap().status(), 204);
    assert!(server.listed("cats").await.is_empty());
    server.live(20 * DAY).await;
    assert_eq!(server.listed("cats").await, ids([&bad]));
}
