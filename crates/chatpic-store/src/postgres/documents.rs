//! Documents: one row each, and every statement touches one.

mod moving;

use async_trait::async_trait;
use chatpic_core::{BlobKey, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::{Error, PgConnection, Row, query, query_scalar};

use super::connections::{Held, Verdict, run};
use super::fault::Fault;
use super::{PostgresRecords, kept, row};
use crate::documents::{Document, DocumentKind, DocumentName, WholeDocument, Write, Written};
use crate::records::{Lookup, Put, Sealed};
use crate::{Documents, StoreError};

#[async_trait]
impl Documents for PostgresRecords {
    async fn write(&self, writes: &[Write]) -> Result<Written, StoreError> {
        let writes = in_order(writes);
        run!(self.connections, Held::Together, c => write(c, &writes))
    }

    async fn document(
        &self,
        kind: DocumentKind,
        id: Lookup,
    ) -> Result<Option<Document>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(document(c, kind, id)))
    }

    async fn documents(
        &self,
        kind: DocumentKind,
        group: Option<Lookup>,
        after: Option<Lookup>,
        limit: u32,
    ) -> Result<Vec<Document>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(documents(c, kind, group, after, limit)))
    }

    async fn due(
        &self,
        kind: DocumentKind,
        by: Timestamp,
        limit: u32,
    ) -> Result<Vec<Document>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(due(c, kind, by, limit)))
    }

    async fn count(
        &self,
        kind: DocumentKind,
        group: Option<Lookup>,
        most: u32,
    ) -> Result<u32, StoreError> {
        run!(self.connections, Held::Apart, c => kept(count(c, kind, group, most)))
    }

    async fn names(
        &self,
        after: Option<DocumentName>,
        limit: u32,
    ) -> Result<Vec<DocumentName>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(moving::names(c, after.as_ref(), limit)))
    }

    async fn whole_document(
        &self,
        name: &DocumentName,
    ) -> Result<Option<WholeDocument>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(moving::whole(c, name)))
    }

    async fn put_whole_document(&self, document: &WholeDocument) -> Result<Put, StoreError> {
        run!(self.connections, Held::Long, c => kept(moving::put(c, document)))
    }

    async fn kept(&self, after: Option<BlobKey>, limit: u32) -> Result<Vec<BlobKey>, StoreError> {
        run!(self.connections, Held::Apart, c => kept(moving::kept(c, after, limit)))
    }
}

/// By what they touch, and blobs last, so that two batches don't wait for each other.
fn in_order(writes: &[Write]) -> Vec<&Write> {
    let mut writes: Vec<_> = writes.iter().collect();
    writes.sort_by_key(|write| match write {
        Write::Put(document) => (false, document.kind, document.id.0),
        Write::Delete { kind, id, .. } => (false, *kind, id.0),
        Write::Keep(blob) | Write::Release(blob) => {
            let mut key = [0; 32];
            key[..16].copy_from_slice(blob.as_bytes());
            (true, "", key)
        }
    });
    writes
}

async fn write(
    connection: &mut PgConnection,
    writes: &[&Write],
) -> Result<Verdict<Written>, Fault> {
    for write in writes {
        let written = match write {
            Write::Put(document) => put(connection, document).await?,
            Write::Delete { kind, id, version } => delete(connection, kind, *id, *version).await?,
            Write::Keep(blob) => keep(connection, *blob).await.map(|()| true)?,
            Write::Release(blob) => release(connection, *blob).await.map(|()| true)?,
        };
        if !written {
            return Ok(Verdict::Undo(Written::Conflict));
        }
    }
    Ok(Verdict::Keep(Written::Written))
}

