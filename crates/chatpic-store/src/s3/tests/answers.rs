//! Answers that Garage never gives.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::canned::{Asked, Canned, error, said};
use super::*;

/// A bucket that answers a question so: what the operator is told, `None` where it is opened.
async fn opened_with(question: &'static str, answer: String) -> Option<String> {
    let canned = Canned::start(move |asked| asked.is(question).then(|| answer.clone()));
    let canned = canned.await;
    let opened = canned.open().await;
    assert_eq!(*canned.unsigned.lock().unwrap(), Vec::<String>::new());
    let refused = opened.err().map(|error| error.to_string());
    assert!(!refused.as_ref().is_some_and(|told| told.contains("hush") || told.contains("lent")));
    refused
}

fn versioning(status: &str) -> String {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
         <Status>{status}</Status></VersioningConfiguration>"
    );
    said("200 OK", &document)
}

fn lock() -> String {
    said(
        "200 OK",
        "<ObjectLockConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
         <ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>",
    )
}

#[tokio::test]
async fn a_bucket_that_keeps_versions_is_refused() {
    for status in ["Enabled", "Suspended"] {
        let refused = opened_with("versioning", versioning(status)).await.unwrap();
        assert!(refused.contains(&format!("versioning is {status}")), "{refused}");
    }
}

#[tokio::test]
async fn a_bucket_with_an_object_lock_is_refused() {
    let refused = opened_with("object-lock", lock()).await.unwrap();
    assert!(refused.contains("object lock"), "{refused}");
}

#[tokio::test]
async fn a_bucket_that_does_not_say_is_refused() {
    for question in ["versioning", "object-lock"] {
        for answer in [
            said("200 OK", "<html><body>welcome</body></html>"),
            said("200 OK", "welcome"),
            error("403 Forbidden", "AccessDenied"),
            error("404 Not Found", "NoSuchKey"),
        ] {
            assert!(opened_with(question, answer.clone()).await.is_some(), "{question}: {answer}");
        }
    }
}

#[tokio::test]
async fn a_store_without_versions_and_locks_is_opened() {
    for question in ["versioning", "object-lock"] {
        for status in ["501 Not Implemented", "405 Method Not Allowed"] {
            assert_eq!(opened_with(question, error(status, "NotImplemented")).await, None);
        }
    }
    let none = said("200 OK", "<ObjectLockConfiguration></ObjectLockConfiguration>");
    assert_eq!(opened_with("object-lock", none).await, None);
}

#[tokio::test]
async fn a_dangerous_setting_takes_a_bucket_that_keeps_what_is_deleted() {
    let canned = Canned::start(|asked| {
        let keeps = [("versioning", versioning("Enabled")), ("object-lock", lock())];
        keeps.into_iter().find_map(|(question, answer)| asked.is(question).then_some(answer))
    });
    let mut canned = canned.await;
    canned.open().await.unwrap_err();
    canned.settings.danger_keeping_bucket = true;
    canned.open().await.unwrap();
}

#[tokio::test]
async fn an_object_is_written_where_there_is_none() {
    let canned = Canned::start(|asked| {
        let guarded = asked.head.contains("if-none-match: *\r\n");
        guarded.then(|| error("412 Precondition Failed", "PreconditionFailed"))
    });
    let canned = canned.await;
    let blobs = canned.open().await.unwrap();
    let there = written(&blobs, given::blob(), &sealed(10)).await.unwrap_err().to_string();
    assert!(there.contains("already"), "{there}");
}

#[tokio::test]
async fn a_store_that_knows_no_conditions_is_written_to_without() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    let canned = Canned::start(move |asked| {
        if asked.method != "PUT" || asked.is("probe") {
            return None;
        }
        let conditional = asked.head.contains("if-none-match");
        seen.lock().unwrap().push(conditional);
        conditional.then(|| error("501 Not Implemented", "NotImplemented"))
    });
    let canned = canned.await;
    let blobs = canned.open().await.unwrap();
    for _ in 0..2 {
        written(&blobs, given::blob(), &sealed(10)).await.unwrap();
    }
    assert_eq!(*asked.lock().unwrap(), [true, false, false]);
}

#[tokio::test]
async fn what_is_written_carries_its_checksum() {
    let canned = Canned::start(|asked| {
        let unchecked = asked.method == "PUT" && !asked.head.contains("x-amz-checksum-sha256: ");
        unchecked.then(|| error("400 Bad Request", "InvalidRequest"))
    });
    let canned = canned.await;
    let blobs = canned.open().await.unwrap();
    written(&blobs, given::blob(), &sealed(10)).await.unwrap();
}

