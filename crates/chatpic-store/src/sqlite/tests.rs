//! The conformance suite, and what is true of SQLite alone and can't be seen from outside.

use std::sync::Arc;

use rusqlite::StatementStatus;
use tempfile::TempDir;

use super::*;
use crate::conformance::{given, records_suite};

async fn empty() -> (Arc<dyn Records>, TempDir) {
    let directory = tempfile::tempdir().unwrap();
    let records = SqliteRecords::open(&directory.path().join("chatpic.db")).unwrap();
    (Arc::new(records), directory)
}

mod erasing;
mod killed;
mod migrating;
mod reopened;

records_suite!(crate::sqlite::tests::empty);

#[test]
fn every_connection_is_set_up_to_keep_and_to_forget() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    open::make_file(&path).unwrap();
    let writing = open::writing(&path).unwrap();
    let reading = open::reading(&path).unwrap();
    let setting = |connection: &Connection, name: &str| -> i64 {
        connection.query_row(&format!("pragma {name}"), [], |row| row.get(0)).unwrap()
    };
    assert_eq!(setting(&writing, "synchronous"), 2);
    assert_eq!(setting(&writing, "secure_delete"), 1);
    for connection in [&writing, &reading] {
        assert_eq!(setting(connection, "trusted_schema"), 0);
        assert_eq!(setting(connection, "foreign_keys"), 1);
        assert_eq!(setting(connection, "temp_store"), 2);
        assert_eq!(setting(connection, "busy_timeout"), 5000);
    }
    assert!(reading.execute_batch("create table t (x)").is_err());
}

#[tokio::test]
async fn a_statement_is_prepared_once_whatever_it_is_asked_for() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    let records = SqliteRecords::open(&path).unwrap();
    let connection = open::reading(&path).unwrap();
    for _ in 0..3 {
        let share = given::share();
        records.publish(&share).await.unwrap();
        view::link(&connection, share.link.lookup, given::NOW).unwrap();
    }
    let statement = connection.prepare_cached(sealed::FIND).unwrap();
    assert!(statement.get_status(StatementStatus::Run) >= 3);
    assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
}

/// A connection that reads an empty database, for as long as its directory is held.
fn reading_an_empty_one() -> (tempfile::TempDir, Connection) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("chatpic.db");
    drop(SqliteRecords::open(&path).unwrap());
    let connection = open::reading(&path).unwrap();
    (directory, connection)
}

/// What is due is found by an index, whatever else there is.
#[tokio::test]
async fn a_purge_never_scans_what_lives() {
    let (_directory, connection) = reading_an_empty_one();
    for due in [
        "select lookup from pass where live = 1 and ends_at <= 1 order by ends_at limit 500",
        "select share_id from link where state is null and expires_at <= 1
         order by expires_at limit 500",
        "select share_id from closing where due_at <= 1 order by due_at limit 500",
        "select key from answer where until <= 1 limit 500",
        "select id from share where state is not null and state <> 'removed' and gone_at < 1
         order by gone_at limit 500",
        "select id from share where state = 'removed' and gone_at < 1 order by gone_at limit 500",
        "select id from link where state is not null and state <> 'removed' and gone_at < 1
         order by gone_at limit 500",
        "select id from link where state = 'removed' and gone_at < 1 order by gone_at limit 500",
        "select id from document where kind = 'k' and due <= 1 order by due, id limit 500",
        "select id from document where kind = 'k' and group_id = x'00' and id > x'' limit 500",
        "select distinct share_id from media where copy_tag = x'00' order by share_id limit 500",
        "select id from share where pass_tag = x'00' and id > x'' order by id limit 500",
        "select lookup from pass where share_id = x'00' and link_id = x'00' limit 500",
        "select max(ends_at) from pass where share_id = x'00' and live = 1 and ends_at > 9",
        "select hour from pass where share_id = x'00' and live = 0 and link_id = x'00'
         order by hour desc limit 1",
        "select share_id from channel join post on post.channel_id = channel.id
         where closed_at <= 1 limit 500",
        "select lookup from upload where state is null and expires_at <= 1
         order by expires_at limit 500",
        "select lookup from upload where state is not null and ended_at < 1
         order by ended_at limit 500",
    ] {
        assert_searches(&connection, due);
    }
}

