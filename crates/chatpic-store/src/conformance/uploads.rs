//! Uploads arrive in pieces, one writer at a time, and are taken once.

use chatpic_core::{Gone, Timestamp};
use futures_util::future::join_all;

use super::given::{self, DAY, LONG_AGO, NOW, Store, assert_is};
use crate::channels::Posted;
use crate::records::{Found, NewShare, Publish};
use crate::uploads::{
    Allowance, Append, BeginUpload, FoundUpload, MOST_SEGMENTS, NewUpload, OverUpload, Segment,
    TakeOver, Turn, UNHEARD, Upload, Uploader,
};

const PLENTY: Allowance = Allowance { uploads: 1000, bytes: 1 << 40 };

fn new(length: u64) -> NewUpload {
    NewUpload {
        lookup: given::lookup(),
        uploader: Uploader { day: 20_000, tag: 7, before: None },
        length,
        draft: false,
        expires_at: NOW.plus(DAY),
        asked: given::sealed(700),
    }
}

async fn begun(store: &Store, length: u64) -> NewUpload {
    let upload = new(length);
    let begun = store.begin_upload(&upload, PLENTY, NOW).await.unwrap();
    assert_eq!(begun, BeginUpload::Begun);
    upload
}

async fn open(store: &Store, upload: &NewUpload) -> Upload {
    match store.upload(upload.lookup, NOW).await.unwrap() {
        FoundUpload::Open(upload) => upload,
        other => panic!("not open: {other:?}"),
    }
}

async fn over(store: &Store, upload: &NewUpload, now: Timestamp) -> OverUpload {
    match store.upload(upload.lookup, now).await.unwrap() {
        FoundUpload::Over(over) => over,
        other => panic!("not over: {other:?}"),
    }
}

async fn turn(store: &Store, upload: &NewUpload, received: u64) -> Turn {
    match store.take_over(upload.lookup, received, NOW).await.unwrap() {
        TakeOver::Taken(turn) => turn,
        other => panic!("not taken: {other:?}"),
    }
}

async fn append(store: &Store, upload: &NewUpload, writer: u64, segment: Segment) -> Append {
    store.append_segment(upload.lookup, writer, segment, NOW).await.unwrap()
}

fn piece(at: u64, length: u64) -> Segment {
    Segment { at, length, blob: given::blob() }
}

/// An upload of two pieces that is whole.
async fn whole(store: &Store) -> (NewUpload, [Segment; 2]) {
    let upload = begun(store, 10).await;
    let pieces = [piece(0, 4), piece(4, 6)];
    let writer = turn(store, &upload, 0).await.writer;
    for piece in pieces {
        assert_eq!(append(store, &upload, writer, piece).await, Append::Appended);
    }
    (upload, pieces)
}

async fn doomed(store: &Store) -> Vec<chatpic_core::BlobKey> {
    given::in_order(store.doomed(100).await.unwrap())
}

pub(crate) async fn an_upload_is_found_as_far_as_it_came(store: Store) {
    let upload = NewUpload { draft: true, ..new(10) };
    assert_eq!(store.upload(upload.lookup, NOW).await.unwrap(), FoundUpload::Unknown);
    assert_eq!(store.take_over(upload.lookup, 0, NOW).await.unwrap(), TakeOver::Unknown);
    store.begin_upload(&upload, PLENTY, NOW).await.unwrap();
    let expected = Upload {
        length: 10,
        received: 0,
        draft: true,
        expires_at: upload.expires_at.plus(-UNHEARD),
        asked: upload.asked.clone(),
        segments: Vec::new(),
    };
    assert_eq!(open(&store, &upload).await, expected);
    let (first, second) = (piece(0, 3), piece(3, 7));
    let writer = turn(&store, &upload, 0).await.writer;
    append(&store, &upload, writer, first).await;
    let found = open(&store, &upload).await;
    assert_eq!((found.received, found.is_whole(), &found.segments[..]), (3, false, &[first][..]));
    append(&store, &upload, writer, second).await;
    let expires_at = upload.expires_at;
    let expected = Upload { received: 10, expires_at, segments: vec![first, second], ..expected };
    assert_eq!(open(&store, &upload).await, expected);
    assert!(expected.is_whole());
    let blobs = given::in_order(vec![first.blob, second.blob]);
    assert_eq!(given::in_order(store.known(&blobs).await.unwrap()), blobs);
    assert_eq!(store.needed(None, 10).await.unwrap(), blobs);
}

