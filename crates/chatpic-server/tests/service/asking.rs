//! Ways to upload, and how each kind of client is answered: pages for people, one line for a command
//! line, problems for programs.

use chatpic_api::Problem;
use reqwest::{RequestBuilder, Response};

use super::harness::{TestServer, form, png};

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers()[name].to_str().unwrap()
}

/// The line of an upload's answer, its share URL and its manage URL.
async fn line(request: RequestBuilder) -> (String, String, String) {
    let answer = request.header("accept", "*/*").send().await.unwrap();
    assert_eq!(answer.status(), 201);
    assert!(header(&answer, "content-type").starts_with("text/plain"));
    assert_eq!(header(&answer, "cache-control"), "no-store");
    let urls = ["x-share-url", "x-manage-url"].map(|name| header(&answer, name).to_owned());
    assert_eq!(header(&answer, "location"), urls[0]);
    let text = answer.text().await.unwrap();
    let line = text.strip_suffix('\n').unwrap();
    assert!(!line.contains('\n'), "one line");
    let [share, manage] = urls;
    (line.to_owned(), share, manage)
}

#[tokio::test]
async fn a_form_from_a_command_line_is_answered_with_one_line() {
    let server = TestServer::start().await;
    let (direct, share, manage) = line(server.post("/").multipart(form(&[&png(3, 2)], &[]))).await;
    assert_eq!(server.bytes(&direct).await.unwrap(), png(3, 2));
    assert_eq!(direct, share.replace("/s/", "/i/") + "/0.png");
    assert_eq!(server.bytes(&manage).await.map(|_| ()), Ok(()));
    for terms in [("max_views", "1"), ("password", "open sesame")] {
        let upload = server.post("/").multipart(form(&[&png(3, 2)], &[terms]));
        let (line, share, _) = line(upload).await;
        assert_eq!(line, share, "no direct link where a button stands");
    }
}

#[tokio::test]
async fn a_file_put_from_a_command_line_takes_its_terms_from_the_query() {
    let server = TestServer::start().await;
    let put = |path: &str| server.http.put(server.url(path)).body(png(3, 2));
    let (direct, ..) = line(put("/holiday.jpg")).await;
    assert_eq!(server.bytes(&direct).await.unwrap(), png(3, 2));
    assert!(direct.ends_with("/0.png"), "told by its bytes, not by its name");
    let (line, share, manage) = line(put("/x.png?max_views=2&expires_in=1h&label=Anna")).await;
    assert_eq!(line, share);
    let managed = super::harness::api(&manage, "manage", "");
    let managed: chatpic_api::ManagedShare =
        super::harness::read(server.get(&managed).send().await.unwrap()).await.unwrap();
    let link = &managed.links[0];
    assert_eq!((link.max_views, link.label.as_deref()), (Some(2), Some("Anna")));
    assert_eq!(link.expires_at, server.app.now().plus(3600).to_string());
    for (query, field) in
        [("max_view=2", "max_view"), ("max_views=0", "max_views"), ("expires_in=1s", "expires_in")]
    {
        let answer = put(&format!("/x.png?{query}")).send().await.unwrap();
        let problem: Problem = answer.json().await.unwrap();
        assert_eq!((problem.status, problem.field.as_deref()), (422, Some(field)), "{query}");
    }
}

#[tokio::test]
async fn a_browsers_form_leads_to_the_manage_page() {
    let server = TestServer::start().await;
    let upload = |file: &[u8]| {
        let request = server.post("/").header("accept", "text/html,*/*;q=0.8");
        request
            .header("origin", "null")
            .multipart(form(&[file], &[("max_views", "1"), ("password", "")]))
    };
    let answer = upload(&png(3, 2)).send().await.unwrap();
    assert_eq!(answer.status(), 303);
    let location = header(&answer, "location").to_owned();
    assert!(location.starts_with("/m/"));
    let page = String::from_utf8(server.bytes(&location).await.unwrap()).unwrap();
    assert!(page.contains("Ready to send") && page.contains(&server.url("/s/")));
    let refused = upload(b"no picture").send().await.unwrap();
    assert_eq!(refused.status(), 415);
    assert!(header(&refused, "content-type").starts_with("text/html"));
    let page = refused.text().await.unwrap();
    assert!(page.contains("JPEG, PNG, GIF, WebP") && page.contains("<form"), "to try again");
}

