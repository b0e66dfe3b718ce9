//! Resumable uploads as tus 1.0 speaks of them (<https://tus.io/protocols/resumable-upload>): headers in,
//! headers out. What a share made of one is answered with is asked for by `GET`, which isn't tus.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{AppendHeaders, IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chatpic_api as wire;
use chatpic_core::{Timestamp, Token};

use super::api::told_owner;
use super::base::Base;
use super::client::Client;
use super::upload::Paced;
use crate::actions::Refused;
use crate::actions::share::Shared;
use crate::actions::uploads::{self, Algorithm, Begun, Checksum, Progress, Standing, Writing};
use crate::app::App;

type Answer<T> = Result<T, Refused>;

/// `OPTIONS` of both addresses.
pub(super) async fn options(State(app): State<Arc<App>>) -> Response {
    let most = app.most_bytes();
    let headers = [
        (VERSION, "1.0.0".to_owned()),
        (EXTENSION, EXTENSIONS.to_owned()),
        (MAX_SIZE, most.to_string()),
        (CHECKSUM_ALGORITHM, "sha1,sha256".to_owned()),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// `POST /files/`
#[utoipa::path(post, path = "/files/", tag = "resumable uploads",
    summary = "Begin a resumable upload (tus 1.0)",
    request_body(content_type = "application/offset+octet-stream", content = String,
        description = "the first bytes, where they come along"),
    params(("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Length" = u64, Header, description = "bytes of the file"),
        ("Upload-Metadata" = Option<String>, Header,
        description = "fields of an upload, each with its value in base64; `draft` for a file of which \
                       another request makes a share"),
        ("X-Upload-Pass" = Option<String>, Header,
        description = "an upload pass, for where one is needed")),
    responses((status = 201, description = "its address is the `Location`"),
        (status = "4XX", body = wire::Problem), (status = "5XX", body = wire::Problem)))]
pub(super) async fn create(
    State(app): State<Arc<App>>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    let length = number(&headers, LENGTH, "Upload-Length says how many bytes the file has")?;
    let metadata = text(&headers, METADATA)?.unwrap_or_default();
    let pass = headers.get("x-upload-pass").and_then(|pass| pass.to_str().ok());
    let Begun { token, expires_at } =
        uploads::begin(&app, client, length, metadata, pass.map(str::to_owned)).await?;
    let location = (header::LOCATION, base.upload(token.reveal()));
    let carries = match headers.get(header::CONTENT_LENGTH) {
        Some(len) => len != "0",
        None => headers.contains_key(header::TRANSFER_ENCODING),
    };
    if !carries {
        let headers = [location, expires(expires_at)];
        return Ok((StatusCode::CREATED, headers).into_response());
    }
    let turn = Turn { text: token.reveal().to_owned(), client, offset: 0, new: Some(token) };
    let (progress, shared) = write(&app, turn, headers, body).await?;
    let told = told(&progress, shared.as_ref(), &base);
    Ok((StatusCode::CREATED, [location], AppendHeaders(told)).into_response())
}

/// `HEAD /files/{upload_token}`
pub(super) async fn offset(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
) -> Answer<Response> {
    let Standing { received, length, expires_at, metadata } =
        uploads::standing(&app, &token, client).await?;
    let mut headers = vec![(OFFSET, received.to_string()), (LENGTH, length.to_string())];
    headers.extend(expires_at.map(expires));
    headers.extend((!metadata.is_empty()).then_some((METADATA, metadata)));
    Ok(AppendHeaders(headers).into_response())
}

/// `PATCH /files/{upload_token}`
#[utoipa::path(patch, path = "/files/{upload_token}", tag = "resumable uploads",
    summary = "Go on with a resumable upload (tus 1.0)",
    request_body(content_type = "application/offset+octet-stream", content = String),
    params(("upload_token" = String, Path),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Offset" = u64, Header, description = "how many bytes are there"),
        ("Upload-Checksum" = Option<String>, Header,
        description = "`sha1` or `sha256` and the digest of these bytes in base64")),
    responses((status = 204, description = "durable, as far as `Upload-Offset` says; with the last \
                                            byte `X-Share-Url` and `X-Manage-Url`"),
        (status = "4XX", body = wire::Problem), (status = "5XX", body = wire::Problem)))]
