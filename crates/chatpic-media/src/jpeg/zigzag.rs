//! The order in which a block's coefficients are coded.

/// For each place in zigzag order: the row and the column of its coefficient.
pub(crate) const ZIGZAG: [(usize, usize); 64] = {
    let mut places = [(0, 0); 64];
    let (mut across, mut down, mut place) = (0_usize, 0_usize, 0);
    while place < 64 {
        places[place] = (down, across);
        // Diagonals are gone up and down in turn.
        let up = (across + down) % 2 == 0;
        match (up, across, down) {
            (true, 7, _) => down += 1,
            (true, _, 0) => across += 1,
            (true, ..) => (across, down) = (across + 1, down - 1),
            (false, _, 7) => across += 1,
            (false, 0, _) => down += 1,
            (false, ..) => (across, down) = (across - 1, down + 1),
        }
        place += 1;
    }
    places
};