/// Writes a document over its version before; `false` where that isn't there.
async fn put(connection: &mut PgConnection, document: &Document) -> Result<bool, Fault> {
    let Document { kind, id, group, due, version, bytes } = document;
    let put = match version {
        0 => return Ok(false),
        1 => query(
            "insert into document (kind, id, group_id, due, version, bytes)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        ),
        _ => query(
            "update document set group_id = $3, due = $4, version = $5, bytes = $6
             where kind = $1 and id = $2 and version = $5 - 1",
        ),
    };
    let put = put
        .bind(*kind)
        .bind(id.0)
        .bind(group.map(|group| group.0))
        .bind(due.map(Timestamp::unix))
        .bind(signed(*version)?)
        .bind(&bytes.0);
    Ok(put.execute(connection).await?.rows_affected() == 1)
}

async fn delete(
    connection: &mut PgConnection,
    kind: &str,
    id: Lookup,
    version: u64,
) -> Result<bool, Fault> {
    let delete = query("delete from document where kind = $1 and id = $2 and version = $3");
    let delete = delete.bind(kind).bind(id.0).bind(signed(version)?);
    Ok(delete.execute(connection).await?.rows_affected() == 1)
}

async fn keep(connection: &mut PgConnection, blob: BlobKey) -> Result<(), Fault> {
    query("insert into kept values ($1) on conflict do nothing")
        .bind(blob.as_bytes())
        .execute(connection)
        .await?;
    Ok(())
}

/// Whoever deletes the row dooms the blob, so that two at once doom it once.
async fn release(connection: &mut PgConnection, blob: BlobKey) -> Result<(), Fault> {
    let kept = query("delete from kept where blob = $1").bind(blob.as_bytes());
    if kept.execute(&mut *connection).await?.rows_affected() == 1 {
        query("insert into doomed values ($1)").bind(blob.as_bytes()).execute(connection).await?;
    }
    Ok(())
}

async fn document(
    connection: &mut PgConnection,
    kind: DocumentKind,
    id: Lookup,
) -> Result<Option<Document>, Fault> {
    let found =
        query("select id, group_id, due, version, bytes from document where kind = $1 and id = $2");
    let found = found.bind(kind).bind(id.0).try_map(|row| read(kind, &row));
    Ok(found.fetch_optional(connection).await?)
}

async fn documents(
    connection: &mut PgConnection,
    kind: DocumentKind,
    group: Option<Lookup>,
    after: Option<Lookup>,
    limit: u32,
) -> Result<Vec<Document>, Fault> {
    // No id is shorter than nothing, so that every id follows it.
    let after = after.map_or(Vec::new(), |after| after.0.to_vec());
    let found = match group {
        Some(group) => query(
            "select id, group_id, due, version, bytes from document
             where kind = $1 and id > $2 and group_id = $4 order by id limit $3",
        )
        .bind(kind)
        .bind(after)
        .bind(i64::from(limit))
        .bind(group.0),
        None => query(
            "select id, group_id, due, version, bytes from document
             where kind = $1 and id > $2 order by id limit $3",
        )
        .bind(kind)
        .bind(after)
        .bind(i64::from(limit)),
    };
    Ok(found.try_map(|row| read(kind, &row)).fetch_all(connection).await?)
}

async fn due(
    connection: &mut PgConnection,
    kind: DocumentKind,
    by: Timestamp,
    limit: u32,
) -> Result<Vec<Document>, Fault> {
    let due = query(
        "select id, group_id, due, version, bytes from document
         where kind = $1 and due <= $2 order by due, id limit $3",
    );
    let due = due.bind(kind).bind(by.unix()).bind(i64::from(limit));
    Ok(due.try_map(|row| read(kind, &row)).fetch_all(connection).await?)
}

async fn count(
    connection: &mut PgConnection,
    kind: DocumentKind,
    group: Option<Lookup>,
    most: u32,
) -> Result<u32, Fault> {
    let counted = match group {
        Some(group) => query_scalar(
            "select count(*) from (
                 select from document where kind = $1 and group_id = $3 limit $2
             ) as found",
        )
        .bind(kind)
        .bind(i64::from(most))
        .bind(group.0),
        None => query_scalar(
            "select count(*) from (select from document where kind = $1 limit $2) as found",
        )
        .bind(kind)
        .bind(i64::from(most)),
    };
    let counted: i64 = counted.fetch_one(connection).await?;
    Ok(row::unsigned(counted)?)
}

fn read(kind: DocumentKind, row: &PgRow) -> Result<Document, Error> {
    Ok(Document {
        kind,
        id: row::lookup(row, "id")?,
        group: row::lookup_if_any(row, "group_id")?,
        due: row::time_if_any(row, "due")?,
        version: row::count(row, "version")?,
        bytes: Sealed(row.try_get("bytes")?),
    })
}

fn signed(version: u64) -> Result<i64, StoreError> {
    i64::try_from(version).map_err(|_| StoreError::Damaged("a version beyond all bounds"))
}
