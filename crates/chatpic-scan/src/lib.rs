//! chatpic-scan
