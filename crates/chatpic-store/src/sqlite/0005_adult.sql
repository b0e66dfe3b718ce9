-- Whether who asks for what a link leads to declares to be an adult.

alter table link add adult integer not null default 0;
