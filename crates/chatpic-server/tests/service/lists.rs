//! Lists: taking them in, changing them while nodes serve, and what happens where they can't be read.

use bytes::Bytes;
use chatpic_core::BlobKey;
use chatpic_scan::lists::Unacceptable;
use chatpic_server::actions::audit::{self, Act, Actor};
use chatpic_server::actions::fingerprint::Fingerprint;
use chatpic_server::actions::forget::forget;
use chatpic_server::actions::lists::{
    self, Action, Class, Format, NotChanged, Scope, Signed, Told, Wish, refresh, show,
};
use chatpic_server::actions::reconcile::{Reconciled, reconcile};
use chatpic_server::actions::scan::Scanned;
use chatpic_store::records::Lookup;
use futures_util::StreamExt;

use super::harness::TestServer;
use super::places::{Places, files};
use super::scanning::{code, hills, hit, refuse, take, wish};

const OPERATOR: Actor = Actor::Operator;

/// Lines of a list with these harmless pictures.
fn lines(numbers: impl IntoIterator<Item = u32>) -> String {
    numbers.into_iter().map(|number| format!("pdq {}\n", hills(number).pdq())).collect()
}

async fn is_refused(server: &TestServer, number: u32) -> bool {
    code(server, &[&hills(number).png()]).await.is_some_and(|code| code == "not-accepted")
}

fn fingerprint(server: &TestServer, number: u32) -> Fingerprint {
    let limits = &server.app.config.media.pictures;
    Scanned::new(&hills(number).png(), limits).unwrap().fingerprint().clone()
}

async fn stored(server: &TestServer) -> Vec<BlobKey> {
    server.app.blobs.list().map(|listed| listed.unwrap().key).collect().await
}

#[tokio::test]
async fn a_change_of_a_list_counts_as_soon_as_a_node_looks() {
    let server = TestServer::start().await;
    let app = &server.app;
    refuse(&server, "mine", &lines([1, 2])).await.unwrap();
    assert!(is_refused(&server, 1).await && is_refused(&server, 2).await);
    assert!(!refresh(app).await.unwrap(), "nothing changed since");
    let seen = lists::current(app).await.unwrap().generation();

    let hash = &hills(1).pdq()[..12];
    assert_eq!(lists::set_entry(app, &OPERATOR, "mine", hash, false, true).await.unwrap(), 1);
    assert!(is_refused(&server, 1).await, "not yet");
    assert!(refresh(app).await.unwrap());
    assert_ne!(lists::current(app).await.unwrap().generation(), seen);
    assert!(!is_refused(&server, 1).await && is_refused(&server, 2).await);
    let shown = hit(&server, "mine", 2).await.unwrap();
    assert_eq!((shown.false_positives, shown.definition.counts.disabled), (1, 1));

    refuse(&server, "mine", &lines([1, 2, 3])).await.unwrap();
    assert!(!is_refused(&server, 1).await, "what was disabled here stays so");
    assert!(is_refused(&server, 3).await);
    lists::set_entry(app, &OPERATOR, "mine", hash, true, false).await.unwrap();
    refresh(app).await.unwrap();
    assert!(is_refused(&server, 1).await);

    lists::set_enabled(app, &OPERATOR, "mine", false).await.unwrap();
    refresh(app).await.unwrap();
    assert!(!is_refused(&server, 1).await);
    lists::set_enabled(app, &OPERATOR, "mine", true).await.unwrap();
    refresh(app).await.unwrap();
    assert!(is_refused(&server, 1).await);
    lists::remove(app, &OPERATOR, "mine").await.unwrap();
    refresh(app).await.unwrap();
    assert!(!is_refused(&server, 1).await && show(app).await.unwrap().is_empty());
}

#[tokio::test]
async fn every_change_of_a_list_is_written_down_first() {
    let server = TestServer::start().await;
    let app = &server.app;
    refuse(&server, "mine", &lines([1])).await.unwrap();
    lists::set_enabled(app, &OPERATOR, "mine", false).await.unwrap();
    lists::remove(app, &OPERATOR, "mine").await.unwrap();
    let log = audit::read(app, None, 10).await.unwrap();
    let acts: Vec<_> = log.entries.iter().rev().map(|entry| &entry.act).collect();
    for (act, word) in acts.iter().zip(["imported: 1 added, 0 removed", "disabled", "removed"]) {
        assert!(
            matches!(act, Act::ListChanged { list, change } if list == "mine" && change == word),
            "{act:?}"
        );
    }
    assert_eq!(acts.len(), 3);
}

