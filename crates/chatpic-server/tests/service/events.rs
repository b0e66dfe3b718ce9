//! Streams of events: what happens in channels and threads reaches whoever listens, at every node.

use std::time::Duration;

use chatpic_api::Posted;
use chatpic_core::PostName;
use chatpic_seal::{Kind, lookup};
use chatpic_server::actions::live::look;
use chatpic_store::channels::{Commented, NewComment, Thread};
use chatpic_store::records::{Lookup, Sealed};
use reqwest::Response;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::harness::TestServer;
use crate::places::Places;
use crate::posts::PIXEL;

/// An open stream.
struct Stream {
    answer: Response,
    read: String,
}

/// A block of a stream.
#[derive(Debug, PartialEq)]
struct Event {
    name: String,
    id: String,
    data: Value,
}

impl Stream {
    async fn open(server: &TestServer, path: &str) -> Self {
        Self::of(server.get(path).send().await.unwrap()).await
    }

    async fn of(answer: Response) -> Self {
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert_eq!(answer.headers()["x-accel-buffering"], "no");
        let mut stream = Self { answer, read: String::new() };
        let first = stream.block().await.unwrap();
        let retry: u32 = first.strip_prefix("retry: ").unwrap().parse().unwrap();
        assert!((2000..4000).contains(&retry));
        stream
    }

    /// The next event; `None` at the end.
    async fn next(&mut self) -> Option<Event> {
        loop {
            let block = self.block().await?;
            let field = |name: &str| {
                let prefix = format!("{name}: ");
                block.lines().find_map(|line| line.strip_prefix(&prefix)).map(str::to_owned)
            };
            if let Some(name) = field("event") {
                let data = serde_json::from_str(&field("data").unwrap()).unwrap();
                return Some(Event { name, id: field("id").unwrap(), data });
            }
        }
    }

    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.read.split_once("\n\n") {
                let block = block.to_owned();
                self.read = rest.to_owned();
                return Some(block);
            }
            let more = timeout(PATIENCE, self.answer.chunk()).await.expect("something happens");
            self.read += std::str::from_utf8(&more.ok()??).unwrap();
        }
    }

    /// The next event, a post; where it is.
    async fn post(&mut self, posted: &Posted) -> String {
        let event = self.next().await.unwrap();
        assert_eq!((event.name.as_str(), event.data), ("post", json!({ "id": posted.id })));
        event.id
    }

    async fn comment(&mut self, number: u32) {
        let event = self.next().await.unwrap();
        let data = json!({ "number": number });
        assert_eq!(event, Event { name: "comment".into(), id: number.to_string(), data });
    }
}

const PATIENCE: Duration = Duration::from_secs(20);

impl TestServer {
    async fn look(&self) {
        look(&self.app).await.unwrap();
    }

    /// Comments past the service: what it says tells nobody here anything.
    async fn comments(&self, name: &str, secret: u8) -> u32 {
        let name: PostName = name.parse().unwrap();
        let thread = Thread::Link(Lookup(lookup(Kind::Post, name.as_str().as_bytes())));
        let new = NewComment {
            lookup: Lookup([secret; 32]),
            sealed: Sealed(vec![0; 40]),
            created_at: self.app.now(),
        };
        match self.app.records.comment(thread, &new, self.app.now()).await.unwrap() {
            Commented::Written(number) => number,
            other => panic!("{other:?}"),
        }
    }

    /// Waits until so many listen.
    async fn listeners(&self, expected: usize) {
        let until = async {
            while self.app.live.listeners() != expected {
                tokio::task::yield_now().await;
            }
        };
        timeout(PATIENCE, until).await.expect("listeners come and go");
    }
}

async fn two() -> [TestServer; 2] {
    let places = Places::shared();
    [TestServer::node(&places).await, TestServer::node(&places).await]
}

