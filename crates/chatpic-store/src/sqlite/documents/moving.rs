//! Documents of all kinds, for moving them.

use chatpic_core::{BlobKey, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::super::row;
use super::super::writer::Verdict;
use super::{head, pieces_of, put_pieces, signed};
use crate::StoreError;
use crate::documents::{DocumentName, WholeDocument};
use crate::records::{Lookup, Put};

pub(super) fn names(
    connection: &Connection,
    after: Option<&DocumentName>,
    limit: u32,
) -> Result<Vec<DocumentName>, StoreError> {
    // No name comes before this one, which no document has.
    let (kind, id) = after.map_or(("", Lookup([0; 32])), |after| (&after.kind, after.id));
    let mut statement = connection.prepare_cached(
        "select kind, id from document where (kind, id) > (?1, ?2) order by kind, id limit ?3",
    )?;
    let names = statement.query_map(params![kind, id.0, limit], |row| {
        Ok(DocumentName { kind: row.get(0)?, id: row::lookup(row, 1)? })
    })?;
    Ok(names.collect::<Result<_, _>>()?)
}

pub(super) fn whole(
    connection: &Connection,
    name: &DocumentName,
) -> Result<Option<WholeDocument>, StoreError> {
    let head = connection
        .prepare_cached(
            "select id, group_id, due, version from document where kind = ?1 and id = ?2",
        )?
        .query_row(params![name.kind, name.id.0], head)
        .optional()?;
    let Some(head) = head else { return Ok(None) };
    Ok(Some(WholeDocument {
        name: name.clone(),
        group: head.group,
        due: head.due,
        version: head.version,
        bytes: pieces_of(connection, &name.kind, name.id)?,
    }))
}

pub(super) fn put(
    connection: &Connection,
    document: &WholeDocument,
) -> Result<Verdict<Put>, StoreError> {
    let WholeDocument { name, group, due, version, bytes } = document;
    let written = connection
        .prepare_cached(
            "insert into document (kind, id, group_id, due, version)
             values (?1, ?2, ?3, ?4, ?5) on conflict do nothing",
        )?
        .execute(params![
            name.kind,
            name.id.0,
            group.map(|group| group.0),
            due.map(Timestamp::unix),
            signed(*version)?
        ])?;
    if written == 0 {
        let same = whole(connection, name)?.as_ref() == Some(document);
        return Ok(Verdict::Undo(if same { Put::Same } else { Put::Other }));
    }
    put_pieces(connection, &name.kind, name.id, bytes)?;
    Ok(Verdict::Keep(Put::Written))
}

pub(super) fn kept(
    connection: &Connection,
    after: Option<BlobKey>,
    limit: u32,
) -> Result<Vec<BlobKey>, StoreError> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |blob| blob.as_bytes().to_vec());
    let mut statement = connection
        .prepare_cached("select blob from kept where blob > ?1 order by blob limit ?2")?;
    let blobs = statement.query_map(params![after, limit], |row| row::blob(row, 0))?;
    Ok(blobs.collect::<Result<_, _>>()?)
}