#[tokio::test]
async fn an_answer_that_is_cut_short_is_a_fault() {
    let range = "Content-Range: bytes 0-9/10\r\nETag: \"1\"";
    for (headers, body) in [
        ("Content-Length: 10\r\nConnection: close", "12345"),
        ("Content-Length: 5", "12345"),
        ("Content-Length: 15", "123456789012345"),
        ("Connection: close", "12345"),
    ] {
        let answer = format!("HTTP/1.1 206 Partial Content\r\n{range}\r\n{headers}\r\n\r\n{body}");
        let key = given::blob();
        let canned = Canned::start(move |asked| asked.is(&key.to_string()).then(|| answer.clone()));
        let canned = canned.await;
        let blobs = canned.open().await.unwrap();
        let read = blobs.read(key, 0..10).await;
        assert!(matches!(read, Err(StoreError::Blobs(_))), "{headers}: {read:?}");
    }
}

#[tokio::test]
async fn an_answer_to_another_range_is_a_fault() {
    let key = given::blob();
    let canned = Canned::start(move |asked| {
        asked.is(&key.to_string()).then(|| said("200 OK", "1234567890"))
    });
    let canned = canned.await;
    let blobs = canned.open().await.unwrap();
    let read = blobs.read(key, 5..10).await;
    assert!(matches!(read, Err(StoreError::Blobs(_))), "{read:?}");
}

#[tokio::test]
async fn a_bucket_that_is_gone_is_no_missing_object() {
    let key = given::blob();
    let canned = Canned::start(move |asked| {
        let gone = || error("404 Not Found", "NoSuchBucket");
        asked.is(&key.to_string()).then(gone)
    });
    let canned = canned.await;
    let blobs = canned.open().await.unwrap();
    let read = blobs.read(key, 0..10).await.unwrap_err().to_string();
    assert!(read.contains("NoSuchBucket"), "{read}");
    blobs.delete(key).await.unwrap_err();
}

/// Writes an object in parts, to a store whose answers to its end are `completed` and `found`.
async fn written_in_parts(completed: &'static str, found: &'static str) -> String {
    let canned = Canned::start(move |asked: &Asked| {
        let begun = "<InitiateMultipartUploadResult><UploadId>u</UploadId>\
                     </InitiateMultipartUploadResult>";
        match asked.method.as_str() {
            "POST" if asked.is("uploads=") => Some(said("200 OK", begun)),
            "POST" => Some(said("200 OK", completed)),
            "HEAD" if !asked.is("probe") => Some(format!("HTTP/1.1 200 OK\r\n{found}\r\n\r\n")),
            _ => None,
        }
    });
    let canned = canned.await;
    let blobs = canned.open().await.unwrap();
    let done = written(&blobs, given::blob(), &sealed(9 << 20)).await;
    done.map_or_else(|error| error.to_string(), |()| "done".to_owned())
}

#[tokio::test]
async fn an_object_in_parts_that_is_not_whole_is_a_fault() {
    let done = "<CompleteMultipartUploadResult><ETag>e</ETag></CompleteMultipartUploadResult>";
    assert_eq!(written_in_parts(done, "Content-Length: 9437184").await, "done");
    let short = written_in_parts(done, "Content-Length: 7").await;
    assert!(short.contains("not as long"), "{short}");
}

#[tokio::test]
async fn an_error_in_an_answer_of_success_is_a_fault() {
    for document in [
        "<Error><Code>InternalError</Code><Message>Again.</Message></Error>",
        "<Error><Code>InvalidPart</Code><Message>No.</Message></Error>",
        "",
    ] {
        let done = written_in_parts(document, "Content-Length: 9437184").await;
        assert_ne!(done, "done", "{document}");
    }
}

#[tokio::test]
async fn a_store_that_is_slow_for_a_moment_is_asked_again() {
    let down = Arc::new(AtomicUsize::new(0));
    let left = Arc::clone(&down);
    let canned = Canned::start(move |_| {
        let one =
            left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        one.ok().map(|left| match left % 2 {
            0 => error("503 Slow Down", "SlowDown"),
            _ => error("429 Too Many Requests", "TooManyRequests"),
        })
    });
    let canned = canned.await;
    let (blobs, key) = (canned.open().await.unwrap(), given::blob());
    for times in 1..=3 {
        down.store(times, Ordering::Relaxed);
        let done = written(&blobs, key, &sealed(10)).await;
        assert_eq!(done.is_ok(), times < 3, "{done:?}");
        down.store(times, Ordering::Relaxed);
        assert_eq!(blobs.delete(key).await.is_ok(), times < 3);
        down.store(times, Ordering::Relaxed);
        assert_eq!(blobs.read(key, 0..1).await.is_ok(), times < 3);
        assert_eq!(down.load(Ordering::Relaxed), 0);
    }
}