pub(crate) async fn a_piece_is_added_where_the_one_before_ends(store: Store) {
    let upload = begun(&store, 10).await;
    assert_eq!(
        store.take_over(upload.lookup, 3, NOW).await.unwrap(),
        TakeOver::WrongOffset(0),
        "a guess takes nobody's turn"
    );
    let writer = turn(&store, &upload, 0).await.writer;
    for wrong in [piece(1, 3), piece(0, 11)] {
        assert_eq!(append(&store, &upload, writer, wrong).await, Append::TakenOver);
    }
    assert_eq!(append(&store, &upload, writer, piece(0, 4)).await, Append::Appended);
    assert_eq!(append(&store, &upload, writer, piece(0, 4)).await, Append::TakenOver);
    assert_eq!(append(&store, &upload, writer, piece(4, 7)).await, Append::TakenOver);
    assert_eq!(store.take_over(upload.lookup, 0, NOW).await.unwrap(), TakeOver::WrongOffset(4));
    assert_eq!(open(&store, &upload).await.received, 4);
}

pub(crate) async fn who_takes_over_ends_the_turn_before(store: Store) {
    let upload = begun(&store, 10).await;
    let first = turn(&store, &upload, 0).await;
    assert_eq!((first.length, first.expires_at), (10, upload.expires_at));
    assert!(store.is_writing(upload.lookup, first.writer, NOW).await.unwrap());
    let second = turn(&store, &upload, 0).await;
    assert!(second.writer > first.writer);
    assert!(!store.is_writing(upload.lookup, first.writer, NOW).await.unwrap());
    assert_eq!(append(&store, &upload, first.writer, piece(0, 4)).await, Append::TakenOver);
    assert_eq!(append(&store, &upload, second.writer, piece(0, 4)).await, Append::Appended);
}

pub(crate) async fn of_writers_at_once_one_adds_a_piece(store: Store) {
    let upload = begun(&store, 100).await;
    let writers = (0..16).map(|_| {
        let (store, upload) = (store.clone(), upload.clone());
        tokio::spawn(async move {
            let TakeOver::Taken(turn) = store.take_over(upload.lookup, 0, NOW).await.unwrap()
            else {
                return false;
            };
            append(&store, &upload, turn.writer, piece(0, 10)).await == Append::Appended
        })
    });
    let added = join_all(writers).await.into_iter().filter(|added| *added.as_ref().unwrap());
    assert_eq!(added.count(), 1);
    let found = open(&store, &upload).await;
    assert_eq!((found.received, found.segments.len()), (10, 1));
}

pub(crate) async fn an_upload_is_not_cut_into_any_number_of_pieces(store: Store) {
    let most = u64::from(MOST_SEGMENTS);
    let upload = begun(&store, most + 10).await;
    let writer = turn(&store, &upload, 0).await.writer;
    for at in 0..most {
        assert_eq!(append(&store, &upload, writer, piece(at, 1)).await, Append::Appended);
    }
    assert_eq!(append(&store, &upload, writer, piece(most, 1)).await, Append::Full);
    turn(&store, &upload, most).await;
    assert_eq!(append(&store, &upload, writer, piece(most, 1)).await, Append::TakenOver);
}

pub(crate) async fn an_uploader_never_has_more_open_than_allowed(store: Store) {
    let most = Allowance { uploads: 5, bytes: 1000 };
    let begin = |upload: NewUpload| {
        let store = store.clone();
        tokio::spawn(async move { (store.begin_upload(&upload, most, NOW).await.unwrap(), upload) })
    };
    let begun = join_all((0..32).map(|_| begin(new(10)))).await;
    let begun: Vec<_> = begun.into_iter().map(Result::unwrap).collect();
    let begun: Vec<_> = begun.iter().filter(|it| it.0 == BeginUpload::Begun).collect();
    assert_eq!(begun.len(), 5);
    let other = Uploader { tag: 8, ..new(1).uploader };
    let of_other = |length| NewUpload { uploader: other, ..new(length) };
    assert_eq!(begin(of_other(1001)).await.unwrap().0, BeginUpload::TooMany);
    assert_eq!(begin(of_other(999)).await.unwrap().0, BeginUpload::Begun);
    assert_eq!(begin(of_other(2)).await.unwrap().0, BeginUpload::TooMany);
    assert_eq!(begin(of_other(1)).await.unwrap().0, BeginUpload::Begun);
    // Each that ends makes room for one.
    for (_, upload) in begun {
        assert!(store.end_upload(upload.lookup, Gone::Withdrawn, NOW).await.unwrap());
        assert_eq!(begin(new(10)).await.unwrap().0, BeginUpload::Begun);
        assert_eq!(begin(new(10)).await.unwrap().0, BeginUpload::TooMany);
    }
}

