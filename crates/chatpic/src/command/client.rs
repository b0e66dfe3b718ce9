//! Talking to a server over its API.

use std::time::Duration;

use chatpic_api::Problem;
use reqwest::{Client, Response, Url};

use super::Failure;

/// A client for the API. It sends no cookie and follows no redirect.
pub fn client() -> Result<Client, Failure> {
    let client = Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .redirect(reqwest::redirect::Policy::none())
        .user_agent("chatpic");
    Ok(client.build()?)
}

/// Runs `work` to its end.
pub fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// The answer where the server did what was asked, else what it said.
pub async fn done(response: Response) -> Result<Response, Failure> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let said = response.json::<Problem>().await;
    Err(said.map_or_else(|_| format!("the server answered {status}"), |it| it.detail).into())
}

/// Splits a link of a page, such as `https://pics.example/m/TOKEN`, into where the server is and the
/// token, which stands after `/{page}/`, or after `#`.
pub fn link(text: &str, page: &str) -> Result<(Url, String), Failure> {
    let wrong = || format!("not a link such as https://pics.example/{page}/TOKEN");
    let mut url: Url = text.parse().map_err(|_| wrong())?;
    let path = url.path().strip_prefix('/').unwrap_or_default();
    let token = match (path.split_once('/'), url.fragment()) {
        (Some((first, rest)), _) if first == page => rest.to_owned(),
        (None, Some(fragment)) if path == page => fragment.to_owned(),
        _ => return Err(wrong().into()),
    };
    if token.len() != 32 || !token.bytes().all(|c| c.is_ascii_alphanumeric()) {
        return Err(wrong().into());
    }
    url.set_fragment(None);
    url.set_query(None);
    url.set_path("");
    Ok((url, token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_server_and_a_token() {
        let token = "0123456789abcdefghijABCDEFGHIJXY";
        for text in [format!("https://a.example/s/{token}"), format!("https://a.example/s#{token}")]
        {
            let (url, found) = link(&text, "s").unwrap();
            assert_eq!((url.as_str(), found.as_str()), ("https://a.example/", token));
        }
        for wrong in ["", "a.example/s/x", "https://a.example/s/short", "https://a.example/m/"] {
            assert!(link(wrong, "s").is_err(), "{wrong}");
        }
        assert!(link(&format!("https://a.example/m/{token}"), "s").is_err());
    }
}
