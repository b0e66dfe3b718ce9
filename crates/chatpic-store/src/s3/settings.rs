//! Which bucket, and what opens it. Read from nowhere: whoever opens the store says it.

use std::fmt;

/// Where the objects lie.
#[derive(Clone, Debug)]
pub struct S3Settings {
    /// The bucket. It must exist.
    pub bucket: String,
    /// What all names of objects begin with, without slashes at its ends. Others may use the same
    /// bucket under other prefixes.
    pub prefix: Option<String>,
    /// The address of the service, such as `https://s3.example.org`; the bucket's name is put behind
    /// it. `None` is AWS.
    pub endpoint: Option<String>,
    /// The region that requests are signed for.
    pub region: String,
    /// Whether `endpoint` may be `http://`. For a store on the same machine.
    pub allow_http: bool,
    /// Who asks.
    pub credentials: S3Credentials,
    /// Whether the bucket may keep what is deleted: versions, or objects under a lock. What a visitor
    /// withdrew then stays in the store, sealed.
    pub danger_keeping_bucket: bool,
}

impl S3Settings {
    /// The service, as an operator is told of it: no more of an address than names it.
    pub(super) fn service(&self) -> &str {
        match self.endpoint.as_deref() {
            None => "AWS",
            Some(endpoint) if is_plain(endpoint) => endpoint,
            Some(_) => "its service",
        }
    }
}

/// Whether an address holds nothing else, such as a password.
pub(super) fn is_plain(endpoint: &str) -> bool {
    !endpoint.contains(['@', '?', '#'])
}

/// An access key.
#[derive(Clone)]
pub struct S3Credentials {
    pub key_id: String,
    pub secret: String,
    /// For keys that are lent for a while.
    pub session_token: Option<String>,
}

impl fmt::Debug for S3Credentials {
    /// Tells which key it is, and no secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Credentials").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_of_credentials_is_no_secret() {
        let credentials = S3Credentials {
            key_id: "AKIA".to_owned(),
            secret: "hushhush".to_owned(),
            session_token: Some("lent".to_owned()),
        };
        let shown = format!("{credentials:?}");
        assert!(shown.contains("AKIA") && !shown.contains("hush") && !shown.contains("lent"));
    }
}
