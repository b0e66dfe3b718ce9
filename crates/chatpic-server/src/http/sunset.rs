//! The end of the instance, said at the head of every page.

use super::pages::{Countdown, Farewell, part};
use super::say::Reader;
use crate::actions::sunset::announced;
use crate::app::App;

/// `page` with the notice below its header, where one is announced. Pages are written without it, so
/// that none can forget it; nothing a visitor typed can hold the tag, for all of it is escaped.
pub(super) fn told(app: &App, page: String, reader: &Reader) -> String {
    let Some(sunset) = announced(app) else { return page };
    let notice = Farewell {
        day: sunset.day(),
        notice: sunset.notice.clone(),
        countdown: Countdown::until(sunset.on, app.now()),
    };
    page.replacen(HEAD, &format!("{HEAD}{}", reader.carry(part(&notice, reader))), 1)
}

const HEAD: &str = "</header>";