#[tokio::test]
async fn a_list_that_is_imported_at_one_node_counts_at_another() {
    let places = Places::shared();
    let (here, there) = (TestServer::node(&places).await, TestServer::node(&places).await);
    assert!(!is_refused(&there, 1).await);
    refuse(&here, "mine", &lines([1])).await.unwrap();
    assert!(refresh(&there.app).await.unwrap());
    assert!(is_refused(&there, 1).await);
    let generation =
        async |node: &TestServer| lists::current(&node.app).await.unwrap().generation();
    assert_eq!(generation(&here).await, generation(&there).await);

    let case = Lookup([5; 32]);
    let removed = [fingerprint(&here, 2)];
    lists::block(&here.app, case, &removed, Scope::Everywhere, here.app.now()).await.unwrap();
    assert!(is_refused(&here, 2).await, "at once where it was decided");
    assert!(refresh(&there.app).await.unwrap());
    assert!(is_refused(&there, 2).await);
    lists::unblock(&there.app, case).await.unwrap();
    assert!(!is_refused(&there, 2).await);
    assert!(refresh(&here.app).await.unwrap());
    assert!(!is_refused(&here, 2).await);
}

#[tokio::test]
async fn uploads_are_refused_while_a_list_cannot_be_read_and_views_go_on() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let before = stored(&server).await;
    refuse(&server, "mine", &lines([1])).await.unwrap();
    let entries = stored(&server).await.into_iter().find(|key| !before.contains(key)).unwrap();
    let whole = server.app.blobs.read(entries, 0..1 << 20).await.unwrap().unwrap();
    let mut damaged = whole.to_vec();
    *damaged.last_mut().unwrap() ^= 1;

    let mut server = server.restart().await;
    for fault in [None, Some(damaged), Some(whole[..whole.len() - 1].to_vec())] {
        server.app.blobs.delete(entries).await.unwrap();
        if let Some(bytes) = fault {
            put(&server, entries, bytes.into()).await;
        }
        server = server.restart().await;
        // The first upload looks by itself; so does the job.
        for looked in [false, true] {
            assert_eq!(code(&server, &[&hills(2).png()]).await.unwrap(), "unavailable");
            assert!(refresh(&server.app).await.is_err(), "{looked}");
        }
        let shared = server.moved(&shared);
        assert!(server.bytes(shared.direct_url.as_ref().unwrap()).await.is_ok());
    }
    server.app.blobs.delete(entries).await.unwrap();
    put(&server, entries, whole).await;
    refresh(&server.app).await.unwrap();
    assert!(is_refused(&server, 1).await && !is_refused(&server, 2).await);
}

async fn put(server: &TestServer, key: BlobKey, bytes: Bytes) {
    let mut writer = server.app.blobs.create(key).await.unwrap();
    writer.write(bytes).await.unwrap();
    writer.finish().await.unwrap();
}

#[tokio::test]
async fn one_worker_is_enough_to_look_at_lists_and_pictures() {
    let server = TestServer::with(&[("limits.workers", "1")]).await;
    lists::import(
        &server.app,
        &OPERATOR,
        wish("mine", Class::Operator, Action::Refuse, &lines([1])),
    )
    .await
    .unwrap();
    // The first uploads look by themselves, all at once.
    let pictures = [1, 2, 1, 2].map(|number| hills(number).png());
    let codes = futures_util::future::join_all(pictures.iter().map(async |picture| {
        let files = [&picture[..]];
        code(&server, &files).await
    }));
    let refused: Vec<_> = codes.await.iter().map(Option::is_some).collect();
    assert_eq!(refused, [true, false, true, false]);
}

#[tokio::test]
async fn no_hash_of_a_list_lies_in_the_clear() {
    let server = TestServer::start().await;
    let app = &server.app;
    refuse(&server, "mine-alone", &lines(1..30)).await.unwrap();
    let removed = [fingerprint(&server, 40)];
    lists::block(app, Lookup([5; 32]), &removed, Scope::Everywhere, app.now()).await.unwrap();
    assert!(is_refused(&server, 7).await && is_refused(&server, 40).await);
    hit(&server, "mine-alone", 1).await.unwrap();
    let mut all = Vec::new();
    for key in stored(&server).await {
        all.push(app.blobs.read(key, 0..1 << 24).await.unwrap().unwrap().to_vec());
    }
    all.extend(files(&server.data_dir()).iter().map(|path| std::fs::read(path).unwrap()));
    let stored = all.concat();
    assert!(stored.len() > 1000);
    for number in (1..30).chain([40]) {
        let hex = hills(number).pdq();
        let bytes: Vec<u8> = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect();
        for secret in [&bytes[..8], &hex.as_bytes()[..12], b"mine-alone"] {
            assert!(!stored.windows(secret.len()).any(|it| it == secret), "{number}");
        }
    }
}

