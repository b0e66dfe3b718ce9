//! A post as the instance itself opens it, whatever keeps others out of it: to scan it again, and for who
//! moderates. Who may see any of that is not asked here.

use chatpic_core::{LinkId, Timestamp};
use chatpic_seal::{ContentKey, Kind};
use chatpic_store::StoreError;
use chatpic_store::channels::PostRow;
use chatpic_store::records::{Content, Found, Sealed};

use super::find::{lookup_of, secret};
use crate::actions::Refused;
use crate::actions::cases::evidence::Opened;
use crate::actions::contents::Contents;
use crate::actions::find::open_wrap;
use crate::actions::media::Reader;
use crate::app::App;

/// A post with what it holds.
pub struct Inside {
    pub row: PostRow,
    pub link: LinkId,
    pub contents: Contents,
    key: ContentKey,
    content: Content,
}

impl Inside {
    /// What stands behind this row; `None` where that has gone since it was read.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it doesn't open.
    pub async fn of(app: &App, row: PostRow) -> Result<Option<Self>, StoreError> {
        let Some((link, wrap, content)) = sealed(app, &row, app.now()).await? else {
            return Ok(None);
        };
        let (key, contents) = open(app, &row, &wrap, &content)
            .map_err(|_| StoreError::Damaged("a post doesn't open"))?;
        Ok(Some(Self { row, link, contents, key, content }))
    }

    /// As evidence is made of it.
    pub fn opened(&self) -> Opened {
        let (key, content) = (self.key.clone(), self.content.clone());
        Opened::Share { share: self.row.share, key, content }
    }

    /// The file of media `number`.
    ///
    /// # Errors
    /// [`Refused::Unknown`] where there is none.
    pub fn reader(&self, number: usize) -> Result<Reader, Refused> {
        Reader::new(&self.key, &self.content, &self.contents, number)
    }

    /// Whether nobody has let it in yet.
    pub fn waits(&self) -> bool {
        self.row.number.is_none()
    }
}

/// Its one link, with what is sealed behind it.
async fn sealed(
    app: &App,
    row: &PostRow,
    now: Timestamp,
) -> Result<Option<(LinkId, Sealed, Content)>, StoreError> {
    match app.records.link(lookup_of(&row.name), now).await? {
        Found::Live(link) => Ok(Some((link.id, link.wrap, link.content))),
        // Nothing of what is hidden is told but to who moves it.
        Found::Hidden(_) => {
            let Some(whole) = app.records.whole(row.share).await? else { return Ok(None) };
            let link = whole.links.into_iter().next();
            let sealed = link.and_then(|link| Some((link.id, link.wrap?))).zip(whole.meta);
            let media = whole.media;
            Ok(sealed.map(|((id, wrap), meta)| (id, wrap, Content { meta, media })))
        }
        Found::Gone(_) | Found::Unknown => Ok(None),
    }
}

fn open(
    app: &App,
    row: &PostRow,
    wrap: &Sealed,
    content: &Content,
) -> Result<(ContentKey, Contents), Refused> {
    let key = open_wrap(wrap, Kind::Post, &secret(app, row.share), row.share)?;
    let contents = Contents::open(&key, row.share, &content.meta)?;
    Ok((key, contents))
}
