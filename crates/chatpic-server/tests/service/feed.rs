//! A channel's feed: sound XML with all that Atom requires (RFC 4287), and what the page lists.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use crate::harness::{TestServer, png};

/// An element with what stands in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    inside: Vec<Element>,
}

impl Element {
    /// The document's only element.
    fn read(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::of(&start)),
                Event::Empty(start) => open.last_mut().unwrap().inside.push(Self::of(&start)),
                Event::End(_) => {
                    let closed = open.pop().unwrap();
                    open.last_mut().unwrap().inside.push(closed);
                }
                Event::Text(text) => open.last_mut().unwrap().text += &text.decode().unwrap(),
                Event::GeneralRef(reference) => {
                    let reference = format!("&{};", reference.decode().unwrap());
                    open.last_mut().unwrap().text += &unescape(&reference).unwrap();
                }
                Event::Decl(_) => {}
                Event::Eof => break,
                other => panic!("{other:?}"),
            }
        }
        let mut document = open.pop().unwrap();
        assert!(open.is_empty() && document.inside.len() == 1);
        document.inside.remove(0)
    }

    fn of(start: &quick_xml::events::BytesStart<'_>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let attributes = start.attributes().map(Result::unwrap);
        Self {
            name: text(start.name().as_ref()),
            attributes: attributes
                .map(|it| (text(it.key.as_ref()), unescape(&text(&it.value)).unwrap().into_owned()))
                .collect(),
            ..Self::default()
        }
    }

    fn all(&self, name: &str) -> Vec<&Self> {
        self.inside.iter().filter(|it| it.name == name).collect()
    }

    /// The only one of its name.
    fn one(&self, name: &str) -> &Self {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "{name} in {self:?}");
        all[0]
    }

    fn has(&self, attribute: &str) -> &str {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        &found.unwrap_or_else(|| panic!("{attribute} in {self:?}")).1
    }

    fn link(&self, rel: &str) -> &str {
        let links = self.all("link");
        links.into_iter().find(|it| it.has("rel") == rel).unwrap().has("href")
    }
}

async fn feed(server: &TestServer, path: &str) -> Element {
    let answer = server.get(path).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/atom+xml; charset=utf-8");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let feed = Element::read(&answer.text().await.unwrap());
    assert_eq!(feed.name, "feed");
    assert_eq!(feed.has("xmlns"), "http://www.w3.org/2005/Atom");
    feed
}

#[tokio::test]
async fn a_feed_has_all_that_atom_requires_and_lists_what_the_page_lists() {
    let server = TestServer::start().await;
    let hostile = "<b>\"cats\"</b> & 'dogs' ]]>";
    let rename = |wish: &mut chatpic_core::RulesWish| {
        (wish.title, wish.about) = (hostile.to_owned(), hostile.to_owned());
    };
    server.channel("cats", 500, rename).await;

    let empty = feed(&server, "/c/cats/feed.xml").await;
    assert!(empty.all("entry").is_empty());
    assert_eq!(empty.one("updated").text, server.app.now().to_string());

    let first = server.post_in("cats", &[&png(640, 480), &png(30, 20)], hostile).await.unwrap();
    server.pass(60);
    let second = server.posted("cats", &png(3, 2)).await;
    let cats = feed(&server, "/c/cats/feed.xml").await;
    assert_eq!(cats.one("id").text, server.url("/c/cats"));
    assert_eq!(
        (cats.one("title").text.as_str(), cats.one("subtitle").text.as_str()),
        (hostile, hostile)
    );
    assert_eq!(cats.one("updated").text, second.created_at);
    assert_eq!(cats.one("author").one("name").text, hostile);
    assert_eq!(cats.link("self"), server.url("/c/cats/feed.xml"));
    assert_eq!(cats.link("alternate"), server.url("/c/cats"));
    let entries = cats.all("entry");
    assert_eq!(entries.len(), 2);
    for (entry, posted) in entries.into_iter().zip([&second, &first]) {
        assert_eq!(entry.one("id").text, posted.url);
        assert_eq!(entry.one("title").text, posted.caption);
        assert_eq!(entry.one("updated").text, posted.created_at);
        assert_eq!(entry.link("alternate"), posted.url);
        let content = entry.one("content");
        assert_eq!(content.has("type"), "xhtml");
        let div = content.one("div");
        assert_eq!(div.has("xmlns"), "http://www.w3.org/1999/xhtml");
        let to = div.one("p").one("a");
        assert_eq!(to.has("href"), posted.url);
        let thumbs = to.all("img").into_iter().map(|it| it.has("src").to_owned());
        let told = posted.media.iter().map(|media| media.thumbnail_url.clone().unwrap());
        assert_eq!(thumbs.collect::<Vec<_>>(), told.collect::<Vec<_>>());
        for image in to.all("img") {
            assert_eq!(image.has("alt"), posted.caption);
            server.bytes(image.has("src")).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_feed_for_adults_is_there_only_for_whoever_declares_to_be_one() {
    let server = TestServer::with(&[("adult_channels", "true")]).await;
    server.channel("x", 5, |wish| wish.adult = "true".to_owned()).await;
    let posted = server.posted("x", &png(3, 2)).await;
    let refused = server.bytes("/c/x/feed.xml").await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (403, "adults-only"));
    let declared = feed(&server, "/c/x/feed.xml?adult=yes").await;
    let entry = declared.one("entry");
    assert_eq!(entry.one("id").text, posted.url);
    assert_eq!(entry.link("alternate"), format!("{}?adult=yes", posted.url));
    assert_eq!(declared.link("self"), server.url("/c/x/feed.xml?adult=yes"));
    let image = entry.one("content").one("div").one("p").one("a").one("img");
    server.bytes(image.has("src")).await.unwrap();
}

#[tokio::test]
async fn there_is_no_feed_of_what_is_not_there() {
    let server = TestServer::start().await;
    assert_eq!(server.bytes("/c/cats/feed.xml").await.unwrap_err().status, 404);
    server.channel("cats", 5, |_| ()).await;
    server.close("cats").await;
    assert_eq!(server.bytes("/c/cats/feed.xml").await.unwrap_err().status, 410);
}
