//! What is said of a picture beside its pixels: what it shows, what chats are told, and all of them in one
//! file.

use std::io::{Cursor, Read};

use serde_json::Value;
use zip::ZipArchive;

use super::harness::{TestServer, form, png};

const CAT: &str = "A \"cat\" & its <shadow>";

async fn page(server: &TestServer, path: &str) -> String {
    let answer = server.get(path).header("accept", "text/html").send().await.unwrap();
    answer.text().await.unwrap()
}

fn path<'a>(server: &TestServer, url: &'a str) -> &'a str {
    &url[server.url("").len()..]
}

#[tokio::test]
async fn what_a_picture_shows_is_told_wherever_it_is_shown_and_nowhere_in_the_clear() {
    let server = TestServer::start().await;
    let alt = format!("{CAT}\n\nthe last");
    let files = [png(40, 30), png(41, 30), png(42, 30)];
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let open = server.share_files(&files, &[("alt", &alt)]).await;
    let told: Vec<_> = open.media.iter().map(|media| media.alt.as_deref()).collect();
    assert_eq!(told, [Some(CAT), None, Some("the last")]);
    let shown = page(&server, path(&server, &open.url)).await;
    assert!(shown.contains("alt=\"A &#34;cat&#34; &#38; its &#60;shadow&#62;\""), "{shown}");
    assert!(shown.contains("alt=\"Shared picture 2 of 3\""));

    let limited = server.share(&[("alt", CAT), ("max_views", "1")]).await;
    assert!(!page(&server, path(&server, &limited.url)).await.contains("cat"));
    let granted = server.view(&limited, serde_json::json!({})).await.unwrap();
    assert_eq!(granted.media[0].alt.as_deref(), Some(CAT));
    let pass = granted.media[0].url.strip_suffix("/0").unwrap();
    assert!(page(&server, path(&server, pass)).await.contains("its &#60;shadow&#62;"));

    for file in walk(&server.data_dir()) {
        let bytes = std::fs::read(file).unwrap();
        assert!(!bytes.windows(10).any(|it| it == b"its <shado"));
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn no_more_is_described_than_there_is() {
    let server = TestServer::start().await;
    for (alt, fits) in [("one", true), ("one\n\n", true), ("one\ntwo", false)] {
        let answer = server.upload(&[&png(40, 30)], &[("alt", alt)]).await;
        assert_eq!(answer.status(), if fits { 201 } else { 422 }, "{alt:?}");
    }
    let long = "x".repeat(1001);
    assert_eq!(server.upload(&[&png(40, 30)], &[("alt", &long)]).await.status(), 422);
}

#[tokio::test]
async fn chats_show_a_picture_only_where_its_owner_said_so_and_no_button_stands_before_it() {
    let server = TestServer::start().await;
    let chosen = server.share(&[("preview", "true"), ("alt", CAT)]).await;
    let shown = page(&server, path(&server, &chosen.url)).await;
    let direct = chosen.direct_url.as_deref().unwrap();
    assert!(shown.contains(&format!("property=\"og:image\" content=\"{direct}\"")), "{shown}");
    assert!(shown.contains("summary_large_image"));

    let silent = server.share(&[]).await;
    let shown = page(&server, path(&server, &silent.url)).await;
    assert!(!shown.contains("og:image") && shown.contains("og:title"));

    // One of several links may need a button: of that, nothing is shown.
    let links = "[{\"label\":\"a\"},{\"label\":\"b\",\"max_views\":1}]";
    let several = server.share(&[("preview", "true"), ("links", links)]).await;
    let shown = page(&server, path(&server, &several.links[0].url)).await;
    assert!(shown.contains("og:image"));
    assert!(!page(&server, path(&server, &several.links[1].url)).await.contains("og:image"));

    for term in [("max_views", "1"), ("password", "x"), ("watermark", "true"), ("adult", "true")] {
        let answer = server.upload(&[&png(300, 300)], &[("preview", "true"), term]).await;
        assert_eq!(answer.status(), 422, "{term:?}");
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["field"], "preview");
    }
}

#[tokio::test]
async fn oembed_tells_what_the_card_tells_and_spends_nothing() {
    let server = TestServer::start().await;
    let ask = async |url: &str, rest: &str| {
        let asked: String = form_urlencoded::byte_serialize(url.as_bytes()).collect();
        server.get(&format!("/oembed?url={asked}{rest}")).send().await.unwrap()
    };
    let chosen = server.share(&[("preview", "true"), ("alt", CAT)]).await;
    let card: Value = ask(&chosen.url, "").await.json().await.unwrap();
    assert_eq!((card["type"].as_str(), card["title"].as_str()), (Some("photo"), Some(CAT)));
    assert_eq!(card["url"].as_str(), chosen.direct_url.as_deref());

    let limited = server.share(&[("max_views", "1")]).await;
    for _ in 0..3 {
        let card: Value = ask(&limited.url, "&format=json").await.json().await.unwrap();
        assert_eq!((card["type"].as_str(), card.get("url")), (Some("link"), None));
    }
    server.view(&limited, serde_json::json!({})).await.unwrap();
    assert_eq!(ask(&limited.url, "").await.status(), 410);
    assert_eq!(ask("https://elsewhere.example/s/x", "").await.status(), 404);
    assert_eq!(ask(&chosen.url, "&format=xml").await.status(), 422);
}

#[tokio::test]
async fn all_pictures_come_in_one_file_by_the_same_right_as_each() {
    let server = TestServer::start().await;
    let files = [png(40, 30), png(400, 300)];
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let open = server.share_files(&files, &[]).await;
    let archive = server.bytes(&format!("{}/pictures.zip", open.url)).await.unwrap();
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    assert_eq!(archive.len(), 2);
    for (number, media) in open.media.iter().enumerate() {
        let alone = server.bytes(media.direct_url.as_deref().unwrap()).await.unwrap();
        let mut file = archive.by_index(number).unwrap();
        assert_eq!(file.name().unwrap(), format!("picture-{}.png", number + 1));
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, alone);
    }

    let limited = server.share_files(&files, &[("max_views", "1")]).await;
    assert!(server.bytes(&format!("{}/pictures.zip", limited.url)).await.is_err());
    let granted = server.view(&limited, serde_json::json!({})).await.unwrap();
    let pass = granted.media[0].url.strip_suffix("/0").unwrap();
    let archive = server.bytes(&format!("{pass}/pictures.zip")).await.unwrap();
    assert_eq!(ZipArchive::new(Cursor::new(archive)).unwrap().len(), 2);
    server.withdraw(&limited).await;
    assert!(server.bytes(&format!("{pass}/pictures.zip")).await.is_err());
}

