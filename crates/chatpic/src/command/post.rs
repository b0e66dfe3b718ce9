//! `chatpic post`

use std::path::PathBuf;

use chatpic_api::Posted;
use clap::Args;
use reqwest::Url;

use super::Failure;
use super::client::block_on;
use super::upload::Upload;
use crate::say;

#[derive(Args)]
pub struct Post {
    /// The channel's name, as `chatpic channels` prints it.
    channel: String,
    /// 1 to 20 pictures.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What it is, in a line.
    #[arg(long)]
    caption: String,
    /// The server.
    #[arg(
        long,
        env = "CHATPIC_SERVER",
        default_value = "http://127.0.0.1:8080",
        value_name = "URL"
    )]
    server: Url,
    /// An upload pass; one is got where the server asks for it.
    #[arg(long, value_name = "PASS")]
    upload_pass: Option<String>,
    /// Print the server's whole answer as JSON.
    #[arg(long)]
    json: bool,
}

impl Post {
    pub fn run(self) -> Result<(), Failure> {
        let slug: chatpic_core::Slug = self.channel.parse().map_err(|_| "not a channel's name")?;
        let upload = Upload {
            server: &self.server,
            path: &format!("api/v1/channels/{slug}/posts"),
            files: &self.files,
            fields: vec![("caption", self.caption.clone())],
        };
        let posted: Posted =
            block_on(async { Ok(upload.send(self.upload_pass.as_deref()).await?.json().await?) })?;
        if self.json {
            say::line(&serde_json::to_string_pretty(&posted)?);
            return Ok(());
        }
        say::line(&format!("Post:    {}", posted.url));
        say::line(&format!("Manage:  {}  (keep it: it deletes)", posted.manage_url));
        if let Some(ends) = &posted.expires_at {
            say::line(&format!("Ends:    {ends}, or when newer posts take its place"));
        }
        if posted.state == "waiting" {
            say::line("It waits until a moderator has looked at it. Nobody else sees it before.");
        }
        for (file, media) in self.files.iter().zip(&posted.media) {
            let removed = media.removed.as_deref().unwrap_or_default();
            if !removed.is_empty() {
                say::line(&format!("Removed from {}: {}", file.display(), removed.join(", ")));
            }
        }
        Ok(())
    }
}
