-- Shares, their links, and what viewing and deleting need to know.
--
-- Times are whole seconds since the epoch, days are whole days since then. Every key is random and
-- begins with its share's, and `door` leads from what a visitor brings to the share: so each statement
-- touches the rows of one key, and a database that is spread over machines by key sends it to one.
-- There are no foreign keys: rows of one share are written and deleted by this program alone, together.

create table door (
    -- Of a link, a pass or an owner.
    lookup bytea not null primary key check (length(lookup) = 32),
    share_id bytea not null check (length(share_id) = 16)
);

create table share (
    id bytea not null primary key check (length(id) = 16),
    manage_lookup bytea not null check (length(manage_lookup) = 32),
    created_at bigint not null,
    -- Links whose state is null: a counter, so that the last one to end knows that it is.
    live_links integer not null check (live_links >= 0),
    -- Links ever made: the next one's place in the owner's list.
    links_made integer not null,
    -- Where the manage wrap lies.
    wrap_day integer not null,
    -- What the media are called, sealed; null once the content is doomed.
    meta bytea,
    -- Null while live: else the reason of the last link to end.
    state text check (state in ('expired', 'spent', 'withdrawn', 'removed')),
    gone_at bigint,
    check ((state is null) = (gone_at is null)),
    check ((state is null) = (live_links > 0))
);

create index share_gone on share (gone_at) where state is not null;

create table link (
    share_id bytea not null,
    lookup bytea not null check (length(lookup) = 32),
    id bytea not null check (length(id) = 16),
    place integer not null,
    expires_at bigint not null,
    max_views integer check (max_views > 0),
    views integer not null default 0,
    -- Null where any number of views may be granted.
    views_left integer check (views_left >= 0),
    password boolean not null,
    watermark boolean not null,
    comments boolean not null,
    -- Where its wrap and its token for the owner lie: the day of its expiry.
    wrap_day integer not null,
    -- The owner's name for it, sealed. A tombstone keeps it.
    label bytea,
    -- Null while live, though its time may have ended since the last purge.
    state text check (state in ('expired', 'spent', 'withdrawn', 'removed')),
    -- For a link that was spent, the end of that hour: the second would tell when somebody looked.
    gone_at bigint,
    primary key (share_id, lookup),
    check ((state is null) = (gone_at is null)),
    check ((max_views is null) = (views_left is null)),
    check (state is not null or views_left is null or views_left > 0)
);

create index link_due on link (expires_at) where state is null;
create index link_gone on link (gone_at) where state is not null;

create table media (
    share_id bytea not null,
    place integer not null,
    id bytea not null check (length(id) = 16),
    blob bytea not null check (length(blob) = 16),
    stored_len bigint not null check (stored_len >= 0),
    primary key (share_id, place)
);

-- Two shares never have one blob. (A database that is spread by key can have this index without
-- `unique`: keys are random.)
create unique index media_blob on media (blob);

create table pass (
    share_id bytea not null,
    lookup bytea not null check (length(lookup) = 32),
    link_id bytea not null check (length(link_id) = 16),
    session text not null,
    -- The beginning of the hour in which it was granted: all that is kept of when somebody looked.
    hour bigint not null,
    -- Never later than its link's expiry. Set back to `hour` once it ended.
    ends_at bigint not null,
    -- Where its wrap lies: the day on which it was to end when it was granted.
    wrap_day integer not null,
    -- True until it is known to have ended.
    live boolean not null default true,
    primary key (share_id, lookup)
);

create index pass_due on pass (ends_at) where live;
create index pass_live on pass (share_id) where live;
create index pass_session on pass (share_id, hour, link_id);

-- Everything that opens something, by the day until which it is needed. Deleted rows stay in the files
-- for a while, also after a vacuum: of 200 deleted keys 103 were still there. A day's table is dropped
-- with its file when the day is over.
create table wrap (
    day integer not null,
    share_id bytea not null,
    -- L: a link's wrap, T: its token for the owner, M: the share's manage wrap, P: a pass's wrap,
    -- A: a kept answer.
    kind text not null check (kind in ('L', 'T', 'M', 'P', 'A')),
    -- The lookup of the link, pass or answer; zeros for what the share itself has.
    holder bytea not null check (length(holder) = 32),
    bytes bytea not null,
    primary key (day, share_id, kind, holder)
) partition by list (day);

-- An idempotency key: claimed while its share is null, answered since.
create table answer (
    key bytea not null primary key check (length(key) = 32),
    until bigint not null,
    share_id bytea,
    -- Where the answer lies.
    wrap_day integer,
    check ((share_id is null) = (wrap_day is null))
);

create index answer_due on answer (until);
create index answer_share on answer (share_id) where share_id is not null;

-- Shares whose last link ended while viewings were open, and when the last of these ends.
create table closing (
    share_id bytea not null primary key,
    due_at bigint not null
);

create index closing_due on closing (due_at);

-- Blobs that no row needs any more and that may still be stored.
create table doomed (
    blob bytea not null primary key check (length(blob) = 16)
);

-- What the instance as a whole is bound to, and when its tables were last vacuumed.
create table instance (
    only_one boolean not null primary key check (only_one),
    -- What identifies the root key; null until one adopted the instance.
    root bytea check (length(root) = 32),
    vacuumed_at bigint not null
);

insert into instance values (true, null, 0);
