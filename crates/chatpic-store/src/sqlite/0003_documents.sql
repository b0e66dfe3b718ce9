-- What the instance itself keeps beside shares: sealed documents, and the blobs that they need.

create table document (
    kind text not null check (length(kind) between 1 and 32),
    id blob not null check (length(id) = 32),
    -- Documents of one kind and group are listed together.
    group_id blob check (length(group_id) = 32),
    due integer,
    version integer not null check (version > 0),
    primary key (kind, id)
) strict, without rowid;

create index document_group on document (kind, group_id, id) where group_id is not null;
create index document_due on document (kind, due, id) where due is not null;

-- What is in them, in pieces of equal length, for the reason that the table `sealed` tells. They are
-- longer than those: a document may have hundreds of thousands of bytes. Four fill a page.
create table document_piece (
    -- Followed by zeros.
    kind blob not null check (length(kind) = 32),
    id blob not null check (length(id) = 32),
    piece blob not null check (length(piece) = 2),
    bytes blob not null check (length(bytes) = 900),
    primary key (kind, id, piece)
) strict, without rowid;

-- Blobs that some document needs.
create table kept (
    blob blob not null primary key check (length(blob) = 16)
) strict, without rowid;
