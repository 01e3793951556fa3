//! How the player of a video looks: as the video says, else as its channel says, else as the instance says.

use crate::manage::{check, known, managed};
use crate::store::{self, Whose};
use actor::Handle;
use channel::activity::{Action, Subject, record};
use channel::{ChannelRow, must_manage};
use config::Config;
use database::Conn;
use futures::FutureExt;
use platform::fields::Fields;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, event};

/// Recorded when the look of a video's player was chosen.
pub const CHOSEN_FOR_VIDEO_EVENT: &str = "video.player-chosen";
/// Recorded when the look of the player of a channel's videos was chosen.
pub const CHOSEN_FOR_CHANNEL_EVENT: &str = "channel.player-chosen";
/// "As the channel says."
pub const CHANNEL_DEFAULT: &str = "channel-default";
/// "As the instance says."
pub const INSTANCE_DEFAULT: &str = "instance-default";
const THEMES: [&str; 2] = ["galaxy", "lucide"];

/// What viewers get: the choices from the nearest to the farthest, then the instance's.
#[must_use]
pub fn theme(config: &Config, video: Option<&str>, channel: Option<&str>) -> String {
    let own = || config.defaults.player.theme.as_str().to_owned();
    let chosen = match video {
        None | Some(CHANNEL_DEFAULT) => channel,
        chosen => chosen,
    };
    match chosen {
        None | Some(INSTANCE_DEFAULT) => own(),
        Some(theme) => theme.to_owned(),
    }
}

/// A look that is known, as other servers name it.
#[must_use]
pub fn named(theme: &str) -> Option<&'static str> {
    THEMES.iter().chain(&[INSTANCE_DEFAULT, CHANNEL_DEFAULT]).copied().find(|t| *t == theme)
}

fn read(fields: &mut Fields, more: &[&'static str]) -> Result<&'static str> {
    let theme = fields.required("theme", "Invalid value", |v| {
        THEMES.iter().chain(&[INSTANCE_DEFAULT]).chain(more).copied().find(|t| v.as_str() == Some(t))
    });
    fields.finish()?;
    Ok(theme.unwrap_or(INSTANCE_DEFAULT))
}

/// The theme of a video the caller was found to see; `raw` asks for the video's own choice, for who may change it.
///
/// # Errors
/// 401 and 403 for the own choice.
pub async fn of_video(app: &App, conn: &mut Conn, caller: Option<&Caller>, video_id: i64, raw: bool) -> Result<String> {
    let video = known(conn, Ref::Id(video_id)).await?;
    let own = store::theme(conn, Whose::Video(video.id)).await?;
    if raw {
        let nobody = || Problem::unauthorized("Authentication is required.").code_less();
        check(conn, caller.ok_or_else(nobody)?, &video).await?;
        return Ok(own.unwrap_or_else(|| CHANNEL_DEFAULT.to_owned()));
    }
    let channel = store::theme(conn, Whose::Channel(video.channel_id)).await?;
    Ok(theme(&app.config(), own.as_deref(), channel.as_deref()))
}

/// Sets the theme of a video; what was set.
///
/// # Errors
/// 404, 403, 400.
pub async fn set_of_video(app: &App, caller: &Caller, which: Ref, fields: &mut Fields) -> Result<&'static str> {
    let video = managed(&mut app.db.reader().await?, caller, which).await?;
    let theme = read(fields, &[CHANNEL_DEFAULT])?;
    save(app, Whose::Video(video.id), None, theme).await
}

async fn found(app: &App, conn: &mut Conn, handle: &str) -> Result<ChannelRow> {
    let channel = channel::by_handle(conn, &Handle::parse(handle, &app.config().webserver.host())).await?;
    channel.ok_or_else(|| Problem::not_found("Video channel not found"))
}

/// The theme of a channel's videos; `raw` asks for the channel's own choice, for who may change it.
///
/// # Errors
/// 404; 401 and 403 for the own choice.
pub async fn of_channel(app: &App, caller: Option<&Caller>, handle: &str, raw: Option<bool>) -> Result<String> {
    let mut conn = app.db.reader().await?;
    let channel = found(app, &mut conn, handle).await?;
    let own = store::theme(&mut conn, Whose::Channel(channel.id)).await?;
    if raw == Some(true) {
        let nobody = || Problem::unauthorized("Authentication is required").code_less();
        must_manage(&mut conn, caller.ok_or_else(nobody)?, &channel).await?;
        return Ok(own.unwrap_or_else(|| INSTANCE_DEFAULT.to_owned()));
    }
    Ok(theme(&app.config(), None, own.as_deref()))
}

/// Sets the theme of a channel's videos; what was set.
///
/// # Errors
/// 404, 403, 400.
pub async fn set_of_channel(app: &App, caller: &Caller, handle: &str, fields: &mut Fields) -> Result<&'static str> {
    let mut conn = app.db.reader().await?;
    let channel = found(app, &mut conn, handle).await?;
    must_manage(&mut conn, caller, &channel).await?;
    drop(conn);
    let theme = read(fields, &[])?;
    save(app, Whose::Channel(channel.id), Some((channel.id, caller.user_id)), theme).await
}

/// Writes a choice, and who made it into the log of the channel it is for.
async fn save(app: &App, whose: Whose, log: Option<(i64, i64)>, theme: &'static str) -> Result<&'static str> {
    let now = app.now();
    let write = app.db.write(whose, move |tx, whose| {
        async move {
            let there = store::set_theme(tx, now, whose, theme).await?;
            if let Some(log) = log.filter(|_| there) {
                record(tx, log, Action::Update, Subject::Channel, now).await?;
            }
            if there {
                let (kind, subject) = match whose {
                    Whose::Video(id) => (CHOSEN_FOR_VIDEO_EVENT, id),
                    Whose::Channel(id) => (CHOSEN_FOR_CHANNEL_EVENT, id),
                };
                event::emit(tx, now, kind, subject).await?;
            }
            Ok::<_, database::Error>(there)
        }
        .boxed()
    });
    // It may have been removed since it was found.
    if write.await? { Ok(theme) } else { Err(Problem::not_found("Not found")) }
}
