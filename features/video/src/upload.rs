//! `POST videos/upload`: the whole form with the file in one request.

use crate::create::{Created, NewVideo, create};
use crate::form;
use crate::inspect::{extension, inspect};
use crate::pictures;
use crate::receive::{FilePart, Received, ReceivedFile};
use crate::temporary::TempFolder;
use crate::{policy, quota, store};
use platform::fields::Fields;
use platform::{App, Caller, Problem, Result};

/// The file parts of the form.
pub fn parts(app: &App, with_video: bool) -> Vec<FilePart> {
    let limits = &app.config().sepiola.limits;
    let picture = |name| FilePart { name, most: limits.image.0, is_picture: true };
    let mut parts = vec![picture("thumbnailfile"), picture("previewfile")];
    if with_video {
        parts.push(FilePart { name: "videofile", most: limits.video.0, is_picture: false });
    }
    parts
}

/// The uploader's picture: `thumbnailfile`, or `previewfile` as older clients call it. Marks what is wrong with it.
pub fn picture(received: &mut Received, fields: &mut Fields) -> Option<ReceivedFile> {
    for name in &received.too_large {
        fields.wrong(
            name,
            "This thumbnail file is not supported or too large. Please, make sure it is of the following type: .png, .jpg, \
             .jpeg, .webp",
        );
    }
    let preview = received.take("previewfile");
    received.take("thumbnailfile").or(preview)
}

/// Judges a whole upload and makes the video.
pub async fn upload(app: &App, caller: &Caller, mut received: Received, work: TempFolder) -> Result<Created> {
    let config = app.config();
    let mut fields = Fields::form(std::mem::take(&mut received.fields));
    let mut edit = form::read(&mut fields, true);
    let video = received.take("videofile");
    if video.is_none() {
        fields.wrong("videofile", "Should have a file");
    }
    let picture = picture(&mut received, &mut fields);
    fields.finish()?;
    let Some(video) = video else { return Err(Problem::bad_request("Should have a file")) };
    let extension = extension(&video.name, &config)?;
    form::check(&fields, &mut edit, false, false)?;
    let form = form::complete(edit, &config)?;
    let payer = may_publish(app, caller, form.channel_id).await?;
    let size = i64::try_from(video.size).map_err(|_| crate::receive::too_large())?;
    quota::check(&mut app.db.reader().await?, app.now(), payer, size, None).await?;
    let (app, user_id) = (app.clone(), caller.user_id);
    // From here on the file is judged and stored to the end, even if the client goes away.
    let finish = async move {
        let media = inspect(&app, video.file.path()).await?;
        let still = picture.as_ref().map(|p| p.file.path());
        let pictures = pictures::for_video(&app, &media, video.file.path(), still, &work).await?;
        let new = NewVideo {
            user_id,
            form,
            source: video.file.path().to_owned(),
            original_name: video.name.clone(),
            extension,
            size,
            media,
            pictures,
            upload: None,
        };
        create(&app, new).await
    };
    tokio::spawn(finish).await.unwrap_or_else(|e| Err(Problem::internal(e)))
}

/// Refuses channels that do not exist and those the caller may not publish in. The answer is the user whose quota pays: the
/// channel's owner, also when a collaborator or a moderator uploads.
///
/// # Errors
/// 404, 403.
pub async fn may_publish(app: &App, caller: &Caller, channel_id: i64) -> Result<i64> {
    let mut conn = app.db.reader().await?;
    let channel = store::channel(&mut conn, channel_id).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    let verdict = policy::may_publish_in(caller, channel.account_id);
    policy::or_collaborator(&mut conn, caller, channel_id, verdict).await?;
    channel.user_id.ok_or_else(|| Problem::forbidden("The channel must be local."))
}
