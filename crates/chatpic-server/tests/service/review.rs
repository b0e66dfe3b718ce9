//! Posts that wait until a moderator lets them in, at the desk.

use chatpic_api::Posted;
use chatpic_core::{Category, Role, RulesWish};
use chatpic_server::actions::cases;
use chatpic_server::actions::lists::{Action, Class};

use super::console::people::{Person, ask};
use super::harness::{TestServer, form, png};
use super::reporting::{DAY, ada, keep, remove};
use super::scanning::{code, hills, take, wish};

const REVIEW: &str = "/console/review";

fn first(wish: &mut RulesWish) {
    wish.review_first = "true".to_owned();
}

fn stays(wish: &mut RulesWish) {
    first(wish);
    wish.retention = "30d".to_owned();
}

fn at(post: &Posted, act: &str) -> String {
    format!("/console/posts/{}/{act}", post.id)
}

async fn shown(server: &TestServer, channel: &str, caption: &str) -> Posted {
    server.post_in(channel, &[&png(3, 2)], caption).await.unwrap()
}

/// Status and reason of what a visitor meets at a post.
async fn met(server: &TestServer, post: &Posted) -> (u16, Option<String>) {
    match server.one_post(&post.id).await {
        Ok(_) => (200, None),
        Err(problem) => (problem.status, problem.reason),
    }
}

#[tokio::test]
async fn what_waits_is_seen_by_channel_the_oldest_first_and_let_in() {
    let server = TestServer::start().await;
    for channel in ["cats", "dogs"] {
        server.channel(channel, 5, first).await;
    }
    let dog = shown(&server, "dogs", "A <dog>").await;
    server.pass(60);
    let mut cats = Vec::new();
    for caption in ["One", "Two"] {
        cats.push(shown(&server, "cats", caption).await);
        server.pass(60);
    }
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    assert!(anna.page("/console").await.contains("3 posts wait."));
    let page = anna.page(REVIEW).await;
    let mut rest = &page[..];
    for said in ["About dogs", "A &#60;dog&#62;", "Waits for 3 min", "About cats", "One", "Two"] {
        rest = rest.split_once(said).unwrap_or_else(|| panic!("{said}: {page}")).1;
    }
    let one = anna.page("/console/review?channel=cats").await;
    assert!(one.contains("Two") && !one.contains("About dogs"));
    assert_eq!(anna.get("/console/review?channel=birds").await.status(), 404);

    let tile = anna.get(&at(&dog, "tiles/0")).await;
    assert_eq!(tile.headers()["content-type"], "image/png");
    assert_eq!(tile.headers()["cache-control"], "no-store");
    assert_eq!(anna.get(&at(&dog, "pictures/0")).await.status(), 200);
    assert_eq!(anna.get(&at(&dog, "tiles/1")).await.status(), 404);
    assert_eq!(met(&server, &dog).await.0, 404, "and nobody else sees it");

    assert_eq!(anna.act(&at(&dog, "keep"), &[]).await, REVIEW);
    let kept = anna.act(&at(&cats[1], "keep"), &[("channel", "cats")]).await;
    assert_eq!(kept, "/console/review?channel=cats");
    assert_eq!(server.listed("dogs").await, [dog.id.as_str()]);
    assert_eq!(server.listed("cats").await, [cats[1].id.as_str()]);
    let page = anna.page(REVIEW).await;
    assert!(page.contains("1 post waits.") && page.contains("One") && !page.contains("About dogs"));

    let log = Person::new(&server, "Eve", Role::Operator).await.page("/console/log").await;
    for said in [
        format!("let the post {} into dogs", dog.id),
        format!("looked closer at picture 1 of the post {}", dog.id),
        format!("saw the tile of picture 1 of the post {}", dog.id),
        "looked through what waits in cats".to_owned(),
    ] {
        assert!(log.contains(&said), "{said}: {log}");
    }
}

#[tokio::test]
async fn a_long_shelf_has_pages() {
    let server = TestServer::start().await;
    server.channel("cats", 50, first).await;
    for number in 0..22 {
        shown(&server, "cats", &format!("Number {number}.")).await;
        server.pass(1);
    }
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let of = |page: &str| page.matches("data-item").count();
    let glance = anna.page(REVIEW).await;
    assert_eq!(of(&glance), 5);
    let page = anna.page("/console/review?channel=cats").await;
    assert!(of(&page) == 20 && page.contains("Number 19.") && !page.contains("Number 20."));
    let (_, next) = page.split_once("/console/review?channel=cats&#38;after=").unwrap();
    let next = format!("/console/review?channel=cats&after={}", &next[..12]);
    let page = anna.page(&next).await;
    assert!(of(&page) == 2 && page.contains("Number 20.") && page.contains("Number 21."));
}

