//! Puts every page and every problem into words, in the language of whoever asked, and sends them on in it.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use super::pages::Page;
use super::problem::Told;
use super::say::Reader;
use super::sunset;
use crate::app::App;

pub(super) async fn write<F: Future<Output = Response>>(
    app: &App,
    request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let mut reader = Reader::of(&request);
    let mut response = next(request).await;
    // Where nothing is, one page is like another.
    if response.status() == StatusCode::NOT_FOUND {
        reader = reader.elsewhere();
    }
    let (page, told) = (take::<Page>(&mut response), take::<Told>(&mut response));
    let written = match (page, told) {
        (Some(page), _) => Some(sunset::told(app, page.written(&reader), &reader)),
        (None, Some(told)) => {
            let json = serde_json::to_string(&told.written(reader.lang));
            Some(json.expect("a problem has text alone"))
        }
        (None, None) => None,
    };
    if let Some(written) = written {
        let headers = response.headers_mut();
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(reader.lang.code()));
        headers.append(header::VARY, HeaderValue::from_static("Accept-Language"));
        *response.body_mut() = Body::from(written);
    }
    if let Some(there) = response.headers().get(header::LOCATION)
        && let Some(onward) = there.to_str().ok().and_then(|there| reader.onward(there))
        && let Ok(onward) = HeaderValue::try_from(onward)
    {
        response.headers_mut().insert(header::LOCATION, onward);
    }
    response
}

fn take<T: Clone + Send + Sync + 'static>(response: &mut Response) -> Option<T> {
    response.extensions_mut().remove()
}
