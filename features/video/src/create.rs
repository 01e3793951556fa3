//! A new video: its files into storage, then everything about it in one transaction.

use crate::block;
use crate::chapters;
use crate::form::Complete;
use crate::hooks::{self, Described};
use crate::inspect::{Media, metadata, to_json};
use crate::pictures::Made;
use crate::staging::{Staged, claim_all};
use crate::store::{self, NewFile, NewVideoRow, SourceRow};
use crate::{place, policy, publish, quota, states};
use channel::activity::{Action, Subject, record};
use database::Tx;
use futures::FutureExt;
use job_queue::NewJob;
use platform::{App, Problem, Result, buckets, event, id, random};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The job that makes renditions, run by the `transcoding` feature; its payload is `{"video_id": …}`.
pub const BUILD: &str = "transcoding.build";
/// How long the answer of a finished upload can be asked for again, in milliseconds.
pub(crate) const REMEMBER: i64 = 24 * 3_600_000;

/// Everything needed to make a video.
#[derive(Debug)]
pub struct NewVideo {
    /// The user whose quota pays.
    pub user_id: i64,
    /// What the person wrote.
    pub form: Complete,
    /// The file; it is moved away.
    pub source: PathBuf,
    /// What the person called it.
    pub original_name: String,
    /// Its extension, from our own list, with the dot.
    pub extension: &'static str,
    /// Its size in bytes.
    pub size: i64,
    /// What is in it.
    pub media: Media,
    /// Its pictures, still outside storage.
    pub pictures: Vec<Made>,
    /// The resumable upload it came by, and the owner of its lease.
    pub upload: Option<(String, String)>,
}

/// The three names of a video.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// Row id.
    pub id: i64,
    /// UUID.
    pub uuid: String,
    /// The UUID in 22 characters.
    pub short_uuid: String,
}

impl Created {
    /// From the row id and the UUID.
    pub fn new(id: i64, uuid: &str) -> Self {
        let short_uuid = uuid::Uuid::try_parse(uuid).map(id::short).unwrap_or_default();
        Created { id, uuid: uuid.to_owned(), short_uuid }
    }
    /// As uploads answer it.
    pub fn json(&self) -> Value {
        json!({ "video": { "id": self.id, "shortUUID": self.short_uuid, "uuid": self.uuid } })
    }
}

#[derive(Clone)]
struct Rows {
    video: NewVideoRow,
    source: SourceRow,
    chapters: Vec<store::Chapter>,
    web_file: Option<NewFile>,
    thumbnails: Vec<store::Thumbnail>,
    staged: Vec<i64>,
    user_id: i64,
    /// Whether new videos of people without standing wait for a moderator.
    hold_new: bool,
    own_host: String,
    upload: Option<(String, String)>,
}

/// Makes the video. With transcoding it waits in state 2 for its first rendition, else it is published as it came.
pub async fn create(app: &App, new: NewVideo) -> Result<Created> {
    let config = app.config();
    let transcode = config.transcoding.enabled;
    let uuid = random::uuid().to_string();
    let private = policy::is_guarded(new.form.privacy);
    let base = random::uuid();
    let resolution = new.media.resolution();
    let source_name = format!("{base}{}", new.extension);
    let web_name = format!("{base}-{resolution}{}", new.extension);
    let mut files = vec![match transcode {
        true => (buckets::ORIGINALS, place::key(&source_name)?),
        false => (buckets::WEB_VIDEOS, place::web_video(&web_name, private)?),
    }];
    for made in &new.pictures {
        files.push((buckets::THUMBNAILS, place::key(&made.row.file_name)?));
    }
    let web_file = (!transcode).then(|| as_sent(&new.media, new.size, web_name));
    let staged = Staged::announce(app, files).await?;
    let rows = Rows {
        video: NewVideoRow {
            url: format!("{}/videos/watch/{uuid}", config.webserver.origin()),
            uuid,
            channel_id: new.form.channel_id,
            form: new.form,
            state: if transcode { states::TO_TRANSCODE } else { states::PUBLISHED },
            files_private: private,
            duration: new.media.duration,
            aspect_ratio: Some(new.media.aspect_ratio),
        },
        source: SourceRow {
            file_name: source_name,
            original_name: new.original_name,
            size: new.size,
            probe: to_json(&new.media.probe).to_string(),
            keep: transcode && config.transcoding.original_file.keep,
            has_file: transcode,
            created_at: 0,
        },
        chapters: chapters::carried(&new.media.probe),
        web_file,
        thumbnails: new.pictures.iter().map(|m| m.row.clone()).collect(),
        staged: staged.ids(),
        user_id: new.user_id,
        hold_new: config.auto_blacklist.videos.of_users.enabled,
        own_host: config.webserver.host(),
        upload: new.upload,
    };
    let stored = async {
        for (at, made) in new.pictures.iter().enumerate() {
            staged.put(app, at + 1, &made.file).await?;
        }
        staged.put(app, 0, &new.source).await?;
        let now = app.now();
        app.db.write(rows, move |tx, rows| insert(tx, now, rows).boxed()).await
    };
    match stored.await {
        Ok(created) => Ok(created),
        Err(problem) => {
            staged.give_up(app).await;
            Err(problem)
        }
    }
}

