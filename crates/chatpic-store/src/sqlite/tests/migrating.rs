//! A database that an older version wrote.

use chatpic_core::Gone;
use rusqlite::{Connection, params};

use super::super::*;
use crate::conformance::given::{self, HOUR, NOW, assert_is};
use crate::records::NewShare;

/// Moves what this version writes back to where the version before had it: wraps of passes beside the others, and
/// links by their IDs.
const BACK: &str = "
    insert into old.share select * from main.share;
    insert into old.media select * from main.media;
    insert into old.link (id, share_id, place, lookup, expires_at, max_views, views, views_left, password,
                          watermark, comments, state, gone_at, hiding, adult, comments_made, end_early,
                          ended_early)
        select id, share_id, place, lookup, expires_at, max_views, views, views_left, password, watermark,
               comments, state, gone_at, hiding, adult, comments_made, end_early, ended_early
        from main.link;
    insert into old.pass select lookup, share_id, link_id, session, hour, ends_at, live from main.pass;
    insert into old.sealed select * from main.sealed;
    insert into old.sealed select share_id, 'P', lookup, x'0000', wrap from main.pass where live = 1;";

#[tokio::test]
async fn links_and_passes_of_an_older_version_are_what_they_were() {
    let directory = tempfile::tempdir().unwrap();
    let [old, new] = ["old.db", "new.db"].map(|name| directory.path().join(name));
    let share = NewShare { more: vec![given::link()], ..given::limited_share(3) };
    let (live, ended, gone) = (given::pass(), given::pass(), given::limited_share(1));
    let long = NewPass { ends_at: NOW.plus(2 * HOUR), ..live };

    let records = SqliteRecords::open(&new).unwrap();
    records.publish(&share).await.unwrap();
    records.publish(&gone).await.unwrap();
    for (link, pass) in [(&share, &long), (&share, &ended), (&gone, &given::pass())] {
        assert_is!(
            records.redeem_view(link.link.lookup, pass, NOW).await.unwrap(),
            Redeem::Granted { .. }
        );
    }
    let now = NOW.plus(HOUR);
    while !records.purge(now, given::LONG_AGO, given::LONG_AGO).await.unwrap().is_empty() {}
    let whole = records.whole(share.id).await.unwrap().unwrap();
    assert_eq!(whole.passes.iter().filter(|pass| pass.wrap.is_some()).count(), 1);
    let managed = records.managed(share.manage_lookup, now).await.unwrap();
    drop(records);

    open::make_file(&old).unwrap();
    let connection = open::writing(&old).unwrap();
    open::migrate(&connection, &open::SCHEMA[..7]).unwrap();
    drop(connection);
    let connection = Connection::open(&new).unwrap();
    connection.execute("attach ?1 as old", params![old.to_str().unwrap()]).unwrap();
    connection.execute_batch(BACK).unwrap();
    drop(connection);

    let records = SqliteRecords::open(&old).unwrap();
    assert_eq!(records.whole(share.id).await.unwrap().unwrap(), whole);
    assert_eq!(records.managed(share.manage_lookup, now).await.unwrap(), managed);
    let FoundPass::Live(pass) = records.pass(long.lookup, now).await.unwrap() else {
        panic!("it lives")
    };
    assert_eq!(pass.wrap, long.wrap);
    assert_is!(records.pass(ended.lookup, now).await.unwrap(), FoundPass::Ended(_));
    assert_is!(records.link(gone.link.lookup, now).await.unwrap(), Found::Gone(Gone::Spent));
    let granted = records.redeem_view(share.link.lookup, &given::pass(), now).await.unwrap();
    assert_is!(granted, Redeem::Granted { views: 3, .. });
    let refused = records.redeem_view(share.link.lookup, &given::pass(), now).await.unwrap();
    assert_is!(refused, Redeem::Gone(Gone::Spent));
    let connection = open::reading(&old).unwrap();
    let beside = "select count(*) from sealed where kind = 'P'";
    assert_eq!(connection.query_row(beside, [], |row| row.get::<_, u32>(0)).unwrap(), 0);
}
