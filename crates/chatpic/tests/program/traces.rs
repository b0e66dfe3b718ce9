//! Nothing that was told in confidence is written down: every flow is run with marked words, then every
//! byte of the data directory, of the files that the process holds open, and of its log at the most
//! talkative level is searched for them.

mod flows;
mod search;

use std::path::Path;

use crate::pictures::png;
use crate::process::{Machine, browser, files};
use flows::{ADDRESS, Visitor};
use search::{Markers, Needle};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_byte_of_what_was_told_in_confidence_is_on_the_disk_or_in_the_log() {
    let machine = Machine::new()
        .with("RUST_LOG", "trace")
        .with("CHATPIC_TRUSTED_PROXIES", "127.0.0.1")
        .with("CHATPIC_LIMITS__UPLOAD_MEMORY", "0")
        .with("CHATPIC_LIMITS__PASSWORD_TRIES_PER_MINUTE", "0");
    let server = machine.serve().await;
    let root = root_key(&machine);
    let mut visitor = Visitor::new(&server);
    let shares = visitor.share_in_every_way().await;
    visitor.look_in_every_way(&shares).await;
    visitor.be_refused_in_every_way().await;
    visitor.report_in_every_way(&shares).await;
    let unfinished = visitor.begin_a_large_upload(&server).await;
    let markers = visitor.markers();
    assert!(markers.len() > 500, "{}", markers.len());

    let open = open_files(server.pid(), &machine.data_dir());
    assert!(open.iter().any(|(name, _)| name.contains("/spool/")), "the upload isn't on the disk");
    for (name, bytes) in &open {
        markers.assert_absent(name, bytes);
        root.assert_absent(name, bytes);
    }
    assert_nothing_found(&markers, &machine);
    assert_only_in_its_file(&root, &machine);
    drop(unfinished);

    visitor.change_and_withdraw(&shares).await;
    let markers = visitor.markers();
    assert_nothing_found(&markers, &machine);
    server.stop();
    assert_nothing_found(&markers, &machine);
    let log = machine.log();
    assert_log_is_useful_and_names_nobody(&log);
    assert!(visitor.sessions.iter().all(|session| !log.contains(session)));

    // A server that begins with what is there says no more of it.
    machine.serve().await.stop();
    assert_nothing_found(&markers, &machine);
    assert_only_in_its_file(&root, &machine);
}

#[test]
fn the_search_finds_what_is_planted_in_every_form() {
    let machine = Machine::new();
    let dir = machine.data_dir();
    std::fs::create_dir_all(dir.join("deep/er")).unwrap();
    let markers = Markers::new([Needle::secret("a token", "0123456789abcdefghijABCDEFGHIJXY")]);
    let hidden = [
        "0123456789abcdefghijABCDEFGHIJXY",
        "303132333435363738396162636465666768696a4142434445464748494a5859",
        "303132333435363738396162636465666768696A4142434445464748494A5859",
        "MDEyMzQ1Njc4OWFiY2RlZmdoaWpBQkNERUZHSElKWFk=",
        "cTAxMjM0NTY3ODlhYmNkZWZnaGlqQUJDREVGR0hJSlhZ",
        "cXEwMTIzNDU2Nzg5YWJjZGVmZ2hpakFCQ0RFRkdISUpYWQ==",
    ];
    for form in hidden {
        let mut bytes = png(5, 40, 40);
        bytes.splice(700..700, form.bytes());
        std::fs::write(dir.join("deep/er/file"), bytes).unwrap();
        assert_eq!(found(&markers, &dir).len(), 1, "{form}");
    }
    std::fs::write(dir.join("deep/er/file"), "0123456789abcdefghijABCDEFGHIJXX").unwrap();
    assert_eq!(found(&markers, &dir), [""; 0]);
    std::fs::write(dir.join("0123456789abcdefghijABCDEFGHIJXY"), "").unwrap();
    assert_eq!(found(&markers, &dir).len(), 1, "names are searched too");

    let picture = png(6, 40, 40);
    let windows = Markers::new([Needle::windows("a picture", &picture)]);
    assert!(windows.find(&picture[1000..1100]).is_some());
    assert!(windows.find(&png(5, 40, 40)).is_none());
}