/// Neither are rows passed over, nor sorted afterwards.
fn assert_searches(connection: &Connection, select: &str) {
    let mut statement = connection.prepare(&format!("explain query plan {select}")).unwrap();
    let plan: Vec<String> =
        statement.query_map([], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
    assert!(plan.iter().all(|step| step.starts_with("SEARCH")), "{select}: {plan:?}");
}

/// What an owner sees costs what is shown of it, however often it was viewed.
#[tokio::test]
async fn the_latest_viewings_are_found_by_an_index() {
    let (_directory, connection) = reading_an_empty_one();
    let mut statement =
        connection.prepare(&format!("explain query plan {}", managed::SESSIONS)).unwrap();
    let plan: Vec<String> =
        statement.query_map([[0; 16]], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
    let reads = plan.iter().filter(|step| step.contains("pass"));
    let found = "SEARCH pass USING INDEX pass_share (share_id=? AND live=?)";
    assert_eq!(reads.collect::<Vec<_>>(), [found, found], "{plan:?}");
    let sorts = plan.iter().filter(|step| step.contains("TEMP B-TREE"));
    assert_eq!(sorts.count(), 1, "{plan:?}");
}

/// What a page of a channel costs doesn't grow with what else there is.
#[tokio::test]
async fn a_page_is_found_by_an_index() {
    let (_directory, connection) = reading_an_empty_one();
    let post = "select post.share_id from post
                join link on link.share_id = post.share_id and link.place = 1 where";
    for page in [
        format!("{post} channel_id = x'00' and number < 9 order by number desc limit 9"),
        format!("{post} channel_id = x'00' and pinned = 1 limit 9"),
        format!("{post} channel_id = x'00' and number is null"),
        format!("{post} channel_id = x'00' and number is not null order by number"),
        format!("{post} post.share_id > x'00' order by post.share_id limit 9"),
        "select max(slot) from post where channel_id = x'00'".to_owned(),
        "select id from channel where slug > 'a' order by slug limit 9".to_owned(),
        "select number from comment where share_id = x'00' and link_id = x'00' and number > 9
         order by number limit 9"
            .to_owned(),
        "select bytes from sealed where share_id = x'00' and kind = 'B'".to_owned(),
    ] {
        assert_searches(&connection, &page);
    }
}

/// What a copy of an instance takes along is decided here: whoever adds a column adds it to [`Whole`]
/// and to both stores, or says why it stays.
#[tokio::test]
async fn every_column_is_moved_or_stays_for_a_reason() {
    let moved = [
        "share: id manage_lookup created_at live_links links_made state gone_at hiding pass_tag \
         prefix_tag",
        "link: lookup id share_id place expires_at max_views views views_left password watermark \
         comments state gone_at hiding adult comments_made end_early ended_early",
        "channel: id slug title about capacity retention adult review_first slow created_at closed_at \
         shown version",
        "post: share_id channel_id name number slot posted_at pinned",
        "comment: lookup share_id link_id number created_at hiding",
        "media: share_id place id blob stored_len copy_tag",
        // The slot only says what was written together.
        "pass: lookup share_id link_id session hour ends_at slot live wrap",
        "sealed: share_id kind holder piece bytes",
        // Where it has no share, nobody answered it, and it ends within a minute.
        "answer: key until share_id",
        "closing: share_id due_at",
        "document: kind id group_id due version",
        "document_piece: kind id piece bytes",
        "kept: blob",
        // Adopted, not copied.
        "instance: only_one root",
    ];
    let stays = [
        // Blobs that another store never had.
        "doomed: blob",
        // Uploads are begun anew: those that are open when an instance moves were never answered.
        "upload: lookup day tag length received segments writer draft expires_at state ended_at",
        "segment: upload number at length blob",
        "upload_piece: upload piece bytes",
        "uploader: day tag open bytes",
        "schema_version: version",
    ];
    let (_directory, connection) = reading_an_empty_one();
    let mut statement = connection
        .prepare(
            "select name || ': ' || (
                 select group_concat(name, ' ') from pragma_table_info(sqlite_schema.name)
             ) from sqlite_schema where type = 'table'",
        )
        .unwrap();
    let found: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for table in &found {
        assert!(moved.contains(&table.as_str()) || stays.contains(&table.as_str()), "{table}");
    }
    assert_eq!(found.len(), moved.len() + stays.len(), "{found:?}");
}
