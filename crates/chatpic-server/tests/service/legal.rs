//! What an instance says of itself: filled from its settings, and plain about what is missing.

use crate::harness::TestServer;

async fn page(server: &TestServer, path: &str) -> String {
    let answer = server.get(path).header("accept", "text/html").send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.text().await.unwrap()
}

const PAGES: [&str; 4] = ["/legal/terms", "/legal/guidelines", "/legal/privacy", "/legal/contact"];

#[tokio::test]
async fn an_instance_that_names_nobody_says_so_and_one_that_does_names_them() {
    let silent = TestServer::start().await;
    for path in ["/legal/terms", "/legal/privacy", "/legal/contact"] {
        let told = page(&silent, path).await;
        assert!(told.contains("This instance has not named who runs it."), "{path}");
    }
    let contact = page(&silent, "/legal/contact").await;
    for missing in
        ["a point of contact", "an agent for copyright notices", "a contact for security"]
    {
        assert!(contact.contains(&format!("has not named {missing}")), "{missing}");
    }
    let open = TestServer::with(&[
        ("operator.name", "Ada <Example>"),
        ("operator.address", "Paper Lane 1; 1000 Town"),
        ("operator.email", "abuse@pics.example"),
        ("operator.jurisdiction", "Utopia"),
        ("legal.eu_contact", "eu@pics.example, in English"),
        ("legal.copyright_agent", "Ada, Paper Lane 1"),
        ("legal.copyright_registration", "DMCA-1000000"),
    ])
    .await;
    for path in ["/legal/terms", "/legal/privacy", "/legal/contact"] {
        let told = page(&open, path).await;
        assert!(told.contains("Ada &#60;Example&#62; runs this instance."), "{path}");
        assert!(told.contains("Paper Lane 1<br>1000 Town"), "{path}");
        assert!(told.contains("mailto:abuse@pics.example"), "{path}");
        assert!(!told.contains("has not named"), "{path}: {told}");
    }
    let contact = page(&open, "/legal/contact").await;
    assert!(contact.contains("DMCA-1000000") && contact.contains("eu@pics.example, in English"));
}

#[tokio::test]
async fn the_pages_tell_the_bounds_and_places_that_the_settings_name() {
    let usual = page(&TestServer::start().await, "/legal/privacy").await;
    assert!(usual.contains("after 30 days at most") && !usual.contains("A proxy stands before"));
    let strict = TestServer::with(&[
        ("terms.max_lifetime", "2d"),
        ("media.max_file_bytes", "7MiB"),
        ("limits.uploads_per_hour", "9"),
        ("trusted_proxies", "192.0.2.1"),
    ])
    .await;
    let privacy = page(&strict, "/legal/privacy").await;
    assert!(privacy.contains("after 2 days at most") && privacy.contains("A proxy stands before"));
    let terms = page(&strict, "/legal/terms").await;
    for said in ["lasts 2 days at most", "up to 7 MiB each", "up to 9 uploads an hour"] {
        assert!(terms.contains(said), "{said}");
    }
}

#[tokio::test]
async fn the_privacy_page_says_whether_an_address_is_ever_kept() {
    let keys = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p,\
                age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
    let vault = [("vault.recipients", keys), ("upload_pass", "on")];
    let keeping = [vault[0], ("vault.keep_address", "true")];
    // What would be kept needs a vault to be kept in.
    let nowhere = [("vault.keep_address", "true"), ("upload_pass", "off")];
    for (settings, never, sealed) in
        [(&vault[..], true, true), (&keeping[..], false, true), (&nowhere[..], true, false)]
    {
        let told = page(&TestServer::with(settings).await, "/legal/privacy").await;
        assert_eq!(told.contains("never written down, whatever you upload"), never, "{settings:?}");
        assert_eq!(told.contains("the address it came from is sealed"), !never, "{settings:?}");
        assert_eq!(told.contains("to keys that are not on this machine"), sealed, "{settings:?}");
        let always = settings.contains(&("upload_pass", "on"));
        assert_eq!(told.contains("To share you need an upload pass."), always, "{settings:?}");
    }
}

#[tokio::test]
async fn where_records_and_bytes_are_elsewhere_the_privacy_page_says_what_that_means() {
    let server = TestServer::start().await;
    let privacy = page(&server, "/legal/privacy").await;
    let elsewhere = server.app.config.is_shared();
    assert_eq!(privacy.contains("PostgreSQL database"), elsewhere);
    assert_eq!(privacy.contains("object store"), elsewhere);
}

#[tokio::test]
async fn every_page_leads_to_the_ways_to_complain_and_to_what_holds_here() {
    let server = TestServer::start().await;
    let gate = server.share(&[("max_views", "1")]).await;
    for path in PAGES.iter().copied().chain(["/", "/s", "/api", &gate.url, &gate.manage_url]) {
        let page = page(&server, path).await;
        for way in ["/report", "/takedown", "/legal/terms", "/legal/privacy", "/transparency"] {
            assert!(page.contains(&format!("<a href=\"{way}\">")), "{path}: {way}");
        }
    }
}

#[tokio::test]
async fn whom_to_tell_of_a_weakness_stands_where_rfc_9116_wants_it() {
    let path = "/.well-known/security.txt";
    let silent = TestServer::start().await;
    assert_eq!(silent.get(path).send().await.unwrap().status(), 404);
    let server = TestServer::with(&[
        ("operator.security_contact", "security@pics.example"),
        ("public_url", "https://pics.example"),
    ])
    .await;
    let fields = async || {
        let answer = server.get(path).send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "text/plain; charset=utf-8");
        let text = answer.text().await.unwrap();
        let fields = text.lines().map(|line| line.split_once(": ").unwrap());
        fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
    };
    let first = fields().await;
    let names: Vec<_> = first.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Contact", "Expires", "Preferred-Languages", "Canonical"]);
    assert_eq!(first[0].1, "mailto:security@pics.example");
    assert_eq!(first[3].1, "https://pics.example/.well-known/security.txt");
    let left = |told: &str| {
        told.parse::<chatpic_core::Timestamp>().unwrap().seconds_since(server.app.now()) / 86_400
    };
    assert!((30..365).contains(&left(&first[1].1)), "{first:?}");
    server.pass(60 * 86_400);
    assert!((30..365).contains(&left(&fields().await[1].1)), "it never runs out");
}
