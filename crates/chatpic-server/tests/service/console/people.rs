//! Moderators of a test, each with a browser and an authenticator app.

use chatpic_core::Role;
use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::moderators;
use reqwest::{RequestBuilder, Response};
use totp_rs::{Builder, Secret};

use crate::harness::TestServer;

pub const PASSWORD: &str = "a long way to tipperary";

/// Somebody in the console.
pub struct Person<'a> {
    pub server: &'a TestServer,
    pub name: String,
    /// In base 32.
    pub secret: String,
    pub cookie: String,
}

/// A request to the console, which lives under the host `localhost`.
pub fn ask(server: &TestServer, method: &str, path: &str) -> RequestBuilder {
    let url = format!("http://{}{path}", server.admin);
    let request = server.http.request(method.parse().unwrap(), url);
    let host = format!("localhost:{}", server.admin.port());
    request.header("host", host).header("accept", "text/html")
}

/// A form as a browser sends it.
pub fn typed(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// The path of an invitation, as the operator's command prints it.
pub async fn invited(server: &TestServer, name: &str, role: Role) -> String {
    let token = moderators::invite(&server.app, &Actor::Operator, name, role).await.unwrap();
    format!("/console/invitations/{}", token.reveal())
}

/// The secret that the invitation's page shows.
pub async fn secret_of(server: &TestServer, invitation: &str) -> String {
    let page = ask(server, "GET", invitation).send().await.unwrap();
    assert_eq!(page.status(), 200);
    let page = page.text().await.unwrap();
    let (_, rest) = page.split_once(r#"<p class="mono secret">"#).unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

/// What an authenticator app shows at the server's time.
pub fn code(server: &TestServer, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(server.app.now().unix().try_into().unwrap()).to_string()
}

/// The cookie that an answer sets, as the browser sends it back.
pub fn cookie(answer: &Response) -> String {
    let set = answer.headers()["set-cookie"].to_str().unwrap();
    assert!(set.contains("; HttpOnly") && set.contains("; SameSite=Strict"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

impl<'a> Person<'a> {
    /// Invited, joined with password and code, and signed in.
    pub async fn new(server: &'a TestServer, name: &str, role: Role) -> Self {
        let invitation = invited(server, name, role).await;
        let secret = secret_of(server, &invitation).await;
        let fields = [("password", PASSWORD), ("code", &code(server, &secret))];
        let join = ask(server, "POST", &format!("{invitation}/password")).body(typed(&fields));
        let joined = join.send().await.unwrap();
        assert_eq!(joined.status(), 303, "{}", joined.text().await.unwrap());
        let cookie = cookie(&joined);
        Self { server, name: name.to_owned(), secret, cookie }
    }

    pub async fn get(&self, path: &str) -> Response {
        ask(self.server, "GET", path).header("cookie", &self.cookie).send().await.unwrap()
    }

    pub async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.unwrap()
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let request = ask(self.server, "POST", path).header("cookie", &self.cookie);
        request.header("sec-fetch-site", "same-origin").body(typed(fields)).send().await.unwrap()
    }

    /// Does something that leads on.
    pub async fn act(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status(), 303, "{}", answer.text().await.unwrap());
        answer.headers()["location"].to_str().unwrap().to_owned()
    }
}
