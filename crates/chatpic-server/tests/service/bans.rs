//! Strikes, what they close and for how long, and that nobody is known by them.

use std::net::IpAddr;

use chatpic_api::{Posted, Problem, Said, Shared};
use chatpic_core::{Role, ShareId};
use chatpic_server::actions::bans::{Ground, Standing, standing, strike, unstrike};
use chatpic_server::actions::cases;
use chatpic_server::actions::tags::{Prefix, overdue, prefix_on};
use chatpic_store::records::{Lookup, Outline};
use serde_json::json;

use super::harness::{TestServer, api, form, png, read};
use super::places::{Places, files};
use super::reporting::{ada, remove, remove_by_rule, who};
use super::upload_pass::{buy, code, pass, solved, upload};

const HERE: &str = "192.0.2.7";
const NEXT_DOOR: &str = "192.0.2.200";
const ELSEWHERE: &str = "198.51.100.7";
const DAY: u64 = 86_400;

/// A server behind a proxy that says who asks.
async fn server(settings: &[(&'static str, &str)]) -> TestServer {
    let mut all = vec![("trusted_proxies", "127.0.0.1"), ("limits.pass_cost", "1")];
    all.extend(settings);
    TestServer::with(&all).await
}

/// What moderators know of the newest share, which is the only one or is said to be.
async fn known(server: &TestServer, but: &[ShareId]) -> (ShareId, Outline) {
    let shares = server.app.records.shares(None, 100).await.unwrap();
    let id = *shares.iter().find(|id| !but.contains(id)).unwrap();
    (id, server.app.records.outline(id, server.app.now()).await.unwrap().unwrap())
}

async fn struck(server: &TestServer, case: u8, outline: &Outline, ground: Ground) {
    strike(&server.app, Lookup([case; 32]), outline, ground, server.app.now()).await.unwrap();
}

/// The whole problem that an upload met.
async fn banned(server: &TestServer, pass: Option<&str>, from: &str) -> Problem {
    let problem: Problem = upload(server, pass, Some(from)).await.json().await.unwrap();
    assert_eq!((problem.status, problem.code.as_str()), (403, "banned"));
    problem
}

async fn made(server: &TestServer, pass: Option<&str>, from: &str) -> bool {
    upload(server, pass, Some(from)).await.status() == 201
}

#[tokio::test]
async fn a_strike_closes_its_pass_says_why_and_until_when_and_can_be_taken_back() {
    let server = server(&[("upload_pass", "on")]).await;
    let (mine, other) = (pass(&server, None).await, pass(&server, None).await);
    let shared: Shared = upload(&server, Some(&mine), Some(HERE)).await.json().await.unwrap();
    let (_, outline) = known(&server, &[]).await;
    // Asked for twice, as after a crash, it is one strike.
    struck(&server, 1, &outline, Ground::Rules).await;
    struck(&server, 1, &outline, Ground::Rules).await;
    let problem = banned(&server, Some(&mine), HERE).await;
    assert_eq!(problem.reason.as_deref(), Some("house-rules"));
    assert_eq!(problem.until, Some(server.app.now().plus(7 * 86_400).to_string()));
    assert!(problem.detail.contains("rules of this server"), "{}", problem.detail);
    assert!(made(&server, Some(&other), HERE).await, "the house's rules close no network");
    server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();

    unstrike(&server.app, Lookup([1; 32])).await.unwrap();
    unstrike(&server.app, Lookup([1; 32])).await.unwrap();
    assert!(made(&server, Some(&mine), HERE).await);
    struck(&server, 2, &outline, Ground::Rules).await;
    server.pass(7 * DAY);
    assert!(made(&server, Some(&mine), HERE).await, "a ban has an end");
}

#[tokio::test]
async fn three_uncontested_copyright_notices_close_the_uploaders_door() {
    let server = server(&[("upload_pass", "on")]).await;
    let mine = pass(&server, None).await;
    assert!(made(&server, Some(&mine), HERE).await);
    let (_, outline) = known(&server, &[]).await;
    for case in 1..=3 {
        assert!(made(&server, Some(&mine), HERE).await, "{case}");
        struck(&server, case, &outline, Ground::Copyright).await;
    }
    let problem = banned(&server, Some(&mine), HERE).await;
    assert_eq!(problem.reason.as_deref(), Some("copyright"));
    unstrike(&server.app, Lookup([2; 32])).await.unwrap();
    assert!(made(&server, Some(&mine), HERE).await, "one was contested after all");
}

#[tokio::test]
async fn a_networks_ban_asks_for_a_harder_proof_until_its_key_is_shredded() {
    let server = server(&[]).await;
    assert!(made(&server, None, HERE).await);
    let (_, outline) = known(&server, &[]).await;
    let easy = pass(&server, None).await;
    struck(&server, 1, &outline, Ground::Harm).await;
    let refused =
        async |pass: Option<&str>| code(upload(&server, pass, Some(NEXT_DOOR)).await).await.1;
    assert_eq!(refused(None).await, "pass-required");
    assert_eq!(refused(Some(&easy)).await, "pass-required", "that was too cheap");
    assert!(made(&server, None, ELSEWHERE).await);

    let body = solved(&server, Some(NEXT_DOOR)).await;
    assert_eq!(body["challenge"]["parameters"]["keyPrefix"], "000");
    let hard = buy(&server, &body).await.unwrap().upload_pass;
    assert!(made(&server, Some(&hard), NEXT_DOOR).await);
    assert!(matches!(stands(&server, HERE).await, Standing::Watched(_)));
    unstrike(&server.app, Lookup([1; 32])).await.unwrap();
    assert_eq!(stands(&server, HERE).await, Standing::Free);
    struck(&server, 2, &outline, Ground::Harm).await;
    server.pass(7 * DAY);
    assert_eq!(stands(&server, HERE).await, Standing::Free, "even before the job comes by");
    server.forget().await;
    struck(&server, 3, &outline, Ground::Harm).await;
    assert_eq!(stands(&server, HERE).await, Standing::Free, "nobody can tell the network any more");
}

async fn stands(server: &TestServer, from: &str) -> Standing {
    standing(&server.app, from.parse().unwrap(), server.app.now()).await.unwrap()
}

#[tokio::test]
async fn a_network_is_refused_for_a_day_only_for_the_worst_and_never_from_looking() {
    let server = server(&[]).await;
    let shared: Shared = upload(&server, None, Some(HERE)).await.json().await.unwrap();
    let (_, outline) = known(&server, &[]).await;
    let hard = pass(&server, None).await;
    struck(&server, 1, &outline, Ground::ChildAbuse).await;
    for pass in [None, Some(hard.as_str())] {
        let problem = banned(&server, pass, NEXT_DOOR).await;
        // What a list knows must not be told apart from other grounds.
        assert_eq!(problem.reason.as_deref(), Some("unlawful-content"));
        assert_eq!(problem.until, Some(server.app.now().plus(86_400).to_string()));
    }
    let challenge = server.get("/api/v1/upload-pass/challenge").header("x-forwarded-for", HERE);
    assert_eq!(code(challenge.send().await.unwrap()).await.1, "banned");
    let looked = server.get(&shared.url).header("x-forwarded-for", HERE).send().await.unwrap();
    assert_eq!(looked.status(), 200);
    server.pass(DAY);
    let later = code(upload(&server, None, Some(HERE)).await).await;
    assert_eq!(later.1, "pass-required");
}

#[tokio::test]
async fn whoever_goes_on_after_many_refusals_is_refused_for_a_day() {
    let server = server(&[("limits.uploads_per_hour", "1")]).await;
    assert!(made(&server, None, HERE).await);
    for _ in 0..11 {
        assert_eq!(upload(&server, None, Some(HERE)).await.status(), 429);
    }
    server.pass(3600);
    assert_eq!(banned(&server, None, HERE).await.reason.as_deref(), Some("flood"));
    assert!(made(&server, None, ELSEWHERE).await);
    server.pass(DAY);
    assert!(matches!(stands(&server, HERE).await, Standing::Watched(_)));
}

#[tokio::test]
async fn tags_tell_a_repeat_within_a_day_and_nothing_across_days() {
    let server = server(&[("upload_pass", "on")]).await;
    let mine = pass(&server, None).await;
    let (mut seen, mut days) = (Vec::new(), Vec::new());
    for _ in 0..4 {
        let mut today = Vec::new();
        for from in [HERE, NEXT_DOOR, ELSEWHERE] {
            assert!(made(&server, Some(&mine), from).await);
            let (id, outline) = known(&server, &seen).await;
            seen.push(id);
            today.push((outline.pass_tag.unwrap(), outline.prefix_tag.unwrap()));
        }
        assert_eq!(today[0], today[1]);
        assert_eq!(today[0].0, today[2].0);
        days.push((today[0], today[2].1));
        server.pass(DAY);
    }
    let passes: std::collections::HashSet<_> = days.iter().map(|((pass, _), _)| *pass).collect();
    assert_eq!(passes.len(), 4, "no two days have the same tag");
    // Sixteen bits meet by chance now and then, but not on four days.
    assert!(days.iter().any(|((_, here), elsewhere)| here != elsewhere));
    assert!(days.iter().any(|((_, here), _)| *here != days[0].0.1));
}

#[tokio::test]
async fn a_prefix_key_is_gone_after_seven_days_and_leaves_nothing_to_link_by() {
    let server = server(&[]).await;
    assert!(made(&server, None, HERE).await);
    let here = Prefix::of(HERE.parse::<IpAddr>().unwrap());
    let today = server.app.now().unix() / 86_400;
    let kept = async || server.app.records.documents(KEY, None, None, 10).await.unwrap();
    let sealed = kept().await.remove(0).bytes.0;
    assert!(prefix_on(&server.app, here, today).await.unwrap().is_some());

    // Seven days after its own began.
    let into = u64::try_from(server.app.now().unix()).unwrap() % DAY;
    server.pass(7 * DAY - into - 1);
    server.forget().await;
    assert_eq!(kept().await.len(), 1);
    server.pass(1);
    assert_eq!(overdue(&server.app).await.unwrap(), None, "the job has an hour");
    server.pass(3600);
    assert_eq!(overdue(&server.app).await.unwrap(), Some(7));
    if let Places::Own = server.places {
        let ready = server.get("/readyz").send().await.unwrap();
        assert_eq!(ready.status(), 503);
        assert!(ready.text().await.unwrap().contains("7 days old"));
    }
    server.forget().await;
    assert_eq!((kept().await.len(), overdue(&server.app).await.unwrap()), (0, None));
    assert_eq!(prefix_on(&server.app, here, today).await.unwrap(), None);
    if let Places::Own = server.places {
        assert_eq!(server.get("/readyz").send().await.unwrap().status(), 200);
        server.purge().await;
        for path in files(&server.data_dir()) {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!holds(&bytes, &sealed), "{}", path.display());
        }
    }
}

const KEY: &str = "prefix-day-key";

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn a_pass_key_dies_with_the_last_share_of_its_day() {
    let server = server(&[("upload_pass", "on")]).await;
    let mine = pass(&server, None).await;
    let shared: Shared = upload(&server, Some(&mine), None).await.json().await.unwrap();
    let keys = async || server.app.records.count("pass-day-key", None, 10).await.unwrap();
    let (_, outline) = known(&server, &[]).await;
    server.pass(3600);
    server.forget().await;
    assert_eq!(keys().await, 1, "its day is not over");
    server.withdraw(&shared).await;
    server.purge().await;
    server.pass(DAY + 3600);
    server.forget().await;
    assert_eq!(keys().await, 0);
    struck(&server, 1, &outline, Ground::Rules).await;
    assert!(made(&server, Some(&mine), HERE).await, "nobody can tell whose it was");
}

#[tokio::test]
async fn a_pass_key_is_kept_while_a_share_of_its_day_lives() {
    let server = server(&[("upload_pass", "on"), ("terms.default_lifetime", "10d")]).await;
    let mine = pass(&server, None).await;
    assert!(made(&server, Some(&mine), HERE).await);
    let (_, outline) = known(&server, &[]).await;
    server.pass(9 * DAY);
    server.forget().await;
    struck(&server, 1, &outline, Ground::Harm).await;
    banned(&server, Some(&mine), ELSEWHERE).await;
}

#[tokio::test]
async fn no_address_and_no_network_is_written_anywhere() {
    let server = server(&[("upload_pass", "on")]).await;
    let address = "2001:db8:6e6f:7768:6572:6521:7365:656e";
    let bytes = "2001:db8:6e6f:7768:6572:6521:7365:656e".parse::<std::net::Ipv6Addr>().unwrap();
    let mine = pass(&server, Some(address)).await;
    assert!(made(&server, Some(&mine), address).await);
    let (_, outline) = known(&server, &[]).await;
    struck(&server, 1, &outline, Ground::ChildAbuse).await;
    banned(&server, None, address).await;
    let needles = [&bytes.octets()[..7], &address.as_bytes()[..14], mine.as_bytes()];
    let stored = files(&server.data_dir());
    assert!(matches!(server.places, Places::Shared { .. }) || stored.len() > 2);
    for path in stored {
        let bytes = std::fs::read(&path).unwrap();
        for needle in needles {
            assert!(!holds(&bytes, needle), "{}", path.display());
        }
    }
}

/// Posts in the channel, which there is.
async fn posts(server: &TestServer, pass: Option<&str>, from: &str) -> Result<Posted, Problem> {
    // Another picture than the uploads', which its removal is not to block.
    let form = form(&[&png(5, 4)], &[("caption", "x")]);
    let mut request = server.post("/api/v1/channels/cats/posts").multipart(form);
    if let Some(pass) = pass {
        request = request.header("x-upload-pass", pass);
    }
    read(request.header("x-forwarded-for", from).send().await.unwrap()).await
}

async fn says(server: &TestServer, thread: &str, from: &str) -> Result<Said, Problem> {
    let request = server.post(thread).header("x-forwarded-for", from);
    read(request.json(&json!({"text": "hello"})).send().await.unwrap()).await
}

/// A ban from the channel, told whole.
fn told(refused: &Problem, reason: &str) {
    assert_eq!((refused.status, refused.code.as_str()), (403, "banned"));
    assert_eq!(refused.reason.as_deref(), Some(reason));
    assert!(refused.detail.contains("in public") && refused.until.is_some(), "{}", refused.detail);
}

#[tokio::test]
async fn a_struck_network_neither_posts_nor_comments_in_public_and_is_told_why_and_until_when() {
    let server = server(&[]).await;
    server.channel("cats", 5, |_| ()).await;
    let post = posts(&server, None, ELSEWHERE).await.unwrap();
    let thread = format!("/api/v1/posts/{}/comments", post.id);
    let shared = server.share(&[("comments", "true")]).await;
    let private = api(&shared.url, "shares", "/comments");
    assert!(made(&server, None, HERE).await);
    let (_, mut outline) = known(&server, &[]).await;
    outline.prefix_tag = Some(
        prefix_on(&server.app, Prefix::of(HERE.parse().unwrap()), server.app.now().unix() / 86_400)
            .await
            .unwrap()
            .unwrap(),
    );
    says(&server, &thread, HERE).await.unwrap();
    for (case, ground, lasts) in [(1, Ground::Harm, None), (2, Ground::ChildAbuse, Some(86_400))] {
        struck(&server, case, &outline, ground).await;
        for refused in [
            says(&server, &thread, NEXT_DOOR).await.err().unwrap(),
            posts(&server, None, NEXT_DOOR).await.err().unwrap(),
        ] {
            told(&refused, "unlawful-content");
            if let Some(lasts) = lasts {
                assert_eq!(refused.until, Some(server.app.now().plus(lasts).to_string()));
            }
        }
        let form = server.form(&format!("/p/{}/comments", post.id), &[("text", "typed")]);
        let form = form.header("accept", "text/html").header("x-forwarded-for", HERE);
        let form = form.send().await.unwrap();
        assert_eq!(form.status(), 403);
        let form = form.text().await.unwrap();
        assert!(form.contains("in public") && form.contains(">typed</textarea>"), "{form}");
        says(&server, &private, HERE).await.expect("among those who have the link");
        says(&server, &thread, ELSEWHERE).await.expect("from elsewhere");
        let looked = server.get(&post.url).header("x-forwarded-for", HERE).send().await.unwrap();
        assert_eq!(looked.status(), 200);
        let report = json!({"url": format!("{}#c1", post.url), "category": "hate"});
        let report = server.post("/api/v1/reports").header("x-forwarded-for", HERE).json(&report);
        assert_eq!(report.send().await.unwrap().status(), 201, "reporting is never banned");
    }
    for case in [1, 2] {
        unstrike(&server.app, Lookup([case; 32])).await.unwrap();
    }
    says(&server, &thread, HERE).await.unwrap();
    posts(&server, None, HERE).await.unwrap();
}

#[tokio::test]
async fn a_decision_about_a_post_strikes_its_poster_and_falls_with_it() {
    let server = server(&[("upload_pass", "on")]).await;
    server.channel("cats", 5, |_| ()).await;
    let (mine, other) = (pass(&server, None).await, pass(&server, None).await);
    for (verdict, reason) in [(remove_by_rule(), "house-rules"), (remove(), "unlawful-content")] {
        let post = posts(&server, Some(&mine), HERE).await.unwrap();
        server.report(json!({"url": post.url, "category": "hate"})).await.unwrap();
        let case = server.the_case().await.id;
        cases::decide(&server.app, &ada(), case, verdict).await.unwrap();
        assert_eq!(banned(&server, Some(&mine), ELSEWHERE).await.reason.as_deref(), Some(reason));
        let posted = posts(&server, Some(&mine), ELSEWHERE).await.err().unwrap();
        assert_eq!((posted.code.as_str(), posted.reason.as_deref()), ("banned", Some(reason)));
        let marked = stands(&server, NEXT_DOOR).await != Standing::Free;
        assert_eq!(marked, reason == "unlawful-content", "the house's rules close no network");
        assert!(made(&server, Some(&other), ELSEWHERE).await);

        let appeal = format!("/api/v1/manage/{}/appeal", post.manage_token);
        let appeal = server.post(&appeal).json(&json!({"text": "No."})).send().await.unwrap();
        assert_eq!(appeal.status(), 204);
        let ben = who("ben", Role::Operator);
        cases::decide_appeal(&server.app, &ben, case, true, "").await.unwrap();
        assert!(made(&server, Some(&mine), HERE).await);
        assert_eq!(stands(&server, HERE).await, Standing::Free);
        assert_eq!(server.listed("cats").await[0], post.id);
    }
}
