//! `chatpic info`

use chatpic_api::Share;
use clap::Args;

use super::Failure;
use super::client::{block_on, client, done, link};
use crate::say;

#[derive(Args)]
pub struct Info {
    /// A link that somebody sent.
    url: String,
}

impl Info {
    pub fn run(self) -> Result<(), Failure> {
        let (server, token) = link(&self.url, "s")?;
        let share: Share = block_on(async {
            let url = server.join(&format!("api/v1/shares/{token}"))?;
            Ok(done(client()?.get(url).send().await?).await?.json().await?)
        })?;
        say::line(&format!("Ends:      {}", share.expires_at));
        say::line(&format!("Password:  {}", if share.password_protected { "yes" } else { "no" }));
        match share.max_views {
            Some(views) => say::line(&format!("Views:     limited to {views}")),
            None => say::line("Views:     not limited"),
        }
        for media in share.media.unwrap_or_default() {
            let (kind, bytes) = (media.media_type, media.bytes);
            let at = media.direct_url.unwrap_or_default();
            let (width, height) = (media.width, media.height);
            say::line(&format!("Picture:   {kind}, {width} × {height}, {bytes} bytes  {at}"));
        }
        Ok(())
    }
}
