//! Instances, here and afar, and moving from one to another.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use chatpic_backends::{Bucket, Garage, Postgres};
use chatpic_core::BlobKey;
use chatpic_store::documents::{Document, Write, Written};
use chatpic_store::records::{Lookup, Sealed};
use chatpic_store::{
    Blobs, FileBlobs, PostgresRecords, Records, S3Blobs, S3Credentials, S3Settings, SqliteRecords,
};
use futures_util::TryStreamExt;

use crate::process::{Machine, Said, files, output};

/// An instance: on a machine of its own, or with its records in PostgreSQL and its pictures in S3.
pub struct House {
    pub machine: Machine,
    afar: Option<(String, Bucket)>,
}

impl House {
    /// SQLite and files.
    pub fn here() -> Self {
        Self::new(Machine::new(), None)
    }

    /// PostgreSQL and S3.
    pub fn afar() -> Self {
        let (database, bucket) = (Postgres::shared().database(), Garage::shared().bucket());
        let machine = Machine::new()
            .with("CHATPIC_DATABASE_URL", &database)
            .with("CHATPIC_BLOBS_URL", &blobs_url(&bucket))
            .with("AWS_ACCESS_KEY_ID", &bucket.key_id)
            .with("AWS_SECRET_ACCESS_KEY", &bucket.secret);
        Self::new(machine, Some((database, bucket)))
    }

    fn new(machine: Machine, afar: Option<(String, Bucket)>) -> Self {
        let machine = machine
            .with("CHATPIC_TERMS__MIN_LIFETIME", "1s")
            .with("CHATPIC_LIMITS__PASSWORD_TRIES_PER_MINUTE", "0");
        let house = Self { machine, afar };
        let mut file = format!("data_dir = {:?}\n", house.machine.data_dir());
        if let Some((database, bucket)) = &house.afar {
            let blobs = blobs_url(bucket);
            file.push_str(&format!("database_url = {database:?}\nblobs_url = {blobs:?}\n"));
        }
        std::fs::write(house.file(), file).unwrap();
        house
    }

    /// The copy of `self` to another house, as a command.
    pub fn copying(&self, to: &Self) -> Command {
        let (from_file, to_file) = (self.file(), to.file());
        let words = ["admin", "copy", "--from"].map(Into::into);
        let words = words.into_iter().chain([from_file, "--to".into(), to_file]);
        let runner = if self.afar.is_some() { self } else { to };
        let mut command = runner.machine.command(&[]);
        command.args(words).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Copies `self` to another house, and brings the root key there.
    pub fn move_to(&self, to: &Self) -> Said {
        let said = Said::new(&output(&mut self.copying(to), b""));
        self.bring_root(to);
        said
    }

    /// As `chatpic keys` does, where there is a key and the other house has none.
    pub fn bring_root(&self, to: &Self) {
        let [ours, theirs] = [self, to].map(|house| house.machine.data_dir().join("root.key"));
        if ours.exists() && !theirs.exists() {
            std::fs::create_dir_all(to.machine.data_dir()).unwrap();
            std::fs::copy(ours, theirs).unwrap();
        }
    }

    /// The names of all blobs.
    pub async fn blobs(&self) -> BTreeSet<String> {
        let Some((_, bucket)) = &self.afar else {
            let dir = self.machine.data_dir().join("blobs");
            let files = if dir.exists() { files(&dir) } else { Vec::new() };
            let finished =
                files.iter().filter(|path| !path.parent().unwrap().ends_with("unfinished"));
            return finished.map(|it| it.file_name().unwrap().to_str().unwrap().into()).collect();
        };
        let settings = S3Settings {
            bucket: bucket.name.clone(),
            prefix: None,
            endpoint: Some(bucket.endpoint.clone()),
            region: bucket.region.clone(),
            allow_http: true,
            credentials: S3Credentials {
                key_id: bucket.key_id.clone(),
                secret: bucket.secret.clone(),
                session_token: None,
            },
            danger_keeping_bucket: false,
        };
        let blobs = S3Blobs::open(&settings).await.unwrap();
        let listed: Vec<_> = blobs.list().try_collect().await.unwrap();
        listed.into_iter().map(|it| it.key.to_string()).collect()
    }

    /// The records, where nobody serves them.
    pub async fn records(&self) -> Box<dyn Records> {
        match &self.afar {
            Some((database, _)) => {
                Box::new(PostgresRecords::open_beside(database, 2).await.unwrap())
            }
            None => {
                let path = self.machine.data_dir().join("chatpic.db");
                Box::new(SqliteRecords::open(&path).unwrap())
            }
        }
    }

    /// Writes so many documents into a house here, each with a blob of its own: these, in order.
    pub async fn keep(&self, documents: u8) -> Vec<BlobKey> {
        let records = self.records().await;
        let blobs = FileBlobs::open(&self.machine.data_dir().join("blobs")).unwrap();
        let mut kept = Vec::new();
        for number in 1..=documents {
            let blob = BlobKey::from_bytes([number; 16]);
            let mut writer = blobs.create(blob).await.unwrap();
            writer.write(vec![number; 5000].into()).await.unwrap();
            writer.finish().await.unwrap();
            let document = Document {
                kind: "evidence",
                id: Lookup([number; 32]),
                group: None,
                due: None,
                version: 1,
                bytes: Sealed(vec![number; 3000]),
            };
            let written = records.write(&[Write::Put(document), Write::Keep(blob)]).await;
            assert_eq!(written.unwrap(), Written::Written);
            kept.push(blob);
        }
        kept
    }

    /// Where a blob's file is, in a house here.
    pub fn blob_file(&self, blob: BlobKey) -> PathBuf {
        let name = blob.to_string();
        self.machine.data_dir().join("blobs").join(&name[..2]).join(name)
    }

    fn file(&self) -> PathBuf {
        self.machine.path().join("house.toml")
    }
}

fn blobs_url(bucket: &Bucket) -> String {
    let Bucket { name, endpoint, region, .. } = bucket;
    format!("s3://{name}?endpoint={endpoint}&region={region}&allow_http=true")
}
