//! Channels and posts by page, as a person without scripts uses them.

use chatpic_api::Posted;
use chatpic_core::RulesWish;
use chatpic_store::records::Hiding;
use reqwest::Response;

use crate::harness::{TestServer, form, png};
use crate::posts::PIXEL;

const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;";

impl TestServer {
    /// A page as a browser gets it.
    async fn page(&self, path: &str) -> (u16, String) {
        let answer = self.get(path).header("accept", "text/html").send().await.unwrap();
        let status = answer.status().as_u16();
        assert!(answer.headers()["x-robots-tag"].to_str().unwrap().contains("noindex"), "{path}");
        assert_eq!(answer.headers()["cache-control"], "no-store", "{path}");
        assert!(!answer.headers().contains_key("set-cookie"), "{path}");
        (status, answer.text().await.unwrap())
    }

    /// A page that is there.
    pub async fn shown(&self, path: &str) -> String {
        let (status, page) = self.page(path).await;
        assert_eq!(status, 200, "{path}: {page}");
        page
    }

    /// What the form of a channel's page sends.
    async fn send_post(&self, path: &str, files: &[&[u8]], fields: &[(&str, &str)]) -> Response {
        let html = self.post(path).header("accept", "text/html");
        html.multipart(form(files, fields)).send().await.unwrap()
    }
}

/// The names of the posts that a page lists, in their order.
fn names(page: &str) -> Vec<&str> {
    let items = page.split("<li><a href=\"/p/").skip(1);
    items.map(|item| item.split(['"', '?']).next().unwrap()).collect()
}

/// Where the link with these words leads.
fn link<'a>(page: &'a str, words: &str) -> Option<String> {
    let (before, _): (&'a str, _) = page.split_once(&format!(">{words}</a>"))?;
    let href = before.rsplit_once("href=\"")?.1.split_once('"')?.0;
    Some(href.replace("&#38;", "&").replace("&amp;", "&"))
}

fn adult(wish: &mut RulesWish) {
    wish.adult = "true".to_owned();
}

#[tokio::test]
async fn the_home_page_leads_to_channels_only_where_there_are_some() {
    let server = TestServer::start().await;
    assert!(!server.shown("/").await.contains("\"/c\""));
    assert!(server.shown("/c").await.contains("There are no channels here."));
    server.channel("cats", 5, |wish| wish.about = HOSTILE.to_owned()).await;
    assert!(server.shown("/").await.contains("\"/c\""));
    let list = server.shown("/c").await;
    assert_eq!(link(&list, "About cats").as_deref(), Some("/c/cats"));
    assert!(list.contains("Holds 5 posts, each for 1 day at most.") && !list.contains("<script>a"));
    server.close("cats").await;
    assert!(!server.shown("/").await.contains("\"/c\""));
    assert!(server.shown("/c").await.contains("There are no channels here."));
}

#[tokio::test]
async fn the_list_of_channels_has_pages() {
    let server = TestServer::start().await;
    for number in 0..53 {
        server.channel(&format!("c{number:02}"), 5, |_| ()).await;
    }
    let first = server.shown("/c").await;
    let next = link(&first, "More channels").unwrap();
    let second = server.shown(&next).await;
    assert_eq!(link(&second, "More channels"), None);
    for number in 0..53 {
        let title = format!("About c{number:02}");
        let (one, two) = (link(&first, &title), link(&second, &title));
        assert!(one.is_some() != two.is_some(), "{title} once");
    }
}

#[tokio::test]
async fn posting_without_scripts_leads_to_the_manage_page_and_the_post_is_there() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    assert!(server.shown("/c/cats").await.contains("Nothing is posted here yet."));
    let (large, small) = (png(640, 480), png(30, 20));
    let sent = server.send_post("/c/cats", &[&large, &small], &[("caption", HOSTILE)]).await;
    assert_eq!(sent.status(), 303, "{}", sent.text().await.unwrap());
    let manage = server.shown(sent.headers()["location"].to_str().unwrap()).await;
    assert!(manage.contains("<h1>Your post</h1>") && manage.contains("About cats"));
    assert!(
        !manage.contains("Change when it ends") && manage.contains(">Delete this post</button>")
    );

    let page = server.shown("/c/cats").await;
    let [name] = names(&page)[..] else { panic!("{page}") };
    assert!(manage.contains(&server.url(&format!("/p/{name}"))));
    assert!(
        page.contains("<small>2 pictures</small>") && page.contains("width=\"320\" height=\"240\"")
    );
    let post = server.shown(&format!("/p/{name}")).await;
    for page in [&page, &post] {
        assert!(page.contains("alert(1)") && !page.contains("<script>a"), "the caption, as text");
    }
    assert!(post.contains("alt=\"&#60;script&#62;alert(1)&#60;/script&#62;"));
    assert!(post.contains(", 2 of 2\"") && post.contains("Gone in <time"));
    assert!(post.contains("Sooner if newer posts need its place."));
    assert_eq!(link(&post, "About cats").as_deref(), Some("/c/cats"));
    assert!(post.contains(&format!("name=\"url\" value=\"/p/{name}\"")), "a way to report it");
    for (path, bytes) in [(format!("/p/{name}/0"), &large), (format!("/p/{name}/1"), &small)] {
        assert!(post.contains(&format!("src=\"{path}\"")));
        assert_eq!(server.bytes(&path).await.unwrap(), *bytes);
    }
    server.bytes(&format!("/p/{name}/t0")).await.unwrap();
}