pub(crate) async fn what_an_uploader_began_yesterday_counts_today(store: Store) {
    let most = Allowance { uploads: 2, bytes: 100 };
    let first = new(60);
    store.begin_upload(&first, most, NOW).await.unwrap();
    let today = Uploader { day: first.uploader.day + 1, tag: 900, before: Some(7) };
    let begin = async |length| {
        let upload = NewUpload { uploader: today, ..new(length) };
        store.begin_upload(&upload, most, NOW).await.unwrap()
    };
    assert_eq!(begin(41).await, BeginUpload::TooMany);
    assert_eq!(begin(20).await, BeginUpload::Begun);
    assert_eq!(begin(1).await, BeginUpload::TooMany);
    store.end_upload(first.lookup, Gone::Withdrawn, NOW).await.unwrap();
    assert_eq!(begin(80).await, BeginUpload::Begun);
}

pub(crate) async fn an_upload_that_ends_dooms_its_pieces(store: Store) {
    let (upload, pieces) = whole(&store).await;
    let (other, _) = whole(&store).await;
    let writer = turn(&store, &upload, 10).await.writer;
    assert!(store.end_upload(upload.lookup, Gone::Withdrawn, NOW).await.unwrap());
    assert!(!store.end_upload(upload.lookup, Gone::Removed, NOW).await.unwrap());
    let expected = OverUpload { gone: Gone::Withdrawn, ended_at: NOW, length: 10, draft: false };
    assert_eq!(over(&store, &upload, NOW).await, expected);
    assert_eq!(store.take_over(upload.lookup, 10, NOW).await.unwrap(), TakeOver::Over(expected));
    assert!(!store.is_writing(upload.lookup, writer, NOW).await.unwrap());
    assert_eq!(append(&store, &upload, writer, piece(10, 1)).await, Append::TakenOver);
    assert_eq!(doomed(&store).await, given::in_order(pieces.map(|it| it.blob).to_vec()));
    assert_eq!(open(&store, &other).await.segments.len(), 2);
}

pub(crate) async fn an_upload_that_nobody_wrote_to_is_over_sooner(store: Store) {
    let (unheard, heard) = (begun(&store, 10).await, begun(&store, 10).await);
    turn(&store, &heard, 0).await;
    let end = unheard.expires_at.plus(-UNHEARD);
    assert_eq!(end, NOW.plus(600));
    assert_is!(store.upload(unheard.lookup, end.plus(-1)).await.unwrap(), FoundUpload::Open(_));
    assert_eq!(given::purged(&store, end.plus(-1), LONG_AGO).await.uploads, 0);
    assert_eq!(over(&store, &unheard, end).await.gone, Gone::Expired);
    assert_is!(store.take_over(unheard.lookup, 0, end).await.unwrap(), TakeOver::Over(_));
    assert_is!(store.take_over(heard.lookup, 0, end).await.unwrap(), TakeOver::Taken(_));
    assert_eq!(given::purged(&store, end, LONG_AGO).await.uploads, 1);
    assert_eq!(open(&store, &heard).await.expires_at, heard.expires_at);
    // It is counted on nobody any more.
    let most = Allowance { uploads: 2, ..PLENTY };
    assert_eq!(store.begin_upload(&new(10), most, end).await.unwrap(), BeginUpload::Begun);
}

