//! Posts are held against lists that grow.

use chatpic_api::Posted;
use chatpic_core::{Category, Class as CaseClass, Role};
use chatpic_server::actions::cases::{self, Row};
use chatpic_server::actions::lists::{self, Action, Class, Scope, Wish};
use chatpic_server::actions::reconcile::reconcile;
use chatpic_server::actions::scan::Scanned;
use chatpic_server::actions::{NotNow, Refused, audit, rescan, review, vault};
use chatpic_store::records::Lookup;

use super::harness::{TestServer, form, read};
use super::places::Places;
use super::reporting::{DAY, ada, copyright, keep, remove, who};
use super::scanning::{RECOMPRESSED, code, hills, hit, take, wish};

impl TestServer {
    /// Does now what the job does every ten seconds: how many posts were scanned.
    async fn rescan(&self) -> u32 {
        rescan::tick(&self.app).await.unwrap()
    }
}

/// A list with these pictures.
fn list(name: &str, class: Class, action: Action, numbers: &[u32]) -> Wish {
    let lines: String = numbers.iter().map(|it| format!("pdq {}\n", hills(*it).pdq())).collect();
    wish(name, class, action, &lines)
}

fn refuses(numbers: &[u32]) -> Wish {
    list("mine", Class::Operator, Action::Refuse, numbers)
}

async fn posts(server: &TestServer, files: &[&[u8]]) -> Vec<Posted> {
    let mut all = Vec::new();
    for file in files {
        all.push(server.posted("cats", file).await);
    }
    all
}

/// What a visitor meets at a post: `live`, or why not.
async fn met(server: &TestServer, post: &Posted) -> String {
    match server.one_post(&post.id).await {
        Ok(_) => "live".to_owned(),
        Err(problem) => problem.reason.unwrap_or(problem.code),
    }
}

async fn rows(server: &TestServer) -> Vec<Row> {
    server.queue().await.rows
}

async fn start() -> TestServer {
    let server = TestServer::start().await;
    server.channel("cats", 50, |wish| wish.retention = "none".to_owned()).await;
    server
}

#[tokio::test]
async fn a_list_that_grows_hides_what_is_on_it_within_a_tick_and_nothing_else() {
    let server = start().await;
    let files = [1, 2, 3].map(|number| hills(number).png());
    let all = posts(&server, &[&files[0], &files[1], &files[2]]).await;
    let shared = server.share_files(&[&files[1]], &[]).await;
    take(&server, refuses(&[7])).await.unwrap();
    assert_eq!(server.rescan().await, 3);
    assert_eq!(server.rescan().await, 0, "until lists change again");
    assert_eq!(server.listed("cats").await.len(), 3);

    take(&server, refuses(&[7, 2])).await.unwrap();
    server.rescan().await;
    assert_eq!(met(&server, &all[1]).await, "hidden");
    assert_eq!(server.listed("cats").await, [all[2].id.as_str(), &all[0].id]);
    assert_eq!(server.meets(&shared).await, "live", "nobody can open a share");
    let row = server.the_case().await;
    assert_eq!((row.category, row.source.as_str()), (Category::RulesOther, "list"));
    assert_eq!((row.media, row.reports, row.hidden), (Some(1), 0, true));
    assert_eq!(hit(&server, "mine", 1).await.unwrap().hits, 1);
    let log = audit::read(&server.app, None, 1).await.unwrap();
    let said = serde_json::to_string(&log.entries[0]).unwrap();
    assert!(said.contains("hid") && said.contains("system"), "{said}");
    let material = cases::material(&server.app, &ada(), row.id, 0).await.unwrap();
    assert!(material.read(&server.app).await.unwrap() == files[1]);

    // What a person keeps isn't hidden again for the same entry, but for another.
    cases::decide(&server.app, &ada(), row.id, keep()).await.unwrap();
    assert_eq!(met(&server, &all[1]).await, "live");
    take(&server, refuses(&[7, 2, 8])).await.unwrap();
    assert_eq!(server.rescan().await, 3);
    assert_eq!(met(&server, &all[1]).await, "live");
    take(&server, list("other", Class::Terror, Action::Refuse, &[2])).await.unwrap();
    server.rescan().await;
    assert_eq!(met(&server, &all[1]).await, "hidden");
    let row = server.the_case().await;
    assert_eq!((row.category, row.media), (Category::Terror, Some(1)));
    // What a list hit isn't shown because nobody had the time to look.
    server.live(8 * DAY).await;
    assert_eq!(met(&server, &all[1]).await, "hidden");
    cases::decide(&server.app, &ada(), row.id, remove()).await.unwrap();
    let told = server.managed_post(&all[1]).await.unwrap().decision.unwrap().reasons.unwrap();
    assert_eq!(
        (told.automated_detection.as_str(), told.source_type.as_str()),
        ("Yes", "SOURCE_VOLUNTARY")
    );
}

