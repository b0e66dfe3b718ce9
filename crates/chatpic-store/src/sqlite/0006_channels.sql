-- Channels, the posts in them, comments, and two more things that a link allows.

-- A public topic. Nothing in it is a secret, so its texts stand as they are.
create table channel (
    id blob not null primary key check (length(id) = 16),
    slug text not null unique,
    title text not null,
    about text not null,
    -- How many posts it holds, and for how many seconds one stays.
    capacity integer check (capacity > 0),
    retention integer check (retention > 0),
    adult integer not null check (adult in (0, 1)),
    review_first integer not null check (review_first in (0, 1)),
    -- Seconds between two posts or comments of one client; 0 for none.
    slow integer not null check (slow >= 0),
    created_at integer not null,
    closed_at integer,
    -- Posts ever shown in it: the next one's number is one more.
    shown integer not null default 0,
    -- Of what its operator decides, for who changes it after reading it.
    version integer not null default 1,
    check (capacity is not null or retention is not null)
) strict, without rowid;

create index channel_closed on channel (closed_at) where closed_at is not null;

-- A share that stands in a channel, while it is not gone.
create table post (
    share_id blob not null primary key references share (id),
    channel_id blob not null references channel (id),
    -- Its name in addresses.
    name text not null unique,
    -- In the order of being shown; null while it waits for review.
    number integer,
    -- Its place in the ring: no two posts have one, and there are as many as the capacity says. Null
    -- while it waits, and in a channel without a capacity.
    slot integer check (slot >= 0),
    posted_at integer not null,
    pinned integer not null default 0 check (pinned in (0, 1)),
    unique (channel_id, number),
    unique (channel_id, slot),
    check (slot is null or number is not null)
) strict, without rowid;

create index post_waiting on post (posted_at) where number is null;
create index post_pinned on post (channel_id) where pinned = 1;

-- What is said under a link. What it says lies in `sealed`.
create table comment (
    -- Of the token that withdraws it.
    lookup blob not null primary key check (length(lookup) = 32),
    share_id blob not null references share (id),
    link_id blob not null check (length(link_id) = 16),
    number integer not null check (number > 0),
    created_at integer not null,
    hiding text check (hiding in ('meanwhile', 'silently', 'removed')),
    unique (link_id, number)
) strict, without rowid;

create index comment_share on comment (share_id);

-- Comments ever made under it: a counter, so that a thread never has more than it may.
alter table link add comments_made integer not null default 0;
-- Whether who was granted a view may end the link.
alter table link add end_early integer not null default 0;
-- Whether it was: it is withdrawn then.
alter table link add ended_early integer not null default 0;

-- Three more kinds of sealed bytes. SQLite can't change a check, so the table is written anew.
create table sealed_anew (
    share_id blob not null check (length(share_id) = 16),
    -- L: a link's wrap, T: its token for the owner, N: its label, D: its label for its mark, M: the
    -- share's manage wrap, C: what its media are called, P: a pass's wrap, A: a kept answer, B: what a
    -- post shows in its channel, K: a comment.
    kind text not null check (kind in ('L', 'T', 'N', 'D', 'M', 'C', 'P', 'A', 'B', 'K')),
    -- The lookup of the link, pass, answer or comment; zeros for what the share itself has.
    holder blob not null check (length(holder) = 32),
    piece blob not null check (length(piece) = 2),
    bytes blob not null check (length(bytes) = 160),
    primary key (share_id, kind, holder, piece)
) strict, without rowid;
insert into sealed_anew select * from sealed;
drop table sealed;
alter table sealed_anew rename to sealed;
