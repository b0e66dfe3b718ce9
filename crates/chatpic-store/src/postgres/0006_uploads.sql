-- Uploads that arrive in pieces, until a share is made of them or their time is over.

create table upload (
    -- Of its token.
    lookup bytea not null primary key check (length(lookup) = 32),
    -- Whose it is: the day on which it began, and a few bits under a key of that day.
    day bigint not null,
    tag integer not null check (tag between 0 and 65535),
    length bigint not null check (length > 0),
    -- How many bytes of it are durable.
    received bigint not null default 0 check (received between 0 and length),
    -- Pieces ever added: the next one's number.
    segments integer not null default 0,
    -- The number of who writes. Whoever takes it over has the next one.
    writer bigint not null default 0,
    -- Whether another request makes a share of it.
    draft boolean not null,
    expires_at bigint not null,
    -- Where lies what was asked for with it.
    wrap_day integer not null,
    -- Why it is over: spent where a share was made of it.
    state text check (state in ('expired', 'spent', 'withdrawn', 'removed')),
    ended_at bigint,
    check ((state is null) = (ended_at is null))
);

create index upload_due on upload (expires_at) where state is null;
create index upload_over on upload (ended_at) where state is not null;

-- The pieces of an open upload.
create table segment (
    upload bytea not null,
    number integer not null,
    -- Where in the upload it begins.
    at bigint not null,
    length bigint not null check (length > 0),
    blob bytea not null check (length(blob) = 16),
    primary key (upload, number)
);

create unique index segment_blob on segment (blob);

-- What each uploader has open: counters, so that nobody ever has more than they may.
create table uploader (
    day bigint not null,
    tag integer not null,
    open integer not null check (open >= 0),
    bytes bigint not null check (bytes >= 0),
    primary key (day, tag)
);

-- U: what was asked for with an upload. Its `share_id` is the first half of the upload's lookup.
alter table wrap drop constraint wrap_kind_check;
alter table wrap add constraint wrap_kind_check check (kind in ('L', 'T', 'M', 'P', 'A', 'B', 'U'));
