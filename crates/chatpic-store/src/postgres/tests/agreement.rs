//! What the rows promise each other, whatever met whatever.

use std::collections::HashSet;

use chatpic_backends::Postgres;
use chatpic_core::BlobKey;

/// Statements that list what must not be.
const WRONG: &[(&str, &str)] = &[
    (
        "a share that counts its live links wrongly",
        "select id from share where live_links <>
             (select count(*) from link where share_id = share.id and state is null)",
    ),
    (
        "a key without an owner, an owner without a key, or one that lies elsewhere",
        "with owned (day, share_id, kind, holder) as (
             select wrap_day, share_id, 'L', lookup from link where state is null
             union all select wrap_day, share_id, 'T', lookup from link where state is null
             union all select wrap_day, id, 'M', decode(repeat('00', 32), 'hex') from share
                 where state is null
             union all select wrap_day, share_id, 'P', lookup from pass where live
             union all select wrap_day, id, 'B', decode(repeat('00', 32), 'hex')
                 from post join share on share.id = share_id
             union all select wrap_day, share_id, 'A', key from answer where share_id is not null
         ), kept as (select day, share_id, kind, holder from wrap)
         (table owned except table kept) union all (table kept except table owned)",
    ),
    (
        "a key that is dropped before its owner ends",
        "select 1 from link join share on share.id = share_id
         where link.state is null
             and (share.wrap_day < link.wrap_day
                 or link.wrap_day not in (expires_at / 86400, 2147483647))",
    ),
    (
        "a viewing that outlives its link",
        "select 1 from pass join link on link.share_id = pass.share_id and link.id = link_id
         where live and (
             ends_at > expires_at
             or state = 'withdrawn' or (state = 'removed' and ends_at > link.gone_at)
         )",
    ),
    (
        "content without a reason, or a reason without content",
        "select 1 from share where
             (meta is not null) <> exists (select from media where share_id = share.id)
             or (meta is not null and state is not null)
                 <> exists (select from closing where share_id = share.id)
             or (meta is null and state is null)",
    ),
    (
        "content that goes before its last viewing",
        "select 1 from pass left join closing using (share_id) join share on share.id = share_id
         where live and state is not null and (due_at is null or due_at < ends_at)",
    ),
    (
        "a row without its share or link",
        "select share_id from link where share_id not in (select id from share)
         union all select share_id from media where share_id not in (select id from share)
         union all select share_id from answer where share_id not in (select id from share)
         union all select share_id from post where share_id not in (select id from share)
         union all select share_id from comment
             where (share_id, link_id) not in (select share_id, id from link)
         union all select share_id from pass
             where (share_id, link_id) not in (select share_id, id from link)",
    ),
    (
        "a door that leads nowhere, or a row without a door",
        "with led (lookup, share_id) as (
             select lookup, share_id from link union all select lookup, share_id from pass
             union all select manage_lookup, id from share
             union all select lookup, share_id from comment
         ) (table led except table door) union all (table door except table led)",
    ),
    (
        "a view without a pass, or more than the limit",
        "select 1 from link where views > max_views or views_left <> max_views - views
             or views <> (select count(*) from pass
                          where pass.share_id = link.share_id and link_id = link.id)",
    ),
    (
        "a link that is hidden otherwise than its share",
        "select 1 from link join share on share.id = share_id
         where link.hiding is distinct from share.hiding",
    ),
    (
        "a post that is gone",
        "select 1 from post where not exists (
             select from link where share_id = post.share_id and place = 1 and state is null)",
    ),
    (
        "a post without a place, in one that is none, or of a number that was not given",
        "select 1 from post join channel on channel.id = channel_id
         where number > shown or slot >= capacity
             or (slot is null) <> (number is null or capacity is null)",
    ),
    (
        "a thread that outlives its link, or has more comments than were made",
        "select 1 from comment join link on link.share_id = comment.share_id and link.id = link_id
         where number > comments_made or comments_made > 500
             or not (state is null or state = 'spent' and exists (
                 select from pass where pass.share_id = link.share_id and link_id = link.id and live))",
    ),
    ("a blob both needed and doomed", "select blob from media join doomed using (blob)"),
];

/// Nothing is wrong.
pub(super) fn check(url: &str) {
    let wrong: Vec<_> = WRONG
        .iter()
        .map(|(what, statement)| format!("select '{what}' where exists ({statement})"))
        .collect();
    assert_eq!(Postgres::shared().ask(url, &wrong.join(" union all ")), "");
}

/// Waits until the database has ended what callers went away from.
pub(super) async fn at_rest(url: &str) {
    let busy = "select count(*) from pg_stat_activity where datname = current_database()
        and application_name = 'chatpic' and state <> 'idle'";
    while Postgres::shared().ask(url, busy) != "0" {
        tokio::task::yield_now().await;
    }
}

/// Every blob that some row needs or dooms.
pub(super) fn stored(url: &str) -> HashSet<BlobKey> {
    let blobs =
        "select encode(blob, 'hex') from media union all select encode(blob, 'hex') from doomed";
    let bytes = |hex: &str| u128::from_str_radix(hex, 16).unwrap().to_be_bytes();
    Postgres::shared().ask(url, blobs).lines().map(|hex| BlobKey::from_bytes(bytes(hex))).collect()
}

/// Nothing is left of anything but the blobs that are doomed, channels, and days.
pub(super) fn nothing_left(url: &str) {
    let tables = ["wrap", "door", "share", "link", "pass", "media", "answer", "post", "comment"];
    let rows = tables.map(|table| format!("select '{table}' from {table}"));
    let left = Postgres::shared().ask(url, &rows.join(" union "));
    assert_eq!(left, "", "nothing outlives what it belonged to");
}
