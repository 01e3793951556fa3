//! The passwords of a protected video: its owner sees, replaces, adds and removes them; one is always left.

use crate::manage::{check, known, managed};
use crate::store::{self, PasswordRow, VideoRow};
use crate::update::UPDATED_EVENT;
use crate::{form, policy};
use channel::activity::{Action, Subject, record};
use database::{Conn, Tx};
use futures::FutureExt;
use platform::id::Ref;
use platform::{App, Caller, Page, Problem, Result};
use serde_json::Value;

/// Most passwords of a video.
pub const MOST: usize = 100;

fn protected(video: &VideoRow) -> Result<()> {
    if video.privacy == policy::PASSWORD {
        Ok(())
    } else {
        Err(Problem::bad_request("Video is not password protected"))
    }
}

/// A page of a video's passwords and their number.
///
/// # Errors
/// 404, 400 for a video without passwords, 403.
pub async fn list(conn: &mut Conn, caller: &Caller, which: Ref, page: &Page) -> Result<(i64, Vec<PasswordRow>)> {
    let video = known(conn, which).await?;
    protected(&video)?;
    check(conn, caller, &video).await?;
    Ok(store::password_page(conn, video.id, page).await?)
}

/// Puts passwords (as they were sent) in place of the present ones.
///
/// # Errors
/// 404, 400 for a video that is not protected and for passwords that are none, 403.
pub async fn replace(app: &App, caller: &Caller, which: Ref, sent: Option<Value>) -> Result<()> {
    let input = (caller.clone(), sent, app.now());
    app.db
        .write(input, move |tx, (caller, sent, now)| {
            async move {
                let video = known(tx, which).await?;
                protected(&video)?;
                let sent = sent.filter(|v| !v.is_null());
                let sent = sent.ok_or_else(|| Problem::bad_request("Video passwords are missing."))?;
                let passwords = form::passwords(&sent)?;
                check(tx, &caller, &video).await?;
                store::replace_passwords(tx, now, video.id, &passwords).await?;
                changed(tx, now, &caller, &video).await
            }
            .boxed()
        })
        .await
}

/// Adds a password; one that is there already stays.
///
/// # Errors
/// 404, 400 for a video that is not protected, for a password that is none and for one too many, 403.
pub async fn add(app: &App, caller: &Caller, which: Ref, password: String) -> Result<()> {
    let input = (caller.clone(), password, app.now());
    app.db
        .write(input, move |tx, (caller, password, now)| {
            async move {
                let video = known(tx, which).await?;
                protected(&video)?;
                form::passwords(&Value::from(password.clone()))?;
                check(tx, &caller, &video).await?;
                store::get(tx, video.id).await?;
                if store::count_passwords(tx, video.id).await? >= i64::try_from(MOST).unwrap_or(i64::MAX) {
                    return Err(Problem::bad_request("A video has at most 100 passwords"));
                }
                store::add_password(tx, now, video.id, &password).await?;
                changed(tx, now, &caller, &video).await
            }
            .boxed()
        })
        .await
}

/// Removes a password.
///
/// # Errors
/// 404 for an unknown video or password, 400 for the last one, 403.
pub async fn remove(app: &App, caller: &Caller, which: Ref, id: i64) -> Result<()> {
    app.db
        .write((caller.clone(), app.now()), move |tx, (caller, now)| {
            async move {
                let video = known(tx, which).await?;
                protected(&video)?;
                // Two removals at once must not take the last two.
                store::get(tx, video.id).await?;
                if !store::has_password(tx, video.id, id).await? {
                    return Err(Problem::not_found("Video password not found"));
                }
                if store::count_passwords(tx, video.id).await? <= 1 {
                    return Err(Problem::bad_request("Cannot delete the last password of the protected video"));
                }
                managed(tx, &caller, which).await?;
                store::remove_password(tx, video.id, id).await?;
                changed(tx, now, &caller, &video).await
            }
            .boxed()
        })
        .await
}

/// Whoever came in with a password that is no more is to be asked again.
async fn changed(tx: &mut Tx, now: i64, caller: &Caller, video: &VideoRow) -> Result<()> {
    let log = (video.channel_id, caller.user_id);
    record(tx, log, Action::UpdatePasswords, Subject::Video(video.id), now).await?;
    Ok(platform::event::emit(tx, now, UPDATED_EVENT, video.id).await?)
}
