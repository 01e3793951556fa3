//! Where a person wants to be told of each kind of news.

use crate::store;
use axum::extract::State;
use axum::http::StatusCode;
use channel::Registered;
use database::Tx;
use futures::FutureExt as _;
use futures::future::BoxFuture;
use platform::fields::Fields;
use platform::{App, Caller, Result};
use serde::Deserialize;
use serde_json::Value;
use user::{BodyFields, NotificationSettings};
use utoipa::ToSchema;

/// A new person's settings, in the transaction that makes the person.
pub fn registered(tx: &mut Tx, who: Registered, now: i64) -> BoxFuture<'_, Result<()>> {
    async move { Ok(store::create_settings(tx, who.user_id, now).await?) }.boxed()
}

/// Where news of each kind go: 0 nowhere, 1 web, 2 e-mail, 3 both. Those that PeerTube does not ask for stay as they are when
/// they are left out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the body; its fields are read one by one")]
pub(crate) struct UpdateNotificationSettings {
    new_video_from_subscription: i64,
    new_comment_on_my_video: i64,
    abuse_as_moderator: i64,
    video_auto_blacklist_as_moderator: i64,
    blacklist_on_my_video: i64,
    my_video_import_finished: i64,
    my_video_published: i64,
    comment_mention: i64,
    new_follow: i64,
    new_user_registration: i64,
    new_instance_follower: i64,
    auto_instance_following: i64,
    abuse_new_message: Option<i64>,
    abuse_state_change: Option<i64>,
    new_peer_tube_version: Option<i64>,
    new_plugin_version: Option<i64>,
    my_video_studio_edition_finished: Option<i64>,
    my_video_transcription_generated: Option<i64>,
    automatic_blocklist: Option<i64>,
}

/// Changes where one wants to be told of news.
#[utoipa::path(put, path = "/api/v1/users/me/notification-settings", operation_id = "updateUserNotificationSettings",
    tag = "My Notifications", request_body = UpdateNotificationSettings, responses((status = 204)))]
pub(crate) async fn update(
    State(app): State<App>,
    caller: Caller,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let change = Change::read(&mut fields);
    fields.finish()?;
    app.db
        .write((caller.user_id, change, app.now()), |tx, (user_id, change, now)| {
            async move {
                let mut settings = NotificationSettings::of_user(tx, user_id).await?;
                change.apply(&mut settings);
                store::replace_settings(tx, user_id, &settings, now).await?;
                Ok(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}

type Field = fn(&mut NotificationSettings) -> &mut i64;

/// What the body must say, in PeerTube's order.
const REQUIRED: &[(&str, Field)] = &[
    ("newVideoFromSubscription", |s| &mut s.new_video_from_subscription),
    ("newCommentOnMyVideo", |s| &mut s.new_comment_on_my_video),
    ("abuseAsModerator", |s| &mut s.abuse_as_moderator),
    ("videoAutoBlacklistAsModerator", |s| &mut s.video_auto_blacklist_as_moderator),
    ("blacklistOnMyVideo", |s| &mut s.blacklist_on_my_video),
    ("myVideoImportFinished", |s| &mut s.my_video_import_finished),
    ("myVideoPublished", |s| &mut s.my_video_published),
    ("commentMention", |s| &mut s.comment_mention),
    ("newFollow", |s| &mut s.new_follow),
    ("newUserRegistration", |s| &mut s.new_user_registration),
    ("newInstanceFollower", |s| &mut s.new_instance_follower),
    ("autoInstanceFollowing", |s| &mut s.auto_instance_following),
];

/// What it may say.
const OPTIONAL: &[(&str, Field)] = &[
    ("abuseNewMessage", |s| &mut s.abuse_new_message),
    ("abuseStateChange", |s| &mut s.abuse_state_change),
    ("newPeerTubeVersion", |s| &mut s.new_peer_tube_version),
    ("newPluginVersion", |s| &mut s.new_plugin_version),
    ("myVideoTranscriptionGenerated", |s| &mut s.my_video_transcription_generated),
    ("myVideoStudioEditionFinished", |s| &mut s.my_video_studio_edition_finished),
    ("automaticBlocklist", |s| &mut s.automatic_blocklist),
];

/// The settings of a body.
#[derive(Clone)]
struct Change(Vec<(Field, i64)>);

impl Change {
    fn read(fields: &mut Fields) -> Self {
        const WRONG: &str = "Invalid value";
        let mut change = Vec::with_capacity(REQUIRED.len() + OPTIONAL.len());
        for (name, field) in REQUIRED {
            change.extend(fields.required(name, WRONG, destination).map(|value| (*field, value)));
        }
        for (name, field) in OPTIONAL {
            change.extend(fields.optional(name, WRONG, destination).map(|value| (*field, value)));
        }
        Change(change)
    }

    fn apply(&self, settings: &mut NotificationSettings) {
        for (field, value) in &self.0 {
            *field(settings) = *value;
        }
    }
}

/// A number and not its text, as PeerTube wants it here.
fn destination(value: &Value) -> Option<i64> {
    value.as_i64().filter(|n| (0..=3).contains(n))
}