#[tokio::test]
async fn what_follows_is_what_the_list_says() {
    let server = start().await;
    let files: Vec<_> = (1..=6).map(|number| hills(number).png()).collect();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let all = posts(&server, &files).await;
    let lists = [
        list("reported", Class::NciiSelfReport, Action::Hold, &[1]),
        list("children", Class::CsamSelfReport, Action::Hold, &[2]),
        list("adult", Class::Operator, Action::Label, &[3]),
        Wish { shadow: Some(true), ..list("new", Class::Terror, Action::Refuse, &[4]) },
        list("confirmed", Class::CsamConfirmed, Action::RefuseAndSeal, &[5]),
    ];
    for list in lists {
        take(&server, list).await.unwrap();
    }
    assert_eq!(server.rescan().await, 6);
    let mut found = Vec::new();
    for post in &all {
        found.push(met(&server, post).await);
    }
    assert_eq!(found, ["hidden", "not-found", "live", "live", "not-found", "live"]);
    let mut classes: Vec<_> = rows(&server).await.iter().map(|row| row.class).collect();
    classes.sort();
    assert_eq!(classes, [CaseClass::ChildAbuse, CaseClass::ChildAbuse, CaseClass::Intimate]);
    for name in ["adult", "new"] {
        assert_eq!(hit(&server, name, 1).await.unwrap().hits, 1, "counted, and nothing else");
    }
    assert_eq!(vault::list(&server.app).await.unwrap().len(), 0, "it has no recipients");
    // Out of shadow it counts.
    let list = Wish { shadow: Some(false), ..list("new", Class::Terror, Action::Refuse, &[4]) };
    take(&server, list).await.unwrap();
    server.rescan().await;
    assert_eq!(met(&server, &all[3]).await, "hidden");
}

#[tokio::test]
async fn what_must_be_reported_is_kept_at_once_and_nothing_beside_it() {
    let recipients = [(); 2].map(|()| age::x25519::Identity::generate().to_public().to_string());
    let server = TestServer::with(&[("vault.recipients", &recipients.join(","))]).await;
    server.channel("cats", 5, |_| ()).await;
    let files = [1, 2].map(|number| hills(number).png());
    server.post_in("cats", &[&files[0], &files[1]], "Two").await.unwrap();
    let confirmed = list("confirmed", Class::CsamConfirmed, Action::RefuseAndSeal, &[2]);
    take(&server, confirmed).await.unwrap();
    server.rescan().await;
    let kept = vault::list(&server.app).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert!(kept[0].case.starts_with("hit-") && kept[0].files.len() == 1);
    let sha256 = Scanned::new(&files[1], &server.app.config.media.pictures).unwrap();
    assert_eq!(kept[0].files[0].sha256, sha256.fingerprint().cleaned.to_string());
}

#[tokio::test]
async fn a_picture_is_found_again_recompressed_mirrored_and_as_a_file() {
    let server = start().await;
    let mirrored = hills(1).mirrored().png();
    let all = posts(&server, &[RECOMPRESSED, &mirrored, &hills(2).png(), &hills(3).png()]).await;
    let file = Scanned::new(&hills(3).png(), &server.app.config.media.pictures).unwrap();
    let lines = format!("pdq {}\nmd5 {}\n", hills(1).pdq(), file.fingerprint().md5);
    take(&server, wish("mine", Class::Operator, Action::Refuse, &lines)).await.unwrap();
    server.rescan().await;
    let mut found = Vec::new();
    for post in &all {
        found.push(met(&server, post).await);
    }
    assert_eq!(found, ["hidden", "hidden", "live", "hidden"]);
}

