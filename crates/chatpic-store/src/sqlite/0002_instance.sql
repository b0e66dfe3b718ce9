-- What the instance as a whole is bound to: one row, or none yet.

create table instance (
    only_one integer not null primary key check (only_one = 1),
    -- What identifies the root key.
    root blob not null check (length(root) = 32)
) strict;