/// The bytes of the server's own secret.
fn root_key(machine: &Machine) -> Markers {
    let text = std::fs::read_to_string(machine.data_dir().join("root.key")).unwrap();
    let digits = text.split(' ').nth(1).unwrap().as_bytes().chunks(2);
    let byte = |pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap();
    let key: Vec<u8> = digits.map(byte).collect();
    assert_eq!(key.len(), 32);
    Markers::new([Needle::secret("the root key", key)])
}

fn assert_only_in_its_file(root: &Markers, machine: &Machine) {
    let file = machine.data_dir().join("root.key");
    let places = found(root, &machine.data_dir());
    assert_eq!(places, [format!("the root key in {}", file.display())]);
    for log in machine.logs() {
        root.assert_absent(&log.display().to_string(), &std::fs::read(&log).unwrap());
    }
}

/// What is on the disk and in the log.
fn assert_nothing_found(markers: &Markers, machine: &Machine) {
    let dir = machine.data_dir();
    assert!(dir.join("chatpic.db").exists() && !files(&dir.join("blobs")).is_empty());
    assert_eq!(found(markers, &dir), [""; 0]);
    for log in machine.logs() {
        markers.assert_absent(&log.display().to_string(), &std::fs::read(&log).unwrap());
    }
}

fn found(markers: &Markers, dir: &Path) -> Vec<String> {
    let files = files(dir);
    let found = files.iter().filter_map(|file| {
        // A purge may take it away meanwhile.
        let name = markers.find(&std::fs::read(file).unwrap_or_default())?;
        Some(format!("{name} in {}", file.display()))
    });
    found.chain(files.iter().filter_map(|it| markers.find(it.to_str()?.as_bytes()))).collect()
}

/// The files in `dir` that a process holds open, those without a name among them.
fn open_files(pid: u32, dir: &Path) -> Vec<(String, Vec<u8>)> {
    let links = std::fs::read_dir(format!("/proc/{pid}/fd")).unwrap().map(|it| it.unwrap().path());
    let open = links.filter_map(|link| {
        let name = std::fs::read_link(&link).ok()?.to_str()?.to_owned();
        let ours = name.starts_with(dir.to_str()?) && !link.is_dir();
        ours.then(|| (name, std::fs::read(link).unwrap()))
    });
    open.collect()
}

fn assert_log_is_useful_and_names_nobody(log: &str) {
    let routes = [
        "/api/v1/shares",
        "/api/v1/shares/{token}/views",
        "/api/v1/open",
        "/api/v1/manage/{manage_token}",
        "/s/{token}/view",
        "/v/{ticket}/{number}",
        "/i/{token}/{name}",
        "/m/{manage_token}/withdraw",
        "/api/v1/reports",
        "/report/{token}",
        "/{name}",
    ];
    for route in routes {
        assert!(log.contains(&format!("route=\"{route}\"")), "{route}");
    }
    assert!(log.contains("status=410") && log.contains("status=401") && log.contains("status=404"));
    let addresses = log.lines().filter(|line| line.contains("127.0.0.1") || line.contains(ADDRESS));
    let mut addresses = addresses.filter(|line| !line.starts_with("ChatPic serves "));
    assert_eq!(addresses.next(), None);
    assert!(log.contains(" DEBUG "), "the log isn't at its most talkative");
}

#[tokio::test]
async fn the_metrics_name_no_token() {
    // Nobody else listens at this address, so that nobody takes the port meanwhile.
    let free = std::net::TcpListener::bind("127.77.0.1:0").unwrap();
    let admin = free.local_addr().unwrap().to_string();
    drop(free);
    let machine = Machine::new().with("CHATPIC_ADMIN_LISTEN", &admin);
    let server = machine.serve().await;
    let mut visitor = Visitor::new(&server);
    let shares = visitor.share_in_every_way().await;
    visitor.look_in_every_way(&shares).await;
    visitor.be_refused_in_every_way().await;
    let metrics = browser().get(format!("http://{admin}/metrics")).send().await.unwrap();
    let text = metrics.text().await.unwrap();
    assert!(text.contains("chatpic_requests_total"), "{text}");
    visitor.markers().assert_absent("the metrics", text.as_bytes());
}