#[tokio::test]
async fn the_entries_of_a_list_are_no_orphan_and_old_ones_go() {
    let server = TestServer::start().await;
    for numbers in [1..5, 1..6, 1..7] {
        refuse(&server, "mine", &lines(numbers)).await.unwrap();
        assert_eq!(reconcile(&server.app).await.unwrap(), Reconciled::default());
        server.purge().await;
        assert_eq!(stored(&server).await.len(), 1);
    }
    lists::remove(&server.app, &OPERATOR, "mine").await.unwrap();
    server.purge().await;
    assert_eq!(stored(&server).await.len(), 0);
}

#[tokio::test]
async fn corrupt_lines_are_counted_and_named_and_the_others_are_used() {
    let server = TestServer::start().await;
    let text = format!("md5 no\n{}pdq {}\nphotodna 00\n", lines([1, 2]), "0".repeat(64));
    let done = refuse(&server, "mine", &text).await.unwrap();
    assert_eq!((done.tally.taken, done.tally.bad), (2, 3));
    assert_eq!(done.tally.first_bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [1, 4, 5]);
    assert!(is_refused(&server, 2).await);
}

#[tokio::test]
async fn a_large_change_is_refused_unless_told_and_changes_nothing() {
    let server = TestServer::start().await;
    refuse(&server, "mine", &lines(1..11)).await.unwrap();
    let small = Wish {
        told: Told::default(),
        ..wish("mine", Class::Operator, Action::Refuse, &lines(1..8))
    };
    let refused = lists::import(&server.app, &OPERATOR, small.clone()).await;
    assert!(matches!(refused, Err(NotChanged::Unacceptable(Unacceptable::Large(_)))));
    assert!(!refresh(&server.app).await.unwrap());
    assert!(is_refused(&server, 9).await);
    let large = Told { large: true, ..Told::default() };
    take(&server, Wish { told: large, ..small }).await.unwrap();
    assert!(!is_refused(&server, 9).await && is_refused(&server, 7).await);
}

#[tokio::test]
async fn what_a_list_may_not_be_is_refused() {
    let server = TestServer::start().await;
    let app = &server.app;
    let import = async |wish| lists::import(app, &OPERATOR, wish).await.map(drop).unwrap_err();
    let good = wish("mine", Class::Operator, Action::Refuse, &lines([1]));
    let reported = Wish { class: Some(Class::NciiSelfReport), ..good.clone() };
    assert!(matches!(import(reported).await, NotChanged::NotAList(_)));
    let own = Wish { name: "removed-here".to_owned(), ..good.clone() };
    assert!(matches!(import(own).await, NotChanged::OwnList(_)));
    let what = Wish { class: None, ..good.clone() };
    assert!(matches!(import(what).await, NotChanged::Missing("class")));
    let broken = Wish { format: Format::Csv, ..good.clone() };
    assert!(matches!(import(broken).await, NotChanged::Unreadable(_)));
    take(&server, good.clone()).await.unwrap();
    let other = Wish { class: Some(Class::Terror), ..good };
    assert!(matches!(import(other).await, NotChanged::OtherClass(_)));
}

const KEY: [u8; 32] = *include_bytes!("../../../chatpic-scan/tests/data/lists/bundle.public");

/// The bundle `partner`, serial 7, that openssl signed.
fn bundle() -> Wish {
    let signed = Signed {
        manifest: include_bytes!("../../../chatpic-scan/tests/data/lists/bundle.json").to_vec(),
        signature: include_bytes!("../../../chatpic-scan/tests/data/lists/bundle.sig").to_vec(),
        key: Some(KEY),
    };
    let text = include_str!("../../../chatpic-scan/tests/data/lists/bundle.txt");
    let told = Told::default();
    Wish {
        signed: Some(signed),
        told,
        ..wish("partner", Class::CsamConfirmed, Action::RefuseAndSeal, text)
    }
}

