//! chatpic-core
