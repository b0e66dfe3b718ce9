//! What the instance itself keeps, opened: typed values over the store's sealed documents.
//!
//! Every value is sealed under a key from the root key and bound to its kind and id, so that no document
//! opens in another's place. Values are written in batches, each whole or not at all.

use chatpic_core::{BlobKey, Timestamp};
use chatpic_seal::{FieldKey, open_field, seal_field};
use chatpic_store::StoreError;
use chatpic_store::documents::{Document, DocumentKind, Write, Written};
use chatpic_store::records::{Lookup, Sealed};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::app::App;

/// A value that is kept as a document.
pub trait Kept: Serialize + DeserializeOwned {
    const KIND: DocumentKind;
}

/// A value as it was read.
#[derive(Clone, Debug)]
pub struct Held<T> {
    pub id: Lookup,
    pub group: Option<Lookup>,
    pub due: Option<Timestamp>,
    pub value: T,
    version: u64,
}

impl<T> Held<T> {
    /// 1 where it is new, and one more with each writing.
    pub fn version(&self) -> u64 {
        self.version
    }
}

/// The value with this id.
///
/// # Errors
/// Where the store can't answer, or what it holds doesn't open.
pub async fn find<T: Kept>(app: &App, id: Lookup) -> Result<Option<Held<T>>, StoreError> {
    let found = app.records.document(T::KIND, id).await?;
    found.map(|document| open(app, document)).transpose()
}

/// Up to `limit` values whose id is greater than `after`, in the order of their ids; of this group, where
/// there is one.
///
/// # Errors
/// As for [`find`].
pub async fn list<T: Kept>(
    app: &App,
    group: Option<Lookup>,
    after: Option<Lookup>,
    limit: u32,
) -> Result<Vec<Held<T>>, StoreError> {
    let found = app.records.documents(T::KIND, group, after, limit).await?;
    found.into_iter().map(|document| open(app, document)).collect()
}

/// Up to `limit` values that are due at `by`, those due first.
///
/// # Errors
/// As for [`find`].
pub async fn due<T: Kept>(
    app: &App,
    by: Timestamp,
    limit: u32,
) -> Result<Vec<Held<T>>, StoreError> {
    let found = app.records.due(T::KIND, by, limit).await?;
    found.into_iter().map(|document| open(app, document)).collect()
}

/// Changes that are made together.
#[derive(Debug, Default)]
#[must_use]
pub struct Batch(Vec<Write>);

impl Batch {
    pub fn new() -> Self {
        Self::default()
    }

    /// A value that isn't there yet.
    pub fn add<T: Kept>(
        self,
        app: &App,
        id: Lookup,
        group: Option<Lookup>,
        due: Option<Timestamp>,
        value: &T,
    ) -> Self {
        self.put(app, Held { id, group, due, value, version: 0 })
    }

    /// The value that was read, as it is now: nothing is written where somebody else wrote it meanwhile.
    pub fn replace<T: Kept>(self, app: &App, held: &Held<T>) -> Self {
        let Held { id, group, due, ref value, version } = *held;
        self.put(app, Held { id, group, due, value, version })
    }

    /// Deletes the value that was read, unless somebody else wrote it meanwhile.
    pub fn delete<T: Kept>(mut self, held: &Held<T>) -> Self {
        self.0.push(Write::Delete { kind: T::KIND, id: held.id, version: held.version });
        self
    }

    /// A blob that is durable and that something of this batch needs.
    pub fn keep(mut self, blob: BlobKey) -> Self {
        self.0.push(Write::Keep(blob));
        self
    }

    /// A blob that was kept and that nothing needs any more.
    pub fn release(mut self, blob: BlobKey) -> Self {
        self.0.push(Write::Release(blob));
        self
    }

    /// Writes all of it, or nothing where a value was written by somebody else meanwhile.
    ///
    /// # Errors
    /// Where the store can't answer.
    pub async fn write(self, app: &App) -> Result<Written, StoreError> {
        app.records.write(&self.0).await
    }

    fn put<T: Kept>(mut self, app: &App, held: Held<&T>) -> Self {
        let json = serde_json::to_vec(held.value).expect("what is kept has only text for keys");
        let bytes = seal_field(&key::<T>(app), &json, &held.id.0, &mut app.fill());
        self.0.push(Write::Put(Document {
            kind: T::KIND,
            id: held.id,
            group: held.group,
            due: held.due,
            version: held.version + 1,
            bytes: Sealed(bytes),
        }));
        self
    }
}

fn open<T: Kept>(app: &App, document: Document) -> Result<Held<T>, StoreError> {
    let Document { id, group, due, version, bytes, .. } = document;
    let json = open_field(&key::<T>(app), &bytes.0, &id.0)
        .map_err(|_| StoreError::Damaged("a document doesn't open"))?;
    // The parser's error would tell what it read.
    let value = serde_json::from_slice(&json)
        .map_err(|_| StoreError::Damaged("a document in words of another version"))?;
    Ok(Held { id, group, due, value, version })
}

fn key<T: Kept>(app: &App) -> FieldKey {
    FieldKey::from_root(&app.root, &format!("document/{}", T::KIND))
}
