//! Questions about the bucket that `object_store` has no call for. Its signer makes the request.

use std::time::Duration;

use http::Method;
use object_store::client::{HttpRequest, HttpRequestBody};
use object_store::path::Path;
use object_store::signer::{SignedUrlOptions, Signer};

use super::bucket::Bucket;
use super::fault::Fault;
use super::line::Refusal;
use super::xml::{self, Leaf};

/// Asks `GET /?{query}`; `Err` also where the answer is no success.
pub(super) async fn ask(bucket: &Bucket, query: &[(&str, &str)]) -> Result<Vec<Leaf>, Fault> {
    bucket.ask(answer(bucket, query)).await
}

async fn answer(bucket: &Bucket, query: &[(&str, &str)]) -> Result<Vec<Leaf>, Fault> {
    let options = SignedUrlOptions::new().with_query(query.iter().copied());
    let url = bucket.store.signed_url_opts(Method::GET, &Path::default(), VALID, &options).await?;
    let mut request = HttpRequest::new(HttpRequestBody::empty());
    *request.uri_mut() = url.as_str().parse().map_err(|error| Fault::of(&error))?;
    let response = bucket.line.client().execute(request).await;
    let (parts, body) = response.map_err(|error| Fault::of(&error))?.into_parts();
    let body = body.bytes().await.map_err(|error| Fault::of(&error))?;
    if !parts.status.is_success() {
        return Err(Fault::Refused(Refusal::read(parts.status, &body)));
    }
    xml::leaves(&body).ok_or_else(|| Fault::Broken("its answer is no XML".to_owned()))
}

/// For so long the signature holds.
const VALID: Duration = Duration::from_secs(60);
