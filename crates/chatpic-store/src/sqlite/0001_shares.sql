-- Shares, their links, and what viewing and deleting need to know.
--
-- Times are whole seconds since the epoch. All tables go without a rowid, for a rowid would tell in
-- which order people looked.

create table share (
    id blob not null primary key check (length(id) = 16),
    manage_lookup blob not null unique check (length(manage_lookup) = 32),
    created_at integer not null,
    -- Links whose state is null: a counter, so that the last one to end knows that it is.
    live_links integer not null check (live_links >= 0),
    -- Links ever made: the next one's place in the owner's list.
    links_made integer not null,
    -- Null while live: else the reason of the last link to end.
    state text check (state in ('expired', 'spent', 'withdrawn', 'removed')),
    gone_at integer,
    check ((state is null) = (gone_at is null)),
    check ((state is null) = (live_links > 0))
) strict, without rowid;

create index share_gone on share (gone_at) where state is not null;

create table link (
    id blob not null primary key check (length(id) = 16),
    share_id blob not null references share (id),
    place integer not null,
    lookup blob not null unique check (length(lookup) = 32),
    expires_at integer not null,
    max_views integer check (max_views > 0),
    views integer not null default 0,
    -- Null where any number of views may be granted.
    views_left integer check (views_left >= 0),
    password integer not null,
    watermark integer not null,
    comments integer not null,
    -- Null while live, though its time may have ended since the last purge.
    state text check (state in ('expired', 'spent', 'withdrawn', 'removed')),
    -- For a link that was spent, the end of that hour: the second would tell when somebody looked.
    gone_at integer,
    unique (share_id, place),
    check ((state is null) = (gone_at is null)),
    check ((max_views is null) = (views_left is null)),
    check (state is not null or views_left is null or views_left > 0)
) strict, without rowid;

create index link_due on link (expires_at, share_id) where state is null;
create index link_gone on link (gone_at) where state is not null;

create table media (
    share_id blob not null references share (id),
    place integer not null,
    id blob not null check (length(id) = 16),
    blob blob not null unique check (length(blob) = 16),
    stored_len integer not null check (stored_len >= 0),
    primary key (share_id, place)
) strict, without rowid;

create table pass (
    lookup blob not null primary key check (length(lookup) = 32),
    share_id blob not null references share (id),
    -- No foreign key: checking it would take an index of its own.
    link_id blob not null,
    session text not null,
    -- The beginning of the hour in which it was granted: all that is kept of when somebody looked.
    hour integer not null,
    -- Never later than its link's expiry. Set back to `hour` once it ended.
    ends_at integer not null,
    -- 1 until it is known to have ended. A number, so that ending changes no row's length.
    live integer not null check (live in (0, 1))
) strict, without rowid;

create index pass_due on pass (ends_at) where live = 1;
create index pass_session on pass (share_id, hour, link_id);

-- Everything sealed, in pieces of equal length.
--
-- `secure_delete` zeroes a deleted row where it lies, but not the copies that SQLite leaves behind
-- when it moves rows between pages. Measured: of 15000 deleted rows of mixed lengths 18 were still
-- in the file; of rows of one length, none, because then every hole is filled or zeroed exactly.
-- So all rows of this table have one length, to the byte, and nothing sealed is kept elsewhere.
create table sealed (
    share_id blob not null check (length(share_id) = 16),
    -- L: a link's wrap, T: its token for the owner, N: its label, M: the share's manage wrap,
    -- C: what its media are called, P: a pass's wrap, A: a kept answer.
    kind text not null check (kind in ('L', 'T', 'N', 'M', 'C', 'P', 'A')),
    -- The lookup of the link, pass or answer; zeros for what the share itself has.
    holder blob not null check (length(holder) = 32),
    piece blob not null check (length(piece) = 2),
    bytes blob not null check (length(bytes) = 160),
    primary key (share_id, kind, holder, piece)
) strict, without rowid;

-- An idempotency key: claimed while its share is null, answered since.
create table answer (
    key blob not null primary key check (length(key) = 32),
    until integer not null,
    share_id blob
) strict, without rowid;

create index answer_due on answer (until);
create index answer_share on answer (share_id) where share_id is not null;

-- Shares whose last link ended while viewings were open, and when the last of these ends.
create table closing (
    share_id blob not null primary key references share (id),
    due_at integer not null
) strict, without rowid;

create index closing_due on closing (due_at);

-- Blobs that no row needs any more and that may still be stored.
create table doomed (
    blob blob not null primary key check (length(blob) = 16)
) strict, without rowid;