/// A file that is published as it was sent.
pub(crate) fn as_sent(media: &Media, size: i64, file_name: String) -> NewFile {
    let v = media.probe.video.as_ref();
    NewFile {
        playlist_id: None,
        resolution: media.resolution(),
        width: v.map_or(0, |v| v.width.into()),
        height: v.map_or(0, |v| v.height.into()),
        fps: v.and_then(|v| v.frame_rate).map_or(0, |f| f.value().round() as i64),
        size,
        file_name,
        torrent_name: None,
        info_hash: None,
        has_audio: media.probe.audio.is_some(),
        has_video: v.is_some(),
        metadata: Some(metadata(&to_json(&media.probe)).to_string()),
    }
}

async fn insert(tx: &mut Tx, now: i64, rows: Rows) -> Result<Created> {
    let channel_id = rows.video.channel_id;
    let channel = store::channel(tx, channel_id).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    // A collaborator's upload is the channel's, and takes from its owner's quota.
    let payer = channel.user_id.unwrap_or(rows.user_id);
    store::lock_user(tx, payer).await?;
    quota::check(tx, now, payer, rows.source.size, rows.upload.as_ref().map(|(id, _)| id.as_str())).await?;
    if !claim_all(tx, now, &rows.staged).await? {
        return Err(Problem::internal("staged files came due before their rows were written"));
    }
    let form = &rows.video.form;
    let id = store::insert_video(tx, now, &rows.video).await?;
    store::replace_tags(tx, id, &form.tags).await?;
    chapters::begin(tx, id, form.description.as_deref(), &rows.chapters).await?;
    store::replace_passwords(tx, now, id, &form.passwords).await?;
    if let Some(schedule) = form.schedule {
        store::replace_schedule(tx, id, schedule.update_at, schedule.privacy).await?;
    }
    for thumbnail in &rows.thumbnails {
        store::insert_thumbnail(tx, now, id, thumbnail).await?;
    }
    store::insert_source(tx, now, id, &rows.source).await?;
    record(tx, (channel_id, rows.user_id), Action::Create, Subject::Video(id), now).await?;
    event::emit(tx, now, "video.uploaded", id).await?;
    let mut waits = block::hold_new(tx, now, id, rows.user_id, rows.hold_new).await?;
    let described = Described { video_id: id, user_id: rows.user_id, own_host: rows.own_host };
    waits |= hooks::described(tx, &described, now).await?;
    match &rows.web_file {
        Some(file) => {
            store::insert_file(tx, now, id, file).await?;
            if !waits {
                event::emit(tx, now, publish::PUBLISHED_EVENT, id).await?;
            }
        }
        None => {
            job_queue::enqueue(tx, now, NewJob::new(BUILD, json!({ "video_id": id }), now)).await?;
        }
    }
    if let Some((upload, owner)) = &rows.upload
        && !store::finish_upload(tx, now, upload, owner, id, now + REMEMBER).await?
    {
        return Err(Problem::conflict("Another request went on with this upload"));
    }
    Ok(Created::new(id, &rows.video.uuid))
}

/// Answers the names of a video that exists.
pub async fn created(app: &App, video_id: i64) -> Result<Option<Created>> {
    let found = store::find(&mut app.db.reader().await?, id::Ref::Id(video_id)).await?;
    Ok(found.map(|v| Created::new(v.id, &v.uuid)))
}
