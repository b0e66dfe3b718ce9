//! What is said under shares: who reads it, who is who, and what becomes of it.

use chatpic_api::{Comment, Comments, Problem, Said};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::harness::{TestServer, api, read};

/// A thread, by the address of the API that leads to it.
pub struct Thread<'a> {
    pub server: &'a TestServer,
    pub url: String,
}

impl Thread<'_> {
    pub async fn say(&self, body: Value) -> Result<Said, Problem> {
        read(self.server.post(&self.url).json(&body).send().await.unwrap()).await
    }

    pub async fn read(&self) -> Result<Comments, Problem> {
        read(self.server.get(&self.url).send().await.unwrap()).await
    }

    pub async fn texts(&self) -> Vec<String> {
        self.read().await.unwrap().comments.into_iter().map(|it| it.text).collect()
    }
}

/// The thread of a new link with these terms, which needs no button.
async fn thread<'a>(server: &'a TestServer, fields: &[(&str, &str)]) -> Thread<'a> {
    let terms = [&[("comments", "true")], fields].concat();
    let shared = server.share(&terms).await;
    Thread { server, url: api(&shared.url, "shares", "/comments") }
}

/// The thread behind a pass of a link.
pub async fn under_pass<'a>(server: &'a TestServer, shared: &chatpic_api::Shared) -> Thread<'a> {
    let granted = server.view(shared, json!({})).await.unwrap();
    let path = granted.media[0].url.replace("/v/", "/api/v1/passes/");
    let url = path.strip_suffix("/0").unwrap().to_owned() + "/comments";
    Thread { server, url }
}

fn told(problem: &Problem) -> (u16, &str, Option<&str>) {
    (problem.status, problem.code.as_str(), problem.field.as_deref())
}

#[tokio::test]
async fn what_is_said_is_read_in_order_under_a_name_of_the_thread() {
    let server = TestServer::start().await;
    let thread = thread(&server, &[]).await;
    assert!(thread.read().await.unwrap().allowed);
    let first = thread.say(json!({"text": " one\r\n>>2 "})).await.unwrap();
    let again = json!({"text": "two", "reply_to": 1, "visitor": first.visitor});
    let second = thread.say(again).await.unwrap();
    let other = thread.say(json!({"text": "three"})).await.unwrap();
    assert_eq!([1, 2, 3], [&first, &second, &other].map(|said| said.comment.number));
    let name = |comment: &Comment| (comment.name.clone(), comment.colour.clone());
    assert_eq!(name(&first.comment), name(&second.comment), "one visitor, one name");
    assert_eq!(second.visitor, first.visitor);
    assert_ne!(other.visitor, first.visitor);
    let read = thread.read().await.unwrap().comments;
    assert_eq!(
        read.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(),
        ["one\n>>2", "two", "three"]
    );
    assert_eq!((read[1].reply_to, read[1].by_owner), (Some(1), false));
    let since: Comments =
        super::harness::read(server.get(&format!("{}?after=2", thread.url)).send().await.unwrap())
            .await
            .unwrap();
    assert_eq!(since.comments.len(), 1);
}

#[tokio::test]
async fn a_visitor_has_another_name_in_another_thread() {
    let server = TestServer::start().await;
    let visitor = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    let mut names = std::collections::HashSet::new();
    for _ in 0..8 {
        let thread = thread(&server, &[]).await;
        let said = thread.say(json!({"text": "a", "visitor": visitor})).await.unwrap();
        names.insert((said.comment.name, said.comment.colour));
    }
    assert!(names.len() > 4, "eight of 65,536 names are hardly ever the same: {names:?}");
}

