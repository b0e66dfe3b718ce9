//! The ways in which a view can be asked for. What holds, holds for each of them.

use chatpic_api::{Granted, Problem, Shared};
use reqwest::{RequestBuilder, Response};
use serde_json::json;

use super::harness::TestServer;

/// How somebody asks for a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The page's form, as a browser of today sends it.
    Form,
    /// The page's form, from a browser or program that says nothing of itself.
    BareForm,
    /// `POST /api/v1/shares/{token}/views`.
    Api,
    /// `POST /api/v1/open`, as the page at `/s#TOKEN` asks.
    Open,
}

pub const WAYS: [Way; 4] = [Way::Form, Way::BareForm, Way::Api, Way::Open];

/// Why no view was granted: the status, and the reason or code; of a page, the sentence for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct No(pub u16, pub &'static str);

pub const SPENT: No = No(410, "spent");
pub const EXPIRED: No = No(410, "expired");
pub const WITHDRAWN: No = No(410, "withdrawn");
pub const PASSWORD_REQUIRED: No = No(401, "password-required");
pub const PASSWORD_WRONG: No = No(401, "password-wrong");
pub const NONCE_USED: No = No(409, "nonce-used");

impl Way {
    /// Asks for a view; answers the path of the pass's page.
    pub async fn ask(
        self,
        server: &TestServer,
        shared: &Shared,
        password: Option<&str>,
        nonce: Option<&str>,
    ) -> Result<String, No> {
        let response = self.request(server, shared, password, nonce).send().await.unwrap();
        let status = response.status().as_u16();
        match (self, status) {
            (Self::Form | Self::BareForm, 303) => {
                Ok(response.headers()["location"].to_str().unwrap().to_owned())
            }
            (Self::Api | Self::Open, 201) => {
                let granted: Granted = response.json().await.unwrap();
                let path = &granted.media[0].url[server.url("").len()..];
                Ok(path.strip_suffix("/0").unwrap().to_owned())
            }
            _ => Err(refusal(response).await),
        }
    }

    fn request(
        self,
        server: &TestServer,
        shared: &Shared,
        password: Option<&str>,
        nonce: Option<&str>,
    ) -> RequestBuilder {
        let token = shared.url.rsplit('/').next().unwrap();
        let mut fields = json!({});
        for (name, value) in [("password", password), ("nonce", nonce)] {
            if let Some(value) = value {
                fields[name] = value.into();
            }
        }
        match self {
            Self::Form => self
                .form(server, token, &fields)
                .header("accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("origin", "null")
                .header("sec-fetch-site", "same-origin")
                .header("sec-fetch-mode", "navigate"),
            Self::BareForm => self.form(server, token, &fields),
            Self::Api => server.post(&format!("/api/v1/shares/{token}/views")).json(&fields),
            Self::Open => {
                fields["token"] = token.into();
                server.post("/api/v1/open").json(&fields)
            }
        }
    }

    fn form(self, server: &TestServer, token: &str, fields: &serde_json::Value) -> RequestBuilder {
        let mut body = form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields.as_object().unwrap() {
            body.append_pair(name, value.as_str().unwrap());
        }
        server
            .post(&format!("/s/{token}/view"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.finish())
    }
}

async fn refusal(response: Response) -> No {
    let status = response.status().as_u16();
    let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
    let text = response.text().await.unwrap();
    let page = kind.starts_with("text/html");
    let told = if page { None } else { Some(word(&kind, status, &text)) };
    let said =
        |word: &str| told.as_ref().map_or_else(|| text.contains(sentence(word)), |it| it == word);
    let all = [SPENT, EXPIRED, WITHDRAWN, PASSWORD_REQUIRED, PASSWORD_WRONG, NONCE_USED];
    let fitting: Vec<No> = all.into_iter().filter(|no| no.0 == status && said(no.1)).collect();
    let [no] = fitting.try_into().unwrap_or_else(|many| panic!("{status}, {many:?}: {text}"));
    no
}

/// What a problem says of it.
fn word(kind: &str, status: u16, text: &str) -> String {
    assert_eq!(kind, "application/problem+json");
    let problem: Problem = serde_json::from_str(text).unwrap();
    assert_eq!(problem.status, status);
    problem.reason.unwrap_or(problem.code)
}

/// What a page says of it.
fn sentence(word: &str) -> &'static str {
    match word {
        "spent" => "a number of views, and all were used",
        "expired" => "after some time, and that time is over",
        "withdrawn" => "taken back before its time",
        "password-required" => "This link needs its password. No view was used.",
        "password-wrong" => "That is not the password. No view was used: try again.",
        "nonce-used" => "This viewing has ended",
        _ => panic!("no page says {word}"),
    }
}