pub(crate) async fn an_upload_is_over_at_the_second_of_its_expiry(store: Store) {
    let (upload, pieces) = whole(&store).await;
    let end = upload.expires_at;
    let writer = turn(&store, &upload, 10).await.writer;
    assert!(store.is_writing(upload.lookup, writer, end.plus(-1)).await.unwrap());
    assert!(!store.is_writing(upload.lookup, writer, end).await.unwrap());
    assert_eq!(over(&store, &upload, end).await.gone, Gone::Expired);
    assert_is!(store.take_over(upload.lookup, 10, end).await.unwrap(), TakeOver::Over(_));
    let late = store.append_segment(upload.lookup, writer, piece(10, 1), end).await.unwrap();
    assert_eq!(late, Append::TakenOver);
    let share = NewShare { created_at: end, uploads: vec![upload.lookup], ..given::share() };
    assert_eq!(store.publish(&share).await.unwrap(), Publish::UploadOver);
    assert_eq!(given::purged(&store, end.plus(-1), LONG_AGO).await.uploads, 0);
    assert_eq!(given::purged(&store, end, LONG_AGO).await.uploads, 1);
    assert_eq!(doomed(&store).await, given::in_order(pieces.map(|it| it.blob).to_vec()));
    assert_eq!(over(&store, &upload, end).await.gone, Gone::Expired);
}

pub(crate) async fn a_share_takes_its_uploads_whole_or_is_not_published(store: Store) {
    let ((first, pieces), (second, more)) = (whole(&store).await, whole(&store).await);
    let unfinished = begun(&store, 10).await;
    for missing in [unfinished.lookup, given::lookup()] {
        let share = NewShare { uploads: vec![first.lookup, missing], ..given::share() };
        assert_eq!(store.publish(&share).await.unwrap(), Publish::UploadOver);
        assert_is!(store.link(share.link.lookup, NOW).await.unwrap(), Found::Unknown);
        assert_eq!(open(&store, &first).await.segments, pieces);
    }
    let share = NewShare { uploads: vec![second.lookup, first.lookup], ..given::share() };
    assert_eq!(store.publish(&share).await.unwrap(), Publish::Published);
    given::live_link(&store, share.link.lookup, NOW).await;
    for upload in [&first, &second] {
        assert_eq!(over(&store, upload, NOW).await.gone, Gone::Spent);
    }
    let blobs = pieces.iter().chain(&more).map(|it| it.blob).collect();
    assert_eq!(doomed(&store).await, given::in_order(blobs));
    let again = NewShare { uploads: vec![first.lookup], ..given::share() };
    assert_eq!(store.publish(&again).await.unwrap(), Publish::UploadOver);
}

pub(crate) async fn a_post_takes_its_uploads_too(store: Store) {
    let channel = given::opened(&store, given::channel(3)).await;
    let (upload, _) = whole(&store).await;
    let publish = async || {
        let share = NewShare { uploads: vec![upload.lookup], ..given::postable() };
        store.publish_post(&share, &given::post(&channel), NOW).await.unwrap()
    };
    assert_eq!(publish().await, Posted::Shown(1));
    assert_eq!(over(&store, &upload, NOW).await.gone, Gone::Spent);
    assert_eq!(publish().await, Posted::UploadOver);
    assert_eq!(given::posted(&store, &channel, NOW).await.1, 2, "it left no trace");
}

pub(crate) async fn of_shares_at_once_one_takes_an_upload(store: Store) {
    let (first, _) = whole(&store).await;
    let (second, _) = whole(&store).await;
    let publish = (0..16).map(|at| {
        let mut uploads = vec![first.lookup, second.lookup];
        uploads.rotate_left(at % 2);
        let share = NewShare { uploads, ..given::share() };
        let store = store.clone();
        tokio::spawn(async move { store.publish(&share).await.unwrap() })
    });
    let published = join_all(publish).await.into_iter().map(Result::unwrap);
    assert_eq!(published.filter(|it| *it == Publish::Published).count(), 1);
}

pub(crate) async fn an_upload_that_is_over_is_forgotten_in_time(store: Store) {
    let (upload, _) = whole(&store).await;
    store.end_upload(upload.lookup, Gone::Withdrawn, NOW).await.unwrap();
    given::purged(&store, NOW, NOW).await;
    assert_eq!(over(&store, &upload, NOW).await.gone, Gone::Withdrawn);
    assert_eq!(given::purged(&store, NOW, NOW.plus(1)).await.forgotten, 1);
    assert_eq!(store.upload(upload.lookup, NOW).await.unwrap(), FoundUpload::Unknown);
}
