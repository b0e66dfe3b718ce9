//! A scan of the file, and its coded bits as they are read: unit by unit, over restart markers.

use std::io::{self, Write};

use super::layout::Layout;
use crate::Refusal;
use crate::jpeg::{Bits, Frame, Scan};

/// A scan as it stands in the file.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub scan: &'a Scan,
    pub layout: Layout,
    pub coded: &'a [u8],
    /// Units from one restart marker to the next; 0 where there are none.
    interval: u16,
}

impl<'a> Source<'a> {
    /// `changed` tells by component whose blocks are changed.
    pub fn new(
        frame: &Frame<'_>,
        scan: &'a Scan,
        interval: u16,
        coded: &'a [u8],
        changed: impl Fn(usize) -> bool,
    ) -> Self {
        Self { scan, layout: Layout::of(frame, scan, changed), coded, interval }
    }

    /// Its bits, from the first one on.
    pub fn input(&self) -> Input<'a> {
        Input { bits: Bits::new(self.coded), restarts: self.restarts() }
    }

    /// Its restart markers.
    pub fn restarts(&self) -> Restarts {
        Restarts { interval: self.interval, left: self.interval, number: 0 }
    }

    /// Writes its header to `out`, and before it what has been gathered in `head`.
    pub fn begin(&self, head: &mut Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
        self.scan.write(head);
        out.write_all(head)?;
        head.clear();
        Ok(())
    }
}

/// A scan that is being read.
#[derive(Debug)]
pub(super) struct Input<'a> {
    pub bits: Bits<'a>,
    restarts: Restarts,
}

impl Input<'_> {
    /// Goes on to the next unit. The number of the restart marker before it, if one is there.
    #[inline]
    pub fn unit(&mut self) -> Result<Option<u8>, Refusal> {
        let due = self.restarts.due();
        if let Some(number) = due {
            self.bits.align();
            self.bits.restart(number)?;
        }
        Ok(due)
    }
}

/// Counts units up to the next restart marker.
#[derive(Debug)]
pub(super) struct Restarts {
    interval: u16,
    left: u16,
    number: u8,
}

impl Restarts {
    /// Before each unit: the number of the marker that stands there, if one does.
    #[inline]
    pub fn due(&mut self) -> Option<u8> {
        if self.interval == 0 {
            return None;
        }
        if self.left > 0 {
            self.left -= 1;
            return None;
        }
        let number = self.number;
        self.number = (number + 1) % 8;
        self.left = self.interval - 1;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_stand_between_intervals_and_are_numbered_to_seven() {
        let mut restarts = Restarts { interval: 2, left: 2, number: 0 };
        let due: Vec<_> = (0..20).map(|_| restarts.due()).collect();
        for (unit, due) in due.into_iter().enumerate() {
            let number =
                (unit % 2 == 0 && unit > 0).then(|| u8::try_from(unit / 2 - 1).unwrap() % 8);
            assert_eq!(due, number, "{unit}");
        }
        let mut none = Restarts { interval: 0, left: 0, number: 0 };
        assert!((0..100).all(|_| none.due().is_none()));
    }
}
