//! Where records and sealed bytes are: on this machine, or where several nodes share them.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where records are: `sqlite:PATH`, or `postgres://…` as PostgreSQL's own programs take it.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    Sqlite(PathBuf),
    /// The URL, which may hold a password.
    Postgres(String),
}

impl FromStr for Database {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        let path = local(text, "sqlite");
        path.map(Self::Sqlite).ok_or("neither of the form postgres://… nor sqlite:PATH")
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => f.write_str(&without_password(url)),
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where sealed bytes are: `file:PATH`, or
/// `s3://bucket/prefix?endpoint=https://…&region=…&allow_http=true`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlobStore {
    Files(PathBuf),
    S3(Bucket),
}

/// A bucket of an S3 store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    pub name: String,
    /// What every key begins with; empty, or with a slash at its end.
    pub prefix: String,
    /// Amazon's own where unset.
    pub endpoint: Option<String>,
    pub region: Option<String>,
    /// Without TLS; for a store on this machine.
    pub allow_http: bool,
}

impl FromStr for BlobStore {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(rest) = text.strip_prefix("s3://") {
            return bucket(rest).map(Self::S3);
        }
        let path = local(text, "file");
        path.map(Self::Files).ok_or("neither of the form s3://BUCKET?endpoint=… nor file:PATH")
    }
}

fn bucket(text: &str) -> Result<Bucket, &'static str> {
    let (place, query) = text.split_once('?').unwrap_or((text, ""));
    let (name, prefix) = place.split_once('/').unwrap_or((place, ""));
    if name.is_empty() {
        return Err("names no bucket");
    }
    let prefix = match prefix.trim_end_matches('/') {
        "" => String::new(),
        prefix => format!("{prefix}/"),
    };
    let mut bucket =
        Bucket { name: name.to_owned(), prefix, endpoint: None, region: None, allow_http: false };
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match key.as_ref() {
            "endpoint" => bucket.endpoint = Some(value.into_owned()),
            "region" => bucket.region = Some(value.into_owned()),
            "allow_http" => {
                bucket.allow_http =
                    value.parse().map_err(|_| "allow_http is neither true nor false")?;
            }
            _ => return Err("takes endpoint, region and allow_http, nothing else"),
        }
    }
    match &bucket.endpoint {
        Some(url) if url.starts_with("http://") && !bucket.allow_http => {
            Err("its endpoint has no TLS: say allow_http=true if the store is on this machine")
        }
        Some(url) if !url.starts_with("http://") && !url.starts_with("https://") => {
            Err("its endpoint is no http or https URL")
        }
        _ => Ok(bucket),
    }
}

/// What opens an S3 store, from the usual variables of the environment.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Aws {
    pub access_key_id: Option<String>,
    pub secret_access_key: Option<String>,
    pub session_token: Option<String>,
    pub region: Option<String>,
    pub endpoint: Option<String>,
}

impl Aws {
    /// Takes what it knows from among the variables.
    pub(super) fn read(variables: &BTreeMap<String, String>) -> Self {
        let value = |name: &str| variables.get(name).filter(|value| !value.is_empty()).cloned();
        Self {
            access_key_id: value("AWS_ACCESS_KEY_ID"),
            secret_access_key: value("AWS_SECRET_ACCESS_KEY"),
            session_token: value("AWS_SESSION_TOKEN"),
            region: value("AWS_REGION").or_else(|| value("AWS_DEFAULT_REGION")),
            endpoint: value("AWS_ENDPOINT_URL_S3").or_else(|| value("AWS_ENDPOINT_URL")),
        }
    }
}

impl fmt::Debug for Aws {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Aws").field("region", &self.region).finish_non_exhaustive()
    }
}

/// A URL that can be shown: its password, where it has one, is not in it.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let shown = match authority.rsplit_once('@') {
        Some((user, host)) => match user.split_once(':') {
            Some((user, _)) => format!("{user}:***@{host}"),
            None => authority.to_owned(),
        },
        None => authority.to_owned(),
    };
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let query: Vec<_> = query
        .split('&')
        .map(|pair| if pair.starts_with("password=") { "password=***" } else { pair })
        .collect();
    let query = query.join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{scheme}://{shown}{path}{mark}{query}")
}

/// The path in `scheme:PATH` or `scheme://PATH`.
fn local(text: &str, scheme: &str) -> Option<PathBuf> {
    let path = text.strip_prefix(scheme)?.strip_prefix(':')?;
    let path = path.strip_prefix("//").unwrap_or(path);
    (!path.is_empty()).then(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_a_file_or_a_url() {
        let file = "sqlite:/var/lib/chatpic.db".parse();
        assert_eq!(file, Ok(Database::Sqlite("/var/lib/chatpic.db".into())));
        let url = "postgres://chatpic:secret@db.example/pics?sslmode=verify-full";
        assert_eq!(url.parse(), Ok(Database::Postgres(url.to_owned())));
        for wrong in ["", "sqlite:", "mysql://x", "/var/lib/chatpic.db"] {
            assert!(wrong.parse::<Database>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            ("postgres://u:p%40ss@db/x?a=b", "postgres://u:***@db/x?a=b"),
            ("postgres://u@db/x", "postgres://u@db/x"),
            ("postgres://u:secret@db", "postgres://u:***@db"),
            ("postgres://db/x?user=u&password=secret", "postgres://db/x?user=u&password=***"),
            ("postgres://u:a@b@db/x", "postgres://u:***@db/x"),
        ] {
            let database: Database = url.parse().unwrap();
            assert_eq!(database.to_string(), shown);
            assert_eq!(format!("{database:?}"), shown);
        }
    }

    #[test]
    fn a_bucket_is_told_by_its_url() {
        let url = "s3://pics/one/two/?endpoint=https://s3.example:3900&region=garage";
        let bucket = Bucket {
            name: "pics".to_owned(),
            prefix: "one/two/".to_owned(),
            endpoint: Some("https://s3.example:3900".to_owned()),
            region: Some("garage".to_owned()),
            allow_http: false,
        };
        assert_eq!(url.parse(), Ok(BlobStore::S3(bucket)));
        for (wrong, why) in [
            ("s3://", "names no bucket"),
            ("s3://pics?endpoint=http://127.0.0.1:1", "no TLS"),
            ("s3://pics?endpoint=127.0.0.1", "no http or https URL"),
            ("s3://pics?secret=x", "nothing else"),
            ("s3://pics?allow_http=yes", "neither true nor false"),
        ] {
            let said = wrong.parse::<BlobStore>().unwrap_err();
            assert!(said.contains(why), "{wrong}: {said}");
        }
        assert!(
            "s3://pics?endpoint=http://127.0.0.1:1&allow_http=true".parse::<BlobStore>().is_ok()
        );
    }
}