pub(super) async fn patch(
    State(app): State<Arc<App>>,
    Path(text): Path<String>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    let offset = number(&headers, OFFSET, "Upload-Offset says where these bytes begin")?;
    let turn = Turn { text, client, offset, new: None };
    let (progress, shared) = write(&app, turn, headers, body).await?;
    let told = told(&progress, shared.as_ref(), &base);
    Ok((StatusCode::NO_CONTENT, AppendHeaders(told)).into_response())
}

/// `DELETE /files/{upload_token}`
#[utoipa::path(delete, path = "/files/{upload_token}", tag = "resumable uploads",
    summary = "End a resumable upload before it is finished (tus 1.0)",
    params(("upload_token" = String, Path),
        ("Tus-Resumable" = String, Header, description = "1.0.0")),
    responses((status = 204), (status = "4XX", body = wire::Problem)))]
pub(super) async fn end(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
) -> Answer<StatusCode> {
    uploads::terminate(&app, &token, client).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /files/{upload_token}`
#[utoipa::path(get, path = "/files/{upload_token}", tag = "resumable uploads",
    summary = "What came of a resumable upload; for 15 minutes",
    params(("upload_token" = String, Path)),
    responses((status = 200, body = wire::Shared), (status = "4XX", body = wire::Problem),
        (status = "5XX", body = wire::Problem)))]
pub(super) async fn answer(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
) -> Answer<Json<wire::Shared>> {
    let shared = uploads::answer(&app, &token, client).await?;
    Ok(Json(told_owner(&shared, &base)))
}

/// `POST /files/{upload_token}`, for clients that can send nothing else: the method that is meant stands
/// in a header.
#[utoipa::path(post, path = "/files/{upload_token}", tag = "resumable uploads",
    summary = "PATCH or DELETE, for clients that can send neither (tus 1.0)",
    params(("upload_token" = String, Path),
        ("X-HTTP-Method-Override" = String, Header, description = "`PATCH`, `DELETE` or `HEAD`")),
    responses((status = 204), (status = "4XX", body = wire::Problem)))]
pub(super) async fn overridden(
    app: State<Arc<App>>,
    token: Path<String>,
    client: Client,
    base: Base,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    match headers.get("x-http-method-override").map(HeaderValue::as_bytes) {
        Some(b"PATCH") => patch(app, token, client, base, headers, body).await,
        Some(b"DELETE") => end(app, token, client).await.map(IntoResponse::into_response),
        Some(b"HEAD") => offset(app, token, client).await,
        _ => Err(Refused::Malformed("X-HTTP-Method-Override says what is meant")),
    }
}

/// Refuses who speaks another version, and says in every answer which one is spoken here.
pub(super) async fn version(request: Request, next: Next) -> Response {
    let is_tus = !matches!(*request.method(), Method::GET | Method::OPTIONS);
    let speaks = request.headers().get(RESUMABLE).is_some_and(|version| version == "1.0.0");
    let mut response = match is_tus && !speaks {
        true => (([(VERSION, "1.0.0")]), Refused::WrongProtocol).into_response(),
        false => next.run(request).await,
    };
    response.headers_mut().insert(RESUMABLE, HeaderValue::from_static("1.0.0"));
    response
}

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSION: HeaderName = HeaderName::from_static("tus-version");
const EXTENSION: HeaderName = HeaderName::from_static("tus-extension");
const MAX_SIZE: HeaderName = HeaderName::from_static("tus-max-size");
const CHECKSUM_ALGORITHM: HeaderName = HeaderName::from_static("tus-checksum-algorithm");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
const EXTENSIONS: &str = "creation,creation-with-upload,checksum,expiration,termination";

/// Who writes, and where.
struct Turn {
    text: String,
    client: IpAddr,
    offset: u64,
    /// Where it was begun by this very request, whose answer tells of it.
    new: Option<Token>,
}

/// Takes the bytes of a request, and shares the upload where they were its last. A task of its own: what
/// has arrived is kept whether or not its sender still waits.
async fn write(
    app: &Arc<App>,
    turn: Turn,
    headers: HeaderMap,
    body: Body,
) -> Answer<(Progress, Option<Shared>)> {
    let task = Arc::clone(app);
    let work = async move {
        let mut paced = Paced::new(&task, body.into_data_stream());
        let taken = async {
            let mut progress = take(&task, &turn, &headers, &mut paced).await?;
            let shared = progress.share(&task, turn.client).await?;
            Ok((progress, shared))
        };
        let taken = taken.await;
        if let Err(refused) = &taken {
            if let Some(token) = &turn.new {
                uploads::abandon(&task, token).await?;
            }
            paced.answer_to(&headers, refused).await;
        }
        taken
    };
    app.tasks.spawn(work).await.map_err(|_| {
        // The error would tell a panic's message, which may hold anything.
        tracing::error!("an upload's task ended early");
        Refused::Unavailable
    })?
}

async fn take(
    app: &Arc<App>,
    turn: &Turn,
    headers: &HeaderMap,
    paced: &mut Paced,
) -> Answer<Progress> {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    if kind != Some(b"application/offset+octet-stream") {
        return Err(Refused::NotBytes);
    }
    let checksum = checksum(headers)?;
    let announced =
        headers.get(header::CONTENT_LENGTH).and_then(|len| len.to_str().ok()?.parse().ok());
    let mut writing =
        Writing::begin(app, (&turn.text, turn.client), turn.offset, announced, checksum).await?;
    let mut came = 0;
    while let Some(bytes) = paced.bytes().await {
        match bytes {
            Ok(bytes) => {
                came += bytes.len() as u64;
                writing.write(&bytes).await?;
            }
            Err(refused) => {
                writing.break_off().await?;
                return Err(refused);
            }
        }
    }
    if announced.is_some_and(|announced| came < announced) {
        writing.break_off().await?;
        return Err(Refused::Malformed("the connection broke"));
    }
    writing.finish().await
}

/// The headers of an answer to bytes.
fn told(progress: &Progress, shared: Option<&Shared>, base: &Base) -> Vec<(HeaderName, String)> {
    let mut told = vec![(OFFSET, progress.received.to_string())];
    match shared {
        Some(shared) => told.extend([
            (HeaderName::from_static("x-share-url"), base.share(&shared.first.token)),
            (HeaderName::from_static("x-manage-url"), base.manage(&shared.manage_token)),
        ]),
        None => told.push(expires(progress.expires_at)),
    }
    told
}

fn expires(at: Timestamp) -> (HeaderName, String) {
    (EXPIRES, at.http_date())
}

fn checksum(headers: &HeaderMap) -> Answer<Option<Checksum>> {
    let Some(checksum) = text(headers, CHECKSUM)? else { return Ok(None) };
    let unknown =
        || Refused::Malformed("Upload-Checksum is sha1 or sha256, and a digest in base64");
    let (algorithm, digest) = checksum.split_once(' ').ok_or_else(unknown)?;
    let algorithm = match algorithm {
        "sha1" => Algorithm::Sha1,
        "sha256" => Algorithm::Sha256,
        _ => return Err(unknown()),
    };
    let digest = STANDARD.decode(digest.trim()).map_err(|_| unknown())?;
    Ok(Some(Checksum { algorithm, digest }))
}

fn text(headers: &HeaderMap, name: HeaderName) -> Answer<Option<&str>> {
    let off = |_| Refused::Malformed("a header is not plain text");
    headers.get(name).map(|value| value.to_str().map_err(off)).transpose()
}

/// A header that is a number of bytes, digits alone.
fn number(headers: &HeaderMap, name: HeaderName, missing: &'static str) -> Answer<u64> {
    let value = text(headers, name)?.filter(|text| text.bytes().all(|c| c.is_ascii_digit()));
    value.and_then(|text| text.parse().ok()).ok_or(Refused::Malformed(missing))
}