#[tokio::test]
async fn a_thread_belongs_to_its_link_and_dies_with_it() {
    let server = TestServer::start().await;
    let shared = server.share(&[("comments", "true")]).await;
    let first = Thread { server: &server, url: api(&shared.url, "shares", "/comments") };
    first.say(json!({"text": "mine"})).await.unwrap();
    let links = format!("/api/v1/manage/{}/links", shared.manage_token);
    let more = server.post(&links).json(&json!({"comments": true})).send().await.unwrap();
    let more: chatpic_api::Shared = read(more).await.unwrap();
    let second = Thread { server: &server, url: api(&more.url, "shares", "/comments") };
    assert!(second.texts().await.is_empty());
    second.say(json!({"text": "theirs"})).await.unwrap();
    assert_eq!(first.texts().await, ["mine"]);
    assert_eq!(server.withdraw(&shared).await, StatusCode::NO_CONTENT);
    for thread in [first, second] {
        assert_eq!(thread.read().await.unwrap_err().status, 410);
        assert_eq!(thread.say(json!({"text": "late"})).await.unwrap_err().status, 410);
    }
}

#[tokio::test]
async fn behind_a_button_only_who_pressed_it_reads_and_says_something() {
    let server = TestServer::start().await;
    let shared = server.share(&[("comments", "true"), ("max_views", "1")]).await;
    let bare = Thread { server: &server, url: api(&shared.url, "shares", "/comments") };
    assert_eq!(bare.read().await.unwrap_err().status, 404);
    assert_eq!(bare.say(json!({"text": "no"})).await.unwrap_err().status, 404);
    let pass = under_pass(&server, &shared).await;
    pass.say(json!({"text": "the link is spent, and I still see it"})).await.unwrap();
    assert_eq!(pass.texts().await.len(), 1);
    server.pass(601);
    assert_eq!(pass.read().await.unwrap_err().status, 410);
    assert_eq!(pass.say(json!({"text": "late"})).await.unwrap_err().status, 410);
}

#[tokio::test]
async fn where_the_terms_allow_none_nothing_is_said() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let thread = Thread { server: &server, url: api(&shared.url, "shares", "/comments") };
    assert!(!thread.read().await.unwrap().allowed);
    assert_eq!(thread.say(json!({"text": "a"})).await.unwrap_err().status, 403);
    let limited = server.share(&[("max_views", "2")]).await;
    let pass = under_pass(&server, &limited).await;
    assert_eq!(pass.say(json!({"text": "a"})).await.unwrap_err().status, 403);
}

#[tokio::test]
async fn only_its_delete_link_withdraws_a_comment() {
    let server = TestServer::start().await;
    let thread = thread(&server, &[]).await;
    let said = thread.say(json!({"text": "a"})).await.unwrap();
    thread.say(json!({"text": "b"})).await.unwrap();
    let delete = async |token: &str| {
        let url = server.url(&format!("/api/v1/comments/{token}"));
        reqwest::Client::new().delete(url).send().await.unwrap().status()
    };
    assert_eq!(delete(&said.visitor).await, StatusCode::NOT_FOUND);
    assert_eq!(delete("0123456789ABCDEFGHIJKLMNOPQRSTUV").await, StatusCode::NOT_FOUND);
    assert_eq!(thread.texts().await.len(), 2);
    assert_eq!(delete(&said.delete_token).await, StatusCode::NO_CONTENT);
    assert_eq!(delete(&said.delete_token).await, StatusCode::NOT_FOUND);
    let left = thread.read().await.unwrap().comments;
    assert_eq!(left.iter().map(|it| it.number).collect::<Vec<_>>(), [2], "numbers stay");
}

