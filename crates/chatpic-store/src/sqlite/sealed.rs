//! Sealed bytes, in pieces of one length. The schema says why.

use chatpic_core::ShareId;
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::records::{Lookup, Sealed};

/// What a share has sealed, and the letter for it in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A link's wrap.
    Link,
    /// A link's token for the owner.
    Token,
    /// A link's label.
    Label,
    /// A link's label for its mark.
    MarkLabel,
    /// The manage wrap.
    Manage,
    /// What the media are called.
    Meta,
    /// A kept answer.
    Answer,
    /// What a post shows in its channel.
    Card,
    /// A comment.
    Comment,
}

impl Kind {
    const fn letter(self) -> &'static str {
        match self {
            Self::Link => "L",
            Self::Token => "T",
            Self::Label => "N",
            Self::MarkLabel => "D",
            Self::Manage => "M",
            Self::Meta => "C",
            Self::Answer => "A",
            Self::Card => "B",
            Self::Comment => "K",
        }
    }
}

/// The holder of what the share itself has.
pub(super) const ITSELF: Lookup = Lookup([0; 32]);

pub(super) fn put(
    connection: &Connection,
    share: ShareId,
    kind: Kind,
    holder: Lookup,
    sealed: &Sealed,
) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare_cached("insert into sealed values (?1, ?2, ?3, ?4, ?5)")?;
    for (at, bytes) in pieces(&sealed.0).enumerate() {
        let at = u16::try_from(at)
            .map_err(|_| StoreError::Records("sealed bytes of more than 10 MiB".to_owned()))?;
        statement.execute(params![
            share.as_bytes(),
            kind.letter(),
            holder.0,
            at.to_be_bytes(),
            bytes
        ])?;
    }
    Ok(())
}

pub(super) fn find(
    connection: &Connection,
    share: ShareId,
    kind: Kind,
    holder: Lookup,
) -> Result<Option<Sealed>, StoreError> {
    let mut statement = connection.prepare_cached(FIND)?;
    let mut rows = statement.query(params![share.as_bytes(), kind.letter(), holder.0])?;
    let mut found: Option<Sealed> = None;
    while let Some(row) = rows.next()? {
        append(found.get_or_insert_with(|| Sealed(Vec::new())), row.get(0)?)?;
    }
    Ok(found)
}

/// As the one piece in which a pass has its wrap.
pub(super) fn one_piece(wrap: &Sealed) -> Result<[u8; PIECE], StoreError> {
    let mut pieces = pieces(&wrap.0);
    match (pieces.next(), pieces.next()) {
        (Some(piece), None) => Ok(piece),
        _ => Err(StoreError::Records("a wrap that doesn't fit into one piece".to_owned())),
    }
}

/// What such a piece holds; `None` where it is zeros.
pub(super) fn of_piece(piece: [u8; PIECE]) -> Result<Option<Sealed>, StoreError> {
    let mut sealed = Sealed(Vec::new());
    append(&mut sealed, piece)?;
    Ok((!sealed.0.is_empty()).then_some(sealed))
}

/// Adds what a piece holds, the next in order.
pub(super) fn append(sealed: &mut Sealed, piece: [u8; PIECE]) -> Result<(), StoreError> {
    let (&used, bytes) = piece.split_first().expect("a piece isn't empty");
    let used = bytes.get(..used.into()).ok_or(StoreError::Damaged("a piece's length"))?;
    sealed.0.extend_from_slice(used);
    Ok(())
}

/// What must be there, for what it belongs to is.
pub(super) fn require(
    connection: &Connection,
    share: ShareId,
    kind: Kind,
    holder: Lookup,
) -> Result<Sealed, StoreError> {
    find(connection, share, kind, holder)?.ok_or(MISSING)
}

pub(super) fn erase(
    connection: &Connection,
    share: ShareId,
    kind: Kind,
    holder: Lookup,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("delete from sealed where share_id = ?1 and kind = ?2 and holder = ?3")?
        .execute(params![share.as_bytes(), kind.letter(), holder.0])?;
    Ok(())
}

pub(super) fn erase_all(connection: &Connection, share: ShareId) -> Result<(), StoreError> {
    connection
        .prepare_cached("delete from sealed where share_id = ?1")?
        .execute([share.as_bytes()])?;
    Ok(())
}

/// The pieces of one.
pub(super) const FIND: &str =
    "select bytes from sealed where share_id = ?1 and kind = ?2 and holder = ?3 order by piece";

/// What must be there and isn't.
pub(super) const MISSING: StoreError = StoreError::Damaged("sealed bytes are missing");

/// Stored length of a piece: a wrap fits into one.
pub(super) const PIECE: usize = 160;

/// `bytes` in pieces: how many are used, these, then zeros. Nothing is one empty piece.
pub(super) fn pieces(bytes: &[u8]) -> impl Iterator<Item = [u8; PIECE]> {
    let chunks = bytes.chunks(PIECE - 1).map(Some);
    let none = bytes.is_empty().then_some(None);
    chunks.chain(none).map(|chunk| {
        let chunk = chunk.unwrap_or_default();
        let mut piece = [0; PIECE];
        piece[0] = u8::try_from(chunk.len()).expect("shorter than a piece");
        piece[1..=chunk.len()].copy_from_slice(chunk);
        piece
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sqlite::open::{SCHEMA, migrate};

    #[test]
    fn sealed_bytes_of_any_length_come_back() {
        let connection = Connection::open_in_memory().unwrap();
        migrate(&connection, SCHEMA).unwrap();
        let share = ShareId::from_bytes([1; 16]);
        for len in [0, 1, 124, 158, 159, 160, 317, 318, 319, 100_000] {
            let sealed = Sealed((0..len).map(|at| u8::try_from(at % 251).unwrap()).collect());
            let holder = Lookup([u8::try_from(len % 256).unwrap(); 32]);
            put(&connection, share, Kind::Link, holder, &sealed).unwrap();
            assert_eq!(find(&connection, share, Kind::Link, holder).unwrap(), Some(sealed));
            erase(&connection, share, Kind::Link, holder).unwrap();
            assert_eq!(find(&connection, share, Kind::Link, holder).unwrap(), None);
        }
    }
}