#[tokio::test]
async fn a_refused_post_gets_its_form_back_with_what_to_do() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let file = png(3, 2);
    for (files, caption, status, said) in [
        (&[&file[..]][..], "", 422, "say in a line what it is"),
        (&[], "Look!", 422, "choose at least one picture"),
        (
            &[b"%PDF-1.7"],
            "Look!",
            415,
            "Pictures can be JPEG, PNG, GIF, WebP or, where it is taken, AVIF;",
        ),
        (&[&file], &"x".repeat(201), 422, "can have up to 200 characters"),
    ] {
        let sent = server.send_post("/c/cats", files, &[("caption", caption)]).await;
        assert_eq!(sent.status(), status, "{said}");
        let page = sent.text().await.unwrap();
        assert!(
            page.contains(said) && page.contains("<details") && page.contains(" open>"),
            "{page}"
        );
        assert!(names(&page).is_empty());
    }
    let program = server.post("/c/cats").multipart(form(&[], &[])).send().await.unwrap();
    assert_eq!(program.headers()["content-type"], "application/problem+json");
    for (channel, status) in [("dogs", 404), ("x.y", 404)] {
        let path = format!("/c/{channel}");
        let sent = server.send_post(&path, &[&file], &[("caption", "Look!")]).await;
        assert_eq!(sent.status(), status);
        assert_eq!(server.page(&path).await.0, status);
    }
}

#[tokio::test]
async fn pages_of_a_channel_neither_skip_nor_repeat_and_pinned_posts_come_first() {
    let server = TestServer::start().await;
    server.channel("cats", 500, |_| ()).await;
    let mut posted = Vec::new();
    for _ in 0..205 {
        posted.push(server.posted("cats", PIXEL).await.id);
    }
    let pinned = posted[2].clone();
    server.pin(&pinned).await;
    posted.reverse();

    let first = server.shown("/c/cats").await;
    assert_eq!(names(&first)[0], pinned);
    assert_eq!(names(&first)[1..], posted[..200]);
    assert!(first.contains("<small>Pinned</small>"));
    assert_eq!(link(&first, "Newest posts"), None);
    let older = link(&first, "Older posts").unwrap();
    server.posted("cats", PIXEL).await;
    let second = server.shown(&older).await;
    let rest: Vec<_> = posted[200..].iter().filter(|name| **name != pinned).collect();
    assert_eq!(names(&second), rest);
    assert_eq!(link(&second, "Older posts"), None);
    assert_eq!(link(&second, "Newest posts").as_deref(), Some("/c/cats"));
    assert_eq!(server.page("/c/cats?before=2").await.0, 422);
}

