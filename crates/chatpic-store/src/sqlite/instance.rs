//! What the instance as a whole is bound to.

use rusqlite::{Connection, OptionalExtension};

use super::row;
use super::writer::Verdict;
use crate::StoreError;
use crate::records::Lookup;

pub(super) fn root(connection: &Connection) -> Result<Option<Lookup>, StoreError> {
    Ok(connection
        .query_row("select root from instance", [], |row| row::lookup(row, 0))
        .optional()?)
}

pub(super) fn adopt(connection: &Connection, root: Lookup) -> Result<Verdict<bool>, StoreError> {
    connection.execute("insert into instance values (1, ?1) on conflict do nothing", [root.0])?;
    Ok(Verdict::Keep(self::root(connection)? == Some(root)))
}

/// As [`root`], of a database that an older version may have left.
pub(super) fn look(connection: &Connection) -> Result<Option<Lookup>, StoreError> {
    let known = "select exists (select 1 from sqlite_schema where name = 'instance')";
    if connection.query_row(known, [], |row| row.get(0))? { root(connection) } else { Ok(None) }
}
