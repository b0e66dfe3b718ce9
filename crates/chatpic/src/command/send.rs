//! `chatpic send`

use std::path::PathBuf;

use chatpic_api::{AddLink, Shared};
use clap::Args;
use reqwest::Url;

use super::Failure;
use super::client::block_on;
use super::upload::Upload;
use crate::say;

#[derive(Args)]
pub struct Send {
    /// 1 to 20 pictures.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The server.
    #[arg(
        long,
        env = "CHATPIC_SERVER",
        default_value = "http://127.0.0.1:8080",
        value_name = "URL"
    )]
    server: Url,
    /// When the link ends: 90s, 10m, 1h, 7d.
    #[arg(long, value_name = "TIME")]
    expires: Option<String>,
    /// How many views the link allows.
    #[arg(long, value_name = "NUMBER")]
    views: Option<u32>,
    /// A password for the link; `-` reads it as a line from standard input, where no process list
    /// shows it.
    #[arg(long, value_name = "PASSWORD")]
    password: Option<String>,
    /// Mark it as for adults: who opens it declares to be one.
    #[arg(long)]
    adult: bool,
    /// Mark each view with an ID of its own, so that a leak says whose it was.
    #[arg(long)]
    watermark: bool,
    /// Show the link's name in its mark.
    #[arg(long)]
    mark_label: bool,
    /// Let viewers destroy the link when they have seen it.
    #[arg(long)]
    end_early: bool,
    /// What a picture shows, for those who can't see it; as often as there are files, in their order.
    #[arg(long = "alt", value_name = "TEXT")]
    alts: Vec<String>,
    /// Let chats show the first picture. They keep copies that outlive the link.
    #[arg(long)]
    preview: bool,
    /// Your name for the link; only you see it.
    #[arg(long)]
    label: Option<String>,
    /// A link of its own with this name, as often as you like: one for each recipient, revoked alone.
    #[arg(long = "link", value_name = "NAME", conflicts_with = "label")]
    links: Vec<String>,
    /// An upload pass; one is got where the server asks for it.
    #[arg(long, value_name = "PASS")]
    upload_pass: Option<String>,
    /// Print the server's whole answer as JSON.
    #[arg(long)]
    json: bool,
}

impl Send {
    pub fn run(self) -> Result<(), Failure> {
        let shared = block_on(self.send())?;
        if self.json {
            say::line(&serde_json::to_string_pretty(&shared)?);
            return Ok(());
        }
        match &shared.links[..] {
            [] | [_] => say::line(&format!("Link:    {}", shared.url)),
            several => several.iter().for_each(|link| {
                say::line(&format!(
                    "Link:    {}  {}",
                    link.url,
                    link.label.as_deref().unwrap_or_default()
                ));
            }),
        }
        if let Some(direct) = &shared.direct_url {
            say::line(&format!("Direct:  {direct}"));
        }
        say::line(&format!("Manage:  {}  (keep it: it sees and deletes)", shared.manage_url));
        say::line(&format!("Ends:    {}", shared.expires_at));
        for (file, media) in self.files.iter().zip(&shared.media) {
            if !media.removed.is_empty() {
                say::line(&format!(
                    "Removed from {}: {}",
                    file.display(),
                    media.removed.join(", ")
                ));
            }
        }
        Ok(())
    }

    async fn send(&self) -> Result<Shared, Failure> {
        let on = |on: bool| on.then(|| "true".to_owned());
        let fields = [
            ("expires_in", self.expires.clone()),
            ("max_views", self.views.map(|views| views.to_string())),
            ("password", self.password()?),
            ("adult", on(self.adult)),
            ("watermark", on(self.watermark)),
            ("mark_label", on(self.mark_label)),
            ("end_early", on(self.end_early)),
            ("alt", self.alt()?),
            ("preview", on(self.preview)),
            ("label", self.label.clone()),
            ("links", self.links()?),
        ];
        let fields = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let upload = Upload {
            server: &self.server,
            path: "api/v1/shares",
            files: &self.files,
            fields: fields.collect(),
        };
        Ok(upload.send(self.upload_pass.as_deref()).await?.json().await?)
    }

    /// A line for each file, as the server reads them.
    fn alt(&self) -> Result<Option<String>, Failure> {
        if self.alts.len() > self.files.len() {
            return Err("more descriptions than files".into());
        }
        let line = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<_> = self.alts.iter().map(line).collect();
        Ok((!lines.is_empty()).then(|| lines.join("\n")))
    }

    /// The links by name, as the server reads them.
    fn links(&self) -> Result<Option<String>, Failure> {
        if self.links.is_empty() {
            return Ok(None);
        }
        let named = |name: &String| AddLink { label: Some(name.clone()), ..AddLink::default() };
        Ok(Some(serde_json::to_string(&self.links.iter().map(named).collect::<Vec<_>>())?))
    }

    fn password(&self) -> Result<Option<String>, Failure> {
        match self.password.as_deref() {
            Some("-") => {
                let mut typed = String::new();
                std::io::stdin().read_line(&mut typed)?;
                Ok(Some(typed.trim_end_matches(['\r', '\n']).to_owned()))
            }
            given => Ok(given.map(str::to_owned)),
        }
    }
}
