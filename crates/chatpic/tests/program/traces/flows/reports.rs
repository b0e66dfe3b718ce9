//! The same visitor reports what they saw, and looks at what became of it.

use chatpic_api::Shared;
use reqwest::Response;
use serde_json::{Value, json};

use super::{Shares, Visitor};

impl Visitor {
    pub async fn report_in_every_way(&mut self, shares: &Shares) {
        let password = self.word("a password");
        let locked = self.share_to_report(&password).await;
        for (shared, password) in
            [(&shares.open, None), (&locked, None), (&locked, Some(&password))]
        {
            let body = json!({
                "url": shared.url,
                "category": "harassment-doxxing",
                "statement": format!("It shows {}.", self.word("a statement")),
                "contact": format!("{}@example.org", self.word("a contact")),
                "password": password,
            });
            let answer = self.post("/api/v1/reports").body(body.to_string()).send().await.unwrap();
            self.reported(answer).await;
        }
        let (statement, contact) = (self.word("a statement"), self.word("a contact"));
        let hidden = self.share_to_report("").await;
        let fields = format!(
            "url={}&category=child-exploitation&statement={statement}&contact={contact}",
            hidden.url.replace(':', "%3A").replace('/', "%2F")
        );
        let form = self.post("/report").header("accept", "text/html");
        let form = form.header("content-type", "application/x-www-form-urlencoded");
        let sent = form.body(fields).send().await.unwrap();
        assert_eq!(sent.status(), 303);
        let status = sent.headers()["location"].to_str().unwrap().to_owned();
        self.words.push(("a report's token", status.strip_prefix("/report/").unwrap().to_owned()));
        assert_eq!(self.get(&status).send().await.unwrap().status(), 200);
        assert_eq!(self.get(&hidden.url).send().await.unwrap().status(), 404);
    }

    async fn share_to_report(&mut self, password: &str) -> Shared {
        let form = self.pictured("a reported picture").text("max_views", "3");
        let form = form.text("password", password.to_owned());
        let request = self.post("/api/v1/shares").multipart(form);
        self.told(request.send().await.unwrap()).await
    }

    async fn reported(&mut self, answer: Response) {
        assert_eq!(answer.status(), 201);
        let told: Value = answer.json().await.unwrap();
        let url = told["status_url"].as_str().unwrap();
        let token = url.rsplit_once('/').unwrap().1.to_owned();
        let status = format!("/api/v1/reports/{token}");
        assert_eq!(self.get(&status).send().await.unwrap().status(), 200);
        self.words.push(("a report's token", token));
    }
}
