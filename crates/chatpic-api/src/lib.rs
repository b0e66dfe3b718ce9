//! chatpic-api
