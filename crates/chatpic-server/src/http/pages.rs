//! Pages as values.
