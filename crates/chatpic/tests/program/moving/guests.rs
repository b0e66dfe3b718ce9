//! What people were given by one instance, and what they are answered by another.

use chatpic_api::{Granted, ManagedShare, Shared};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

use crate::pictures::png;
use crate::process::{Server, browser, path_of, soon};

/// Everybody who shared something, in every state that a share can be in.
pub struct Guests {
    http: Client,
    open: Shared,
    limited: Shared,
    locked: Shared,
    spent: Shared,
    withdrawn: Shared,
    expired: Shared,
    /// Links that were added: one that lives, one that was revoked.
    added: [String; 2],
    /// Paths of pictures under passes that are open.
    under_passes: Vec<String>,
    pictures: [Vec<u8>; 2],
}

/// What somebody asked for, and what was answered: status and body, without where the server is.
type Seen = (String, u16, Vec<u8>);

const PASSWORD: &str = "correct horse";
const NONCE: &str = "nonce-nonce-nonce-nonce";
const KEY: &str = "retry-retry-retry-retry-1";

impl Guests {
    /// Shares on an instance, and looks, in every way.
    pub async fn of(server: &Server) -> Self {
        // The second is longer than what any store writes or reads at once.
        let pictures = [png(1, 40, 30), png(2, 1900, 1800)];
        let http = browser();
        let share = async |terms: &[(&'static str, &'static str)]| -> Shared {
            let request =
                http.post(server.url("/api/v1/shares")).header("idempotency-key", key(terms));
            let form =
                terms.iter().fold(form(&pictures), |form, (name, value)| form.text(*name, *value));
            done(request.multipart(form)).await
        };
        let mut guests = Self {
            open: share(&[("label", "for Ada")]).await,
            limited: share(&[("max_views", "3")]).await,
            locked: share(&[("password", PASSWORD)]).await,
            spent: share(&[("max_views", "1")]).await,
            withdrawn: share(&[("expires_in", "2h")]).await,
            expired: share(&[("expires_in", "1s")]).await,
            added: Default::default(),
            under_passes: Vec::new(),
            http,
            pictures,
        };
        guests.go_on(server).await;
        guests
    }

    async fn go_on(&mut self, server: &Server) {
        for shared in [&self.limited, &self.spent] {
            let granted: Granted = done(self.view(server, shared, json!({"nonce": NONCE}))).await;
            let paths = granted.media.iter().map(|media| path_of(&media.url));
            self.under_passes.extend(paths);
        }
        for link in &mut self.added {
            let url = server.url(&api(&self.limited.manage_url, "manage", "/links"));
            let request = self.http.post(url).json(&json!({"label": "another"}));
            *link = done::<Shared>(request).await.url;
        }
        let url = server.url(&api(&self.limited.manage_url, "manage", ""));
        let managed: ManagedShare = done(self.http.get(url)).await;
        let id = &managed.links[2].id;
        for manage in [
            api(&self.limited.manage_url, "manage", &format!("/links/{id}")),
            api(&self.withdrawn.manage_url, "manage", ""),
        ] {
            let deleted = self.http.delete(server.url(&manage)).send().await.unwrap();
            assert_eq!(deleted.status(), 204);
        }
        let expired = async {
            while self.http.get(server.url(&self.expired.url)).send().await.unwrap().status() != 410
            {
                tokio::task::yield_now().await;
            }
        };
        soon("a link expires", expired).await;
    }

    /// Everything that can be asked without spending a view.
    pub async fn look(&self, server: &Server) -> Vec<Seen> {
        let mut seen = Vec::new();
        let shares =
            [&self.open, &self.limited, &self.locked, &self.spent, &self.withdrawn, &self.expired];
        for shared in shares {
            for path in [
                path_of(&shared.url),
                api(&shared.url, "shares", ""),
                api(&shared.manage_url, "manage", ""),
            ] {
                seen.push(self.see(server, self.http.get(server.url(&path))).await);
            }
            let wrong = json!({"password": "wrong", "nonce": NONCE});
            if shared.url == self.locked.url {
                seen.push(self.see(server, self.view(server, shared, wrong)).await);
            }
        }
        for link in &self.added {
            seen.push(self.see(server, self.http.get(server.url(&api(link, "shares", "")))).await);
        }
        let direct = self.open.media.iter().map(|media| media.direct_url.clone().unwrap());
        for path in direct.chain(self.under_passes.iter().cloned()) {
            seen.push(self.see(server, self.http.get(server.url(&path))).await);
        }
        // Two that come again: a view that was granted, and an upload that was answered.
        for shared in [&self.limited, &self.spent] {
            let again = self.view(server, shared, json!({"nonce": NONCE}));
            seen.push(self.see(server, again).await);
        }
        let retried = self.http.post(server.url("/api/v1/shares"));
        let retried = retried.header("idempotency-key", key(&[("max_views", "3")]));
        let form = form(&self.pictures).text("max_views", "3");
        seen.push(self.see(server, retried.multipart(form)).await);
        seen
    }

