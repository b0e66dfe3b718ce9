//! Documents: a row for what is asked about, and what is in them in pieces of one length.

mod moving;

use async_trait::async_trait;
use chatpic_core::{BlobKey, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::writer::Verdict;
use super::{SqliteRecords, row};
use crate::documents::{Document, DocumentKind, DocumentName, WholeDocument, Write, Written};
use crate::records::{Lookup, Put, Sealed};
use crate::{Documents, StoreError};

#[async_trait]
impl Documents for SqliteRecords {
    async fn write(&self, writes: &[Write]) -> Result<Written, StoreError> {
        let writes = writes.to_vec();
        SqliteRecords::write(self, move |c| write(c, &writes)).await
    }

    async fn document(
        &self,
        kind: DocumentKind,
        id: Lookup,
    ) -> Result<Option<Document>, StoreError> {
        self.read(move |c| document(c, kind, id)).await
    }

    async fn documents(
        &self,
        kind: DocumentKind,
        group: Option<Lookup>,
        after: Option<Lookup>,
        limit: u32,
    ) -> Result<Vec<Document>, StoreError> {
        self.read(move |c| documents(c, kind, group, after, limit)).await
    }

    async fn due(
        &self,
        kind: DocumentKind,
        by: Timestamp,
        limit: u32,
    ) -> Result<Vec<Document>, StoreError> {
        self.read(move |c| due(c, kind, by, limit)).await
    }

    async fn count(
        &self,
        kind: DocumentKind,
        group: Option<Lookup>,
        most: u32,
    ) -> Result<u32, StoreError> {
        self.read(move |c| count(c, kind, group, most)).await
    }

    async fn names(
        &self,
        after: Option<DocumentName>,
        limit: u32,
    ) -> Result<Vec<DocumentName>, StoreError> {
        self.read(move |c| moving::names(c, after.as_ref(), limit)).await
    }

    async fn whole_document(
        &self,
        name: &DocumentName,
    ) -> Result<Option<WholeDocument>, StoreError> {
        let name = name.clone();
        self.read(move |c| moving::whole(c, &name)).await
    }

    async fn put_whole_document(&self, document: &WholeDocument) -> Result<Put, StoreError> {
        let document = document.clone();
        SqliteRecords::write(self, move |c| moving::put(c, &document)).await
    }

    async fn kept(&self, after: Option<BlobKey>, limit: u32) -> Result<Vec<BlobKey>, StoreError> {
        self.read(move |c| moving::kept(c, after, limit)).await
    }
}

fn write(connection: &Connection, writes: &[Write]) -> Result<Verdict<Written>, StoreError> {
    for write in writes {
        let written = match write {
            Write::Put(document) => put(connection, document)?,
            Write::Delete { kind, id, version } => delete(connection, kind, *id, *version)?,
            Write::Keep(blob) => keep(connection, *blob).map(|()| true)?,
            Write::Release(blob) => release(connection, *blob).map(|()| true)?,
        };
        if !written {
            return Ok(Verdict::Undo(Written::Conflict));
        }
    }
    Ok(Verdict::Keep(Written::Written))
}

/// Writes a document over its version before; `false` where that isn't there.
fn put(connection: &Connection, document: &Document) -> Result<bool, StoreError> {
    let Document { kind, id, group, due, version, bytes } = document;
    let written = match version {
        0 => 0,
        1 => connection
            .prepare_cached(
                "insert into document (kind, id, group_id, due, version)
                 values (?1, ?2, ?3, ?4, 1) on conflict do nothing",
            )?
            .execute(params![kind, id.0, group.map(|it| it.0), due.map(Timestamp::unix)])?,
        version => connection
            .prepare_cached(
                "update document set group_id = ?3, due = ?4, version = version + 1
                 where kind = ?1 and id = ?2 and version = ?5",
            )?
            .execute(params![
                kind,
                id.0,
                group.map(|it| it.0),
                due.map(Timestamp::unix),
                signed(version - 1)?
            ])?,
    };
    if written == 1 {
        erase(connection, kind, *id)?;
        put_pieces(connection, kind, *id, bytes)?;
    }
    Ok(written == 1)
}

fn delete(
    connection: &Connection,
    kind: &str,
    id: Lookup,
    version: u64,
) -> Result<bool, StoreError> {
    let deleted = connection
        .prepare_cached("delete from document where kind = ?1 and id = ?2 and version = ?3")?
        .execute(params![kind, id.0, signed(version)?])?;
    if deleted == 1 {
        erase(connection, kind, id)?;
    }
    Ok(deleted == 1)
}

fn keep(connection: &Connection, blob: BlobKey) -> Result<(), StoreError> {
    connection
        .prepare_cached("insert into kept values (?1) on conflict do nothing")?
        .execute([blob.as_bytes()])?;
    Ok(())
}

fn release(connection: &Connection, blob: BlobKey) -> Result<(), StoreError> {
    let kept = connection
        .prepare_cached("delete from kept where blob = ?1")?
        .execute([blob.as_bytes()])?;
    if kept == 1 {
        connection.prepare_cached("insert into doomed values (?1)")?.execute([blob.as_bytes()])?;
    }
    Ok(())
}

fn document(
    connection: &Connection,
    kind: DocumentKind,
    id: Lookup,
) -> Result<Option<Document>, StoreError> {
    let head = connection
        .prepare_cached(
            "select id, group_id, due, version from document where kind = ?1 and id = ?2",
        )?
        .query_row(params![kind, id.0], head)
        .optional()?;
    head.map(|head| head.with_bytes(connection, kind)).transpose()
}

fn documents(
    connection: &Connection,
    kind: DocumentKind,
    group: Option<Lookup>,
    after: Option<Lookup>,
    limit: u32,
) -> Result<Vec<Document>, StoreError> {
    // No id is shorter than nothing, so that every id follows it.
    let after = after.map_or(Vec::new(), |after| after.0.to_vec());
    let select = match group {
        Some(_) => {
            "select id, group_id, due, version from document
             where kind = ?1 and group_id = ?4 and id > ?2 order by id limit ?3"
        }
        None => {
            "select id, group_id, due, version from document
             where kind = ?1 and ?4 is null and id > ?2 order by id limit ?3"
        }
    };
    let mut statement = connection.prepare_cached(select)?;
    let heads = statement.query_map(params![kind, after, limit, group.map(|it| it.0)], head)?;
    opened(connection, kind, heads)
}

fn due(
    connection: &Connection,
    kind: DocumentKind,
    by: Timestamp,
    limit: u32,
) -> Result<Vec<Document>, StoreError> {
    let mut statement = connection.prepare_cached(
        "select id, group_id, due, version from document
         where kind = ?1 and due <= ?2 order by due, id limit ?3",
    )?;
    let heads = statement.query_map(params![kind, by.unix(), limit], head)?;
    opened(connection, kind, heads)
}

fn count(
    connection: &Connection,
    kind: DocumentKind,
    group: Option<Lookup>,
    most: u32,
) -> Result<u32, StoreError> {
    let count = match group {
        Some(_) => {
            "select count(*) from (
                 select 1 from document where kind = ?1 and group_id = ?3 limit ?2
             )"
        }
        None => {
            "select count(*) from (
                 select 1 from document where kind = ?1 and ?3 is null limit ?2
             )"
        }
    };
    Ok(connection
        .prepare_cached(count)?
        .query_row(params![kind, most, group.map(|it| it.0)], |row| row.get(0))?)
}

