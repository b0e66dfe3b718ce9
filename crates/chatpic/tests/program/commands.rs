//! The commands, as they are typed.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::pictures::png;
use crate::process::{Machine, Said, Server, browser, output, soon};

/// Sends small pictures and says what was said.
fn send(machine: &Machine, server: &Server, arguments: &[&str]) -> Said {
    for (number, name) in ["a.png", "b.png"].into_iter().enumerate() {
        std::fs::write(machine.path().join(name), png(number as u64, 30, 20)).unwrap();
    }
    machine.run(&[&["send", "--server", &server.origin], arguments].concat())
}

/// What stands on the line that begins with `label`.
fn line<'a>(said: &'a Said, label: &str) -> &'a str {
    let mut lines = said.out.lines().filter_map(|line| line.strip_prefix(label));
    lines.next().unwrap_or_else(|| panic!("{label} {said:?}")).trim()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_can_be_looked_at_asked_about_and_deleted() {
    let machine = Machine::new();
    let server = machine.serve().await;
    let sent = send(&machine, &server, &["a.png"]);
    assert!(sent.success, "{sent:?}");
    let (link, direct) = (line(&sent, "Link:"), line(&sent, "Direct:"));
    let shown = browser().get(direct).send().await.unwrap();
    assert_eq!(shown.bytes().await.unwrap(), png(0, 30, 20));

    let info = machine.run(&["info", link]);
    assert_eq!((line(&info, "Password:"), line(&info, "Views:")), ("no", "not limited"));
    assert_eq!(line(&info, "Ends:"), line(&sent, "Ends:"));
    assert!(line(&info, "Picture:").starts_with("image/png, 30 × 20, "), "{info:?}");

    let manage = line(&sent, "Manage:").split_once(' ').unwrap().0;
    let deleted = machine.run(&["delete", manage]);
    assert_eq!((deleted.success, deleted.out.trim()), (true, "Deleted."), "{deleted:?}");
    assert_eq!(browser().get(direct).send().await.unwrap().status(), 410);
    let info = machine.run(&["info", link]);
    assert_eq!((info.code, info.out.as_str()), (Some(1), ""));
    assert!(info.err.contains("taken back"), "{info:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_term_can_be_sent_and_the_answer_read_by_a_program() {
    let machine = Machine::new();
    let server = machine.serve().await;
    let arguments = [
        "a.png",
        "b.png",
        "--expires",
        "10m",
        "--views",
        "3",
        "--password",
        "correct horse",
        "--label",
        "for Ada",
        "--json",
    ];
    let sent = send(&machine, &server, &arguments);
    assert!(sent.success, "{sent:?}");
    let shared: Value = serde_json::from_str(&sent.out).unwrap();
    assert_eq!((&shared["max_views"], &shared["password_protected"]), (&3.into(), &true.into()));
    assert_eq!(shared["media"].as_array().unwrap().len(), 2);
    let link = shared["url"].as_str().unwrap();
    let token = link.rsplit_once('/').unwrap().1;
    let url = server.url(&format!("/api/v1/shares/{token}/views"));
    let view = browser().post(&url).body(r#"{"password": "correct horse"}"#).send().await.unwrap();
    assert_eq!(view.status(), 201);
    let url = shared["manage_token"].as_str().unwrap();
    let url = server.url(&format!("/api/v1/manage/{url}"));
    let managed = browser().get(url).send().await.unwrap().json::<Value>().await.unwrap();
    assert_eq!(managed["links"][0]["label"], "for Ada");
    assert_eq!(managed["links"][0]["views"], 1);
    assert_eq!(managed["links"][0]["expires_at"], shared["expires_at"]);

    let info = machine.run(&["info", link]);
    assert_eq!((line(&info, "Password:"), line(&info, "Views:")), ("yes", "limited to 3"));
    assert!(!info.out.contains("Picture:"), "what a view shows isn't told: {info:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_for_each_recipient_is_made_marked_and_ended_by_its_viewer() {
    let machine = Machine::new();
    let server = machine.serve().await;
    let arguments = ["a.png", "--link", "Anna", "--link", "Ben: \"2\""];
    // 20 pixels high.
    let small = send(&machine, &server, &[&arguments[..], &["--watermark"]].concat());
    assert!(!small.success && small.err.contains("watermark"), "{small:?}");
    std::fs::write(machine.path().join("large.png"), png(3, 60, 50)).unwrap();
    let arguments = [&["large.png"][..], &arguments[1..]].concat();
    let sent = send(&machine, &server, &arguments);
    assert!(sent.success, "{sent:?}");
    let links: Vec<_> = sent.out.lines().filter_map(|line| line.strip_prefix("Link:")).collect();
    assert!(links[0].ends_with("  Anna") && links[1].ends_with("  Ben: \"2\""), "{links:?}");
    assert!(sent.out.contains("Direct:"));

    let terms = ["--watermark", "--mark-label", "--end-early", "--json"];
    let sent = send(&machine, &server, &[&arguments[..], &terms].concat());
    let shared: Value = serde_json::from_str(&sent.out).unwrap();
    let links = shared["links"].as_array().unwrap();
    assert_eq!((links.len(), &links[1]["label"]), (2, &"Ben: \"2\"".into()));
    let token = links[1]["url"].as_str().unwrap().rsplit_once('/').unwrap().1;
    let views = server.url(&format!("/api/v1/shares/{token}/views"));
    let view: Value = browser().post(&views).send().await.unwrap().json().await.unwrap();
    let media = view["media"][0]["url"].as_str().unwrap();
    let seen = browser().get(media).send().await.unwrap();
    assert_eq!(seen.status(), 200);
    assert_ne!(seen.bytes().await.unwrap(), png(3, 60, 50));
    let ticket = media.rsplit('/').nth(1).unwrap();
    let end = server.url(&format!("/api/v1/passes/{ticket}/end"));
    assert_eq!(browser().post(end).send().await.unwrap().status(), 204);
    assert_eq!(browser().get(media).send().await.unwrap().status(), 410);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pictures_are_described_in_their_order_and_shown_by_chats_where_that_is_asked_for() {
    let machine = Machine::new();
    let server = machine.serve().await;
    let page = async |sent: &Said| {
        let url = line(sent, "Link:");
        let page = browser().get(url).header("Accept", "text/html").send().await.unwrap();
        page.text().await.unwrap()
    };
    let alts = ["--alt", "A cat", "--alt", "A dog\nin a \"hat\""];
    let sent = send(&machine, &server, &[&["a.png", "b.png"][..], &alts, &["--preview"]].concat());
    assert!(sent.success, "{sent:?}");
    let shown = page(&sent).await;
    let (cat, dog) = (shown.find("alt=\"A cat\""), shown.find("alt=\"A dog in a &#34;hat&#34;\""));
    assert!(cat.is_some() && cat < dog, "{shown}");
    assert!(shown.contains("property=\"og:image\""), "{shown}");

    let skipped = send(&machine, &server, &["a.png", "b.png", "--alt", "", "--alt", "Only this"]);
    let shown = page(&skipped).await;
    let described: Vec<_> =
        shown.split("<figure").skip(1).map(|it| it.contains("Only this")).collect();
    assert_eq!(described, [false, true], "{shown}");
    assert!(!shown.contains("property=\"og:image\""), "{shown}");

    let once = send(&machine, &server, &["a.png", "--preview", "--views", "1"]);
    assert!(!once.success && once.err.contains("preview"), "{once:?}");
    let too_many = send(&machine, &server, &[&["a.png"][..], &alts].concat());
    assert_eq!((too_many.code, too_many.out.as_str()), (Some(1), ""));
    assert!(too_many.err.contains("more descriptions than files"), "{too_many:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_can_be_read_from_standard_input() {
    let machine = Machine::new();
    let server = machine.serve().await;
    std::fs::write(machine.path().join("a.png"), png(1, 5, 5)).unwrap();
    let mut command = machine.command(&[
        "send",
        "a.png",
        "--server",
        &server.origin,
        "--json",
        "--password",
        "-",
    ]);
    let sent = output(command.stdin(Stdio::piped()), b"typed in\n");
    let shared: Value = serde_json::from_slice(&sent.stdout).unwrap();
    let token = shared["url"].as_str().unwrap().rsplit_once('/').unwrap().1;
    let url = server.url(&format!("/api/v1/shares/{token}/views"));
    for (password, status) in [("typed in\n", 401), ("typed in", 201)] {
        let body = serde_json::json!({ "password": password }).to_string();
        assert_eq!(browser().post(&url).body(body).send().await.unwrap().status(), status);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_command_that_is_not_done_says_why_and_fails() {
    let machine = Machine::new();
    let server = machine.serve().await;
    std::fs::write(machine.path().join("page.html"), "<html>").unwrap();
    let refusals = [
        (send(&machine, &server, &["page.html"]), "JPEG, PNG, GIF, WebP"),
        (send(&machine, &server, &["a.png", "--expires", "1s"]), "expires_in"),
        (send(&machine, &server, &["a.png", "--views", "5000"]), "max_views"),
        (send(&machine, &server, &["nowhere.png"]), "nowhere.png"),
        (machine.run(&["delete", "http://a.example/s/x"]), "/m/TOKEN"),
        (machine.run(&["info", &server.url(&format!("/s/{}", "x".repeat(32)))]), "nothing at this"),
    ];
    for (said, why) in refusals {
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{said:?}");
        assert!(said.err.starts_with("chatpic: ") && said.err.contains(why), "{said:?}");
    }
}

#[test]
fn config_prints_every_setting_and_who_said_it() {
    let machine = Machine::new().with("CHATPIC_LIMITS__WORKERS", "3");
    std::fs::write(
        machine.path().join("chatpic.toml"),
        "[limits]\nworkers = 9\nconnections = 77\n[terms]\nmax_views = 12\n",
    )
    .unwrap();
    let said = machine.run(&["config", "--set", "terms.max_views=13"]);
    assert!(said.success, "{said:?}");
    for setting in chatpic_server::config::settings::ALL {
        assert!(said.out.contains(&format!("\n{} = ", setting.key)), "{}", setting.key);
        assert!(said.out.contains(setting.meaning) && said.out.contains(&setting.variable()));
    }
    for line in [
        "limits.workers = \"3\"  # from environment",
        "limits.connections = \"77\"  # from file",
        "terms.max_views = \"13\"  # from flag",
        "terms.max_lifetime = \"30d\"  # from default",
    ] {
        assert!(said.out.lines().any(|it| it == line), "{line} in {}", said.out);
    }
}

#[test]
fn all_faults_of_a_configuration_are_told_at_once_by_every_command_that_needs_it() {
    let machine = Machine::new()
        .with("CHATPIC_LISTEN", "nowhere")
        .with("CHATPIC_LIMITS__CONNECTIONS", "0")
        .with("CHATPIC_LIMITS__SPEED", "9");
    std::fs::write(machine.path().join("chatpic.toml"), "data_dri = 'x'\n").unwrap();
    for command in ["config", "doctor", "serve"] {
        let said = machine.run(&[command, "--set", "media.max_file_bytes=much"]);
        assert_eq!(said.code, Some(1), "{said:?}");
        let keys = [
            "listen: ",
            "limits.connections: ",
            "CHATPIC_LIMITS__SPEED: ",
            "data_dri: ",
            "media.max_file_bytes: ",
        ];
        for key in keys {
            assert!(said.err.contains(&format!("\n  {key}")), "{command}: {key} {said:?}");
        }
    }
    assert!(!machine.data_dir().exists(), "nothing was begun");
    let said = machine.run(&["serve", "--config", "nowhere.toml"]);
    assert!(said.code == Some(1) && said.err.contains("nowhere.toml"), "{said:?}");
}

#[test]
fn doctor_says_what_is_well_and_what_is_not() {
    let machine = Machine::new();
    let well = machine.run(&["doctor"]);
    assert!(well.success && !well.out.contains("BAD"), "{well:?}");
    assert!(well.out.contains("data_dir"), "{well:?}");

    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    std::fs::write(machine.path().join("file"), "").unwrap();
    let machine = machine.with("CHATPIC_LISTEN", &address);
    let ill = machine.run(&["doctor", "--data-dir", "file/below"]);
    assert_eq!(ill.code, Some(1));
    let bad: Vec<_> = ill.out.lines().filter(|line| line.starts_with("BAD")).collect();
    assert_eq!(bad.len(), 2, "{ill:?}");
    assert!(bad[0].contains(&address) && bad[1].contains("file/below"), "{ill:?}");
    assert!(ill.err.contains("2 things"), "{ill:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_do_not_share_a_directory_and_the_first_goes_on() {
    let machine = Machine::new();
    let first = machine.serve().await;
    let second = machine.run(&["serve"]);
    assert_eq!((second.code, second.out.as_str()), (Some(1), ""));
    assert!(second.err.contains("in use by another process"), "{second:?}");
    assert!(send(&machine, &first, &["a.png"]).success);
    first.stop();
    machine.serve().await.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_taken_address_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = Machine::new().with("CHATPIC_ADMIN_LISTEN", &address).run(&["serve"]);
    assert!(said.code == Some(1) && said.err.contains(&address), "{said:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_told_to_stop_ends_what_it_began() {
    let machine = Machine::new();
    let server = machine.serve().await;
    let picture = png(9, 900, 700);
    let head = "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
    let tail = "\r\n--b--\r\n";
    let mut slow = TcpStream::connect(server.address()).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    write!(
        slow,
        "POST /api/v1/shares HTTP/1.1\r\nhost: a.example\r\ncontent-length: {}\r\n\
         content-type: multipart/form-data; boundary=b\r\nexpect: 100-continue\r\n\r\n",
        head.len() + picture.len() + tail.len()
    )
    .unwrap();
    // Comes when the upload is waited for.
    let mut begun = [0; b"HTTP/1.1 100 Continue\r\n\r\n".len()];
    slow.read_exact(&mut begun).unwrap();
    assert_eq!(begun, *b"HTTP/1.1 100 Continue\r\n\r\n");
    let (first, rest) = picture.split_at(picture.len() / 2);
    slow.write_all(head.as_bytes()).unwrap();
    slow.write_all(first).unwrap();
    server.terminate();
    let closed = async {
        while TcpStream::connect(server.address()).is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    soon("nobody else is let in", closed).await;
    slow.write_all(rest).unwrap();
    slow.write_all(tail.as_bytes()).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    assert_eq!(server.wait().code(), Some(0), "{}", machine.log());

    let shared: Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    let path = shared["direct_url"].as_str().unwrap().strip_prefix("http://a.example").unwrap();
    let server = machine.serve().await;
    let shown = browser().get(server.url(path)).send().await.unwrap();
    assert_eq!(shown.bytes().await.unwrap(), picture);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_idle_server_takes_little_memory() {
    let machine = Machine::new();
    let server = machine.serve().await;
    assert!(send(&machine, &server, &["a.png"]).success);
    tokio::time::sleep(Duration::from_millis(500)).await;
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.pid())).unwrap();
    // Its own, without the pages of its program, which are many where it is built for tests.
    let own = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    let kib: u64 = own.trim().strip_suffix(" kB").unwrap().parse().unwrap();
    println!("{kib} KiB of its own, idle");
    assert!(kib < 20 << 10, "{kib} KiB");
}