#[tokio::test]
async fn what_the_api_answers_has_a_location_and_all_that_was_wished() {
    let server = TestServer::start().await;
    let fields = [("max_views", "4"), ("password", "p"), ("expires_in", "90s")];
    let answer = server.upload(&[&png(3, 2), &png(1, 1)], &fields).await;
    assert_eq!(answer.status(), 201);
    let location = header(&answer, "location").to_owned();
    let shared: chatpic_api::Shared = answer.json().await.unwrap();
    assert_eq!(shared.url, location);
    assert_eq!((shared.max_views, shared.views_left), (Some(4), Some(4)));
    assert!(shared.password_protected && !shared.watermark && !shared.comments);
    assert_eq!(shared.expires_at, server.app.now().plus(90).to_string());
    assert_eq!(shared.manage_url, server.url(&format!("/m/{}", shared.manage_token)));
    let sizes: Vec<_> = shared.media.iter().map(|it| (it.width, it.height)).collect();
    assert_eq!(sizes, [(3, 2), (1, 1)]);
}

#[tokio::test]
async fn problems_are_pages_for_people_and_json_for_programs() {
    let server = TestServer::start().await;
    let limited = server.share(&[("max_views", "1")]).await;
    server.view(&limited, serde_json::json!({})).await.unwrap();
    let withdrawn = server.share(&[]).await;
    server.withdraw(&withdrawn).await;
    let expired = server.share(&[("expires_in", "1m")]).await;
    server.pass(60);
    let guarded = server.share(&[("password", "p")]).await;
    let view = |url: &str| format!("{url}/view");
    let nobody = "0".repeat(32);

    let cases: [(RequestBuilder, u16, &str, Option<&str>); 12] = [
        (server.get(&format!("/s/{nobody}")), 404, "not-found", None),
        (server.get(&format!("/v/{nobody}/0")), 404, "not-found", None),
        (server.get("/m/short"), 404, "not-found", None),
        (server.get("/no/such/page"), 404, "not-found", None),
        (server.get(&limited.url), 410, "gone", Some("spent")),
        (server.get(&withdrawn.url), 410, "gone", Some("withdrawn")),
        (server.get(withdrawn.direct_url.as_ref().unwrap()), 410, "gone", Some("withdrawn")),
        (server.get(&expired.url), 410, "gone", Some("expired")),
        (server.post(&view(&expired.url)), 410, "gone", Some("expired")),
        (server.post(&view(&guarded.url)), 401, "password-required", None),
        (server.post(&view(&guarded.url)).body("password=q"), 401, "password-wrong", None),
        (server.get(&view(&guarded.url)), 405, "method-not-allowed", None),
    ];
    for (request, status, code, reason) in cases {
        let page = request.try_clone().unwrap().header("accept", "text/html").send().await.unwrap();
        assert_eq!(page.status(), status);
        assert!(header(&page, "content-type").starts_with("text/html"));
        assert!(page.text().await.unwrap().starts_with("<!doctype html>"));

        let answer = request.header("accept", "*/*").send().await.unwrap();
        assert_eq!(answer.status(), status);
        assert_eq!(header(&answer, "content-type"), "application/problem+json");
        assert_eq!(header(&answer, "cache-control"), "no-store");
        let problem: Problem = answer.json().await.unwrap();
        assert_eq!((problem.status, problem.code.as_str()), (status, code));
        assert_eq!((problem.reason.as_deref(), &*problem.problem_type), (reason, "about:blank"));
        assert!(!problem.title.is_empty() && !problem.detail.is_empty());
    }
}

#[tokio::test]
async fn a_problem_says_in_which_language_it_is_told_and_its_codes_are_the_same_in_each() {
    let server = TestServer::start().await;
    for (path, accepted, lang) in [
        ("/api/v1/shares/none", None, "en"),
        ("/api/v1/shares/none", Some("fr, de;q=0.5"), "fr"),
        ("/api/v1/shares/none?lang=de", Some("fr"), "de"),
        ("/api/v1/shares/none", Some("tlh"), "en"),
    ] {
        let mut request = server.get(path).header("accept", "application/json");
        if let Some(accepted) = accepted {
            request = request.header("accept-language", accepted);
        }
        let answer = request.send().await.unwrap();
        assert_eq!(header(&answer, "content-language"), lang, "{path} {accepted:?}");
        assert!(header(&answer, "vary").contains("Accept-Language"));
        assert_eq!(header(&answer, "content-type"), "application/problem+json");
        let problem: Problem = answer.json().await.unwrap();
        assert_eq!((problem.status, problem.code.as_str()), (404, "not-found"));
        assert!(!problem.title.is_empty() && !problem.detail.is_empty());
    }
}