#[tokio::test]
async fn what_is_removed_may_come_back_nowhere_or_wherever_the_moderator_says() {
    for (block, in_channels, shared) in
        [("nowhere", true, true), ("channels", false, true), ("everywhere", false, false)]
    {
        let server = TestServer::start().await;
        server.channel("cats", 5, first).await;
        let file = hills(1).png();
        let post = server.posted("cats", &file).await;
        let anna = Person::new(&server, "Anna", Role::Moderator).await;
        assert_eq!(anna.act(&at(&post, "remove"), &[("block", block)]).await, REVIEW);
        assert_eq!(met(&server, &post).await, (410, Some("removed".to_owned())));
        assert_eq!(server.managed_post(&post).await.unwrap().state, "removed");
        let again = server.post_in("cats", &[&file], "Again").await;
        assert_eq!(again.is_ok(), in_channels, "{block}");
        assert_eq!(code(&server, &[&file]).await.is_none(), shared, "{block}");
        let operator = Person::new(&server, "Eve", Role::Operator).await;
        let log = operator.page("/console/log").await;
        let said = format!("removed the post {} from cats", post.id);
        assert!(log.contains(&said) && log.contains(", blocked") != in_channels, "{log}");
        server.purge().await;
        assert_eq!(anna.post(&at(&post, "keep"), &[]).await.status(), 410);
    }
}