#[tokio::test]
async fn a_listener_is_told_of_each_new_post_and_of_what_came_while_it_was_away() {
    let server = TestServer::start().await;
    server.channel("cats", 50, |_| ()).await;
    server.channel("dogs", 50, |_| ()).await;
    let path = "/api/v1/channels/cats/events";
    server.posted("cats", PIXEL).await;
    let mut stream = Stream::open(&server, path).await;
    let first = server.posted("cats", PIXEL).await;
    server.posted("dogs", PIXEL).await;
    server.look().await;
    let place = stream.post(&first).await;
    let second = server.posted("cats", PIXEL).await;
    let third = server.posted("cats", PIXEL).await;
    server.look().await;
    stream.post(&second).await;
    stream.post(&third).await;
    drop(stream);

    let back = server.get(path).header("last-event-id", &place).send().await.unwrap();
    let mut again = Stream::of(back).await;
    assert_ne!(again.post(&second).await, place);
    again.post(&third).await;
    let mut page = Stream::open(&server, &format!("{path}?after={place}")).await;
    page.post(&second).await;
}

#[tokio::test]
async fn a_page_says_from_where_on_it_listens() {
    let server = TestServer::start().await;
    server.channel("cats", 50, |_| ()).await;
    let before = server.posted("cats", PIXEL).await;
    let page = server.get("/c/cats").send().await.unwrap().text().await.unwrap();
    assert!(page.contains(&before.id));
    let events = page.split("data-events=\"").nth(1).unwrap().split('"').next().unwrap();
    let between = server.posted("cats", PIXEL).await;
    let mut stream = Stream::open(&server, events).await;
    stream.post(&between).await;
}

#[tokio::test]
async fn what_waits_or_is_hidden_or_left_is_not_told() {
    let server = TestServer::start().await;
    server.channel("cats", 1, |_| ()).await;
    let mut stream = Stream::open(&server, "/api/v1/channels/cats/events").await;
    server.posted("cats", PIXEL).await;
    server.pass(60);
    let second = server.posted("cats", PIXEL).await;
    server.edit("cats", |wish| wish.review_first = "true".to_owned()).await;
    server.posted("cats", PIXEL).await;
    server.look().await;
    stream.post(&second).await;
    server.pass(60);
    let [waits] = &server.waiting().await[..] else { panic!("one waits") };
    server.app.records.show_post(*waits, server.app.now()).await.unwrap();
    server.look().await;
    assert_eq!(stream.next().await.unwrap().data, json!({ "id": server.listed("cats").await[0] }));
}

#[tokio::test]
async fn a_listener_to_a_thread_is_told_how_far_it_goes() {
    let server = TestServer::start().await;
    server.channel("cats", 50, |_| ()).await;
    let posted = server.posted("cats", PIXEL).await;
    let path = format!("/api/v1/posts/{}/events", posted.id);
    let mut stream = Stream::open(&server, &path).await;
    assert_eq!(server.comments(&posted.id, 1).await, 1);
    server.look().await;
    stream.comment(1).await;
    server.comments(&posted.id, 2).await;
    server.comments(&posted.id, 3).await;
    server.look().await;
    stream.comment(3).await;
    let mut page = Stream::open(&server, &format!("{path}?after=2")).await;
    page.comment(3).await;
    let wrong = server.bytes(&format!("{path}?after=x")).await.unwrap_err();
    assert_eq!((wrong.status, wrong.field.as_deref()), (422, Some("after")));
}

#[tokio::test]
async fn what_happens_at_one_node_is_told_at_the_others() {
    let [here, there] = two().await;
    here.channel("cats", 50, |_| ()).await;
    let mut posts = Stream::open(&there, "/api/v1/channels/cats/events").await;
    let posted = here.posted("cats", PIXEL).await;
    there.look().await;
    posts.post(&posted).await;
    let path = format!("/api/v1/posts/{}/events", posted.id);
    let mut comments = Stream::open(&there, &path).await;
    here.comments(&posted.id, 1).await;
    there.look().await;
    comments.comment(1).await;
    here.close("cats").await;
    here.purge().await;
    there.look().await;
    assert_eq!((posts.next().await, comments.next().await), (None, None));
}

#[tokio::test]
async fn what_happens_here_is_looked_at_at_once() {
    let server = TestServer::start().await;
    server.channel("cats", 50, |_| ()).await;
    server.posted("cats", PIXEL).await;
    timeout(PATIENCE, server.app.live.stirred()).await.expect("a post stirs");
}

