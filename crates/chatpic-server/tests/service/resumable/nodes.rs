//! Any node takes any piece.

use chatpic_server::actions::reconcile::{Reconciled, reconcile};

use super::{TestServer, token};
use crate::harness::png;
use crate::places::Places;

#[tokio::test]
async fn pieces_come_to_any_node_and_the_answer_from_any() {
    let places = Places::shared();
    let nodes = [TestServer::node(&places).await, TestServer::node(&places).await];
    let picture = png(120, 100);
    let upload = nodes[0].begun(picture.len(), &[("max_views", "3")]).await;
    let at_node = |node: usize| nodes[node].url(&format!("/files/{}", token(&upload)));
    let mut at = 0;
    for (number, piece) in picture.chunks(5000).enumerate() {
        let node = number % 2;
        nodes[node].sent(&at_node(node), at, piece).await;
        at += piece.len();
        if at < picture.len() {
            assert_eq!(nodes[1 - node].offset(&at_node(1 - node)).await, at);
        }
    }
    let told = nodes[0].answer(&at_node(0)).await.unwrap();
    assert_eq!(nodes[1].answer(&at_node(1)).await.unwrap().manage_token, told.manage_token);
    let granted = nodes[1].view(&nodes[1].moved(&told), serde_json::json!({})).await.unwrap();
    assert_eq!(nodes[1].bytes(&granted.media[0].url).await.unwrap(), picture);
    assert_eq!(reconcile(&nodes[1].app).await.unwrap(), Reconciled::default());
    nodes[0].purge().await;
    assert_eq!(nodes[0].blobs().await, 1);
}

#[tokio::test]
async fn a_writer_is_taken_over_at_another_node() {
    let places = Places::shared();
    let [here, there] = [TestServer::node(&places).await, TestServer::node(&places).await];
    let upload = here.begun(100, &[("draft", "true")]).await;
    let elsewhere = there.url(&format!("/files/{}", token(&upload)));
    here.sent(&upload, 0, &[1; 10]).await;
    there.sent(&elsewhere, 10, &[1; 10]).await;
    assert_eq!(here.send(&upload, 10, &[1; 10]).await.status(), 409);
    assert_eq!(there.end(&elsewhere).await.status(), 204);
    assert_eq!(here.head(&upload).await.status(), 410);
}
