//! Documents of all kinds, for moving them.

use chatpic_core::{BlobKey, Timestamp};
use sqlx::{PgConnection, Row, query};

use super::super::fault::Fault;
use super::super::row;
use super::signed;
use crate::documents::{DocumentName, WholeDocument};
use crate::records::{Lookup, Put, Sealed};

pub(super) async fn names(
    connection: &mut PgConnection,
    after: Option<&DocumentName>,
    limit: u32,
) -> Result<Vec<DocumentName>, Fault> {
    // No name comes before this one, which no document has.
    let (kind, id) = after.map_or(("", Lookup([0; 32])), |after| (&after.kind, after.id));
    let names = query(
        "select kind, id from document where (kind, id) > ($1, $2) order by kind, id limit $3",
    );
    let names = names.bind(kind).bind(id.0).bind(i64::from(limit)).try_map(|row| {
        Ok(DocumentName { kind: row.try_get("kind")?, id: row::lookup(&row, "id")? })
    });
    Ok(names.fetch_all(connection).await?)
}

pub(super) async fn whole(
    connection: &mut PgConnection,
    name: &DocumentName,
) -> Result<Option<WholeDocument>, Fault> {
    let found =
        query("select group_id, due, version, bytes from document where kind = $1 and id = $2");
    let found = found.bind(&name.kind).bind(name.id.0).try_map(|row| {
        Ok(WholeDocument {
            name: name.clone(),
            group: row::lookup_if_any(&row, "group_id")?,
            due: row::time_if_any(&row, "due")?,
            version: row::count(&row, "version")?,
            bytes: Sealed(row.try_get("bytes")?),
        })
    });
    Ok(found.fetch_optional(connection).await?)
}

pub(super) async fn put(
    connection: &mut PgConnection,
    document: &WholeDocument,
) -> Result<Put, Fault> {
    let WholeDocument { name, group, due, version, bytes } = document;
    let written = query(
        "insert into document (kind, id, group_id, due, version, bytes)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
    )
    .bind(&name.kind)
    .bind(name.id.0)
    .bind(group.map(|group| group.0))
    .bind(due.map(Timestamp::unix))
    .bind(signed(*version)?)
    .bind(&bytes.0)
    .execute(&mut *connection)
    .await?;
    if written.rows_affected() == 1 {
        return Ok(Put::Written);
    }
    let same = whole(connection, name).await?.as_ref() == Some(document);
    Ok(if same { Put::Same } else { Put::Other })
}

pub(super) async fn kept(
    connection: &mut PgConnection,
    after: Option<BlobKey>,
    limit: u32,
) -> Result<Vec<BlobKey>, Fault> {
    // No key is shorter than nothing, so that every key follows it.
    let after = after.map_or(Vec::new(), |blob| blob.as_bytes().to_vec());
    let kept = query("select blob from kept where blob > $1 order by blob limit $2");
    let kept = kept.bind(after).bind(i64::from(limit));
    Ok(kept.try_map(|row| row::blob(&row, "blob")).fetch_all(connection).await?)
}
