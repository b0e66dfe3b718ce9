//! gif files: the same pixels afterwards, and nothing else.
