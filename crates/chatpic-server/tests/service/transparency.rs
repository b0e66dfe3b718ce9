//! What everybody may know of reports and decisions: counts, and nobody behind them.

use chatpic_api::Transparency;
use chatpic_api::transparency::Count;
use chatpic_server::actions::cases::tick;

use crate::harness::TestServer;

async fn told(server: &TestServer) -> Transparency {
    // What a node gathered it tells for a while.
    server.pass(301);
    tick(&server.app).await.unwrap();
    server.get("/transparency.json").send().await.unwrap().json().await.unwrap()
}

#[tokio::test]
async fn notices_are_counted_by_category_and_way_and_few_are_not_told_apart() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    assert_eq!(told(&server).await.months[0].notices, []);
    for turn in 1..=6 {
        let report = [("url", &*shared.url), ("category", "hate")];
        let sent = server.form("/report", &report).send().await.unwrap();
        assert_eq!(sent.status(), 303);
        let notices = &told(&server).await.months[0].notices;
        assert_eq!((notices.len(), notices[0].category.as_str()), (1, "hate"));
        assert_eq!((notices[0].form.as_str(), notices[0].source.as_str()), ("plain", "page"));
        let count = if turn < 5 { Count::FEW } else { Count::Exactly(turn) };
        assert_eq!(notices[0].count, count);
    }
}

#[tokio::test]
async fn people_read_the_same_as_programs() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let report = [("url", &*shared.url), ("category", "gore")];
    server.form("/report", &report).send().await.unwrap();
    let month = told(&server).await.months.remove(0).month;
    let page = server.get("/transparency").send().await.unwrap().text().await.unwrap();
    assert!(page.contains(&format!("<h2>{month}</h2>")) && page.contains("Extreme violence"));
    assert!(page.contains("<span>&#60;5</span>"));
    assert!(!page.contains(shared.url.rsplit('/').next().unwrap()));
    assert!(page.contains("This instance has no list"));
}

#[tokio::test]
async fn a_node_gathers_once_in_a_while() {
    let server = TestServer::start().await;
    let shared = server.share(&[]).await;
    let before = told(&server).await;
    let report = [("url", &*shared.url), ("category", "gore")];
    server.form("/report", &report).send().await.unwrap();
    tick(&server.app).await.unwrap();
    let again = server.get("/transparency.json").send().await.unwrap();
    assert_eq!(again.json::<Transparency>().await.unwrap(), before);
    assert_ne!(told(&server).await, before);
}
