use proptest::prelude::*;

use super::plain::{Columns, blur_row};
use super::*;

/// Values row by row.
struct Values {
    width: usize,
    height: usize,
    values: Vec<f32>,
}

impl Rows for Values {
    fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    fn read(&self, y: usize, row: &mut [f32]) {
        assert_eq!(row.len(), self.width);
        row.copy_from_slice(&self.values[y * self.width..][..self.width]);
    }
}

/// What comes out, to the bit.
fn bits(way: Way, rows: &impl Rows) -> Option<Vec<u32>> {
    let grid = to_64x64(way, rows)?;
    Some(grid.as_flattened().iter().map(|value| value.to_bits()).collect())
}

/// A long side and a short one, longer than any that is taken, or two of middling length.
fn sizes() -> impl Strategy<Value = (usize, usize)> {
    let sides = (MIN_SIDE..400, MIN_SIDE..400);
    let long = (MIN_SIDE..20, 400..20_000_usize);
    prop_oneof![4 => sides, 1 => long.clone(), 1 => long.prop_map(|(short, long)| (long, short))]
}

/// The mean over the window around each place, in as many words as the definition has.
fn mean_around(values: &[f32], window: usize) -> Vec<f32> {
    let ahead = reach(window);
    let behind = window - 1 - ahead;
    (0..values.len())
        .map(|at| {
            let near = &values[at.saturating_sub(behind)..values.len().min(at + ahead + 1)];
            near.iter().sum::<f32>() / float(near.len())
        })
        .collect()
}

proptest! {
    // Luma has a fraction, so that nearly every addition is rounded: were one of them elsewhere than
    // in the reference's order, last bits would differ.
    #[test]
    fn both_ways_have_the_same_bits(
        (width, height) in sizes(), some in prop::collection::vec(0.0..=255.0_f32, 1..2000),
    ) {
        let values = some.into_iter().cycle().take(width * height).collect();
        let rows = Values { width, height, values };
        let plain = bits(Way::Plain, &rows);
        prop_assert_eq!(&bits(Way::Blocks, &rows), &plain);
        // What is 64×64 already isn't blurred.
        for level in levels().into_iter().filter(|_| (width, height) != (SIDE, SIDE)) {
            let grid = blocks::blur(level, &rows);
            let bits = grid.as_flattened().iter().map(|value| value.to_bits()).collect();
            prop_assert_eq!(&Some(bits), &plain, "{:?}", level);
        }
    }

    // Whole numbers add up exactly in any order, so the two must be equal to the last bit.
    #[test]
    fn a_blurred_row_holds_the_mean_around_each_place(
        values in prop::collection::vec(0_u8..=255, 5..400), divisor in 1_usize..128,
    ) {
        let values: Vec<f32> = values.into_iter().map(f32::from).collect();
        let window = values.len().div_ceil(divisor);
        let mut out = vec![0.0; values.len()];
        blur_row(&values, &mut out, window);
        prop_assert_eq!(&out, &mean_around(&values, window));

        let mut columns = Columns::new(1, window);
        let (mut down, mut one) = (Vec::new(), [0.0]);
        for value in &values {
            if columns.take(&[*value], &mut one) {
                down.push(one[0]);
            }
        }
        while columns.drain(&mut one) {
            down.push(one[0]);
        }
        prop_assert_eq!(down, out);
    }

    #[test]
    fn what_is_left_lies_inside_the_picture_in_order(side in MIN_SIDE..20_000) {
        let centres = centres(side);
        prop_assert!(centres.is_sorted());
        prop_assert!(centres[SIDE - 1] < side);
        prop_assert!(window(side) <= side);
    }
}

#[test]
fn every_row_is_asked_for_once_from_the_top() {
    struct Asked((usize, usize), std::cell::RefCell<Vec<usize>>);

    impl Rows for Asked {
        fn size(&self) -> (usize, usize) {
            self.0
        }

        fn read(&self, y: usize, row: &mut [f32]) {
            assert_eq!(row.len(), self.0.0);
            self.1.borrow_mut().push(y);
        }
    }

    for way in [Way::Blocks, Way::Plain] {
        for size in [(5, 5), (64, 64), (64, 65), (7, 300), (300, 7), (200, 1000), (9, 1003)] {
            let rows = Asked(size, Vec::new().into());
            assert!(to_64x64(way, &rows).is_some());
            assert!(rows.1.into_inner().into_iter().eq(0..size.1), "{size:?}, {way:?}");
        }
    }
}

#[test]
fn what_is_too_small_is_not_hashed() {
    for (width, height) in [(0, 0), (4, 100), (100, 4), (1, 1)] {
        let rows = Values { width, height, values: vec![0.0; width * height] };
        for way in [Way::Blocks, Way::Plain] {
            assert!(to_64x64(way, &rows).is_none());
        }
    }
}
