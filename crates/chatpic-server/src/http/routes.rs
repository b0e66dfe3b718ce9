//! The route table, and the layers around it.

use std::sync::Arc;

use axum::Router;
use axum::extract::{MatchedPath, Path, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use metrics_exporter_prometheus::PrometheusHandle;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::counted::Counted;
use super::pages::{GonePage, Page, ProblemPage, Thing};
use super::problem::{Told, wants_page};
use super::{
    admin, api, assets, channels, comments, console, curl, ending, events, feed, files, guard,
    headers, install, legal, links, log, manage, media, oembed, openapi, owner, posts, public,
    reporting, reports, site, threads, trace, transparency, upload_pass, writing, zip,
};
use crate::actions::Refused;
use crate::app::App;

/// What visitors can ask for.
pub fn router(app: Arc<App>) -> Router {
    let files = Router::new()
        .route("/static/{name}", get(asset))
        .route("/manifest.webmanifest", get(install::manifest))
        .route("/robots.txt", get(|| async { file("robots.txt") }))
        .route("/favicon.ico", get(|| async { file("favicon.svg") }))
        .layer(CompressionLayer::new());
    let uploads = Router::new()
        .route("/files/", post(files::create).options(files::options))
        .route(
            "/files/{upload_token}",
            get(files::answer)
                .head(files::offset)
                .post(files::overridden)
                .patch(files::patch)
                .delete(files::end)
                .options(files::options),
        )
        .layer(from_fn(files::version));
    let routes = Router::new()
        .route("/", get(site::home).post(curl::post))
        // Any name can be put; to whoever asks for one, there is nothing.
        .route("/{name}", put(curl::put).fallback(|| async { Refused::Unknown }))
        .route("/share-target", post(install::share_target))
        .route("/mine", get(site::mine))
        .route("/phone", get(install::phone))
        .route("/oembed", get(oembed::oembed))
        .route("/s", get(site::fragment))
        .route("/s/{token}", get(site::share))
        .route("/s/{token}/view", post(site::view))
        .route("/s/{token}/pictures.zip", get(zip::of_link))
        .route("/v/{ticket}", get(site::pass))
        .route("/v/{ticket}/{number}", get(media::pass_media))
        .route("/v/{ticket}/{number}/progress", get(media::progress))
        .route("/v/{ticket}/pictures.zip", get(zip::of_pass))
        .route("/v/{ticket}/end", post(ending::end))
        .route("/i/{token}/{name}", get(media::direct_media))
        .route("/c", get(public::channels))
        .route("/c/{slug}", get(public::channel).post(public::publish))
        .route("/c/{slug}/feed.xml", get(feed::feed))
        .route("/p/{post}", get(public::post))
        .route("/p/{post}/{number}", get(posts::media))
        .route("/p/{post}/comments", post(threads::under_post))
        .route("/s/{token}/comments", post(threads::under_share))
        .route("/v/{ticket}/comments", post(threads::under_pass))
        .route("/comment/{delete_token}", get(threads::mine))
        .route("/comment/{delete_token}/withdraw", post(threads::withdraw))
        .route("/m/{manage_token}", get(manage::managed))
        .route("/m/{manage_token}/expiry", post(manage::change_expiry))
        .route("/m/{manage_token}/withdraw", post(manage::withdraw))
        .route("/m/{manage_token}/fetch", post(manage::fetch))
        .route("/m/{manage_token}/links", post(links::add))
        .route("/m/{manage_token}/links/{id}/revoke", post(links::revoke))
        .route("/m/{manage_token}/links/{id}/qr.svg", get(links::qr))
        .route(
            "/m/{manage_token}/links/{id}/comments",
            get(threads::for_owner).post(threads::as_owner),
        )
        .route("/m/{manage_token}/trace", post(trace::traced))
        .route("/m/{manage_token}/appeal", post(owner::appeal))
        .route("/m/{manage_token}/counter", post(owner::counter))
        .route("/m/{manage_token}/reasons.json", get(owner::reasons))
        .route("/report", get(reporting::form).post(reporting::report))
        .route("/report/{token}", get(reporting::status))
        .route("/takedown", get(reporting::takedown))
        .route("/takedown/{kind}", get(reporting::notice_form).post(reporting::send_notice))
        .route("/legal/terms", get(legal::terms))
        .route("/legal/guidelines", get(legal::guidelines))
        .route("/legal/privacy", get(legal::privacy))
        .route("/legal/contact", get(legal::contact))
        .route("/transparency", get(transparency::page))
        .route("/transparency.json", get(transparency::json))
        .route("/.well-known/security.txt", get(legal::security))
        .route("/api", get(openapi::page))
        .route("/api/openapi.json", get(openapi::json))
        .route("/api/v1/shares", post(api::share))
        .route("/api/v1/shares/{token}", get(api::told))
        .route("/api/v1/shares/{token}/views", post(api::view))
        .route("/api/v1/open", post(api::open))
        .route(
            "/api/v1/manage/{manage_token}",
            get(api::managed).patch(api::change_expiry).delete(api::withdraw),
        )
        .route("/api/v1/channels", get(channels::channels))
        .route("/api/v1/channels/{slug}/posts", get(posts::posts).post(posts::publish))
        .route("/api/v1/channels/{slug}/events", get(events::of_channel))
        .route("/api/v1/posts/{post}", get(posts::post))
        .route("/api/v1/posts/{post}/events", get(events::of_post))
        .route("/api/v1/manage/{manage_token}/links", post(api::add_link))
        .route("/api/v1/manage/{manage_token}/links/{id}", delete(api::revoke_link))
        .route("/api/v1/manage/{manage_token}/trace", post(trace::trace_leak))
        .route("/api/v1/passes/{ticket}/end", post(ending::end_link))
        .route("/api/v1/manage/{manage_token}/appeal", post(reports::appeal))
        .route("/api/v1/manage/{manage_token}/counter-notice", post(reports::counter_notice))
        .route(
            "/api/v1/posts/{post}/comments",
            get(comments::under_post).post(comments::say_under_post),
        )
        .route(
            "/api/v1/shares/{token}/comments",
            get(comments::under_share).post(comments::say_under_share),
        )
        .route(
            "/api/v1/passes/{ticket}/comments",
            get(comments::under_pass).post(comments::say_under_pass),
        )
        .route(
            "/api/v1/manage/{manage_token}/links/{id}/comments",
            get(comments::for_owner).post(comments::say_as_owner),
        )
        .route("/api/v1/comments/{delete_token}", delete(comments::withdraw_comment))
        .route("/api/v1/reports", post(reports::report))
        .route("/api/v1/reports/challenge", get(reports::challenge))
        .route("/api/v1/reports/{report_token}", get(reports::status))
        .route("/api/v1/upload-pass/challenge", get(upload_pass::challenge))
        .route("/api/v1/upload-pass", post(upload_pass::buy))
        .route("/healthz", get(admin::healthz))
        .route("/readyz", get(admin::readyz));
    around(routes.merge(uploads).merge(files), &app).with_state(app)
}

/// What the operator can ask for, on the admin listener.
pub fn admin_router(app: Arc<App>, metrics: PrometheusHandle) -> Router {
    let routes =
        Router::new().route("/healthz", get(admin::healthz)).route("/readyz", get(admin::readyz));
    // The console's pages need style and scripts; nothing of a visitor is among them.
    let files = Router::new().route("/static/{name}", get(asset)).layer(CompressionLayer::new());
    let routes = routes.merge(console::routes(&app)).merge(files);
    let metrics = get(admin::metrics).with_state((Arc::clone(&app), metrics));
    around(routes.route("/metrics", metrics), &app).with_state(app)
}

/// Around every handler: panics caught, and what [`every`] does.
fn around(routes: Router<Arc<App>>, app: &Arc<App>) -> Router<Arc<App>> {
    let outermost = (Arc::clone(app), Arc::new(Counted::default()));
    routes
        .fallback(|| async { Refused::Unknown })
        .method_not_allowed_fallback(|| async { Refused::MethodNotAllowed })
        .layer(CatchPanicLayer::custom(|_| {
            tracing::error!("a handler panicked");
            Refused::Unavailable.into_response()
        }))
        .layer(from_fn_with_state(outermost, every))
}

/// From the outside in: the log's line, headers, pages in words, problems as pages, other sites refused. It is one
/// layer, for each takes a box and a copy of all below it for every request.
async fn every(
    State((app, counted)): State<(Arc<App>, Arc<Counted>)>,
    request: Request,
    next: Next,
) -> Response {
    let refused = |request| guard::same_site(&app, request, next);
    let pages = |request| problems(request, refused);
    let words = |request| headers::add(writing::write(&app, request, pages));
    log::write(&counted, request, words).await
}

/// Shows a problem as a page to a person, and makes one of every error that is none yet: the
/// framework's own, such as a path that is not UTF-8.
async fn problems<F: Future<Output = Response>>(
    request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let wants = wants_page(request.headers());
    let uri = request.uri().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = next(request).await;
    let is_error = response.status().is_client_error() || response.status().is_server_error();
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    if is_error && !is_page && response.extensions().get::<Told>().is_none() {
        response = match response.status() {
            StatusCode::NOT_FOUND => Refused::Unknown,
            StatusCode::METHOD_NOT_ALLOWED => Refused::MethodNotAllowed,
            status if status.is_client_error() => {
                Refused::Malformed("the address or a header is off")
            }
            _ => Refused::Unavailable,
        }
        .into_response();
    }
    match response.extensions().get::<Told>() {
        Some(problem) if wants => {
            let route = route.as_ref().map(MatchedPath::as_str);
            let page = written(problem, route, uri.path(), reads);
            let (mut parts, _) = response.into_parts();
            parts.headers.remove(header::CONTENT_TYPE);
            parts.headers.remove(header::CONTENT_LENGTH);
            (parts.status, parts.headers, page).into_response()
        }
        _ => response,
    }
}

/// A link to try again stands only where it leads to a page of ours: no path outside the table is
/// repeated, for `//host/` is another site.
fn written(problem: &Told, route: Option<&str>, path: &str, reads: bool) -> Page {
    let known = route.is_some();
    let route = route.unwrap_or_default();
    // What is said of an upload is said to its program.
    let reason = problem.reason.filter(|_| !route.starts_with("/files/"));
    if let Some(reason) = reason.and_then(|reason| reason.parse().ok()) {
        let thing = match route {
            _ if route.starts_with("/v/") => Thing::Pass,
            _ if route.starts_with("/p/") => Thing::Post,
            _ => Thing::Link,
        };
        return Page::of(GonePage { reason, thing });
    }
    if route.starts_with("/console") {
        return console::trouble(problem, route, path);
    }
    let retry = match route {
        "/s/{token}/view" | "/v/{ticket}/end" => {
            path.rsplit_once('/').map(|(page, _)| page.to_owned())
        }
        _ if route.starts_with("/m/{manage_token}/") => {
            Some(path.split('/').take(3).collect::<Vec<_>>().join("/"))
        }
        "/{name}" => None,
        _ if matches!(problem.status, 404 | 405 | 451) => None,
        _ if problem.code == "channel-closed" => None,
        _ => (known && reads).then(|| path.to_owned()),
    };
    Page::of(ProblemPage { title: problem.title.clone(), detail: problem.detail.clone(), retry })
}

async fn asset(Path(name): Path<String>) -> Response {
    file(&name)
}

fn file(name: &str) -> Response {
    let Some(asset) = assets::find(name) else { return Refused::Unknown.into_response() };
    let cache = match asset.immutable {
        true => "public, max-age=31536000, immutable",
        false => "public, max-age=3600",
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
    ];
    (headers, asset.bytes).into_response()
}
