//! `chatpic channels`

use chatpic_api::{Channel, Channels as Part};
use clap::Args;
use reqwest::Url;

use super::Failure;
use super::client::{block_on, client, done};
use crate::say;

#[derive(Args)]
pub struct Channels {
    /// The server.
    #[arg(
        long,
        env = "CHATPIC_SERVER",
        default_value = "http://127.0.0.1:8080",
        value_name = "URL"
    )]
    server: Url,
}

impl Channels {
    pub fn run(self) -> Result<(), Failure> {
        for channel in block_on(self.all())? {
            let adults = if channel.adult { "\tfor adults" } else { "" };
            say::line(&format!("{}\t{}{adults}", channel.slug, channel.title));
        }
        Ok(())
    }

    async fn all(&self) -> Result<Vec<Channel>, Failure> {
        let (client, mut all) = (client()?, Vec::new());
        let mut url = self.server.join("api/v1/channels")?;
        loop {
            let part: Part = done(client.get(url.clone()).send().await?).await?.json().await?;
            all.extend(part.channels);
            let Some(next) = part.next else { return Ok(all) };
            url.query_pairs_mut().clear().append_pair("after", &next);
        }
    }
}
