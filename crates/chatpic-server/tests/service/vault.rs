//! The vault: what the server can write, others can open, and nobody can end alone.

use std::path::Path;
use std::process::Command;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use bytes::Bytes;
use chatpic_server::actions::Refused;
use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::reconcile::{Reconciled, reconcile};
use chatpic_server::actions::vault::{
    Asked, Confirmed, Ending, Entry, Exhibit, Keeping, Material, Verified, ask, find, keep, list,
    pieces, verify,
};
use serde_json::Value;

use super::harness::{TestServer, png};
use super::places::{Places, files};

/// A server with two recipients, and what they hold.
async fn server(settings: &[(&'static str, &str)]) -> (TestServer, [Identity; 2]) {
    let holders = [Identity::generate(), Identity::generate()];
    let keys = holders.each_ref().map(|holder| holder.to_public().to_string()).join(",");
    let mut all = vec![("vault.recipients", keys.as_str())];
    all.extend(settings);
    (TestServer::with(&all).await, holders)
}

fn material(server: &TestServer, case: &str) -> Material {
    let exhibit = |bytes: Vec<u8>, viewed| Exhibit {
        bytes: Bytes::from(bytes),
        media_type: "image/png".to_owned(),
        extension: "png".to_owned(),
        pdq: vec!["f8".repeat(32)],
        viewed,
    };
    Material {
        case: case.to_owned(),
        category: "csam".to_owned(),
        confirmed_by: Confirmed::Decision,
        received_at: server.app.now().plus(-60),
        address: Some("203.0.113.77".parse().unwrap()),
        files: vec![exhibit(png(700, 700), false), exhibit(png(3, 2), true)],
    }
}

async fn kept(server: &TestServer, case: &str) -> Entry {
    match keep(&server.app, material(server, case)).await.unwrap() {
        Keeping::Kept(entry) => entry,
        Keeping::NoRecipients => panic!("there are recipients"),
    }
}

async fn sealed(server: &TestServer, entry: &Entry) -> Vec<u8> {
    let (mut all, mut pieces) = (Vec::new(), pieces(&server.app, entry));
    while let Some(piece) = pieces.next().await.unwrap() {
        all.extend_from_slice(&piece);
    }
    all
}

/// What Debian's `age` and `tar` make of it with one holder's identity.
fn opened(sealed: &[u8], holder: &Identity, dir: &Path) -> Result<(), String> {
    std::fs::write(dir.join("case.age"), sealed).unwrap();
    std::fs::write(dir.join("key"), holder.to_string().expose_secret()).unwrap();
    for (program, arguments) in [
        ("age", &["--decrypt", "--identity", "key", "--output", "case.tar", "case.age"][..]),
        ("tar", &["--extract", "--file", "case.tar"]),
    ] {
        let said = Command::new(program).args(arguments).current_dir(dir).output().unwrap();
        if !said.status.success() {
            return Err(String::from_utf8_lossy(&said.stderr).into_owned());
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn without_recipients_nothing_is_kept_and_it_is_counted() {
    let server = TestServer::start().await;
    let refused = keep(&server.app, material(&server, "one")).await.unwrap();
    assert!(matches!(refused, Keeping::NoRecipients));
    assert_eq!((list(&server.app).await.unwrap().len(), server.blobs().await), (0, 0));
    let metrics = server.http.get(format!("http://{}/metrics", server.admin)).send().await.unwrap();
    assert!(metrics.text().await.unwrap().contains("chatpic_vault_refused_total"));
}

#[tokio::test]
async fn each_recipient_opens_what_was_sealed_and_nobody_else() {
    let (server, holders) = server(&[]).await;
    let entry = kept(&server, "case-1").await;
    assert_eq!(verify(&server.app, &entry).await.unwrap(), Verified::Sound);
    let sealed = sealed(&server, &entry).await;
    assert_eq!(sealed.len() as u64, entry.size);
    for holder in &holders {
        let dir = tempfile::tempdir().unwrap();
        opened(&sealed, holder, dir.path()).unwrap();
        let read = |name: &str| std::fs::read(dir.path().join(name)).unwrap();
        assert!(read("0.png") == png(700, 700) && read("1.png") == png(3, 2));
        let manifest: Value = serde_json::from_slice(&read("manifest.json")).unwrap();
        assert_eq!((&manifest["case"], &manifest["category"]), (&"case-1".into(), &"csam".into()));
        assert_eq!(manifest["received_at"], server.app.now().plus(-60).to_string());
        assert_eq!(manifest["files"][1]["viewed"], true);
        assert_eq!(manifest["files"][0]["sha256"], entry.files[0].sha256);
        assert_eq!(manifest.get("address"), None, "nobody switched it on");
    }
    let dir = tempfile::tempdir().unwrap();
    let stranger = opened(&sealed, &Identity::generate(), dir.path()).unwrap_err();
    assert!(stranger.contains("no identity matched"), "{stranger}");
}

#[tokio::test]
async fn nothing_of_it_lies_in_the_clear() {
    let (server, _) = server(&[("vault.keep_address", "true")]).await;
    kept(&server, "case-1").await;
    let (picture, small) = (png(700, 700), png(3, 2));
    let needles = [&picture[2000..2032], &small[..], b"203.0.113.77", b"case-1", b"manifest"];
    let stored = files(&server.data_dir());
    assert!(matches!(server.places, Places::Shared { .. }) || stored.len() > 2);
    for path in stored {
        let bytes = std::fs::read(&path).unwrap();
        for needle in needles {
            assert!(!holds(&bytes, needle), "{}", path.display());
        }
    }
}

#[tokio::test]
async fn an_address_is_sealed_only_where_the_operator_says_so() {
    let (server, [holder, _]) = server(&[("vault.keep_address", "true")]).await;
    let entry = kept(&server, "case-1").await;
    let dir = tempfile::tempdir().unwrap();
    opened(&sealed(&server, &entry).await, &holder, dir.path()).unwrap();
    let manifest = std::fs::read(dir.path().join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    assert_eq!(manifest["address"], "203.0.113.77");
}

#[tokio::test]
async fn a_case_is_kept_once_and_reconciling_leaves_it() {
    let (server, _) = server(&[]).await;
    let first = kept(&server, "case-1").await;
    assert_eq!(kept(&server, "case-1").await, first);
    assert_eq!(server.blobs().await, 1);
    server.pass(7200);
    assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled::default());
    assert_eq!(verify(&server.app, &first).await.unwrap(), Verified::Sound);
    for wrong in ["", "../one", "a b", &"a".repeat(65)] {
        let refused = keep(&server.app, material(&server, wrong)).await.unwrap_err();
        assert!(matches!(refused, Refused::Field(_)), "{wrong}");
    }
}

#[tokio::test]
async fn what_is_damaged_cut_or_missing_is_found() {
    let (server, _) = server(&[]).await;
    let entry = kept(&server, "case-1").await;
    let blob = server.places.the_blob(&server).await;
    let whole = blob.read().await;
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] ^= 1;
    let longer = [&whole[..], b"x"].concat();
    for (bytes, found) in [
        (&damaged, Verified::Differs),
        (&whole[..whole.len() - 1].to_vec(), Verified::Differs),
        (&longer, Verified::Differs),
        (&whole, Verified::Sound),
    ] {
        blob.write(bytes).await;
        assert_eq!(verify(&server.app, &entry).await.unwrap(), found);
    }
    blob.remove().await;
    assert_eq!(verify(&server.app, &entry).await.unwrap(), Verified::Missing);
}

async fn asked(
    server: &TestServer,
    ending: Ending,
    by: &str,
    why: Option<&str>,
) -> Result<Asked, String> {
    let asked = ask(&server.app, "case-1", ending, &Actor::Operator, by, why).await;
    asked.map_err(|refused| match refused {
        Refused::Field(error) => error.field.into_owned(),
        other => format!("{other:?}"),
    })
}

#[tokio::test]
async fn nothing_is_destroyed_by_one_person_or_too_early_without_saying_why() {
    let (server, _) = server(&[("vault.preserve_days", "30")]).await;
    kept(&server, "case-1").await;
    let destroy = Ending::Destroy;
    assert_eq!(asked(&server, destroy, "Ada", None).await, Err("why".to_owned()));
    assert!(matches!(asked(&server, destroy, "Ada", Some("an order")).await, Ok(Asked::Waits(_))));
    for same in ["Ada", " ada "] {
        assert_eq!(asked(&server, destroy, same, Some("an order")).await, Err("by".to_owned()));
    }
    assert_eq!(asked(&server, destroy, "Bob", None).await, Err("why".to_owned()));
    let other = Ending::Extend { days: 90 };
    assert_eq!(asked(&server, other, "Bob", None).await, Err("case".to_owned()));
    server.pass(7 * 86_400);
    server.forget().await;
    let late = asked(&server, destroy, "Bob", Some("an order")).await;
    assert!(matches!(late, Ok(Asked::Waits(_))), "Ada's asking is forgotten");
    assert_eq!(asked(&server, destroy, "Ada", Some("an order")).await, Ok(Asked::Done));
    assert_eq!(find(&server.app, "case-1").await, Err(Refused::Unknown));
    server.purge().await;
    assert_eq!(server.blobs().await, 0);
}

#[tokio::test]
async fn after_its_time_two_people_destroy_it_and_before_they_can_prolong_it() {
    let (server, _) = server(&[("vault.preserve_days", "30")]).await;
    let entry = kept(&server, "case-1").await;
    let longer = Ending::Extend { days: 90 };
    assert!(matches!(asked(&server, longer, "Ada", None).await, Ok(Asked::Waits(_))));
    assert_eq!(asked(&server, longer, "Bob", None).await, Ok(Asked::Done));
    let until = find(&server.app, "case-1").await.unwrap().preserve_until();
    assert_eq!(until, entry.preserve_until().plus(60 * 86_400));
    server.pass(90 * 86_400);
    server.forget().await;
    assert_eq!(list(&server.app).await.unwrap().len(), 1, "nothing ends by itself");
    assert!(matches!(asked(&server, Ending::Destroy, "Ada", None).await, Ok(Asked::Waits(_))));
    assert_eq!(asked(&server, Ending::Destroy, "Bob", None).await, Ok(Asked::Done));
    assert_eq!(list(&server.app).await.unwrap().len(), 0);
}