#[tokio::test]
async fn a_bad_bundle_changes_nothing_and_an_old_one_neither() {
    let server = TestServer::start().await;
    let import = async |wish| lists::import(&server.app, &OPERATOR, wish).await.map(drop);
    let changed = |change: fn(&mut Signed)| {
        let mut wish = bundle();
        change(wish.signed.as_mut().unwrap());
        wish
    };
    let bad = [
        changed(|it| it.signature[0] ^= 1),
        changed(|it| it.manifest.push(b' ')),
        changed(|it| it.key = Some([9; 32])),
        Wish { payload: b"md5 00112233445566778899aabbccddeeff\n".to_vec(), ..bundle() },
        Wish { name: "other".to_owned(), ..bundle() },
    ];
    for wish in bad {
        assert!(matches!(import(wish).await, Err(NotChanged::Bundle(_))));
    }
    assert!(matches!(import(changed(|it| it.key = None)).await, Err(NotChanged::NoKey)));
    assert!(show(&server.app).await.unwrap().is_empty(), "nothing was begun");

    let done = take(&server, bundle()).await.unwrap();
    assert_eq!(done.definition.signed.unwrap().serial, 7);
    let again = import(changed(|it| it.key = None)).await;
    let old = Unacceptable::NotNewer { old: 7, new: 7 };
    assert!(matches!(again, Err(NotChanged::Unacceptable(it)) if it == old));
    let unsigned = import(Wish { signed: None, ..bundle() }).await;
    assert!(matches!(unsigned, Err(NotChanged::Unsigned)));
    let told = Told { not_newer: true, ..Told::default() };
    import(Wish { told, ..changed(|it| it.key = None) }).await.unwrap();
}

#[tokio::test]
async fn a_list_that_hits_a_canary_is_not_taken_in() {
    let server = TestServer::start().await;
    let app = &server.app;
    lists::add_canary(app, &OPERATOR, "hills", hills(2).png()).await.unwrap();
    let refused = refuse(&server, "mine", &lines([1, 2])).await;
    assert!(matches!(refused, Err(NotChanged::Alarmed(names)) if names == ["hills"]));
    assert!(show(app).await.unwrap().is_empty() && lists::alarms(app).await.unwrap().is_empty());
    refuse(&server, "mine", &lines([1])).await.unwrap();

    lists::add_canary(app, &OPERATOR, "late", hills(1).mirrored().png()).await.unwrap();
    let alarms = lists::alarms(app).await.unwrap();
    assert_eq!(
        (alarms.len(), alarms[0].canary.as_str(), alarms[0].list.as_str()),
        (1, "late", "mine")
    );
    assert!(lists::remove_canary(app, &OPERATOR, "late").await.unwrap());
    assert!(!lists::remove_canary(app, &OPERATOR, "late").await.unwrap());
    assert_eq!(lists::canaries(app).await.unwrap(), ["hills"]);
    let no_picture = lists::add_canary(app, &OPERATOR, "text", b"hello".to_vec()).await;
    assert!(matches!(no_picture, Err(NotChanged::Picture(_))));
}

#[tokio::test]
async fn what_was_removed_cannot_come_back_for_180_days_unless_that_was_wrong() {
    let server = TestServer::start().await;
    let app = &server.app;
    let (case, other, rules) = (Lookup([1; 32]), Lookup([2; 32]), Lookup([3; 32]));
    let removed = [fingerprint(&server, 1), fingerprint(&server, 2)];
    for _ in 0..2 {
        lists::block(app, case, &removed, Scope::Everywhere, app.now()).await.unwrap();
    }
    let third = [fingerprint(&server, 3)];
    lists::block(app, other, &third, Scope::Everywhere, app.now()).await.unwrap();
    let fourth = [fingerprint(&server, 4)];
    lists::block(app, rules, &fourth, Scope::Channels, app.now()).await.unwrap();
    let blocked = async || {
        let mut blocked = Vec::new();
        for number in 1..=4 {
            if is_refused(&server, number).await {
                blocked.push(number);
            }
        }
        blocked
    };
    assert_eq!(blocked().await, [1, 2, 3], "what broke a rule of channels may be shared");
    assert!(code(&server, &[super::scanning::RECOMPRESSED]).await.is_some(), "however it looks");
    lists::unblock(app, case).await.unwrap();
    lists::unblock(app, case).await.unwrap();
    assert_eq!(blocked().await, [3]);
    server.pass(180 * 86_400 - 1);
    forget(app).await.unwrap();
    refresh(app).await.unwrap();
    assert_eq!(blocked().await, [3]);
    server.pass(1);
    forget(app).await.unwrap();
    refresh(app).await.unwrap();
    assert_eq!(blocked().await, Vec::<u32>::new());
}
