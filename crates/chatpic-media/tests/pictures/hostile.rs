//! Files that mean harm: mutated and cut ones of every format.