#[tokio::test]
async fn what_is_empty_or_too_long_or_no_number_is_refused_by_name() {
    let server = TestServer::start().await;
    let thread = thread(&server, &[]).await;
    for (body, field) in [
        (json!({"text": ""}), "text"),
        (json!({"text": " \n\u{202e}"}), "text"),
        (json!({"text": "a".repeat(501)}), "text"),
        (json!({}), "text"),
        (json!({"text": "a", "reply_to": 0}), "reply_to"),
        (json!({"text": "a", "reply_to": 501}), "reply_to"),
        (json!({"text": "a", "visitor": "me"}), "visitor"),
        (json!({"text": "a", "name": "me"}), "name"),
    ] {
        let problem = thread.say(body.clone()).await.unwrap_err();
        assert_eq!(told(&problem), (422, "invalid-field", Some(field)), "{body}");
    }
    let problem: Problem =
        read::<Comments>(server.get(&format!("{}?after=x", thread.url)).send().await.unwrap())
            .await
            .unwrap_err();
    assert_eq!(told(&problem), (422, "invalid-field", Some("after")));
    let beyond = server.get(&format!("{}?after={}", thread.url, u32::MAX)).send().await.unwrap();
    assert!(read::<Comments>(beyond).await.unwrap().comments.is_empty());
    assert!(thread.texts().await.is_empty());
}

#[tokio::test]
async fn a_client_that_says_too_much_is_told_to_wait() {
    let server = TestServer::with(&[("limits.comments_per_minute", "2")]).await;
    let thread = thread(&server, &[]).await;
    for text in ["a", "b"] {
        thread.say(json!({"text": text})).await.unwrap();
    }
    assert_eq!(thread.say(json!({"text": "c"})).await.unwrap_err().status, 429);
    server.pass(60);
    thread.say(json!({"text": "d"})).await.unwrap();
    assert_eq!(thread.texts().await, ["a", "b", "d"]);
}

#[tokio::test]
async fn an_owner_reads_and_answers_behind_the_button_and_spends_nothing() {
    let server = TestServer::start().await;
    let shared = server.share(&[("comments", "true"), ("max_views", "2")]).await;
    let behind = under_pass(&server, &shared).await;
    behind.say(json!({"text": "Which lake is it?"})).await.unwrap();
    let managed = server.managed(&shared).await.unwrap();
    let links = format!("/api/v1/manage/{}/links", shared.manage_token);
    let owners = |id: &str| Thread { server: &server, url: format!("{links}/{id}/comments") };
    let owner = owners(&managed.links[0].id);
    assert_eq!(owner.texts().await, ["Which lake is it?"]);
    let token = behind.say(json!({"text": "And when?"})).await.unwrap().visitor;
    let said = owner.say(json!({"text": "Bled.", "visitor": token})).await.unwrap();
    assert!(said.comment.by_owner && said.visitor != token, "an owner is nobody else there");
    assert_eq!(behind.texts().await, ["Which lake is it?", "And when?", "Bled."]);
    assert_eq!(server.managed(&shared).await.unwrap().links[0].views, 1);

    let path = format!("/m/{}/links/{}/comments", shared.manage_token, managed.links[0].id);
    assert!(server.shown(&format!("/m/{}", shared.manage_token)).await.contains(&path));
    assert!(server.shown(&path).await.contains("Bled."));
    let sent = server.form(&path, &[("text", "Last June.")]).send().await.unwrap();
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    assert_eq!(behind.texts().await.last().unwrap(), "Last June.");

    let other = server.share(&[("comments", "true")]).await;
    let other = server.managed(&other).await.unwrap().links[0].id.clone();
    assert_eq!(owners(&other).read().await.unwrap_err().status, 404, "another share's link");
    server
        .http
        .delete(server.url(&format!("{links}/{}", managed.links[0].id)))
        .send()
        .await
        .unwrap();
    assert_eq!(owner.read().await.unwrap_err().status, 410);
    server.channel("cats", 5, |_| ()).await;
    let posted = server.posted("cats", crate::posts::PIXEL).await;
    let of_post = format!("/api/v1/manage/{}", posted.manage_token);
    let managed: Value = server.get(&of_post).send().await.unwrap().json().await.unwrap();
    let url = format!("{of_post}/links/{}/comments", managed["links"][0]["id"].as_str().unwrap());
    assert_eq!(Thread { server: &server, url }.read().await.unwrap_err().status, 404);
}
