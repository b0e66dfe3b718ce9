//! The machine broke.

/// A fault of the store: not the visitor's doing, and perhaps gone in a moment.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The records can't be read or written.
    #[error("records: {0}")]
    Records(String),
    /// The sealed bytes can't be read or written.
    #[error("blobs: {0}")]
    Blobs(String),
    /// There is no room left.
    #[error("no room left")]
    Full,
    /// What is stored can't be what was written.
    #[error("damaged: {0}")]
    Damaged(&'static str),
}