/// A document without what is in it.
struct Head {
    id: Lookup,
    group: Option<Lookup>,
    due: Option<Timestamp>,
    version: u64,
}

impl Head {
    fn with_bytes(
        self,
        connection: &Connection,
        kind: DocumentKind,
    ) -> Result<Document, StoreError> {
        let Self { id, group, due, version } = self;
        let bytes = pieces_of(connection, kind, id)?;
        Ok(Document { kind, id, group, due, version, bytes })
    }
}

/// Reads the columns `id, group_id, due, version`.
fn head(row: &Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        id: row::lookup(row, 0)?,
        group: row::lookup_if_any(row, 1)?,
        due: row::time_if_any(row, 2)?,
        version: row::count(row, 3)?,
    })
}

fn opened(
    connection: &Connection,
    kind: DocumentKind,
    heads: impl Iterator<Item = rusqlite::Result<Head>>,
) -> Result<Vec<Document>, StoreError> {
    heads.map(|head| head?.with_bytes(connection, kind)).collect()
}

fn put_pieces(
    connection: &Connection,
    kind: &str,
    id: Lookup,
    bytes: &Sealed,
) -> Result<(), StoreError> {
    let kind = padded(kind)?;
    let mut statement =
        connection.prepare_cached("insert into document_piece values (?1, ?2, ?3, ?4)")?;
    for (at, piece) in pieces(&bytes.0).enumerate() {
        let at = u16::try_from(at)
            .map_err(|_| StoreError::Records("a document of more than 50 MiB".to_owned()))?;
        statement.execute(params![kind, id.0, at.to_be_bytes(), piece])?;
    }
    Ok(())
}

fn pieces_of(connection: &Connection, kind: &str, id: Lookup) -> Result<Sealed, StoreError> {
    let mut statement = connection.prepare_cached(
        "select bytes from document_piece where kind = ?1 and id = ?2 order by piece",
    )?;
    let mut rows = statement.query(params![padded(kind)?, id.0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let piece: [u8; PIECE] = row.get(0)?;
        let (used, bytes) = piece.split_first_chunk().expect("a piece is longer than its head");
        let used = bytes.get(..u16::from_be_bytes(*used).into());
        found.extend_from_slice(used.ok_or(StoreError::Damaged("a piece's length"))?);
    }
    Ok(Sealed(found))
}

fn erase(connection: &Connection, kind: &str, id: Lookup) -> Result<(), StoreError> {
    connection
        .prepare_cached("delete from document_piece where kind = ?1 and id = ?2")?
        .execute(params![padded(kind)?, id.0])?;
    Ok(())
}

fn padded(kind: &str) -> Result<[u8; 32], StoreError> {
    let mut padded = [0; 32];
    let name = padded.get_mut(..kind.len());
    name.ok_or(StoreError::Damaged("a kind of documents with a long name"))?
        .copy_from_slice(kind.as_bytes());
    Ok(padded)
}

fn signed(version: u64) -> Result<i64, StoreError> {
    i64::try_from(version).map_err(|_| StoreError::Damaged("a version beyond all bounds"))
}

/// Stored length of a piece.
const PIECE: usize = 900;
/// Bytes of a piece that tell how many of the others are used.
const USED: usize = 2;

/// `bytes` in pieces: how many are used, these, then zeros.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = [u8; PIECE]> {
    bytes.chunks(PIECE - USED).map(|chunk| {
        let mut piece = [0; PIECE];
        let used = u16::try_from(chunk.len()).expect("shorter than a piece");
        piece[..USED].copy_from_slice(&used.to_be_bytes());
        piece[USED..USED + chunk.len()].copy_from_slice(chunk);
        piece
    })
}
