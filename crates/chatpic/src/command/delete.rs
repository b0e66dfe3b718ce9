//! `chatpic delete`

use clap::Args;

use super::Failure;
use super::client::{block_on, client, done, link};
use crate::say;

#[derive(Args)]
pub struct Delete {
    /// The manage link of the share.
    manage_url: String,
}

impl Delete {
    pub fn run(self) -> Result<(), Failure> {
        let (server, token) = link(&self.manage_url, "m")?;
        block_on(async {
            let url = server.join(&format!("api/v1/manage/{token}"))?;
            done(client()?.delete(url).send().await?).await?;
            say::line("Deleted.");
            Ok(())
        })
    }
}
