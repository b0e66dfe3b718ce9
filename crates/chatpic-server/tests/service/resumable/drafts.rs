//! Uploads of which another request makes a share, as files of it.

use chatpic_api::{Posted, Problem, Shared};
use reqwest::multipart::{Form, Part};

use super::{TestServer, token};
use crate::harness::{png, read};

const KEY: &str = "a-key-of-enough-random-letters";

fn naming(uploads: &[&String]) -> Form {
    let named = uploads.iter().map(|upload| token(upload).to_owned());
    named.fold(Form::new(), |form, token| form.text("upload", token))
}

async fn share(server: &TestServer, form: Form) -> Result<Shared, Problem> {
    read(server.post("/api/v1/shares").multipart(form).send().await.unwrap()).await
}

/// The pictures of a share, in their order.
async fn pictures(server: &TestServer, shared: &Shared) -> Vec<Vec<u8>> {
    let mut pictures = Vec::new();
    for media in &shared.media {
        pictures.push(server.bytes(media.direct_url.as_ref().unwrap()).await.unwrap());
    }
    pictures
}

#[tokio::test]
async fn a_share_of_drafts_has_the_bytes_of_a_share_of_files() {
    let (server, files) = (TestServer::start().await, [png(9, 8), png(70, 60), png(8, 9)]);
    let mut drafts = Vec::new();
    for file in &files {
        let (head, tail) = file.split_at(100);
        drafts.push(server.draft(&[head, tail]).await);
    }
    let order = [&drafts[2], &drafts[0], &drafts[1]];
    let shared = share(&server, naming(&order).text("label", "Anna")).await.unwrap();
    let by_files = [&files[2][..], &files[0], &files[1]];
    let expected = server.share_files(&by_files, &[]).await;
    let shown = pictures(&server, &shared).await;
    assert_eq!(shown, pictures(&server, &expected).await);
    assert_eq!(shown, by_files);
    for draft in &drafts {
        assert_eq!(server.head(draft).await.status(), 410);
    }
    server.purge().await;
    assert_eq!(server.blobs().await, 6, "nothing is left of the pieces");
}

#[tokio::test]
async fn drafts_and_files_stand_in_the_order_in_which_they_are_named() {
    let (server, files) = (TestServer::start().await, [png(9, 8), png(7, 6), png(5, 4)]);
    let first = server.draft(&[&files[0]]).await;
    let last = server.draft(&[&files[2]]).await;
    let file = Part::bytes(files[1].clone()).file_name("x");
    let form = naming(&[&first]).part("file", file).text("upload", token(&last).to_owned());
    let shared = share(&server, form).await.unwrap();
    assert_eq!(pictures(&server, &shared).await, files);
}

#[tokio::test]
async fn a_retry_gets_the_same_answer_though_the_drafts_are_used_up() {
    let (server, file) = (TestServer::start().await, png(9, 8));
    let draft = server.draft(&[&file]).await;
    let send = async |form: Form| {
        let request = server.post("/api/v1/shares").header("idempotency-key", KEY);
        read::<Shared>(request.multipart(form).send().await.unwrap()).await
    };
    let first = send(naming(&[&draft])).await.unwrap();
    assert_eq!(send(naming(&[&draft])).await.unwrap().url, first.url);
    assert_eq!(server.head(&draft).await.status(), 410);
    let other = server.draft(&[&file]).await;
    assert_eq!(send(naming(&[&other])).await.unwrap_err().code, "idempotency-key-reused");
    assert_eq!(server.offset(&other).await, file.len(), "it can still be used");
}

#[tokio::test]
async fn what_is_no_whole_draft_is_named_and_nothing_is_used_up() {
    let (server, file) = (TestServer::start().await, png(9, 8));
    let good = server.draft(&[&file]).await;
    let unfinished = server.begun(file.len(), &[("draft", "true")]).await;
    server.sent(&unfinished, 0, &file[..50]).await;
    let used = server.draft(&[&file]).await;
    share(&server, naming(&[&used])).await.unwrap();
    let ended = server.draft(&[&file]).await;
    server.end(&ended).await;
    let unknown = format!("/{}", "x".repeat(32));
    for bad in [&unfinished, &used, &ended, &unknown, &"no token".to_owned()] {
        let refused = share(&server, naming(&[&good, bad])).await.unwrap_err();
        assert_eq!((refused.status, refused.field.as_deref()), (422, Some("upload")), "{bad}");
    }
    let twice = share(&server, naming(&[&good, &good])).await.unwrap_err();
    assert_eq!((twice.status, twice.field.as_deref()), (422, Some("upload")));
    let many = vec![&good; 21];
    assert_eq!(share(&server, naming(&many)).await.unwrap_err().field.as_deref(), Some("upload"));
    share(&server, naming(&[&good])).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_requests_at_once_one_uses_a_draft() {
    let (server, file) = (TestServer::start().await, png(9, 8));
    let draft = server.draft(&[&file]).await;
    let requests = (0..8).map(|_| share(&server, naming(&[&draft])));
    let made = futures_util::future::join_all(requests).await;
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
    for refused in made.into_iter().filter_map(Result::err) {
        assert_eq!(refused.field.as_deref(), Some("upload"));
    }
    server.purge().await;
    server.settled().await;
    assert_eq!(server.blobs().await, 1);
}

#[tokio::test]
async fn a_draft_that_is_refused_can_be_used_again() {
    let (server, file) = (TestServer::start().await, png(9, 8));
    let draft = server.draft(&[&file]).await;
    let broken = server.draft(&[&file[..60]]).await;
    let refused = share(&server, naming(&[&draft, &broken])).await.unwrap_err();
    assert_eq!(refused.code, "broken-file");
    let shared = share(&server, naming(&[&draft])).await.unwrap();
    assert_eq!(pictures(&server, &shared).await, [file]);
}

#[tokio::test]
async fn a_post_is_made_of_drafts_too() {
    let (server, file) = (TestServer::start().await, png(9, 8));
    server.channel("cats", 5, |_| ()).await;
    let draft = server.draft(&[&file]).await;
    let form = naming(&[&draft]).text("caption", "Look!");
    let answer = server.post("/api/v1/channels/cats/posts").multipart(form).send().await.unwrap();
    let posted: Posted = read(answer).await.unwrap();
    assert_eq!(server.bytes(&posted.media[0].url).await.unwrap(), file);
    assert_eq!(server.head(&draft).await.status(), 410);
}
