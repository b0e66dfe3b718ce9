//! The key that signs the log: drawn once for an instance, its private half only in a sealed document.

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::actions::Refused;
use crate::app::App;
use crate::documents::{self, Batch, Kept};

/// The public half.
///
/// # Errors
/// Where the store can't answer.
pub async fn public_key(app: &App) -> Result<[u8; 32], Refused> {
    let pair = pair(app).await?;
    Ok(pair.public_key().as_ref().try_into().expect("an Ed25519 key has 32 bytes"))
}

/// The key, drawn if there is none yet.
pub async fn pair(app: &App) -> Result<Ed25519KeyPair, Refused> {
    if let Some(held) = documents::find::<Seed>(app, ONE).await? {
        return of(&held.value);
    }
    let seed = Seed(app.rng.array());
    match Batch::new().add(app, ONE, None, None, &seed).write(app).await? {
        Written::Written => of(&seed),
        Written::Conflict => {
            let held = documents::find::<Seed>(app, ONE).await?.ok_or(Refused::Unavailable)?;
            of(&held.value)
        }
    }
}

/// 32 bytes.
#[derive(Serialize, Deserialize)]
struct Seed([u8; 32]);

impl Kept for Seed {
    const KIND: DocumentKind = "log-key";
}

const ONE: Lookup = Lookup([0; 32]);

fn of(Seed(seed): &Seed) -> Result<Ed25519KeyPair, Refused> {
    let seed = Zeroizing::new(*seed);
    Ed25519KeyPair::from_seed_unchecked(&seed[..]).map_err(|_| {
        tracing::error!("the key of the log is no key");
        Refused::Unavailable
    })
}
