//! What is found out about a bucket before it is used: that it is there, can be listed and written,
//! and forgets what is deleted.

use http::StatusCode;
use object_store::list::{PaginatedListOptions, PaginatedListStore};

use super::bucket::Bucket;
use super::fault::Fault;
use super::question;
use super::settings::S3Settings;
use super::xml::{self, Leaf};

/// What is wrong with it, for its operator.
pub(super) async fn check(bucket: &Bucket, settings: &S3Settings) -> Result<(), String> {
    listed(bucket).await.map_err(|fault| told(&fault, "list it"))?;
    if !settings.danger_keeping_bucket {
        forgets(bucket).await?;
    }
    bucket.probe().await.map_err(|fault| told(&fault, "write and delete objects"))
}

async fn listed(bucket: &Bucket) -> Result<(), Fault> {
    let one = PaginatedListOptions { max_keys: Some(1), ..PaginatedListOptions::default() };
    bucket.ask(bucket.store.list_paginated(None, one)).await.map(drop)
}

/// Deleting must be deleting: a bucket with versions only hides what is deleted, one with a lock
/// keeps it. Where that can't be found out it is as if it were so.
async fn forgets(bucket: &Bucket) -> Result<(), String> {
    match question::ask(bucket, &[("versioning", "")]).await {
        Ok(leaves) => match versioning(&leaves) {
            Some("") => {}
            Some(status) => {
                return Err(format!(
                    "its versioning is {status}: what is deleted would stay, or may have; use a \
                     bucket that never had versions",
                ));
            }
            None => return Err("it does not say whether it keeps versions".to_owned()),
        },
        Err(fault) if has_none(&fault) => {}
        Err(fault) => return Err(told(&fault, "see its versioning")),
    }
    match question::ask(bucket, &[("object-lock", "")]).await {
        Ok(leaves) if locked(&leaves) == Some(false) => Ok(()),
        Ok(_) => Err("it has an object lock: what is deleted would stay".to_owned()),
        Err(fault) if has_none(&fault) => Ok(()),
        Err(fault) => Err(told(&fault, "see its object lock")),
    }
}

/// The status of its versioning; empty where it never had any; `None` where this is another answer.
fn versioning(leaves: &[Leaf]) -> Option<&str> {
    let begins = |leaf: &Leaf| leaf.path.split('/').next() == Some("VersioningConfiguration");
    let all = leaves.iter().all(begins);
    all.then(|| xml::text(leaves, "VersioningConfiguration/Status").unwrap_or_default())
}

/// Whether objects can be locked; `None` where this is another answer.
fn locked(leaves: &[Leaf]) -> Option<bool> {
    let begins = |leaf: &Leaf| leaf.path.split('/').next() == Some("ObjectLockConfiguration");
    let enabled = xml::text(leaves, "ObjectLockConfiguration/ObjectLockEnabled");
    leaves.iter().all(begins).then(|| enabled.is_some_and(|enabled| !enabled.is_empty()))
}

/// Whether the store answers that it knows no such thing, or that this bucket has none.
fn has_none(fault: &Fault) -> bool {
    let Fault::Refused(refusal) = fault else { return false };
    match refusal.status {
        StatusCode::NOT_IMPLEMENTED | StatusCode::METHOD_NOT_ALLOWED => true,
        StatusCode::NOT_FOUND => refusal.code == "ObjectLockConfigurationNotFoundError",
        _ => false,
    }
}

fn told(fault: &Fault, wish: &str) -> String {
    let Fault::Refused(refusal) = fault else { return fault.to_string() };
    match (refusal.status, refusal.code.as_str()) {
        (StatusCode::NOT_FOUND, "NoSuchBucket") => "there is no such bucket".to_owned(),
        (StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED, code) => {
            format!("access denied: these credentials may not {wish} ({code})")
        }
        (_, "AuthorizationHeaderMalformed") => format!("{fault}; is the region right?"),
        (status, _) if status.is_redirection() => {
            format!("{fault}; are endpoint and region right?")
        }
        _ => fault.to_string(),
    }
}
