-- Channels, the posts in them, comments, and two more things that a link allows.

-- A public topic. Nothing in it is a secret, so its texts stand as they are. Whoever lets a post into it
-- locks its row first.
create table channel (
    id bytea not null primary key check (length(id) = 16),
    -- Compared byte by byte, so that channels are in the same order in every database.
    slug text collate "C" not null unique,
    title text not null,
    about text not null,
    -- How many posts it holds, and for how many seconds one stays.
    capacity integer check (capacity > 0),
    retention bigint check (retention > 0),
    adult boolean not null,
    review_first boolean not null,
    -- Seconds between two posts or comments of one client; 0 for none.
    slow bigint not null check (slow >= 0),
    created_at bigint not null,
    closed_at bigint,
    -- Posts ever shown in it: the next one's number is one more.
    shown bigint not null default 0,
    -- Of what its operator decides, for who changes it after reading it.
    version bigint not null default 1,
    check (capacity is not null or retention is not null)
);

create index channel_closed on channel (id) where closed_at is not null;

-- A share that stands in a channel, while it is not gone.
create table post (
    share_id bytea not null primary key,
    channel_id bytea not null,
    -- Its name in addresses.
    name text not null unique,
    -- In the order of being shown; null while it waits for review.
    number bigint,
    -- Its place in the ring: no two posts have one, and there are as many as the capacity says. Null
    -- while it waits, and in a channel without a capacity.
    slot integer check (slot >= 0),
    posted_at bigint not null,
    pinned boolean not null default false,
    unique (channel_id, number),
    unique (channel_id, slot),
    check (slot is null or number is not null)
);

create index post_waiting on post (channel_id, posted_at) where number is null;
create index post_waiting_longest on post (posted_at) where number is null;
create index post_pinned on post (channel_id) where pinned;

-- What is said under a link.
create table comment (
    share_id bytea not null,
    -- Of the token that withdraws it.
    lookup bytea not null check (length(lookup) = 32),
    link_id bytea not null check (length(link_id) = 16),
    number integer not null check (number > 0),
    created_at bigint not null,
    hiding text check (hiding in ('meanwhile', 'silently', 'removed')),
    bytes bytea not null,
    primary key (share_id, lookup),
    unique (share_id, link_id, number)
);

-- Comments ever made under it: a counter, so that a thread never has more than it may.
alter table link add comments_made integer not null default 0;
-- Whether who was granted a view may end the link.
alter table link add end_early boolean not null default false;
-- Whether it was: it is withdrawn then.
alter table link add ended_early boolean not null default false;
-- The label that its mark shows, sealed.
alter table link add mark_label bytea;

-- B: what a post shows in its channel.
alter table wrap drop constraint wrap_kind_check;
alter table wrap add constraint wrap_kind_check check (kind in ('L', 'T', 'M', 'P', 'A', 'B'));
