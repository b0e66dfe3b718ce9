-- Uploads that arrive in pieces, until a share is made of them or their time is over.

create table upload (
    -- Of its token.
    lookup blob not null primary key check (length(lookup) = 32),
    -- Whose it is: the day on which it began, and a few bits under a key of that day.
    day integer not null,
    tag integer not null check (tag between 0 and 65535),
    length integer not null check (length > 0),
    -- How many bytes of it are durable.
    received integer not null default 0 check (received between 0 and length),
    -- Pieces ever added: the next one's number.
    segments integer not null default 0,
    -- The number of who writes. Whoever takes it over has the next one.
    writer integer not null default 0,
    -- Whether another request makes a share of it.
    draft integer not null check (draft in (0, 1)),
    expires_at integer not null,
    -- Why it is over: spent where a share was made of it.
    state text check (state in ('expired', 'spent', 'withdrawn', 'removed')),
    ended_at integer,
    check ((state is null) = (ended_at is null))
) strict, without rowid;

create index upload_due on upload (expires_at) where state is null;
create index upload_over on upload (ended_at) where state is not null;

-- The pieces of an open upload.
create table segment (
    upload blob not null references upload (lookup),
    number integer not null,
    -- Where in the upload it begins.
    at integer not null,
    length integer not null check (length > 0),
    blob blob not null unique check (length(blob) = 16),
    primary key (upload, number)
) strict, without rowid;

-- What was asked for with an open upload, sealed, in pieces of equal length for the reason that the
-- table `sealed` tells.
create table upload_piece (
    upload blob not null references upload (lookup),
    piece blob not null check (length(piece) = 2),
    bytes blob not null check (length(bytes) = 160),
    primary key (upload, piece)
) strict, without rowid;

-- What each uploader has open: counters, so that nobody ever has more than they may.
create table uploader (
    day integer not null,
    tag integer not null,
    open integer not null check (open >= 0),
    bytes integer not null check (bytes >= 0),
    primary key (day, tag)
) strict, without rowid;
