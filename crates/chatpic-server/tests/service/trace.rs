//! A leak leads its owner to the link and the hour, and nobody to anything else.

use chatpic_api::{Problem, Shared, Traced};
use reqwest::RequestBuilder;
use serde_json::json;

use super::harness::{TestServer, api, form, png, read};

/// A mark hides in what a photo shows, and not in noise.
const PHOTO: &[u8] = include_bytes!("../../../chatpic-scan/tests/data/photos/bridge.jpg");

fn leak(server: &TestServer, shared: &Shared) -> RequestBuilder {
    server.post(&api(&shared.manage_url, "manage", "/trace"))
}

async fn by_id(server: &TestServer, shared: &Shared, id: &str) -> Result<Traced, Problem> {
    read(leak(server, shared).json(&json!({"session_id": id})).send().await.unwrap()).await
}

async fn by_picture(
    server: &TestServer,
    shared: &Shared,
    picture: &[u8],
) -> Result<Traced, Problem> {
    let form = form(&[picture], &[]);
    read(leak(server, shared).multipart(form).send().await.unwrap()).await
}

async fn page(server: &TestServer, shared: &Shared, id: &str, picture: &[u8]) -> (u16, String) {
    let request = server.post(&format!("{}/trace", shared.manage_url));
    let request = request.header("accept", "text/html").header("origin", "null");
    // A browser sends an empty file where none was chosen.
    let form = form(&[picture], &[("session_id", id)]);
    let answer = request.multipart(form).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test]
