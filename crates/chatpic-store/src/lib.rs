//! chatpic-store
