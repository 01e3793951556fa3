//! The automatic tags there are for an owner: the names of their lists, and what the instance itself looks for.

use crate::json::{AutomaticTag, AvailableTags};
use crate::{EXTERNAL_LINK, Owner, store};
use database::{Conn, Error};

/// All of them.
pub(crate) async fn available(conn: &mut Conn, owner: Owner) -> Result<AvailableTags, Error> {
    let names = store::names(conn, owner).await?;
    let mut available: Vec<_> =
        names.into_iter().map(|name| AutomaticTag { name, kind: "watched-words-list" }).collect();
    available.push(AutomaticTag { name: EXTERNAL_LINK.to_owned(), kind: "core" });
    Ok(AvailableTags { available })
}