#[tokio::test]
async fn an_archive_of_marked_pictures_holds_marked_ones() {
    let server = TestServer::start().await;
    let marked = server.share_files(&[&png(400, 300)], &[("watermark", "true")]).await;
    let granted = server.view(&marked, serde_json::json!({})).await.unwrap();
    let alone = server.bytes(&granted.media[0].url).await.unwrap();
    let pass = granted.media[0].url.strip_suffix("/0").unwrap();
    let archive = server.bytes(&format!("{pass}/pictures.zip")).await.unwrap();
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut bytes = Vec::new();
    archive.by_index(0).unwrap().read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes, alone);
    assert_ne!(bytes, png(400, 300));
}

#[tokio::test]
async fn a_page_is_in_the_language_that_is_asked_for_and_leads_on_in_it() {
    let server = TestServer::start().await;
    let ask = async |path: &str, header: &str| {
        let asked = server.get(path).header("accept", "text/html");
        asked.header("accept-language", header).send().await.unwrap()
    };
    let german = ask("/", "de-CH, en;q=0.5").await;
    assert_eq!(german.headers()["content-language"], "de");
    assert!(german.headers().get_all("vary").iter().any(|it| it == "Accept-Language"));
    assert!(german.text().await.unwrap().contains("<html lang=\"de\" dir=\"ltr\""));
    let arabic = ask("/?lang=ar", "de").await.text().await.unwrap();
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\""));
    assert!(arabic.contains("action=\"/?lang=ar\"") && arabic.contains("href=\"/mine?lang=ar\""));

    let body = form(&[&png(40, 30)], &[]);
    let sent = server.post("/?lang=fr").header("accept", "text/html").multipart(body);
    let there = sent.send().await.unwrap();
    assert_eq!(there.status(), 303);
    let there = there.headers()["location"].to_str().unwrap().to_owned();
    assert!(there.starts_with("/m/") && there.ends_with("?lang=fr"), "{there}");
    assert!(ask(&there, "").await.text().await.unwrap().contains("<html lang=\"fr\""));
}
