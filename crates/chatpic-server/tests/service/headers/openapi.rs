//! The API's document says what is there, all of it and nothing else.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};
use serde_json::{Map, Value};

use crate::harness::{TestServer, api, png};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

async fn document(server: &TestServer) -> Value {
    let answer = server.get("/api/openapi.json").send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/json");
    answer.json().await.unwrap()
}

fn paths(document: &Value) -> &Map<String, Value> {
    document["paths"].as_object().unwrap()
}

#[tokio::test]
async fn it_is_openapi_3_1_and_sound() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    assert_eq!(document["info"]["title"], "ChatPic");
    assert!(document["info"]["version"].is_string());
    let mut names = BTreeSet::new();
    for (path, item) in paths(&document) {
        for (method, operation) in item.as_object().unwrap() {
            let what = format!("{method} {path}");
            assert!(METHODS.contains(&method.as_str()), "{what}");
            assert!(operation["summary"].is_string(), "{what}");
            assert!(names.insert(operation["operationId"].as_str().unwrap()), "{what}: twice");
            let responses = operation["responses"].as_object().unwrap();
            assert!(responses.keys().any(|status| status.starts_with('2')), "{what}");
            let inside = path.split('{').skip(1).map(|rest| rest.split('}').next().unwrap());
            let given = operation["parameters"].as_array().into_iter().flatten();
            let given = given.filter(|it| it["in"] == "path").map(|it| {
                assert_eq!(it["required"], true, "{what}");
                it["name"].as_str().unwrap()
            });
            assert_eq!(inside.collect::<BTreeSet<_>>(), given.collect(), "{what}");
        }
    }
    let mut references = Vec::new();
    gather(&document, &mut references);
    assert!(!references.is_empty());
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

fn gather(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            references.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| gather(value, references));
        }
        Value::Array(values) => values.iter().for_each(|value| gather(value, references)),
        _ => {}
    }
}

#[tokio::test]
async fn it_lists_every_route_of_the_api() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    let table = include_str!("../../../src/http/routes.rs");
    let routes =
        table.split('"').filter(|it| it.starts_with("/api/v1/") || it.starts_with("/files/"));
    let routes = routes.map(str::to_owned).collect::<BTreeSet<_>>();
    let documented = paths(&document).keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(documented, routes);
    let page = server.get("/api").send().await.unwrap().text().await.unwrap();
    for path in documented {
        let escaped = path.replace('{', "&#123;").replace('}', "&#125;");
        assert!(page.contains(&path) || page.contains(&escaped), "{path} is not on the page");
    }
}

#[tokio::test]
async fn what_it_lists_answers_and_what_it_does_not_list_is_not_allowed() {
    let server =
        TestServer::with(&[("limits.comments_per_minute", "0"), ("limits.open_uploads", "1000")])
            .await;
    server.channel("cats", 5, |_| ()).await;
    let posted = server.posted("cats", &png(3, 2)).await;
    for (path, item) in paths(&document(&server).await) {
        for name in METHODS {
            let shared = server.share(&[]).await;
            let id = server.managed(&shared).await.unwrap().links[0].id.clone();
            let report = server.reported(&shared, "hate").await;
            let upload = server.draft(&[b"123"]).await;
            let granted = server.view(&shared, serde_json::json!({})).await.unwrap();
            let token = api(&shared.url, "shares", "");
            let said = server
                .post(&format!("/api/v1/posts/{}/comments", posted.id))
                .json(&serde_json::json!({"text": "a"}));
            let said: chatpic_api::Said =
                crate::harness::read(said.send().await.unwrap()).await.unwrap();
            let path = path
                .replace("{token}", token.rsplit('/').next().unwrap())
                .replace("{manage_token}", &shared.manage_token)
                .replace("{ticket}", granted.media[0].url.rsplit('/').nth(1).unwrap())
                .replace("{delete_token}", &said.delete_token)
                .replace("{upload_token}", upload.rsplit('/').next().unwrap())
                .replace("{report_token}", report.rsplit('/').next().unwrap())
                .replace("{slug}", "cats")
                .replace("{post}", &posted.id)
                .replace("{id}", &id);
            assert!(!path.contains('{'), "{path}: a parameter that this test doesn't know");
            let method: Method = name.to_uppercase().parse().unwrap();
            let answer = server.http.request(method, server.url(&path)).send().await.unwrap();
            let (status, listed) = (answer.status(), item.get(name).is_some());
            let is_there =
                status != StatusCode::METHOD_NOT_ALLOWED && status != StatusCode::NOT_FOUND;
            assert_eq!(is_there, listed, "{name} {path}: {status}");
            if status.is_success() {
                let documented = &item[name]["responses"];
                assert!(documented.get(status.as_str()).is_some(), "{name} {path}: {status}");
            }
        }
    }
}
