//! chatpic-seal
