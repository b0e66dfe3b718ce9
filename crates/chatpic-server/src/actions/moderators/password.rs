//! A moderator's password: long, stretched by Argon2id, and never the only thing that lets them in.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use chatpic_core::{FieldError, Reason};
use chatpic_seal::Argon2Cost;
use serde::{Deserialize, Serialize};

use crate::actions::Refused;
use crate::app::App;

/// What is kept of a password.
#[derive(Clone, Serialize, Deserialize)]
pub struct PasswordKey {
    memory_kib: u32,
    passes: u32,
    lanes: u8,
    salt: [u8; 32],
    key: [u8; 32],
}

impl PasswordKey {
    /// What to keep of `password`.
    ///
    /// # Errors
    /// Where it is too short or too long.
    pub async fn new(app: &App, password: &str) -> Result<Self, Refused> {
        if password.chars().count() < SHORTEST || password.len() > LONGEST {
            let rule = Reason::NewPassword { least: SHORTEST, most: LONGEST };
            return Err(FieldError::new("password", rule).into());
        }
        let cost = Argon2Cost::DEFAULT;
        let mut new = Self {
            memory_kib: cost.memory_kib(),
            passes: cost.passes(),
            lanes: cost.lanes(),
            salt: app.rng.array(),
            key: [0; 32],
        };
        new.key = new.stretch(app, password).await?;
        Ok(new)
    }

    /// What no password fits: trying one takes as long as with any other.
    pub fn nobodys(app: &App) -> Self {
        let cost = Argon2Cost::DEFAULT;
        let (memory_kib, passes, lanes) = (cost.memory_kib(), cost.passes(), cost.lanes());
        Self { memory_kib, passes, lanes, salt: app.rng.array(), key: app.rng.array() }
    }

    /// Whether it is of `password`.
    ///
    /// # Errors
    /// Where the memory for it can't be had.
    pub async fn fits(&self, app: &App, password: &str) -> Result<bool, Refused> {
        if password.len() > LONGEST {
            return Ok(false);
        }
        let key = self.stretch(app, password).await?;
        Ok(verify_slices_are_equal(&key, &self.key).is_ok())
    }

    async fn stretch(&self, app: &App, password: &str) -> Result<[u8; 32], Refused> {
        let cost = Argon2Cost::new(self.memory_kib, self.passes, self.lanes);
        let cost = cost.map_err(|_| {
            tracing::error!("a moderator's password has a cost out of bounds");
            Refused::Unavailable
        })?;
        let (password, salt) = (password.to_owned(), self.salt);
        let work = move || cost.stretch(password.as_bytes(), &salt);
        let (key, _) = app.hashing.slot().await.run(work).await?;
        key.map(|key| *key).ok_or(Refused::Unavailable)
    }
}

impl std::fmt::Debug for PasswordKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordKey(…)")
    }
}

/// In characters.
const SHORTEST: usize = 12;
/// In bytes.
const LONGEST: usize = 1024;
