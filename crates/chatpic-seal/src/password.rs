//! A link's password: Argon2id, and what it may cost.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::aead::SALT_LEN;
use crate::key::KEY_LEN;

/// What one try of a password costs, stored with each wrap.
///
/// Within bounds by construction, so that neither a setting nor a hostile database can make the
/// server set aside 100 GiB: a try never takes more than 256 MiB and 16 passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argon2Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u8,
}

/// A cost that is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Argon2 takes 1 to 4 lanes, 8 KiB for each lane to 256 MiB, and 1 to 16 passes")]
pub struct CostOutOfBounds;

impl Argon2Cost {
    /// 64 MiB, 3 passes, 1 lane.
    pub const DEFAULT: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    const MAX_MEMORY_KIB: u32 = 256 * 1024;
    const MAX_PASSES: u32 = 16;
    const MAX_LANES: u8 = 4;

    /// A cost within the bounds.
    pub fn new(memory_kib: u32, passes: u32, lanes: u8) -> Result<Self, CostOutOfBounds> {
        let within = (1..=Self::MAX_LANES).contains(&lanes)
            && (8 * u32::from(lanes)..=Self::MAX_MEMORY_KIB).contains(&memory_kib)
            && (1..=Self::MAX_PASSES).contains(&passes);
        within.then_some(Self { memory_kib, passes, lanes }).ok_or(CostOutOfBounds)
    }

    /// Memory of one try, in KiB.
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// How often that memory is passed over.
    pub fn passes(self) -> u32 {
        self.passes
    }

    /// Lanes; they are computed one after another.
    pub fn lanes(self) -> u8 {
        self.lanes
    }

    /// Argon2id of the password; `None` when the memory can't be had.
    ///
    /// Argon2 does not wipe its memory, but gives it back; what is over 32 MiB goes to the kernel
    /// at once, which hands out no page unwiped.
    pub fn stretch(
        self,
        password: &[u8],
        salt: &[u8; SALT_LEN],
    ) -> Option<Zeroizing<[u8; KEY_LEN]>> {
        let lanes = u32::from(self.lanes);
        let params = Params::new(self.memory_kib, self.passes, lanes, Some(KEY_LEN))
            .expect("our bounds are narrower than Argon2's");
        let mut out = Zeroizing::new([0; KEY_LEN]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password, salt, &mut out[..])
            .ok()?;
        Some(out)
    }
}

impl Default for Argon2Cost {
    fn default() -> Self {
        Self::DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_within_bounds() {
        let default = Argon2Cost::DEFAULT;
        assert_eq!(Argon2Cost::new(65_536, 3, 1), Ok(default));
        assert_eq!((default.memory_kib(), default.passes(), default.lanes()), (65_536, 3, 1));
        assert!(Argon2Cost::new(8, 1, 1).is_ok());
        assert!(Argon2Cost::new(256 * 1024, 16, 4).is_ok());
        for (memory, passes, lanes) in [
            (7, 1, 1),
            (31, 1, 4),
            (256 * 1024 + 1, 3, 1),
            (u32::MAX, 3, 1),
            (65_536, 0, 1),
            (65_536, 17, 1),
            (65_536, 3, 0),
            (65_536, 3, 5),
        ] {
            assert_eq!(Argon2Cost::new(memory, passes, lanes), Err(CostOutOfBounds));
        }
    }

    #[test]
    fn every_part_of_the_cost_changes_the_key() {
        let key = |memory, passes, lanes| {
            let cost = Argon2Cost::new(memory, passes, lanes).unwrap();
            *cost.stretch(b"password", &[1; SALT_LEN]).unwrap()
        };
        let one = key(32, 1, 1);
        assert_ne!(one, key(64, 1, 1));
        assert_ne!(one, key(32, 2, 1));
        assert_ne!(one, key(32, 1, 2));
    }
}