#[tokio::test]
async fn what_broke_a_rule_or_a_right_is_kept_out_of_channels_and_may_be_shared() {
    for (scope, shared) in [(Scope::Channels, true), (Scope::Everywhere, false)] {
        let server = start().await;
        let [post] = posts(&server, &[RECOMPRESSED]).await.try_into().unwrap();
        let share = server.share_files(&[RECOMPRESSED], &[]).await;
        let limits = &server.app.config.media.pictures;
        let removed = Scanned::new(&hills(1).png(), limits).unwrap().fingerprint().clone();
        let (case, now) = (Lookup([7; 32]), server.app.now());
        lists::block(&server.app, case, &[removed], scope, now).await.unwrap();
        // At the door, and behind it.
        assert!(server.post_in("cats", &[&hills(1).png()], "No").await.is_err());
        assert_eq!(code(&server, &[&hills(1).png()]).await.is_none(), shared, "{scope:?}");
        server.rescan().await;
        assert_eq!(met(&server, &post).await, "hidden");
        assert_eq!(server.meets(&share).await, "live");
    }
}

#[tokio::test]
async fn what_looks_like_what_was_removed_is_a_case_of_the_same_kind() {
    let server = TestServer::with(&[("trusted_proxies", "127.0.0.1")]).await;
    server.channel("cats", 50, |_| ()).await;
    // Somebody else's, whom the strike doesn't meet.
    let request =
        server.post("/api/v1/channels/cats/posts").header("x-forwarded-for", "203.0.113.9");
    let sent = request.multipart(form(&[RECOMPRESSED], &[("caption", "x")])).send().await.unwrap();
    let post: Posted = read(sent).await.unwrap();
    let original = server.share_files(&[&hills(1).png()], &[]).await;
    server.noticed(&original, "copyright", copyright()).await;
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, remove()).await.unwrap();
    assert_eq!(met(&server, &post).await, "live", "it is no copy");
    server.rescan().await;
    assert_eq!(met(&server, &post).await, "hidden");
    let row = server.the_case().await;
    assert_eq!((row.category, row.class), (Category::Copyright, CaseClass::Copyright));
}

#[tokio::test]
async fn what_waits_is_hidden_where_it_would_be_refused_now_and_else_left_to_who_looks_at_it() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |wish| wish.review_first = "true".to_owned()).await;
    let files = [1, 2].map(|number| hills(number).png());
    let all = posts(&server, &[&files[0], &files[1]]).await;
    take(&server, list("held", Class::Operator, Action::Hold, &[1])).await.unwrap();
    take(&server, refuses(&[2])).await.unwrap();
    server.rescan().await;
    assert_eq!(rows(&server).await.len(), 1);
    assert_eq!(review::waiting(&server.app).await.unwrap(), 1);
    // Who lets it in has seen what it is on.
    let who = who("ben", Role::Moderator);
    review::keep(&server.app, &who, &all[0].id).await.unwrap();
    take(&server, refuses(&[2, 9])).await.unwrap();
    server.rescan().await;
    assert_eq!(met(&server, &all[0]).await, "live");
    // Nobody lets in what a list refuses, but by deciding its case.
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
    take(&server, list("more", Class::Operator, Action::Refuse, &[2])).await.unwrap();
    let keep_it = async || review::keep(&server.app, &who, &all[1].id).await;
    assert_eq!(keep_it().await, Err(Refused::NotNow(NotNow::Listed)));
    server.rescan().await;
    let case = server.the_case().await.id;
    cases::decide(&server.app, &ada(), case, keep()).await.unwrap();
    keep_it().await.unwrap();
    server.rescan().await;
    assert_eq!(met(&server, &all[1]).await, "live");
}