#[tokio::test]
async fn what_is_for_adults_stands_behind_a_gate_which_every_link_carries_on() {
    let server = TestServer::with(&[("adult_channels", "true")]).await;
    server.channel("x", 500, adult).await;
    let posted = server.posted("x", PIXEL).await;
    for _ in 0..200 {
        server.posted("x", PIXEL).await;
    }
    for path in ["/c/x".to_owned(), format!("/p/{}", posted.id)] {
        let gate = server.shown(&path).await;
        assert!(gate.contains("This is for adults.") && !gate.contains("About x"), "{path}");
        assert!(!gate.contains("Look!") && !gate.contains("<img"), "{path}");
        assert!(gate.contains(&format!("<form method=\"get\" action=\"{path}\">")));
        assert!(gate.contains("<input type=\"hidden\" name=\"adult\" value=\"yes\">"));
        for path in [path.clone(), format!("{path}?adult=yes")] {
            let answer = server.get(&path).send().await.unwrap();
            assert_eq!(answer.headers()["rating"], "RTA-5042-1996-1400-1577-RTA", "{path}");
            assert!(answer.text().await.unwrap().contains("name=\"rating\""), "{path}");
        }
    }
    let page = server.shown("/c/x?adult=yes").await;
    let older = link(&page, "Older posts").unwrap();
    assert!(server.shown(&older).await.contains(&posted.id));
    let undeclared = older.replace("&adult=yes", "");
    let gate = server.shown(&undeclared).await;
    let place = older.split(['=', '&']).nth(1).unwrap();
    assert!(gate.contains(&format!("<input type=\"hidden\" name=\"before\" value=\"{place}\">")));

    let post = server.shown(&format!("/p/{}?adult=yes", posted.id)).await;
    for page in [page, post] {
        let attributes = page.split(['"', ' ']);
        let leads = |it: &&str| it.starts_with("/c/x") || it.starts_with("/p/");
        let reports = format!("/p/{}", posted.id);
        for path in attributes.filter(leads).filter(|it| *it != reports) {
            assert!(path.contains("adult=yes"), "{path}");
        }
    }
    let sent = server.send_post("/c/x?adult=yes", &[PIXEL], &[("caption", "Look!")]).await;
    assert_eq!(sent.status(), 303);
    let refused = server.send_post("/c/x?adult=yes", &[], &[("caption", "Look!")]).await;
    assert_eq!(refused.headers()["rating"], "RTA-5042-1996-1400-1577-RTA");
}

#[tokio::test]
async fn a_closed_channel_is_gone_and_says_so() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let posted = server.posted("cats", PIXEL).await;
    server.close("cats").await;
    let (status, page) = server.page("/c/cats").await;
    assert!(status == 410 && page.contains("<h1>This channel is closed</h1>"), "{page}");
    assert!(!page.contains("Try again"));
    let sent = server.send_post("/c/cats", &[PIXEL], &[("caption", "Look!")]).await;
    assert_eq!(sent.status(), 410);
    let (status, page) = server.page(&format!("/p/{}", posted.id)).await;
    assert!(status == 410 && page.contains("<h1>This post is gone.</h1>"), "{page}");
}

#[tokio::test]
async fn a_post_that_waits_says_so_to_its_poster_alone() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |wish| wish.review_first = "true".to_owned()).await;
    assert!(server.shown("/c/cats").await.contains("A moderator looks at each post"));
    let posted = server.posted("cats", PIXEL).await;
    assert_eq!(server.page(&format!("/p/{}", posted.id)).await.0, 404);
    assert!(names(&server.shown("/c/cats").await).is_empty());
    let path = format!("/m/{}", posted.manage_token);
    let manage = server.shown(&path).await;
    assert!(manage.contains("<h1>Waiting for review</h1>") && manage.contains(&posted.url));

    let share = server.app.records.shares(None, 1).await.unwrap()[0];
    server.app.records.show_post(share, server.app.now()).await.unwrap();
    assert!(server.shown(&path).await.contains("<h1>Your post</h1>"));
    assert_eq!(names(&server.shown("/c/cats").await), [posted.id.as_str()]);

    assert_eq!(server.form(&format!("{path}/withdraw"), &[]).send().await.unwrap().status(), 303);
    assert!(server.shown(&path).await.contains("This share is gone."));
    let (status, page) = server.page(&format!("/p/{}", posted.id)).await;
    assert!(status == 410 && page.contains("taken back"), "{page}");
    assert!(names(&server.shown("/c/cats").await).is_empty());
}

#[tokio::test]
async fn a_hidden_post_is_on_no_page() {
    let server = TestServer::start().await;
    server.channel("cats", 5, |_| ()).await;
    let Posted { id, .. } = server.posted("cats", PIXEL).await;
    let share = server.app.records.shares(None, 1).await.unwrap()[0];
    let hide = async |hiding| {
        server.app.records.hide(share, hiding, server.app.now()).await.unwrap();
    };
    hide(Some(Hiding::Meanwhile)).await;
    assert!(names(&server.shown("/c/cats").await).is_empty());
    assert_eq!(server.page(&format!("/p/{id}")).await.0, 410);
    hide(None).await;
    assert_eq!(names(&server.shown("/c/cats").await), [id]);
}

impl TestServer {
    /// Pins a post, as a moderator does.
    async fn pin(&self, name: &str) {
        let mut after = None;
        loop {
            let rows = self.app.records.every_post(after, 100).await.unwrap();
            after = Some(rows.last().expect("it is among them").share);
            if let Some(row) = rows.iter().find(|row| row.name.as_str() == name) {
                assert!(self.app.records.pin_post(row.share, true).await.unwrap());
                return;
            }
        }
    }
}