async fn an_id_that_was_read_leads_to_the_link_and_the_hour() {
    let server = TestServer::start().await;
    let shared = server.share(&[("links", r#"[{"label": "Anna"}, {"label": "Ben"}]"#)]).await;
    let ben = Shared { url: shared.links[1].url.clone(), ..shared.clone() };
    server.pass(1700);
    let hour = server.app.now().hour().to_string();
    let id = server.view(&ben, json!({})).await.unwrap().session_id;
    server.view(&shared, json!({})).await.unwrap();
    server.pass(7200);
    let bare = id.replace('-', "");
    for typed in [&id, &id.to_lowercase(), &bare, &format!(" {} {} ", &bare[..4], &bare[4..])] {
        let traced = by_id(&server, &shared, typed).await.unwrap();
        assert_eq!(traced.session_id.as_deref(), Some(&*id));
        let [view] = &traced.views[..] else { panic!("{traced:?}") };
        assert_eq!((&view.link, view.label.as_deref()), (&shared.links[1].id, Some("Ben")));
        assert_eq!(view.hour, hour);
        let (status, said) = page(&server, &shared, typed, b"").await;
        assert!(status == 200 && said.contains("<strong>Ben</strong>: view"), "{said}");
    }
    // Also once all is gone.
    server.withdraw(&shared).await;
    server.purge().await;
    assert_eq!(by_id(&server, &shared, &id).await.unwrap().views.len(), 1);
    let (_, said) = page(&server, &shared, &id, b"").await;
    assert!(said.contains("<strong>Ben</strong>") && said.contains(&hour));
}

#[tokio::test]
async fn a_leaked_picture_leads_to_the_link_that_it_was_seen_by() {
    let server = TestServer::start().await;
    let links = r#"[{"label": "Anna"}, {"label": "Ben"}]"#;
    let terms = [("links", links), ("watermark", "true")];
    let shared = server.share_files(&[PHOTO], &terms).await;
    let ben = Shared { url: shared.links[1].url.clone(), ..shared.clone() };
    for (link, name) in [(&shared, "Anna"), (&ben, "Ben")] {
        let granted = server.view(link, json!({})).await.unwrap();
        let leaked = server.bytes(&granted.media[0].url).await.unwrap();
        let traced = by_picture(&server, &shared, &leaked).await.unwrap();
        assert_eq!(traced.session_id.as_deref(), Some(&*granted.session_id));
        assert_eq!(traced.views[0].label.as_deref(), Some(name));
        let (status, said) = page(&server, &shared, "", &leaked).await;
        assert!(status == 200 && said.contains(&format!("<strong>{name}</strong>: view")));
    }
}

#[tokio::test]
async fn nobody_elses_view_is_traced() {
    let server = TestServer::start().await;
    let (mine, theirs) = (server.share(&[]).await, server.share(&[]).await);
    let id = server.view(&theirs, json!({})).await.unwrap().session_id;
    server.view(&mine, json!({})).await.unwrap();
    let traced = by_id(&server, &mine, &id).await.unwrap();
    assert_eq!((traced.session_id.as_deref(), traced.views), (Some(&*id), vec![]));
    assert!(page(&server, &mine, &id, b"").await.1.contains("No view of this share has that ID"));
    let stranger = Shared { manage_url: server.url(&format!("/m/{}", "x".repeat(32))), ..mine };
    assert_eq!(by_id(&server, &stranger, &id).await.unwrap_err().status, 404);
    assert_eq!(by_picture(&server, &stranger, &png(40, 40)).await.unwrap_err().status, 404);
}

#[tokio::test]
async fn a_picture_without_a_mark_is_said_to_have_none_and_nothing_of_it_stays() {
    let server = TestServer::with(&[("limits.upload_memory", "0")]).await;
    let shared = server.share(&[]).await;
    server.view(&shared, json!({})).await.unwrap();
    // Larger than what is kept in memory.
    let picture = png(800, 600);
    assert!(picture.len() > 1 << 20);
    let traced = by_picture(&server, &shared, &picture).await.unwrap();
    assert_eq!(traced, Traced { session_id: None, views: vec![] });
    assert!(page(&server, &shared, "", &picture).await.1.contains("No mark can be read in"));
    assert_eq!(server.blobs().await, 1);
    assert_eq!(std::fs::read_dir(server.data_dir().join("spool")).unwrap().count(), 0);
}

#[tokio::test]
async fn what_can_not_be_traced_says_so() {
    let server = TestServer::with(&[("media.max_file_bytes", "100000")]).await;
    let shared = server.share(&[]).await;
    server.view(&shared, json!({})).await.unwrap();
    let said = |problem: Problem| (problem.status, problem.code, problem.field);
    let field = |name: &str| (422, "invalid-field".to_owned(), Some(name.to_owned()));
    for (picture, code) in [
        (&b"<html>no picture</html>"[..], (415, "unsupported-format".to_owned(), None)),
        (&png(40, 40)[..2000], (422, "broken-file".to_owned(), None)),
        (&png(400, 300), (413, "too-large".to_owned(), None)),
        (b"", field("session_id")),
    ] {
        let problem = by_picture(&server, &shared, picture).await.unwrap_err();
        assert_eq!(said(problem), code);
        let (status, page) = page(&server, &shared, "", picture).await;
        assert!(status == code.0 && page.contains("role=\"alert\""), "{page}");
    }
    for id in ["", "4GX7", "4GX7-P2KU", "4GX7-P2KM-1", "<script>"] {
        assert_eq!(said(by_id(&server, &shared, id).await.unwrap_err()), field("session_id"));
        let (status, page) = page(&server, &shared, id, b"").await;
        assert!(status == 422 && page.contains("Trace a leak"), "{id}");
    }
    let send = async |form| {
        let answer = leak(&server, &shared).multipart(form).send().await.unwrap();
        said(read::<Traced>(answer).await.unwrap_err())
    };
    assert_eq!(send(form(&[&png(3, 2), &png(3, 2)], &[])).await, field("file"));
    assert_eq!(send(form(&[], &[("label", "x")])).await, field("label"));
    let twice = [("session_id", "4GX7-P2KM"), ("session_id", "4GX7-P2KM")];
    assert_eq!(send(form(&[], &twice)).await, field("session_id"));
}

#[tokio::test]
async fn a_picture_counts_as_an_upload_does_and_an_id_does_not() {
    let server = TestServer::with(&[("limits.uploads_per_hour", "2")]).await;
    let shared = server.share(&[]).await;
    by_picture(&server, &shared, &png(40, 40)).await.unwrap();
    assert_eq!(by_picture(&server, &shared, &png(40, 40)).await.unwrap_err().status, 429);
    for _ in 0..5 {
        by_id(&server, &shared, "4GX7-P2KM").await.unwrap();
    }
    let places = TestServer::with(&[("limits.uploads_at_once", "1")]).await;
    let shared = places.share(&[]).await;
    let place = places.app.receiving.clone().try_acquire_owned().unwrap();
    let busy = by_picture(&places, &shared, &png(40, 40)).await.unwrap_err();
    assert_eq!((busy.status, &*busy.code), (429, "busy"));
    drop(place);
    by_picture(&places, &shared, &png(40, 40)).await.unwrap();
}
