//! Liking and disliking. Whoever may watch a video may rate it; the video's counters change with the rows.

use crate::manage::known;
use crate::store::{self, RateRow};
use database::{Conn, Tx};
use futures::FutureExt;
use platform::id::Ref;
use platform::{App, Caller, Page, Problem, Result, Right, event};

/// Recorded when somebody changes their mind about a video.
pub const RATED_EVENT: &str = "rate.changed";

/// What somebody thinks of a video.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// They like it.
    Like,
    /// They do not.
    Dislike,
    /// They have not said, or take it back.
    None,
}

impl Rating {
    /// From PeerTube's word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "like" => Some(Rating::Like),
            "dislike" => Some(Rating::Dislike),
            "none" => Some(Rating::None),
            _ => None,
        }
    }
    /// PeerTube's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Rating::Like => "like",
            Rating::Dislike => "dislike",
            Rating::None => "none",
        }
    }
    /// From a row's column.
    #[must_use]
    pub fn of(likes: Option<bool>) -> Self {
        match likes {
            Some(true) => Rating::Like,
            Some(false) => Rating::Dislike,
            None => Rating::None,
        }
    }
    fn likes(self) -> Option<bool> {
        match self {
            Rating::Like => Some(true),
            Rating::Dislike => Some(false),
            Rating::None => None,
        }
    }
}

/// Rates a video that the caller was found to see.
///
/// # Errors
/// 404 when the video was removed meanwhile.
pub async fn rate(app: &App, caller: &Caller, video_id: i64, rating: Rating) -> Result<()> {
    app.db
        .write((caller.account_id, video_id, app.now()), move |tx, (account, video, now)| {
            change(tx, account, video, rating, None, now).boxed()
        })
        .await
}

/// Writes what an account thinks of a video, in the caller's transaction. `url` is the address of what told it, for accounts of other
/// servers.
///
/// # Errors
/// 404 when the video was removed meanwhile.
pub async fn change(
    tx: &mut Tx,
    account: i64,
    video: i64,
    rating: Rating,
    url: Option<String>,
    now: i64,
) -> Result<()> {
    // Locks the row: whoever rates at the same time waits, and counts from what is written here.
    if store::get(tx, video).await?.is_none() {
        return Err(Problem::not_found("Video not found"));
    }
    let before = store::rate_of(tx, account, video).await?;
    if before == rating.likes() {
        return Ok(());
    }
    store::set_rate(tx, now, account, video, rating.likes(), url).await?;
    let step = |kind: bool| i64::from(rating.likes() == Some(kind)) - i64::from(before == Some(kind));
    store::add_rates(tx, video, step(true), step(false)).await?;
    Ok(event::emit(tx, now, RATED_EVENT, video).await?)
}

/// What an account thinks of a video, and the video's number.
///
/// # Errors
/// 404 for an unknown video.
pub async fn rating(conn: &mut Conn, caller: &Caller, which: Ref) -> Result<(i64, Rating)> {
    let video = known(conn, which).await?;
    Ok((video.id, Rating::of(store::rate_of(conn, caller.account_id, video.id).await?)))
}

/// A page of an account's ratings and their number; those of videos that the caller may not see any more are left out.
///
/// # Errors
/// 403 for the ratings of another account, unless the caller manages users.
pub async fn ratings(
    conn: &mut Conn,
    caller: &Caller,
    account: i64,
    kind: Option<bool>,
    page: &Page,
) -> Result<(i64, Vec<RateRow>)> {
    if account != caller.account_id && !caller.may(Right::ManageUsers) {
        return Err(Problem::forbidden("Only a user with sufficient right can manage this account resource."));
    }
    // Who sees all videos needs no filter.
    let viewer = if caller.may(Right::SeeAllVideos) { None } else { Some(caller.account_id) };
    Ok(store::rates(conn, account, kind, viewer, page).await?)
}

/// Takes the ratings of an account that is about to go out of the videos' counters.
pub async fn forget_account(tx: &mut Tx, account_id: i64) -> Result<()> {
    Ok(store::forget_rates(tx, account_id).await?)
}
