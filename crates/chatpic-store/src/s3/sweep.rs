//! Uploads in parts that nobody completed or ended.

use std::time::SystemTime;

use chatpic_core::Timestamp;
use object_store::multipart::MultipartStore;

use super::bucket::Bucket;
use super::fault::Fault;
use super::question;
use super::xml::{self, Leaf};

/// Ends the uploads that were begun before `before`: how many.
pub(super) async fn sweep(bucket: &Bucket, before: SystemTime) -> Result<u64, Fault> {
    let (mut swept, mut after) = (0, None);
    loop {
        let page = page(bucket, after.as_ref()).await?;
        for upload in page.uploads.iter().filter(|upload| SystemTime::from(upload.begun) < before) {
            // What has another name is not ours to judge.
            let Some(key) = bucket.key(&upload.key) else { continue };
            let path = bucket.path(key);
            match bucket.ask(bucket.store.abort_multipart(&path, &upload.id)).await {
                Ok(()) => swept += 1,
                // Ended meanwhile by somebody else.
                Err(Fault::Missing) => {}
                Err(fault) => return Err(fault),
            }
        }
        if page.next.is_none() || page.next == after {
            return Ok(swept);
        }
        after = page.next;
    }
}

/// The name and the upload that a page ends with; the name alone where it ends with all of its uploads.
type Marker = (String, Option<String>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Page {
    uploads: Vec<Unfinished>,
    next: Option<Marker>,
}

#[derive(Debug, PartialEq, Eq)]
struct Unfinished {
    key: String,
    id: String,
    begun: Timestamp,
}

async fn page(bucket: &Bucket, after: Option<&Marker>) -> Result<Page, Fault> {
    let beginning = bucket.beginning();
    let mut query = vec![("uploads", ""), ("prefix", &beginning)];
    if let Some((key, id)) = after {
        query.push(("key-marker", key));
        query.extend(id.iter().map(|id| ("upload-id-marker", id.as_str())));
    }
    let leaves = question::ask(bucket, &query).await?;
    read(&leaves).ok_or_else(|| Fault::Broken("its answer is no list of uploads".to_owned()))
}

fn read(leaves: &[Leaf]) -> Option<Page> {
    let mut page = Page::default();
    let (mut key, mut id, mut begun) = (None, None, None);
    for leaf in leaves {
        match leaf.path.strip_prefix("ListMultipartUploadsResult/")? {
            "Upload/Key" => key = Some(leaf.text.clone()),
            "Upload/UploadId" => id = Some(leaf.text.clone()),
            "Upload/Initiated" => begun = Some(leaf.text.parse().ok()?),
            _ => {}
        }
        // They come in any order, but all three before the next upload.
        if key.is_some() && id.is_some() && begun.is_some() {
            let (key, id, begun) = (key.take()?, id.take()?, begun.take()?);
            page.uploads.push(Unfinished { key, id, begun });
        }
    }
    if xml::text(leaves, "ListMultipartUploadsResult/IsTruncated") == Some("true") {
        let key = xml::text(leaves, "ListMultipartUploadsResult/NextKeyMarker")?;
        let id = xml::text(leaves, "ListMultipartUploadsResult/NextUploadIdMarker");
        page.next = Some((key.to_owned(), id.map(ToOwned::to_owned)));
    }
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_uploads_is_read() {
        let document =
            b"<ListMultipartUploadsResult xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>\
            <Bucket>b</Bucket><NextKeyMarker>y&amp;z</NextKeyMarker>\
            <NextUploadIdMarker>two</NextUploadIdMarker><IsTruncated>true</IsTruncated>\
            <Upload><Key>x</Key><UploadId>one</UploadId><Initiator><ID>me</ID></Initiator>\
            <Initiated>2026-03-01T12:00:00.999Z</Initiated></Upload>\
            <Upload><Initiated>2026-03-01T12:00:01Z</Initiated><UploadId>two</UploadId>\
            <Key>y&amp;z</Key></Upload></ListMultipartUploadsResult>";
        let page = read(&xml::leaves(document).unwrap()).unwrap();
        let upload = |key: &str, id: &str, second: i64| Unfinished {
            key: key.to_owned(),
            id: id.to_owned(),
            begun: Timestamp::from_unix(1_772_366_400 + second),
        };
        assert_eq!(page.uploads, [upload("x", "one", 0), upload("y&z", "two", 1)]);
        assert_eq!(page.next, Some(("y&z".to_owned(), Some("two".to_owned()))));
    }

    #[test]
    fn another_answer_is_no_empty_page() {
        for other in ["<html/>", "<Error><Code>x</Code></Error>"] {
            assert_eq!(read(&xml::leaves(other.as_bytes()).unwrap()), None);
        }
        let endless = b"<ListMultipartUploadsResult><IsTruncated>true</IsTruncated>\
                        </ListMultipartUploadsResult>";
        assert_eq!(read(&xml::leaves(endless).unwrap()), None);
    }
}
