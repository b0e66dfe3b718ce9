//! Every term holds whatever the other terms are, and however a view is asked for.

use chatpic_api::Shared;

use super::harness::{TestServer, png};
use super::ways::{EXPIRED, No, PASSWORD_REQUIRED, PASSWORD_WRONG, SPENT, Way};

#[tokio::test]
async fn every_term_holds_with_every_other_for_the_pages_form() {
    all_terms(Way::Form).await;
}

#[tokio::test]
async fn every_term_holds_with_every_other_for_a_form_from_a_bare_client() {
    all_terms(Way::BareForm).await;
}

#[tokio::test]
async fn every_term_holds_with_every_other_for_the_api() {
    all_terms(Way::Api).await;
}

#[tokio::test]
async fn every_term_holds_with_every_other_for_a_token_in_the_body() {
    all_terms(Way::Open).await;
}

/// One set of terms, and what its share is asked with.
#[derive(Clone, Copy)]
struct Case {
    way: Way,
    expires_in: Option<u64>,
    limited: bool,
    password: Option<&'static str>,
}

async fn all_terms(way: Way) {
    let server = TestServer::start().await;
    for expires_in in [None, Some(90)] {
        for limited in [false, true] {
            for password in [None, Some("open sesame")] {
                let case = Case { way, expires_in, limited, password };
                case.is_shown_only_where_no_button_stands(&server).await;
                case.is_opened_by_its_password_as_often_as_its_limit_says(&server).await;
                case.ends_at_the_second_of_its_expiry(&server).await;
            }
        }
    }
}

impl Case {
    async fn share(self, server: &TestServer) -> Shared {
        let expires_in = self.expires_in.map(|seconds| seconds.to_string());
        let limit = self.limited.then_some("2");
        let wishes = [
            ("expires_in", expires_in.as_deref()),
            ("max_views", limit),
            ("password", self.password),
        ];
        let fields: Vec<_> =
            wishes.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        server.share(&fields).await
    }

    async fn ask(self, server: &TestServer, shared: &Shared) -> Result<String, No> {
        self.way.ask(server, shared, self.password, None).await
    }

    async fn is_shown_only_where_no_button_stands(self, server: &TestServer) {
        let shared = self.share(server).await;
        let needs_button = self.limited || self.password.is_some();
        let told = server.told(&shared).await.unwrap();
        assert_eq!(told.expires_at, shared.expires_at);
        assert_eq!(told.max_views, self.limited.then_some(2));
        assert_eq!(shared.views_left, self.limited.then_some(2));
        assert_eq!(told.password_protected, self.password.is_some());
        for direct in [&told.direct_url, &shared.direct_url, &shared.media[0].direct_url] {
            assert_eq!(direct.is_none(), needs_button);
        }
        assert_eq!(told.media.is_none(), needs_button);

        let page = String::from_utf8(server.bytes(&shared.url).await.unwrap()).unwrap();
        assert_eq!(page.contains("/view\""), needs_button, "a form");
        assert_eq!(page.contains("<img"), !needs_button, "the picture itself");
        let direct = shared.url.replace("/s/", "/i/") + "/0.png";
        match server.bytes(&direct).await {
            Ok(bytes) => assert!(!needs_button && bytes == png(3, 2)),
            Err(problem) => assert!(needs_button && problem.status == 404),
        }
        assert_eq!(views(server, &shared).await, 0);
    }

    async fn is_opened_by_its_password_as_often_as_its_limit_says(self, server: &TestServer) {
        let shared = self.share(server).await;
        if self.password.is_some() {
            for (password, told) in [
                (None, PASSWORD_REQUIRED),
                (Some(""), PASSWORD_REQUIRED),
                (Some("open sesam"), PASSWORD_WRONG),
            ] {
                assert_eq!(self.way.ask(server, &shared, password, None).await, Err(told));
            }
            assert_eq!(views(server, &shared).await, 0, "nothing of that spends a view");
        }
        for view in 1..=2 {
            let pass = self.ask(server, &shared).await.unwrap();
            let page = server.bytes(&pass).await.unwrap();
            assert!(String::from_utf8(page).unwrap().contains(&format!("{pass}/0")));
            assert_eq!(server.bytes(&format!("{pass}/0")).await.unwrap(), png(3, 2));
            assert_eq!(views(server, &shared).await, view);
        }
        if self.limited {
            for password in [None, Some("open sesam"), self.password] {
                assert_eq!(self.way.ask(server, &shared, password, None).await, Err(SPENT));
            }
        } else {
            self.ask(server, &shared).await.unwrap();
        }
    }

    async fn ends_at_the_second_of_its_expiry(self, server: &TestServer) {
        let shared = self.share(server).await;
        server.pass(self.expires_in.unwrap_or(86_400) - 1);
        let pass = self.ask(server, &shared).await.unwrap();
        let media = format!("{pass}/0");
        server.bytes(&media).await.unwrap();
        server.pass(1);
        for password in [None, Some("open sesam"), self.password] {
            assert_eq!(self.way.ask(server, &shared, password, None).await, Err(EXPIRED));
        }
        for ended in [&shared.url, &pass, &media] {
            let gone = server.bytes(ended).await.unwrap_err();
            assert_eq!((gone.status, gone.reason.as_deref()), (410, Some("expired")));
        }
        assert_eq!(server.told(&shared).await.unwrap_err().reason.as_deref(), Some("expired"));
        assert_eq!(server.managed(&shared).await.unwrap().state, "expired");
    }
}

async fn views(server: &TestServer, shared: &Shared) -> u32 {
    server.managed(shared).await.unwrap().links[0].views
}
