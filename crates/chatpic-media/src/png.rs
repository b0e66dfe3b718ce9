//! Png containers.

use crate::pipeline::{Frame, Outline};
use crate::{Limits, Refusal, Removed};

#[derive(Debug)]
pub(crate) struct Png<'a> {
    bytes: &'a [u8],
}

impl<'a> Png<'a> {
    pub fn parse(bytes: &'a [u8], _limits: &Limits) -> Result<Self, Refusal> {
        Ok(Self { bytes })
    }

    pub fn outline(&self) -> Outline {
        Outline { width: 0, height: 0, frames: 0, turned: false }
    }

    pub fn decode(&self, _bytes: &[u8], _each: &mut dyn FnMut(Frame<'_>)) -> Result<(), Refusal> {
        Err(Refusal::NotAccepted)
    }

    pub fn clean(self) -> Result<(Vec<u8>, Vec<Removed>), Refusal> {
        Ok((self.bytes.to_vec(), Vec::new()))
    }
}
