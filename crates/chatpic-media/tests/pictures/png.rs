//! png files: the same pixels afterwards, and nothing else.