#[tokio::test]
async fn what_is_hidden_already_is_scanned_too_and_its_case_becomes_graver() {
    let server = start().await;
    let [post] = posts(&server, &[&hills(1).png()]).await.try_into().unwrap();
    take(&server, refuses(&[1])).await.unwrap();
    server.rescan().await;
    assert_eq!(server.the_case().await.class, CaseClass::Rules);
    let confirmed = list("confirmed", Class::CsamConfirmed, Action::RefuseAndSeal, &[1]);
    take(&server, confirmed).await.unwrap();
    server.rescan().await;
    let row = server.the_case().await;
    assert_eq!((row.class, row.media), (CaseClass::ChildAbuse, Some(1)));
    assert_eq!(met(&server, &post).await, "not-found", "and nobody is told that it was there");
    let reports = server.app.records.count("case", None, 9).await.unwrap();
    assert_eq!(reports, 1, "one thing has one case");
}

#[tokio::test]
async fn nodes_scan_side_by_side_and_go_on_where_another_was() {
    let places = Places::shared();
    let [here, there] = [TestServer::node(&places).await, TestServer::node(&places).await];
    here.channel("cats", 500, |_| ()).await;
    let files: Vec<_> = (1..=4).map(|number| hills(number).png()).collect();
    let mut all = Vec::new();
    for file in &files {
        all.push(here.posted("cats", file).await);
    }
    take(&here, refuses(&[1, 2, 3])).await.unwrap();
    assert!(lists::refresh(&there.app).await.unwrap());
    tokio::join!(here.rescan(), there.rescan());
    for (number, post) in all.iter().enumerate() {
        let expected = if number < 3 { "hidden" } else { "live" };
        assert_eq!(met(&there, post).await, expected);
    }
    assert_eq!(rows(&here).await.len(), 3);
    assert!(rows(&here).await.iter().all(|row| row.media == Some(1)));
    assert_eq!((here.rescan().await, there.rescan().await), (0, 0));
    here.purge().await;
    let found = reconcile(&here.app).await.unwrap();
    assert_eq!(found.missing, 0);

    // A node that has not looked since lets one in behind the round.
    take(&here, refuses(&[1, 2, 3, 5])).await.unwrap();
    here.rescan().await;
    let late = there.posted("cats", &hills(5).png()).await;
    assert_eq!(here.rescan().await, 0);
    assert_eq!(met(&here, &late).await, "live");
    for node in [&here, &there] {
        node.pass(60);
    }
    here.rescan().await;
    assert_eq!(met(&here, &late).await, "hidden");
}

#[tokio::test]
async fn lists_that_change_while_posts_are_scanned_leave_none_out() {
    let server = start().await;
    let files: Vec<_> = (1..=6).map(|number| hills(number).png()).collect();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let all = posts(&server, &files).await;
    for upto in 1..=6 {
        let grown: Vec<u32> = (1..=upto).collect();
        let (grown, _) = tokio::join!(take(&server, refuses(&grown)), server.rescan());
        grown.unwrap();
    }
    server.rescan().await;
    for post in &all {
        assert_eq!(met(&server, post).await, "hidden");
    }
    assert_eq!(rows(&server).await.len(), 6);
}

#[tokio::test]
async fn what_is_known_of_a_post_is_forgotten_after_it() {
    let server = start().await;
    let [post] = posts(&server, &[&hills(1).png()]).await.try_into().unwrap();
    take(&server, refuses(&[1])).await.unwrap();
    server.rescan().await;
    let known = async || server.app.records.count("settled-hits", None, 9).await.unwrap();
    assert_eq!(known().await, 1);
    for _ in 0..2 {
        server.pass(30 * DAY);
        server.forget().await;
        assert_eq!(known().await, 1, "while it lives");
    }
    let path = server.url(&format!("/api/v1/manage/{}", post.manage_token));
    assert_eq!(server.http.delete(&path).send().await.unwrap().status(), 204);
    server.pass(30 * DAY);
    server.forget().await;
    assert_eq!(known().await, 0);
}