#[tokio::test]
async fn a_stream_ends_when_what_it_is_about_is_gone_and_there_is_no_new_one() {
    let server = TestServer::start().await;
    server.channel("cats", 50, |_| ()).await;
    let posted = server.posted("cats", PIXEL).await;
    let channel = "/api/v1/channels/cats/events";
    let post = format!("/api/v1/posts/{}/events", posted.id);
    let mut thread = Stream::open(&server, &post).await;
    let manage = server.url(&format!("/api/v1/manage/{}", posted.manage_token));
    assert_eq!(server.http.delete(manage).send().await.unwrap().status(), 204);
    server.look().await;
    assert_eq!(thread.next().await, None);
    assert_eq!(server.bytes(&post).await.unwrap_err().status, 410);

    let mut posts = Stream::open(&server, channel).await;
    server.close("cats").await;
    server.look().await;
    assert_eq!(posts.next().await, None);
    assert_eq!(server.bytes(channel).await.unwrap_err().status, 410);
    for unknown in ["/api/v1/channels/dogs/events", "/api/v1/posts/000000000000/events"] {
        assert_eq!(server.bytes(unknown).await.unwrap_err().status, 404);
    }
    server.listeners(0).await;
}

#[tokio::test]
async fn a_stream_ends_with_the_server() {
    let server = TestServer::start().await;
    server.channel("cats", 50, |_| ()).await;
    let mut stream = Stream::open(&server, "/api/v1/channels/cats/events").await;
    timeout(PATIENCE, server.stop()).await.expect("nothing keeps the server");
    assert_eq!(stream.next().await, None);
}

#[tokio::test]
async fn streams_are_bounded_in_all_and_for_each_client() {
    for limit in ["limits.event_streams", "limits.event_streams_per_client"] {
        let server = TestServer::with(&[(limit, "2")]).await;
        server.channel("cats", 50, |_| ()).await;
        let path = "/api/v1/channels/cats/events";
        let one = Stream::open(&server, path).await;
        let _two = Stream::open(&server, path).await;
        let third = server.get(path).send().await.unwrap();
        assert_eq!(third.status(), 429);
        assert_eq!(third.headers()["retry-after"], "30");
        drop(one);
        server.listeners(1).await;
        Stream::open(&server, path).await;
    }
    let settings = [("limits.event_streams_per_client", "1"), ("trusted_proxies", "127.0.0.1")];
    let server = TestServer::with(&settings).await;
    server.channel("cats", 50, |_| ()).await;
    let from = async |address: &str| {
        let asked = server.get("/api/v1/channels/cats/events").header("x-forwarded-for", address);
        asked.send().await.unwrap()
    };
    let kept = [from("2001:db8::1").await, from("2001:db8:0:1::1").await, from("192.0.2.1").await];
    assert!(kept.iter().all(|answer| answer.status() == 200));
    assert_eq!(from("2001:db8::2").await.status(), 429, "the same network");
    assert_eq!(from("192.0.2.2").await.status(), 200);
}

#[tokio::test]
async fn what_is_for_adults_is_told_only_to_whoever_declares_to_be_one() {
    let server = TestServer::with(&[("adult_channels", "true")]).await;
    server.channel("x", 50, |wish| wish.adult = "true".to_owned()).await;
    let posted = server.posted("x", PIXEL).await;
    for path in
        ["/api/v1/channels/x/events".to_owned(), format!("/api/v1/posts/{}/events", posted.id)]
    {
        let refused = server.bytes(&path).await.unwrap_err();
        assert_eq!((refused.status, refused.code.as_str()), (403, "adults-only"));
        Stream::open(&server, &format!("{path}?adult=yes")).await;
    }
}

impl TestServer {
    async fn waiting(&self) -> Vec<chatpic_core::ShareId> {
        let rows = self.app.records.every_post(None, 100).await.unwrap();
        rows.into_iter().filter(|row| row.number.is_none()).map(|row| row.share).collect()
    }
}