    /// Asserts what was seen where it was shared, so that being the same elsewhere says something.
    pub fn assert_as_shared(&self, seen: &[Seen]) {
        let count = |status| seen.iter().filter(|(_, it, _)| *it == status).count();
        assert_eq!((count(401), count(404)), (1, 0), "{:?}", short(seen));
        // Three shares are gone by two addresses each, and one added link.
        assert_eq!(count(410), 7, "{:?}", short(seen));
        for picture in &self.pictures {
            let shown = seen.iter().filter(|(.., body)| body == picture).count();
            assert_eq!(shown, 3, "of an open link and under two passes: {:?}", short(seen));
        }
    }

    /// Spends a view of the limited link: how many are left, or that none was.
    pub async fn spend(&self, server: &Server, nonce: &str) -> Option<u32> {
        let response =
            self.view(server, &self.limited, json!({"nonce": nonce})).send().await.unwrap();
        if response.status() == 410 {
            return None;
        }
        let granted: Granted = response.json().await.unwrap();
        self.assert_shown(server, &granted).await;
        granted.views_left
    }

    /// Opens what needs a password.
    pub async fn unlock(&self, server: &Server) {
        let granted = done(self.view(server, &self.locked, json!({"password": PASSWORD}))).await;
        self.assert_shown(server, &granted).await;
    }

    /// Takes back what lives.
    pub async fn withdraw(&self, server: &Server) {
        let url = server.url(&api(&self.open.manage_url, "manage", ""));
        assert_eq!(self.http.delete(url).send().await.unwrap().status(), 204);
        let gone = self.http.get(server.url(&self.open.url)).send().await.unwrap();
        assert_eq!(gone.status(), 410);
    }

    async fn assert_shown(&self, server: &Server, granted: &Granted) {
        for (media, picture) in granted.media.iter().zip(&self.pictures) {
            let shown = self.http.get(server.url(&media.url)).send().await.unwrap();
            assert!(shown.bytes().await.unwrap() == *picture);
        }
        assert_eq!(granted.media.len(), self.pictures.len());
    }

    fn view(&self, server: &Server, shared: &Shared, body: Value) -> RequestBuilder {
        self.http.post(server.url(&api(&shared.url, "shares", "/views"))).json(&body)
    }

    async fn see(&self, server: &Server, request: RequestBuilder) -> Seen {
        let request = request.build().unwrap();
        let what = format!("{} {}", request.method(), request.url().path());
        let answer = self.http.execute(request).await.unwrap();
        let status = answer.status().as_u16();
        let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
        let mut body = answer.bytes().await.unwrap().to_vec();
        if kind.starts_with("application/") {
            body = String::from_utf8(body).unwrap().replace(&server.origin, "").into_bytes();
        } else if kind.starts_with("text/html") {
            // A page has a fresh nonce and the time that is left.
            body.clear();
        }
        (what, status, body)
    }
}

/// Asserts that the same was seen.
pub fn assert_same(there: &[Seen], before: &[Seen]) {
    assert_eq!(short(there), short(before));
    for (there, before) in there.iter().zip(before) {
        let text = String::from_utf8_lossy(&there.2);
        assert!(there == before, "{} {text} not {}", there.0, String::from_utf8_lossy(&before.2));
    }
}

/// What was asked, the status, and how much was answered.
fn short(seen: &[Seen]) -> Vec<(&str, u16, usize)> {
    seen.iter().map(|(what, status, body)| (what.as_str(), *status, body.len())).collect()
}

fn form(pictures: &[Vec<u8>]) -> Form {
    let part = |picture: &Vec<u8>| Part::bytes(picture.clone()).file_name("a");
    pictures.iter().fold(Form::new(), |form, picture| form.part("file", part(picture)))
}

/// A key for each upload.
fn key(terms: &[(&str, &str)]) -> String {
    let (name, value) = terms[0];
    format!("{KEY}{name}{}", value.replace(' ', "-"))
}

/// The path by which a program asks for the token of a link.
fn api(url: &str, what: &str, rest: &str) -> String {
    format!("/api/v1/{what}/{}{rest}", url.rsplit_once('/').unwrap().1)
}

async fn done<T: serde::de::DeserializeOwned>(request: RequestBuilder) -> T {
    let answer = request.send().await.unwrap();
    assert!(answer.status().is_success(), "{answer:?}");
    answer.json().await.unwrap()
}
