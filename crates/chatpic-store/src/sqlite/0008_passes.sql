-- What a view writes lies in fewer places: each is a page of the log and, later, of the file.

-- By its lookup, by which a view finds it.
create table link_anew (
    lookup blob not null primary key check (length(lookup) = 32),
    id blob not null unique check (length(id) = 16),
    share_id blob not null references share (id),
    place integer not null,
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
    hiding text check (hiding in ('meanwhile', 'silently', 'removed')),
    adult integer not null default 0,
    comments_made integer not null default 0,
    end_early integer not null default 0,
    ended_early integer not null default 0,
    unique (share_id, place),
    check ((state is null) = (gone_at is null)),
    check ((max_views is null) = (views_left is null)),
    check (state is not null or views_left is null or views_left > 0)
) strict, without rowid;

-- Before there are rows: making an index of those that are there sorts them, which takes memory for all.
drop index link_due;
drop index link_gone;
drop index link_removed;
create index link_due on link_anew (expires_at, share_id) where state is null;
create index link_gone on link_anew (gone_at) where state is not null and state <> 'removed';
create index link_removed on link_anew (gone_at) where state = 'removed';

-- In that order, which an index of the old table has.
insert into link_anew
    select lookup, id, share_id, place, expires_at, max_views, views, views_left, password, watermark,
           comments, state, gone_at, hiding, adult, comments_made, end_early, ended_early
    from link order by lookup;
drop table link;
alter table link_anew rename to link;

-- With its wrap. So all of its rows have one length too, for the reason that the table `sealed` tells.
create table pass_anew (
    lookup blob not null primary key check (length(lookup) = 32),
    -- No foreign keys: checking the one would read the share's row at every view, and the other would take
    -- an index of its own. A pass is written with the link that its view was spent of.
    share_id blob not null check (length(share_id) = 16),
    link_id blob not null check (length(link_id) = 16),
    session text not null,
    -- The beginning of the hour in which it was granted: all that is kept of when somebody looked.
    hour integer not null,
    -- Never later than its link's expiry. Set back to `hour` once it ended.
    ends_at integer not null,
    -- The same of passes that were granted in one transaction, and chance otherwise, so that what these write
    -- in `pass_due` lies together. In which order they were, nothing tells. Zeros once it ended.
    slot blob not null check (length(slot) = 2),
    -- 1 until it is known to have ended. A number, so that ending changes no row's length.
    live integer not null check (live in (0, 1)),
    -- Zeros once it ended.
    wrap blob not null check (length(wrap) = 160)
) strict, without rowid;

drop index pass_due;
drop index pass_session;
create index pass_due on pass_anew (ends_at, slot) where live = 1;
-- Those that live are found at once however many have ended.
create index pass_share on pass_anew (share_id, live, hour, link_id);

insert into pass_anew
    select lookup, share_id, link_id, session, hour, ends_at, x'0000', live, coalesce(
        (
            select bytes from sealed
            where live = 1 and sealed.share_id = pass.share_id and kind = 'P'
                and holder = pass.lookup and piece = x'0000'
        ),
        zeroblob(160)
    )
    from pass order by lookup;
delete from sealed where (share_id, kind, holder, piece) in (
    select share_id, 'P', lookup, x'0000' from pass_anew where live = 1
);
drop table pass;
alter table pass_anew rename to pass;
