//! Channels in the console: made, changed and closed, and what stands in them tended, without scripts.

use chatpic_api::Posted;
use chatpic_core::Role;
use serde_json::json;

use super::console::people::Person;
use super::harness::{TestServer, png, read};
use super::scanning::hills;

const CHANNELS: &str = "/console/channels";

fn at(post: &Posted, act: &str) -> String {
    format!("/console/posts/{}/{act}", post.id)
}

async fn say(server: &TestServer, post: &Posted, text: &str) {
    let path = format!("/api/v1/posts/{}/comments", post.id);
    let said = server.post(&path).json(&json!({"text": text})).send().await.unwrap();
    assert_eq!(said.status(), 201, "{}", said.text().await.unwrap());
}

/// What everybody reads under a post.
async fn said(server: &TestServer, post: &Posted) -> Vec<String> {
    let path = format!("/api/v1/posts/{}/comments", post.id);
    let all = server.get(&path).send().await.unwrap();
    let all: serde_json::Value = read(all).await.unwrap();
    let all = all["comments"].as_array().unwrap();
    all.iter().map(|it| it["text"].as_str().unwrap().to_owned()).collect()
}

/// The fields of the form for changing a channel.
fn rules(version: &str) -> Vec<(&'static str, String)> {
    let fields = [("title", "Cats"), ("about", "<b>"), ("capacity", "9"), ("retention", "2d")];
    let fields = fields.into_iter().chain([("slow", "30s"), ("review_first", "true")]);
    fields.chain([("version", version)]).map(|(name, value)| (name, value.to_owned())).collect()
}

