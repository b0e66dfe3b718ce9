//! Which blocks a scan holds, in which order, and where in the picture they are.

use crate::jpeg::{Frame, Scan};

/// A scan as units of blocks.
#[derive(Debug)]
pub(super) struct Layout {
    /// Units across and down.
    pub across: usize,
    pub down: usize,
    /// The blocks of one unit.
    pub unit: Vec<Part>,
}

/// A block of a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Its component's place among the scan's.
    pub member: usize,
    pub component: usize,
    /// Whether the component's blocks are changed.
    pub changed: bool,
    /// Where it is in the unit, in blocks of its component.
    right: usize,
    below: usize,
    /// The unit's blocks of that component, across and down.
    wide: usize,
    high: usize,
}

/// Where a block is, in blocks of its component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub column: usize,
    pub row: usize,
}

impl Layout {
    /// The layout of `scan`; `changed` tells by component whose blocks are changed.
    pub fn of(frame: &Frame<'_>, scan: &Scan, changed: impl Fn(usize) -> bool) -> Self {
        let alone = scan.members.len() == 1;
        let mut unit = Vec::new();
        for (member, of) in scan.members.iter().enumerate() {
            let component = &frame.components[of.component];
            let (wide, high) = match alone {
                true => (1, 1),
                false => (usize::from(component.across), usize::from(component.down)),
            };
            let (component, changed) = (of.component, changed(of.component));
            let part =
                |(below, right)| Part { member, component, changed, right, below, wide, high };
            unit.extend((0..high).flat_map(|y| (0..wide).map(move |x| (y, x))).map(part));
        }
        let (across, down) = match alone {
            true => frame.blocks(&frame.components[scan.members[0].component]),
            false => frame.units(),
        };
        Self { across, down, unit }
    }

    /// Whether it holds anything that is changed.
    pub fn changes(&self) -> bool {
        self.unit.iter().any(|part| part.changed)
    }

    /// All units in their order, as row and column.
    pub fn units(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let across = self.across;
        (0..self.down).flat_map(move |y| (0..across).map(move |x| (y, x)))
    }
}

impl Part {
    /// Where it is in the unit at `x`, `y`.
    pub fn place(&self, x: usize, y: usize) -> Place {
        Place { column: x * self.wide + self.right, row: y * self.high + self.below }
    }
}
