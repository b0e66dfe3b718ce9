//! Finds equal hashes: a sorted table, for millions of them take no more room in it than they must.

/// Hashes of `N` bytes, and something about each.
pub(super) struct Table<const N: usize, T>(Vec<([u8; N], T)>);

impl<const N: usize, T: Copy> Table<N, T> {
    pub fn new(mut rows: Vec<([u8; N], T)>) -> Self {
        // Stable, so that equal hashes stay in the order of their lists.
        rows.sort_by_key(|(hash, _)| *hash);
        rows.shrink_to_fit();
        Self(rows)
    }

    /// What is known of every row with this hash.
    pub fn all(&self, hash: &[u8; N]) -> impl Iterator<Item = T> {
        let begin = self.0.partition_point(|(it, _)| it < hash);
        self.0[begin..].iter().take_while(move |(it, _)| it == hash).map(|(_, about)| *about)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<([u8; N], T)>()
    }
}
