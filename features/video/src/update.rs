//! `PUT videos/{id}`: each field is optional; what is not sent stays.

use crate::form::{self, Edit};
use crate::hooks::{self, Described};
use crate::pictures::{self, Made};
use crate::receive::Received;
use crate::staging::{Staged, claim_all};
use crate::store::{self, VideoRow};
use crate::temporary::TempFolder;
use crate::upload::{may_publish, picture};
use crate::{chapters, place, policy, publish, quota, states, sweep};
use channel::activity::{Action, Subject, record};
use database::{Sql, Tx};
use futures::FutureExt;
use job_queue::NewJob;
use platform::fields::Fields;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, buckets, event};
use serde_json::json;

/// Recorded with each change.
pub const UPDATED_EVENT: &str = "video.updated";

/// Changes a video.
pub async fn update(app: &App, caller: &Caller, which: Ref, mut received: Received, work: TempFolder) -> Result<()> {
    let mut fields = Fields::form(std::mem::take(&mut received.fields));
    let mut edit = form::read(&mut fields, false);
    let picture = picture(&mut received, &mut fields);
    fields.finish()?;
    let video = found(app, which).await?;
    policy::must_manage(&mut app.db.reader().await?, caller, &video).await?;
    form::check(&fields, &mut edit, video.nsfw, video.privacy == policy::PASSWORD)?;
    if let Some(channel) = edit.channel_id.filter(|c| *c != video.channel_id) {
        may_publish(app, caller, channel).await?;
    }
    let made = match &picture {
        Some(p) => pictures::from_picture(app, p.file.path(), &work).await?,
        None => Vec::new(),
    };
    let (app, id, user_id) = (app.clone(), video.id, caller.user_id);
    let finish = async move {
        let result = save(&app, id, user_id, edit, made).await;
        drop(work);
        result
    };
    tokio::spawn(finish).await.unwrap_or_else(|e| Err(Problem::internal(e)))
}

/// A local video, or 404.
pub(crate) async fn found(app: &App, which: Ref) -> Result<VideoRow> {
    let video = store::find(&mut app.db.reader().await?, which).await?;
    video.filter(|v| v.is_local).ok_or_else(|| Problem::not_found("Video not found"))
}

async fn save(app: &App, id: i64, user_id: i64, edit: Edit, made: Vec<Made>) -> Result<()> {
    let keys = made.iter().map(|m| Ok((buckets::THUMBNAILS, place::key(&m.row.file_name)?)));
    let staged = Staged::announce(app, keys.collect::<Result<_>>()?).await?;
    let rows: Vec<_> = made.iter().map(|m| m.row.clone()).collect();
    let stored = async {
        for (at, m) in made.iter().enumerate() {
            staged.put(app, at, &m.file).await?;
        }
        let now = app.now();
        let by = Described { video_id: id, user_id, own_host: app.config().webserver.host() };
        let input = (by, edit, rows, staged.ids());
        app.db.write(input, move |tx, (by, edit, rows, ids)| write(tx, now, by, edit, rows, ids).boxed()).await
    };
    let result = stored.await;
    if result.is_err() && !made.is_empty() {
        staged.give_up(app).await;
    }
    result
}

async fn write(
    tx: &mut Tx,
    now: i64,
    by: Described,
    edit: Edit,
    pictures: Vec<store::Thumbnail>,
    announced: Vec<i64>,
) -> Result<()> {
    let (id, user_id) = (by.video_id, by.user_id);
    let mut video = store::get(tx, id).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    if !claim_all(tx, now, &announced).await? {
        return Err(Problem::internal("staged pictures came due before their rows were written"));
    }
    if let Some(channel) = edit.channel_id.filter(|c| *c != video.channel_id) {
        may_leave(tx, now, &video, channel).await?;
    }
    store::update_video(tx, now, id, &edit).await?;
    if edit.name.is_some() || edit.description.is_some() {
        video.blocked |= hooks::described(tx, &by, now).await?;
    }
    if let Some(tags) = &edit.tags {
        store::replace_tags(tx, id, tags).await?;
    }
    if let Some(description) = &edit.description {
        chapters::follow(tx, id, video.description.as_deref(), description.as_deref()).await?;
    }
    if let Some(passwords) = &edit.passwords {
        store::replace_passwords(tx, now, id, passwords).await?;
    }
    match edit.schedule {
        Some(Some(schedule)) => store::replace_schedule(tx, id, schedule.update_at, schedule.privacy).await?,
        Some(None) => drop(store::remove_schedule(tx, id).await?),
        None => {}
    }
    if !pictures.is_empty() {
        for old in store::thumbnails_of(tx, id).await? {
            store::doom(tx, now, buckets::THUMBNAILS, &place::key(&old.file_name)?, false, now).await?;
        }
        store::remove_thumbnails(tx, id).await?;
        for picture in &pictures {
            store::insert_thumbnail(tx, now, id, picture).await?;
        }
        job_queue::enqueue(tx, now, NewJob::new(sweep::REMOVE_FILES, json!({}), now)).await?;
    }
    if let Some(privacy) = edit.privacy.filter(|p| *p != video.privacy) {
        privacy_changed(tx, now, &video, privacy).await?;
    }
    let channel_id = edit.channel_id.unwrap_or(video.channel_id);
    if channel_id != video.channel_id {
        let (from, to) = (Action::RemoveChannelOwnership, Action::CreateChannelOwnership);
        record(tx, (video.channel_id, user_id), from, Subject::Video(id), now).await?;
        record(tx, (channel_id, user_id), to, Subject::Video(id), now).await?;
    } else {
        record(tx, (channel_id, user_id), Action::Update, Subject::Video(id), now).await?;
    }
    Ok(event::emit(tx, now, UPDATED_EVENT, id).await?)
}