#[tokio::test]
async fn a_removal_needs_to_be_said_whole() {
    let server = TestServer::start().await;
    server.channel("cats", 5, first).await;
    let post = shown(&server, "cats", "Look!").await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    for fields in [&[][..], &[("block", "here")]] {
        let refused = anna.post(&at(&post, "remove"), fields).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains(r#"href="/console/review""#));
    }
    assert_eq!(anna.post(&at(&post, "case"), &[("category", "bad")]).await.status(), 422);
    assert_eq!(anna.post("/console/posts/unknown/keep", &[]).await.status(), 404);
    assert!(anna.page(REVIEW).await.contains("1 post waits."));
}

#[tokio::test]
async fn a_channel_without_room_says_so_and_the_post_waits_on() {
    let server = TestServer::with(&[("trusted_proxies", "127.0.0.1")]).await;
    server.channel("cats", 1, |_| ()).await;
    let form = form(&[&png(3, 2)], &[("caption", "First")]);
    let request = server.post("/api/v1/channels/cats/posts").multipart(form);
    let posted = request.header("x-forwarded-for", "203.0.113.9").send().await.unwrap();
    assert_eq!(posted.status(), 201);
    server.edit("cats", first).await;
    let post = shown(&server, "cats", "Second").await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let busy = anna.post(&at(&post, "keep"), &[]).await;
    assert_eq!((busy.status().as_u16(), &busy.headers()["retry-after"]), (429, &60.into()));
    let page = busy.text().await.unwrap();
    assert!(page.contains("full of new posts") && page.contains(r#"href="/console/review""#));
    assert!(anna.page(REVIEW).await.contains("Second"));
    server.pass(60);
    anna.act(&at(&post, "keep"), &[]).await;
    assert_eq!(server.listed("cats").await, [post.id.as_str()]);
}

#[tokio::test]
async fn two_moderators_who_let_one_post_in_at_once_show_it_once() {
    let server = TestServer::start().await;
    server.channel("cats", 5, first).await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let bert = Person::new(&server, "Bert", Role::Moderator).await;
    for _ in 0..5 {
        let post = shown(&server, "cats", "Look!").await;
        let path = at(&post, "keep");
        let (one, other) = tokio::join!(anna.post(&path, &[]), bert.post(&path, &[]));
        assert_eq!((one.status().as_u16(), other.status().as_u16()), (303, 303));
        server.pass(60);
    }
    let listed = server.listed("cats").await;
    assert_eq!(listed.len(), 5);
    // One lets it in while the other removes it: it is gone.
    let post = shown(&server, "cats", "Look!").await;
    let (keep, drop) = (at(&post, "keep"), at(&post, "remove"));
    let block = [("block", "nowhere")];
    let (kept, removed) = tokio::join!(anna.post(&keep, &[]), bert.post(&drop, &block));
    let (kept, removed) = (kept.status().as_u16(), removed.status().as_u16());
    // Who comes second is told so: removing what is shown isn't a moderator's.
    assert!([303, 403].contains(&removed) && [303, 404, 410].contains(&kept), "{kept} {removed}");
    assert_eq!(met(&server, &post).await.0 == 200, removed == 403);
}

#[tokio::test]
async fn what_nobody_looks_at_for_a_week_expires_as_does_what_its_channel_ends() {
    let server = TestServer::start().await;
    server.channel("cats", 5, stays).await;
    server.channel("dogs", 5, first).await;
    let (cat, dog) = (shown(&server, "cats", "Cat").await, shown(&server, "dogs", "Dog").await);
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let page = anna.page(REVIEW).await;
    assert!(page.contains("Cat") && page.contains("Dog"));
    server.pass(DAY);
    let anna = Person::new(&server, "Anna 2", Role::Moderator).await;
    let page = anna.page(REVIEW).await;
    assert!(page.contains("Cat") && !page.contains("Dog"), "a day is all it had");
    assert_eq!(anna.post(&at(&dog, "keep"), &[]).await.status(), 410);
    server.pass(6 * DAY - 1);
    let last = shown(&server, "cats", "Last").await;
    server.purge().await;
    assert_eq!(server.managed_post(&cat).await.unwrap().state, "waiting");
    server.pass(1);
    let anna = Person::new(&server, "Anna 3", Role::Moderator).await;
    assert_eq!(anna.post(&at(&cat, "keep"), &[]).await.status(), 404, "before the job comes by");
    let page = anna.page(REVIEW).await;
    assert!(page.contains("1 post waits.") && page.contains("Last"));
    server.purge().await;
    for gone in [&cat, &dog] {
        assert_eq!(met(&server, gone).await, (410, Some("expired".to_owned())));
        assert_eq!(server.managed_post(gone).await.unwrap().state, "expired");
    }
    assert_eq!(server.blobs().await, 1);
    anna.act(&at(&last, "keep"), &[]).await;
    assert_eq!(server.listed("cats").await, [last.id.as_str()]);
}

#[tokio::test]
async fn what_waits_in_a_channel_that_is_closed_waits_no_more() {
    let server = TestServer::start().await;
    server.channel("cats", 5, first).await;
    let post = shown(&server, "cats", "Look!").await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    server.close("cats").await;
    assert!(anna.page("/console").await.contains("Nothing waits."));
    assert!(anna.page(REVIEW).await.contains("Nothing waits here."));
    for act in ["keep", "remove", "case"] {
        let fields = [("block", "nowhere"), ("category", "gore")];
        assert_eq!(anna.post(&at(&post, act), &fields).await.status(), 410, "{act}");
    }
    assert_eq!(anna.get(&at(&post, "tiles/0")).await.status(), 410);
    server.purge().await;
    assert_eq!(met(&server, &post).await, (410, Some("expired".to_owned())));
    assert_eq!(server.blobs().await, 0);
}

/// Has this picture held at the door by a list of this class.
async fn held(server: &TestServer, class: Class, number: u32) {
    let lines = format!("pdq {}\n", hills(number).pdq());
    take(server, wish(&class.to_string(), class, Action::Hold, &lines)).await.unwrap();
}

#[tokio::test]
async fn what_lists_say_of_a_post_decides_who_looks_at_it() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    held(&server, Class::CsamSelfReport, 1).await;
    held(&server, Class::Operator, 2).await;
    let grave = server.post_in("cats", &[&hills(1).png()], "Grave").await.unwrap();
    let mild = server.post_in("cats", &[&hills(2).png()], "Mild").await.unwrap();
    assert_eq!((grave.state.as_str(), mild.state.as_str()), ("waiting", "waiting"));
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    let carl = Person::new(&server, "Carl", Role::ChildSafety).await;
    let dora = Person::new(&server, "Dora", Role::Auditor).await;

    let page = anna.page(REVIEW).await;
    assert!(page.contains("Mild") && !page.contains("Grave"));
    assert!(page.contains("Some are for others") && page.contains("On a list: operator."));
    for act in ["keep", "remove", "case"] {
        let fields = [("block", "nowhere"), ("category", "gore")];
        assert_eq!(anna.post(&at(&grave, act), &fields).await.status(), 403, "{act}");
        assert_eq!(dora.post(&at(&mild, act), &fields).await.status(), 403, "{act}");
    }
    for near in ["tiles/0", "pictures/0"] {
        assert_eq!(anna.get(&at(&grave, near)).await.status(), 403);
        assert_eq!(dora.get(&at(&mild, near)).await.status(), 403);
        assert_eq!(carl.get(&at(&grave, near)).await.status(), 200);
    }
    assert_eq!(dora.get(REVIEW).await.status(), 403);
    assert!(carl.page(REVIEW).await.contains("On a list: csam self report."));

    // What weighs on who looks at it is counted, and what nobody need see isn't shown.
    for _ in 0..19 {
        assert_eq!(carl.get(&at(&grave, "pictures/0")).await.status(), 200);
    }
    assert_eq!(carl.get(&at(&grave, "pictures/0")).await.status(), 429);
    assert_eq!(carl.get(&at(&grave, "tiles/0")).await.status(), 429);
    assert_eq!(carl.get(&at(&mild, "pictures/0")).await.status(), 200);
    server.pass(900);
    let lines = format!("pdq {}\n", hills(1).pdq());
    let list = wish("confirmed", Class::CsamConfirmed, Action::RefuseAndSeal, &lines);
    take(&server, list).await.unwrap();
    let refused = carl.get(&at(&grave, "tiles/0")).await;
    assert_eq!(refused.status(), 409);
    assert!(refused.text().await.unwrap().contains("nobody needs to see it"));
}

#[tokio::test]
async fn a_case_is_made_of_what_waits_and_decides_what_becomes_of_it() {
    let server = TestServer::start().await;
    server.channel("cats", 5, stays).await;
    let post = server.posted("cats", &hills(1).png()).await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    anna.act(&at(&post, "case"), &[("category", "gore")]).await;
    assert!(!anna.page(REVIEW).await.contains("Look!"), "its case has it now");
    for act in ["keep", "case"] {
        let refused = anna.post(&at(&post, act), &[("category", "gore")]).await;
        assert_eq!(refused.status(), 409);
        assert!(refused.text().await.unwrap().contains("It is hidden, and has a case"));
    }
    let row = server.the_case().await;
    assert_eq!((row.category, row.media, row.source.as_str()), (Category::Gore, Some(1), "review"));
    assert!(row.hidden && row.reports == 0);
    let case = format!("/console/cases/{}", row.id);
    assert_eq!(anna.get(&format!("{case}/tiles/0")).await.status(), 200);

    cases::decide(&server.app, &ada(), row.id, keep()).await.unwrap();
    assert!(anna.page(REVIEW).await.contains("Look!"), "it waits again");
    anna.act(&at(&post, "case"), &[("category", "hate")]).await;
    let row = server.the_case().await;
    assert_eq!((row.category, row.media), (Category::Hate, Some(1)));
    cases::decide(&server.app, &ada(), row.id, remove()).await.unwrap();
    let told = server.managed_post(&post).await.unwrap().decision.unwrap();
    assert_eq!(told.reasons.unwrap().source_type, "SOURCE_VOLUNTARY");
    assert_eq!(met(&server, &post).await, (410, Some("removed".to_owned())));
    assert!(server.post_in("cats", &[&hills(1).png()], "Again").await.is_err());
}

#[tokio::test]
async fn a_post_that_is_shown_is_a_matter_of_cases_and_of_who_runs_the_channels() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let post = shown(&server, "cats", "Look!").await;
    let anna = Person::new(&server, "Anna", Role::Moderator).await;
    assert_eq!(anna.post(&at(&post, "remove"), &[("block", "nowhere")]).await.status(), 403);
    anna.act(&at(&post, "keep"), &[]).await;
    anna.act(&at(&post, "case"), &[("category", "rules-other")]).await;
    assert_eq!(met(&server, &post).await, (410, Some("hidden".to_owned())));
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
    assert_eq!(server.listed("cats").await, [post.id.as_str()]);
}

#[tokio::test]
async fn nothing_of_the_desk_is_open_to_who_is_not_signed_in_or_comes_from_elsewhere() {
    let server = TestServer::start().await;
    server.channel("cats", 5, first).await;
    let post = shown(&server, "cats", "Look!").await;
    let mut nobody = Person::new(&server, "Anna", Role::Operator).await;
    let cookie = std::mem::take(&mut nobody.cookie);
    assert_eq!(nobody.get(REVIEW).await.headers()["location"], "/console/sign-in");
    assert_eq!(nobody.post(&at(&post, "keep"), &[]).await.status(), 401);
    assert_eq!(server.get(&at(&post, "tiles/0")).send().await.unwrap().status(), 404);
    let elsewhere = ask(&server, "POST", &at(&post, "keep"))
        .header("cookie", cookie)
        .header("sec-fetch-site", "cross-site");
    assert_eq!(elsewhere.send().await.unwrap().status(), 403);
    assert_eq!(met(&server, &post).await.0, 404);
}
