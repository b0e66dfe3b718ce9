//! chatpic-server