/// Whether a video may go to a channel, which may be somebody else's: then nobody else is asked to take it, and they have room.
async fn may_leave(tx: &mut Tx, now: i64, video: &VideoRow, channel_id: i64) -> Result<()> {
    let channel = store::channel(tx, channel_id).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    let Some(user_id) = channel.user_id.filter(|_| channel.account_id != video.account_id) else { return Ok(()) };
    let sql = "SELECT id FROM ownership_change WHERE state = 1 AND video_id = $1 LIMIT 1";
    if tx.optional::<i64>(Sql::new(sql).bind(video.id)).await?.is_some() {
        let sentence =
            "Cannot change video channel owner because there is already a pending ownership change for this video";
        return Err(Problem::bad_request(sentence));
    }
    quota::check_move(tx, now, user_id, video.id).await
}

/// Puts a video into another channel.
///
/// # Errors
/// The database's.
pub async fn move_to(tx: &mut Tx, now: i64, id: i64, channel_id: i64) -> Result<()> {
    let edit = Edit { channel_id: Some(channel_id), ..Edit::default() };
    store::update_video(tx, now, id, &edit).await?;
    Ok(event::emit(tx, now, UPDATED_EVENT, id).await?)
}

/// What follows from another privacy, after the row has it.
async fn privacy_changed(tx: &mut Tx, now: i64, video: &VideoRow, privacy: i64) -> Result<()> {
    if privacy != policy::PASSWORD {
        store::replace_passwords(tx, now, video.id, &[]).await?;
    }
    let hidden = |p| matches!(p, policy::PRIVATE | policy::PASSWORD | policy::INTERNAL);
    if hidden(video.privacy) && !hidden(privacy) && video.state == states::PUBLISHED {
        store::set_state(tx, now, video.id, video.state, true).await?;
        if !video.blocked {
            event::emit(tx, now, publish::PUBLISHED_EVENT, video.id).await?;
        }
    }
    Ok(publish::move_if_misplaced(tx, now, video.id).await?)
}

/// Carries out the planned changes of privacy that are due; how many.
pub async fn run_schedules(app: &App) -> Result<usize> {
    let due = store::due_schedules(&mut app.db.reader().await?, app.now()).await?;
    let mut done = 0;
    for (id, privacy) in due {
        let now = app.now();
        let changed = app
            .db
            .write((id, privacy), move |tx, (id, privacy)| {
                async move {
                    // Another node may have been faster.
                    let Some(video) = store::get(tx, id).await? else { return Ok(false) };
                    if !store::remove_schedule(tx, id).await? {
                        return Ok(false);
                    }
                    let privacy = privacy.unwrap_or(policy::PUBLIC);
                    if privacy != video.privacy {
                        let edit = Edit { privacy: Some(privacy), ..Edit::default() };
                        store::update_video(tx, now, id, &edit).await?;
                        privacy_changed(tx, now, &video, privacy).await?;
                    }
                    event::emit(tx, now, UPDATED_EVENT, id).await?;
                    Ok::<_, Problem>(true)
                }
                .boxed()
            })
            .await?;
        done += usize::from(changed);
    }
    Ok(done)
}

/// A channel's support text becomes that of all its videos, in the channel's transaction.
pub async fn set_support_of_channel(tx: &mut Tx, channel_id: i64, support: Option<String>, now: i64) -> Result<()> {
    Ok(store::set_support_of_channel(tx, now, channel_id, support).await?)
}
