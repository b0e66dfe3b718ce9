-- What the instance itself keeps beside shares: sealed documents, and the blobs that they need.

create table document (
    -- Compared byte by byte, so that documents are in the same order in every database.
    kind text collate "C" not null check (length(kind) between 1 and 32),
    id bytea not null check (length(id) = 32),
    -- Documents of one kind and group are listed together.
    group_id bytea check (length(group_id) = 32),
    due bigint,
    version bigint not null check (version > 0),
    bytes bytea not null,
    primary key (kind, id)
);

-- Sealed bytes can't be made smaller.
alter table document alter bytes set storage external;

create index document_group on document (kind, group_id, id) where group_id is not null;
create index document_due on document (kind, due, id) where due is not null;

-- Blobs that some document needs.
create table kept (
    blob bytea not null primary key check (length(blob) = 16)
);
