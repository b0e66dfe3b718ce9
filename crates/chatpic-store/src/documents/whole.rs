//! One document, whatever its kind, for moving it to another store.

use chatpic_core::Timestamp;

use crate::records::{Bytes, Lookup, Sealed};

/// What a document is called: its kind, which this program may not know, and its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentName {
    pub kind: String,
    pub id: Lookup,
}

/// A document of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeDocument {
    pub name: DocumentName,
    pub group: Option<Lookup>,
    pub due: Option<Timestamp>,
    pub version: u64,
    pub bytes: Sealed,
}

impl WholeDocument {
    /// All of it in bytes: equal for equal documents, and different for different ones.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Self { name, group, due, version, bytes } = self;
        let mut out = Bytes(b"chatpic/v1/document".to_vec());
        out.text(name.kind.as_bytes());
        out.lookup(name.id);
        out.option(*group, Bytes::lookup);
        out.option(*due, Bytes::time);
        out.number(*version);
        out.sealed(bytes);
        out.0
    }
}
