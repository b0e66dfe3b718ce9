//! Sealing a case: a manifest and its files as a tar archive, encrypted with age as it is written.
//!
//! An archive and an encryption that everybody has the programs for: `age -d -i KEY CASE.age | tar x`
//! opens it in ten years, without this one. Nothing of the plain bytes is written anywhere.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use age::Encryptor;
use age::stream::StreamWriter;
use aws_lc_rs::digest::{Context, SHA256};
use bytes::Bytes;
use chatpic_core::{BlobKey, Timestamp};
use chatpic_scan::Exact;
use chatpic_store::blobs::BlobWriter;
use serde::Serialize;

use super::super::Refused;
use super::entry::{Entry, Exhibited};
use super::{Exhibit, Material};
use crate::app::App;
use crate::hex::Hex;

/// Writes the sealed case as a blob and answers what to keep of it.
pub(super) async fn seal(
    app: &App,
    material: Material,
    blob: BlobKey,
    now: Timestamp,
) -> Result<Entry, Refused> {
    let vault = &app.config.vault;
    let (files, exhibits): (Vec<_>, Vec<_>) =
        material.files.into_iter().enumerate().map(exhibited).unzip();
    let address = material.address.filter(|_| vault.keep_address);
    let manifest = Manifest {
        format: "chatpic-vault-1",
        case: &material.case,
        category: &material.category,
        confirmed_by: material.confirmed_by,
        received_at: material.received_at.to_string(),
        sealed_at: now.to_string(),
        address: address.map(|address| address.to_string()),
        files: &files,
    };
    let manifest = serde_json::to_vec_pretty(&manifest).expect("plain strings and numbers");

    let mut sealed = Sealed::begin(app, blob).await?;
    sealed.file("manifest.json", &manifest, now).await?;
    for (file, bytes) in files.iter().zip(&exhibits) {
        sealed.file(&file.name, bytes, now).await?;
    }
    let (sha256, size) = sealed.finish().await?;
    Ok(Entry {
        case: material.case,
        category: material.category,
        confirmed_by: material.confirmed_by,
        received: material.received_at.unix(),
        created: now.unix(),
        preserve_until: now.plus(i64::from(vault.preserve_days) * 86_400).unix(),
        sha256,
        size,
        recipients: vault.recipients.len(),
        address: address.is_some(),
        blob: blob.to_string(),
        files,
    })
}

#[derive(Serialize)]
struct Manifest<'a> {
    format: &'static str,
    case: &'a str,
    category: &'a str,
    confirmed_by: super::Confirmed,
    received_at: String,
    sealed_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    files: &'a [Exhibited],
}

fn exhibited((number, exhibit): (usize, Exhibit)) -> (Exhibited, Bytes) {
    let Exhibit { bytes, media_type, extension, pdq, viewed } = exhibit;
    let Exact { md5, sha1, sha256 } = Exact::of(&bytes);
    let extension: String = extension.chars().filter(char::is_ascii_alphanumeric).collect();
    let file = Exhibited {
        name: format!("{number}.{extension}"),
        media_type,
        bytes: bytes.len() as u64,
        md5: Hex(md5).to_string(),
        sha1: Hex(sha1).to_string(),
        sha256: Hex(sha256).to_string(),
        pdq,
        viewed,
    };
    (file, bytes)
}

/// SHA-256 as it is told.
pub(super) fn sha256(digest: Context) -> String {
    let digest = digest.finish();
    Hex::<32>(digest.as_ref().try_into().expect("SHA-256 has 32 bytes")).to_string()
}

/// A blob that is being written: tar inside age.
struct Sealed {
    age: StreamWriter<Buffer>,
    buffer: Buffer,
    blob: Box<dyn BlobWriter>,
    digest: Context,
    size: u64,
}

/// What age has encrypted and the blob has yet to take.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

/// How much is encrypted before it is written.
const PIECE: usize = 1 << 20;

impl Sealed {
    async fn begin(app: &App, blob: BlobKey) -> Result<Self, Refused> {
        let recipients = app.config.vault.recipients.iter().map(|it| it as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(recipients).map_err(failed)?;
        let buffer = Buffer::default();
        let age = encryptor.wrap_output(buffer.clone()).map_err(failed)?;
        let blob = app.blobs.create(blob).await?;
        Ok(Self { age, buffer, blob, digest: Context::new(&SHA256), size: 0 })
    }

    async fn file(&mut self, name: &str, bytes: &[u8], at: Timestamp) -> Result<(), Refused> {
        self.write(&header(name, bytes.len() as u64, at)).await?;
        for piece in bytes.chunks(PIECE) {
            self.write(piece).await?;
        }
        let padding = bytes.len().next_multiple_of(BLOCK) - bytes.len();
        self.write(&[0; BLOCK][..padding]).await
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        self.age.write_all(bytes).map_err(failed)?;
        let sealed = self.buffer.take();
        put(&mut *self.blob, &mut self.digest, &mut self.size, sealed).await
    }

    async fn finish(mut self) -> Result<(String, u64), Refused> {
        self.write(&[0; 2 * BLOCK]).await?;
        let Self { age, buffer, mut blob, mut digest, mut size } = self;
        age.finish().map_err(failed)?;
        put(&mut *blob, &mut digest, &mut size, buffer.take()).await?;
        blob.finish().await?;
        Ok((sha256(digest), size))
    }
}

async fn put(
    blob: &mut dyn BlobWriter,
    digest: &mut Context,
    size: &mut u64,
    sealed: Vec<u8>,
) -> Result<(), Refused> {
    if !sealed.is_empty() {
        digest.update(&sealed);
        *size += sealed.len() as u64;
        blob.write(Bytes::from(sealed)).await?;
    }
    Ok(())
}

impl Buffer {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn failed(error: impl std::fmt::Display) -> Refused {
    tracing::error!(%error, "the vault can't encrypt");
    Refused::Unavailable
}

const BLOCK: usize = 512;

/// A file's header as POSIX has it (ustar).
fn header(name: &str, len: u64, at: Timestamp) -> [u8; BLOCK] {
    let mut header = [0; BLOCK];
    let mut put = |at: usize, text: &[u8]| header[at..at + text.len()].copy_from_slice(text);
    put(0, name.as_bytes());
    put(100, b"0000400\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    put(124, format!("{len:011o}\0").as_bytes());
    put(136, format!("{:011o}\0", at.unix().max(0)).as_bytes());
    // The checksum counts its own field as spaces.
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    header
}