fn borrowed<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn a_channel_is_made_changed_and_closed_at_the_desk() {
    let server = TestServer::start().await;
    let eve = Person::new(&server, "Eve", Role::Operator).await;
    assert!(eve.page(CHANNELS).await.contains("There is none yet."));
    let fields = [("slug", "cats"), ("title", "Cats"), ("capacity", "5"), ("retention", "")];
    assert_eq!(eve.act(CHANNELS, &fields).await, "/console/channels/cats");
    assert_eq!(server.listed("cats").await, Vec::<String>::new());
    let page = eve.page("/console/channels/cats").await;
    assert!(page.contains("Holds 5 posts.") && page.contains(r#"name="version" value="1""#));
    assert!(eve.page(CHANNELS).await.contains("/console/channels/cats"));

    let changed = rules("1");
    let edited = eve.act("/console/channels/cats/edit", &borrowed(&changed)).await;
    assert_eq!(edited, "/console/channels/cats");
    let page = eve.page("/console/channels/cats").await;
    assert!(page.contains("&#60;b&#62;") && page.contains("reviewed first"), "{page}");
    assert!(page.contains(r#"name="retention" value="2d""#) && page.contains(r#"value="30s""#));
    assert_eq!(server.posted("cats", &png(3, 2)).await.state, "waiting");

    // Whoever changes what somebody else changed meanwhile is told so, and loses nothing that was typed.
    let late = eve.post("/console/channels/cats/edit", &borrowed(&rules("1"))).await;
    assert_eq!(late.status(), 409);
    let page = late.text().await.unwrap();
    assert!(page.contains("changed by somebody else") && page.contains(r#"value="30s""#));

    let unsure = eve.post("/console/channels/cats/close", &[]).await;
    assert_eq!(unsure.status(), 422);
    assert!(unsure.text().await.unwrap().contains(r#"href="/console/channels/cats""#));
    assert_eq!(eve.act("/console/channels/cats/close", &[("sure", "1")]).await, CHANNELS);
    assert_eq!(server.posts("cats", "").await.unwrap_err().status, 410);
    assert!(eve.page("/console/channels/cats").await.contains("It was closed"));
    assert!(eve.page(CHANNELS).await.contains("<small>closed</small>"));
    assert_eq!(eve.post("/console/channels/cats/close", &[("sure", "1")]).await.status(), 410);
    let log = eve.page("/console/log").await;
    for said in ["made the channel cats", "changed the channel cats", "closed the channel cats"] {
        assert!(log.contains(said), "{said}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_channel_is_said_beside_what_was_typed() {
    let server = TestServer::start().await;
    server.channel("dogs", 5, |_| ()).await;
    let eve = Person::new(&server, "Eve", Role::Operator).await;
    let good = [("slug", "cats"), ("title", "All <cats>"), ("capacity", "5")];
    for (field, value, says) in [
        ("slug", "Cats!", "slug: use 1 to 32"),
        ("slug", "dogs", "slug: is taken"),
        ("title", "", "title: is missing"),
        ("capacity", "0", "capacity: must be a number"),
        ("capacity", "", "capacity: set a capacity, a retention, or both"),
        ("retention", "soon", "retention: use a duration"),
        ("slow", "2h", "slow: use a duration"),
        ("adult", "true", "adult: is only for instances"),
    ] {
        let fields: Vec<_> = good.into_iter().chain([(field, value)]).collect();
        let answer = eve.post(CHANNELS, &fields).await;
        assert_eq!(answer.status(), 422, "{field}");
        let page = answer.text().await.unwrap();
        assert!(page.contains(says), "{says}: {page}");
        let title = if field == "title" { value } else { "All &#60;cats&#62;" };
        assert!(page.contains(&format!(r#"name="title" value="{title}""#)), "{page}");
    }
    assert_eq!(server.posts("cats", "").await.unwrap_err().status, 404);
    let few = [("title", "Dogs"), ("capacity", "x"), ("version", "1")];
    let answer = eve.post("/console/channels/dogs/edit", &few).await;
    assert_eq!(answer.status(), 422);
    assert!(answer.text().await.unwrap().contains(r#"name="capacity" value="x""#));
    assert_eq!(eve.get("/console/channels/none").await.status(), 404);
    assert_eq!(eve.get("/console/channels/dogs?before=2").await.status(), 422);
}

#[tokio::test]
async fn posts_are_pinned_and_removed_and_comments_removed_at_the_desk() {
    let server = TestServer::start().await;
    server.channel("cats", 3, |_| ()).await;
    let mut all = Vec::new();
    for number in 1..=3 {
        let caption = format!("Number <{number}>");
        all.push(server.post_in("cats", &[&hills(number).png()], &caption).await.unwrap());
        server.pass(1);
    }
    for text in ["first", "<i>second</i>", "third"] {
        say(&server, &all[0], text).await;
    }
    let eve = Person::new(&server, "Eve", Role::Operator).await;
    let page = eve.page("/console/channels/cats").await;
    assert!(page.contains("Number &#60;3&#62;") && page.contains("1 picture, 3 comments"));
    assert_eq!(eve.get(&at(&all[0], "tiles/0")).await.status(), 200);

    let back = [("then", "channel"), ("channel", "cats")];
    assert_eq!(eve.act(&at(&all[0], "pin"), &back).await, "/console/channels/cats");
    eve.act(&at(&all[1], "pin"), &back).await;
    let full = eve.post(&at(&all[2], "pin"), &back).await;
    assert_eq!(full.status(), 409);
    assert!(full.text().await.unwrap().contains("As many posts are pinned"));
    let page = eve.page("/console/channels/cats").await;
    let (pinned, others) = page.split_once("<h2>Posts</h2>").unwrap();
    assert!(pinned.contains("Number &#60;1&#62;") && !others.contains("Number &#60;1&#62;"));
    assert!(server.one_post(&all[0].id).await.unwrap().pinned);
    eve.act(&at(&all[0], "unpin"), &back).await;
    assert!(!server.one_post(&all[0].id).await.unwrap().pinned);

    let post = format!("/console/posts/{}", all[0].id);
    let page = eve.page(&post).await;
    assert!(page.contains("&#60;i&#62;second&#60;/i&#62;") && page.contains("Remove comment 3"));
    assert_eq!(eve.act(&at(&all[0], "comments/2/remove"), &[]).await, post);
    assert_eq!(said(&server, &all[0]).await, ["first", "third"]);
    let again = eve.post(&at(&all[0], "comments/2/remove"), &[]).await;
    assert_eq!(again.status(), 404);
    assert!(again.text().await.unwrap().contains(&format!(r#"href="{post}""#)), "leads back");
    for wrong in ["0", "9", "501", "4294967295", "x"] {
        let path = at(&all[0], &format!("comments/{wrong}/remove"));
        assert!(eve.post(&path, &[]).await.status().is_client_error());
    }

    let remove = [("block", "channels"), ("then", "channel"), ("channel", "cats")];
    assert_eq!(eve.act(&at(&all[2], "remove"), &remove).await, "/console/channels/cats");
    assert_eq!(server.listed("cats").await, [all[1].id.as_str(), &all[0].id]);
    assert_eq!(server.one_post(&all[2].id).await.unwrap_err().reason.unwrap(), "removed");
    assert!(server.post_in("cats", &[&hills(3).png()], "Again").await.is_err());
    assert_eq!(eve.get(&format!("/console/posts/{}", all[2].id)).await.status(), 410);
    let log = eve.page("/console/log").await;
    for said in [
        format!("removed the post {} from cats, blocked: channels", all[2].id),
        format!("removed comment 2 under the post {} in cats", all[0].id),
        format!("let go the post {} in cats", all[0].id),
        format!("pinned the post {} in cats", all[1].id),
        "opened the channel cats".to_owned(),
    ] {
        assert!(log.contains(&said), "{said}: {log}");
    }
}

#[tokio::test]
async fn a_channel_has_pages_at_the_desk() {
    let server = TestServer::start().await;
    server.channel("cats", 50, |_| ()).await;
    for number in 0..32 {
        server.post_in("cats", &[&png(3, 2)], &format!("Number {number}.")).await.unwrap();
    }
    let eve = Person::new(&server, "Eve", Role::Operator).await;
    let page = eve.page("/console/channels/cats").await;
    assert_eq!(page.matches("data-item").count(), 30);
    let (_, next) = page.split_once(r#"href="/console/channels/cats?before="#).unwrap();
    let next = format!("/console/channels/cats?before={}", next.split_once('"').unwrap().0);
    let page = eve.page(&next).await;
    assert!(page.matches("data-item").count() == 2 && page.contains("Number 0."));
}

#[tokio::test]
async fn channels_are_run_by_operators_alone() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let post = server.posted("cats", &png(3, 2)).await;
    say(&server, &post, "hello").await;
    for (name, role) in
        [("Anna", Role::Moderator), ("Carl", Role::ChildSafety), ("Dora", Role::Auditor)]
    {
        let who = Person::new(&server, name, role).await;
        for path in [CHANNELS, "/console/channels/cats", &format!("/console/posts/{}", post.id)] {
            assert_eq!(who.get(path).await.status(), 403, "{name}: {path}");
        }
        let fields = [
            ("slug", "dogs"),
            ("title", "Dogs"),
            ("capacity", "5"),
            ("version", "1"),
            ("sure", "1"),
            ("block", "nowhere"),
        ];
        let acts = ["pin", "unpin", "remove", "comments/1/remove"].map(|act| at(&post, act));
        let more = ["/edit", "/close", ""].map(|act| match act {
            "" => CHANNELS.to_owned(),
            act => format!("/console/channels/cats{act}"),
        });
        for path in acts.iter().chain(&more) {
            assert_eq!(who.post(path, &fields).await.status(), 403, "{name}: {path}");
        }
    }
    let anna = Person::new(&server, "Anna 2", Role::Moderator).await;
    assert!(!anna.page("/console").await.contains(CHANNELS));
    assert_eq!(server.listed("cats").await, [post.id.as_str()]);
    assert_eq!(said(&server, &post).await, ["hello"]);
}
