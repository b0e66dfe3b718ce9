//! `chatpic admin channels`, `chatpic channels` and `chatpic post`.

use serde_json::Value;

use crate::pictures::png;
use crate::process::{Machine, Said, Server, browser};

fn admin(machine: &Machine, arguments: &[&str]) -> Said {
    machine.run(&[&["admin", "channels"], arguments].concat())
}

fn post(machine: &Machine, server: &Server, arguments: &[&str]) -> Said {
    std::fs::write(machine.path().join("a.png"), png(1, 400, 300)).unwrap();
    machine.run(&[&["post", "--server", &server.origin], arguments].concat())
}

fn channels(machine: &Machine, server: &Server) -> String {
    let said = machine.run(&["channels", "--server", &server.origin]);
    assert!(said.success, "{said:?}");
    said.out
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operator_makes_channels_beside_the_server_and_everybody_posts() {
    let machine = Machine::new();
    let server = machine.serve().await;
    assert_eq!(channels(&machine, &server), "");
    assert_eq!(admin(&machine, &["list"]).out, "There are no channels.\n");
    let said = admin(&machine, &["suggest"]);
    assert!(said.success && said.out.lines().count() == 5, "{said:?}");
    assert_eq!(admin(&machine, &["suggest"]).out, "");
    let more = ["create", "film", "--title", "On film", "--capacity", "50", "--review-first"];
    let said = admin(&machine, &more);
    assert_eq!(said.out, "Made: film\tOn film, 50 posts, reviewed first\n", "{said:?}");
    let listed = channels(&machine, &server);
    assert_eq!(listed.lines().count(), 6);
    assert!(listed.contains("film\tOn film\n"), "{listed}");

    let said = post(&machine, &server, &["wallpapers", "a.png", "--caption", "Fog <1>", "--json"]);
    let posted: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&posted["caption"], &posted["state"]), (&"Fog <1>".into(), &"shown".into()));
    let media = posted["media"][0]["url"].as_str().unwrap();
    let shown = browser().get(media).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(shown, png(1, 400, 300));

    let said = post(&machine, &server, &["film", "a.png", "--caption", "Grain"]);
    assert!(said.success && said.out.contains("It waits until"), "{said:?}");
    let manage = said.out.lines().find_map(|line| line.strip_prefix("Manage:")).unwrap();
    let manage = manage.trim().split(' ').next().unwrap();
    assert!(machine.run(&["delete", manage]).success);

    assert!(admin(&machine, &["close", "wallpapers"]).success);
    assert_eq!(browser().get(media).send().await.unwrap().status(), 410);
    assert!(!channels(&machine, &server).contains("wallpapers"));
    assert!(admin(&machine, &["list"]).out.contains("wallpapers\tWallpapers, 200 posts, "));
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_channel_is_changed_by_what_is_said_and_keeps_the_rest() {
    let machine = Machine::new().with("CHATPIC_ADULT_CHANNELS", "true");
    let made = ["create", "x", "--title", "X", "--about", "All of it.", "--retention", "7d"];
    assert!(admin(&machine, &[&made[..], &["--adult", "--slow", "30s"]].concat()).success);
    let said = admin(&machine, &["edit", "x", "--retention=none", "--capacity=9", "--adult=false"]);
    assert_eq!(said.out, "Changed: x\tX, 9 posts, one in 30 s\n", "{said:?}");
    assert_eq!(admin(&machine, &["list"]).out, "x\tX, 9 posts, one in 30 s\n");
    let server = machine.serve().await;
    let told = browser().get(server.url("/api/v1/channels")).send().await.unwrap();
    let told = told.json::<Value>().await.unwrap();
    assert_eq!(told["channels"][0]["about"], "All of it.");
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_done_is_said_and_fails() {
    let machine = Machine::new();
    let server = machine.serve().await;
    let cats = ["create", "cats", "--title", "Cats", "--capacity", "5"];
    assert!(admin(&machine, &cats).success);
    let refusals: [(&[&str], &str); 8] = [
        (&cats, "slug: is taken"),
        (&["create", "dogs", "--title", "Dogs"], "capacity: set a capacity"),
        (&["create", "dogs", "--capacity", "5"], "title: is missing"),
        (&["create", "dogs", "--title", "x", "--capacity", "5", "--adult"], "adult_channels"),
        (&["edit", "dogs", "--title", "x"], "there is no channel called dogs"),
        (&["edit", "cats", "--capacity", "10001"], "capacity: must be a number"),
        (&["close", "dogs"], "there is no channel called dogs"),
        (&["create", "No good", "--title", "x"], "small letters"),
    ];
    for (arguments, reason) in refusals {
        let said = admin(&machine, arguments);
        assert!(!said.success && said.err.contains(reason), "{arguments:?}: {said:?}");
    }
    for (arguments, reason) in [
        (["dogs", "a.png", "--caption", "x"], "nothing at this address"),
        (["../x", "a.png", "--caption", "x"], "not a channel's name"),
        (["cats", "a.png", "--caption", " "], "say in a line what it is"),
        (["cats", "b.png", "--caption", "x"], "b.png"),
    ] {
        let said = post(&machine, &server, &arguments);
        assert!(!said.success && said.err.contains(reason), "{arguments:?}: {said:?}");
    }
    server.stop();
}
