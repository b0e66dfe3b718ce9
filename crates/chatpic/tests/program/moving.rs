//! Moving house: what one instance gave out, another serves, whatever it keeps its records and pictures
//! in; a copy that is killed goes on; and nothing is passed over in silence.

mod guests;
mod house;

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::time::Duration;

use chatpic_core::{ChannelId, Clock, Keeps, LinkId, PostName, Rng, Rules, ShareId};
use chatpic_server::system::{SystemClock, SystemRng};
use chatpic_store::Records;
use chatpic_store::channels::{Channel, Commented, NewComment, NewPost, Posted, Thread};
use chatpic_store::records::{Lookup, NewLink, NewShare, Sealed, StoredMedia, StoredTerms, Whole};
use reqwest::multipart::{Form, Part};

use crate::pictures::{Numbers, png};
use crate::process::{Said, browser, files, soon};
use guests::{Guests, assert_same};
use house::House;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_link_pass_and_tombstone_is_the_same_after_moving_there_and_back() {
    let home = House::here();
    let server = home.machine.serve().await;
    let guests = Guests::of(&server).await;
    let seen = guests.look(&server).await;
    guests.assert_as_shared(&seen);
    server.stop();

    let (afar, back) = (House::afar(), House::here());
    let digest = digest(&home.move_to(&afar));
    assert_eq!(self::digest(&afar.move_to(&back)), digest);
    let server = back.machine.serve().await;
    let there = guests.look(&server).await;
    assert_same(&there, &seen);
    server.stop();

    let server = afar.machine.serve().await;
    let there = guests.look(&server).await;
    assert_same(&there, &seen);
    guests.unlock(&server).await;
    assert_eq!(guests.spend(&server, "second-second-second-2").await, Some(1));
    let refused = afar.move_to(&House::here());
    assert_refused(&refused, "the source is being served");
    server.stop();

    let last = House::here();
    let moved = afar.move_to(&last);
    assert_ne!(self::digest(&moved), digest, "a view was spent since");
    let server = last.machine.serve().await;
    assert_eq!(guests.spend(&server, "second-second-second-2").await, Some(1), "it comes again");
    assert_eq!(guests.spend(&server, "third-third-third-3333").await, Some(0));
    assert_eq!(guests.spend(&server, "fourth-fourth-fourth-4").await, None);
    guests.unlock(&server).await;
    guests.withdraw(&server).await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_killed_at_any_instant_goes_on_where_it_was() {
    let seed = u64::from_be_bytes((&SystemRng as &dyn Rng).array());
    let mut numbers = Numbers(seed);
    let home = lived_in(40, 120).await;
    let kept = home.keep(6).await;
    let names = home.records().await.names(None, 99).await.unwrap();
    assert!(names.len() > kept.len(), "the server keeps documents of its own");
    let all = home.blobs().await;
    let (afar, back) = (House::afar(), House::here());
    let mut digests = BTreeSet::new();
    for (from, to) in [(&home, &afar), (&afar, &back)] {
        let mut kills = 0;
        while soon("a copy gets on", kill_in_the_middle(from, to, &mut numbers)).await {
            kills += 1;
        }
        println!("seed {seed}: {kills} kills");
        assert!(kills >= 2, "{kills} kills, seed {seed}");
        digests.insert(digest(&from.move_to(to)));
        assert_eq!(to.blobs().await, all, "seed {seed}");
        let records = to.records().await;
        assert_eq!(records.kept(None, 99).await.unwrap(), kept, "seed {seed}");
        assert_eq!(records.names(None, 99).await.unwrap(), names, "seed {seed}");
    }
    assert_eq!(digests.len(), 1, "seed {seed}");
    assert_eq!(files(&back.machine.data_dir().join("blobs/unfinished")).len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_target_that_is_no_beginning_of_this_copy_is_refused_by_name() {
    let (home, other) = (lived_in(3, 8).await, House::here());
    home.bring_root(&other);
    share_in(&other, 1, 8).await;
    let foreign = shares(&other).await[0];
    assert_refused(&home.move_to(&other), &format!("the target has the share {foreign}"));
    assert_eq!(shares(&other).await, [foreign], "nothing was brought there");

    let copy = House::here();
    digest(&home.move_to(&copy));
    let changed = shares(&home).await[1];
    let records = home.records().await;
    let whole = records.whole(changed).await.unwrap().unwrap();
    records.withdraw(whole.manage_lookup, SystemClock.now()).await.unwrap();
    drop(records);
    assert_refused(
        &home.move_to(&copy),
        &format!("the share {changed} is in the target and differs"),
    );

    let documents = House::here();
    home.bring_root(&documents);
    documents.keep(1).await;
    assert_refused(&home.move_to(&documents), "the target has the kept blob");

    let (bound, elsewhere) = (House::here(), House::here());
    std::fs::create_dir(elsewhere.machine.data_dir()).unwrap();
    assert!(elsewhere.records().await.adopt(Lookup([1; 32])).await.unwrap());
    assert_refused(&home.move_to(&elsewhere), "another root key");
    digest(&home.move_to(&bound));
    let root = home.records().await.root().await.unwrap();
    assert!(root.is_some());
    assert_eq!(bound.records().await.root().await.unwrap(), root);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_blob_that_is_not_sound_is_told_by_name_and_the_rest_is_copied() {
    let home = lived_in(4, 8).await;
    let all = shares(&home).await;
    let [first, second, third, fourth] = all[..] else { panic!("{all:?}") };
    let (missing, short) = (media(&home, first).await, media(&home, second).await);
    let taken = std::fs::read(home.blob_file(missing.blob)).unwrap();
    let whole = std::fs::read(home.blob_file(short.blob)).unwrap();
    std::fs::remove_file(home.blob_file(missing.blob)).unwrap();
    std::fs::write(home.blob_file(short.blob), &whole[1..]).unwrap();
    // In the target there is something under the name of the third's.
    let copy = House::here();
    let strange = copy.blob_file(media(&home, third).await.blob);
    std::fs::create_dir_all(strange.parent().unwrap()).unwrap();
    std::fs::write(&strange, b"something else").unwrap();

    let said = home.move_to(&copy);
    assert_refused(&said, &format!("blob {} is missing in the source", missing.blob));
    assert_refused(&said, &format!("blob {} has another length in the source", short.blob));
    assert_refused(&said, "is in the target with other bytes");
    assert_eq!(shares(&copy).await, [fourth], "no row points at what is not there");
    assert_eq!(std::fs::read(&strange).unwrap(), b"something else", "nothing is overwritten");

    std::fs::write(home.blob_file(missing.blob), taken).unwrap();
    std::fs::write(home.blob_file(short.blob), whole).unwrap();
    std::fs::remove_file(&strange).unwrap();
    let digest = digest(&home.move_to(&copy));
    assert_eq!(shares(&copy).await, all);

    // Later still: one bit of what was copied, then all of it.
    let file = copy.blob_file(media(&home, fourth).await.blob);
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    assert_refused(&home.move_to(&copy), "is in the target with other bytes");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(self::digest(&home.move_to(&copy)), digest);
    assert!(file.exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_document_is_copied_before_every_blob_that_documents_need() {
    let home = lived_in(1, 8).await;
    let kept = home.keep(3).await;
    let copy = House::here();
    let taken = std::fs::read(home.blob_file(kept[1])).unwrap();
    std::fs::remove_file(home.blob_file(kept[1])).unwrap();
    let why = format!("kept for documents: blob {} is missing in the source", kept[1]);
    assert_refused(&home.move_to(&copy), &why);
    let records = copy.records().await;
    assert_eq!(records.kept(None, 9).await.unwrap(), [kept[0], kept[2]]);
    assert_eq!(records.names(None, 9).await.unwrap(), []);
    drop(records);

    std::fs::write(home.blob_file(kept[1]), taken).unwrap();
    digest(&home.move_to(&copy));
    let ours = home.records().await;
    let theirs = copy.records().await;
    let names = theirs.names(None, 9).await.unwrap();
    assert_eq!(names, ours.names(None, 9).await.unwrap());
    assert!(names.len() > kept.len());
    for name in names {
        let ours = ours.whole_document(&name).await.unwrap();
        assert!(ours.is_some() && theirs.whole_document(&name).await.unwrap() == ours);
    }
    drop((ours, theirs));

    let mut bytes = std::fs::read(copy.blob_file(kept[0])).unwrap();
    bytes[0] ^= 1;
    std::fs::write(copy.blob_file(kept[0]), bytes).unwrap();
    assert_refused(&home.move_to(&copy), "is in the target with other bytes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_instance_that_is_served_or_not_there_is_not_copied() {
    let home = lived_in(1, 8).await;
    let server = home.machine.serve().await;
    assert_refused(&home.move_to(&House::here()), "the source: records: in use by another process");
    server.stop();
    let nowhere = House::here();
    assert_refused(&nowhere.move_to(&home), "the source: records: there is nothing at");
    assert!(!nowhere.machine.data_dir().exists(), "looking made nothing");
    let afar = House::afar();
    let server = afar.machine.serve().await;
    assert_refused(&home.move_to(&afar), "the target is being served");
    server.stop();
}

/// A post stands where it stood, and a channel that is another's is refused by name.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn channels_are_moved_before_what_stands_in_them() {
    let (home, copy) = (lived_in(1, 8).await, House::here());
    let share = shares(&home).await[0];
    let [first, second] = ["memes", "wallpapers"].map(channel);
    let records = home.records().await;
    for channel in [&first, &second] {
        assert!(records.add_channel(channel).await.unwrap());
    }
    let whole = posted(&*records, &first, share).await;
    drop(records);
    digest(&home.move_to(&copy));
    digest(&home.move_to(&copy));

    let records = copy.records().await;
    assert_eq!(records.whole(whole.id).await.unwrap().as_ref(), Some(&whole));
    assert_eq!(records.channels(None, 9).await.unwrap()[0].shown, 1);
    records.close_channel(second.id, SystemClock.now()).await.unwrap();
    drop(records);
    let why = "the channel wallpapers is in the target and differs";
    assert_refused(&home.move_to(&copy), why);
    let other = House::here();
    home.bring_root(&other);
    assert!(other.records().await.add_channel(&channel("gaming")).await.unwrap());
    assert_refused(&home.move_to(&other), "the target has the channel gaming");
}

/// A house in which so many shares of one picture were made.
async fn lived_in(shares: u64, side: u32) -> House {
    let house = House::here();
    share_in(&house, shares, side).await;
    house
}

async fn share_in(house: &House, shares: u64, side: u32) {
    let server = house.machine.serve().await;
    for seed in 0..shares {
        let picture = Part::bytes(png(seed, side, side)).file_name("a");
        let request = browser().post(server.url("/api/v1/shares"));
        let answer = request.multipart(Form::new().part("file", picture)).send().await;
        assert_eq!(answer.unwrap().status(), 201);
    }
    server.stop();
}

fn channel(slug: &str) -> Channel {
    Channel {
        id: ChannelId::random(&SystemRng),
        slug: slug.parse().unwrap(),
        rules: Rules {
            title: slug.to_owned(),
            about: String::new(),
            keeps: Keeps::new(NonZeroU32::new(5), None).unwrap(),
            adult: false,
            review_first: false,
            slow: 0,
        },
        created_at: SystemClock.now(),
        closed_at: None,
        shown: 0,
        version: 1,
    }
}

/// A share without media that was posted there, like the one of this name, with a comment.
async fn posted(records: &dyn Records, channel: &Channel, like: ShareId) -> Whole {
    let lookup = || Lookup((&SystemRng as &dyn Rng).array());
    let whole = records.whole(like).await.unwrap().unwrap();
    let link = &whole.links[0];
    let terms = StoredTerms { comments: true, ..link.terms.clone() };
    let sealed = |sealed: &Option<Sealed>| sealed.clone().unwrap();
    let now = SystemClock.now();
    let share = NewShare {
        id: ShareId::random(&SystemRng),
        created_at: now,
        manage_lookup: lookup(),
        manage_wrap: sealed(&whole.manage_wrap),
        meta: sealed(&whole.meta),
        media: Vec::new(),
        link: NewLink {
            id: LinkId::random(&SystemRng),
            lookup: lookup(),
            wrap: sealed(&link.wrap),
            terms,
            token: sealed(&link.token),
            label: None,
            mark_label: None,
        },
        more: Vec::new(),
        answer: None,
        pass_tag: None,
        prefix_tag: None,
        uploads: Vec::new(),
    };
    let (name, card) = (PostName::random(&SystemRng), sealed(&whole.meta));
    let post = NewPost { channel: channel.id, name, card, waits: false };
    let shown = records.publish_post(&share, &post, now).await.unwrap();
    assert_eq!(shown, Posted::Shown(1));
    let thread = Thread::Link(share.link.lookup);
    let comment = NewComment { lookup: lookup(), sealed: sealed(&whole.meta), created_at: now };
    let written = records.comment(thread, &comment, now).await.unwrap();
    assert_eq!(written, Commented::Written(1));
    records.whole(share.id).await.unwrap().unwrap()
}

async fn shares(house: &House) -> Vec<ShareId> {
    house.records().await.shares(None, 1000).await.unwrap()
}

/// The only media of a share.
async fn media(house: &House, share: ShareId) -> StoredMedia {
    house.records().await.whole(share).await.unwrap().unwrap().media.remove(0)
}

/// Kills a copy once it brought a few more blobs; `false` where it had ended before.
async fn kill_in_the_middle(from: &House, to: &House, numbers: &mut Numbers) -> bool {
    let enough = to.blobs().await.len() + 1 + numbers.index(8);
    let mut child = from.copying(to).spawn().unwrap();
    loop {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        if to.blobs().await.len() >= enough {
            // Anywhere between two such counts.
            tokio::time::sleep(Duration::from_micros(numbers.below(20_000))).await;
            child.kill().unwrap();
            return child.wait().unwrap().code().is_none();
        }
        tokio::task::yield_now().await;
    }
}

/// What a copy that succeeded says of both sides.
fn digest(said: &Said) -> String {
    assert!(said.success, "{said:?}");
    assert!(said.out.contains("The target equals the source."), "{said:?}");
    let digest = said.out.lines().find_map(|line| line.strip_prefix("Digest:")).unwrap().trim();
    assert_eq!(digest.len(), 64);
    digest.to_owned()
}

fn assert_refused(said: &Said, why: &str) {
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains(why), "{why}: {said:?}");
    assert!(!said.out.contains("Digest"), "{said:?}");
}
