-- Whether who asks for what a link leads to declares to be an adult. (A program of the version before
-- makes no such links, and asks for no declaration, until it is replaced.)

alter table link add adult boolean not null default false;
