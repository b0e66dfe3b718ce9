-- What moderators need of shares: hiding them, and finding those that are alike or of one uploader.

-- Null while it is shown. A link has the same as its share, so that the guard of a view looks at one row.
alter table share add hiding text check (hiding in ('meanwhile', 'silently', 'removed'));
alter table link add hiding text check (hiding in ('meanwhile', 'silently', 'removed'));

alter table share add pass_tag blob check (length(pass_tag) = 32);
alter table share add prefix_tag integer check (prefix_tag between 0 and 65535);
alter table media add copy_tag blob check (length(copy_tag) = 32);

create index share_pass on share (pass_tag, id) where pass_tag is not null;
create index share_tagged on share (created_at) where pass_tag is not null;
create index media_copy on media (copy_tag, share_id) where copy_tag is not null;

-- What was removed is remembered for longer than the rest.
drop index share_gone;
drop index link_gone;
create index share_gone on share (gone_at) where state is not null and state <> 'removed';
create index link_gone on link (gone_at) where state is not null and state <> 'removed';
create index share_removed on share (gone_at) where state = 'removed';
create index link_removed on link (gone_at) where state = 'removed';
