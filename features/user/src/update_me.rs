//! `PUT /users/me`: preferences, name and description, e-mail address and password.

use crate::body::BodyFields;
use crate::requests::UpdateMe;
use crate::store::{self, Change};
use crate::{Preferences, password, session, validate, verify_email};
use actor::AccountChange;
use axum::extract::State;
use axum::http::StatusCode;
use futures::FutureExt as _;
use platform::fields::{Fields, read};
use platform::{App, Caller, Problem, Result, event, mail};
use serde_json::Value;

const WRONG: &str = "Invalid value";

/// Changes oneself.
#[utoipa::path(put, path = "/api/v1/users/me", operation_id = "putUserInfo", tag = "My User",
    request_body = UpdateMe, responses((status = 204),
        (status = 409, description = "The address is taken")))]
pub(crate) async fn put(
    State(app): State<App>,
    caller: Caller,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let gone = || Problem::unauthorized("Token is invalid");
    let user = store::by_id(&mut app.db.reader().await?, caller.user_id).await?.ok_or_else(gone)?;
    // Kept: they are read once more over what stands then, when it is written.
    let wishes = fields.clone();
    preferences(&mut fields, user.preferences.clone());
    refuse_twice(&fields)?;
    let account = AccountChange {
        display_name: fields.optional("displayName", WRONG, read::text(1, 120)),
        description: fields.patch("description", WRONG, read::text(3, 1000)),
    };
    let least = app.config().user.password_constraints.min_length;
    let email = fields.optional("email", WRONG, validate::email);
    let new_password = fields.optional("password", WRONG, validate::password(least));
    let current = fields.optional("currentPassword", WRONG, read::text(1, 1000));
    // Who does not know the password is told that before anything about the fields.
    if ["email", "password"].into_iter().any(|name| fields.raw(name).is_some_and(is_given)) {
        let current = current.ok_or_else(|| Problem::bad_request("currentPassword parameter is missing"))?;
        if !password::verify(&current, Some(&user.password_hash)).await? {
            let wrong = Problem::new(StatusCode::UNAUTHORIZED, "currentPassword is invalid.");
            return Err(wrong.code("current_password_is_invalid"));
        }
    }
    fields.finish()?;

    let config = app.config();
    let mut change = Change::default();
    match email {
        // The old address stays until the new one is confirmed.
        Some(email) if config.signup.requires_email_verification && mail::is_possible(&config) => {
            change.pending_email = Some(Some(email).filter(|e| e.to_lowercase() != user.email.to_lowercase()));
        }
        email => change.email = email,
    }
    if let Some(new) = &new_password {
        change.password_hash = Some(password::hash(new).await?);
    }
    app.db
        .write(
            (caller, change, wishes, account, config, app.now()),
            |tx, (caller, mut change, mut wishes, account, config, now)| {
                async move {
                    let kept = store::locked(tx, caller.user_id).await?;
                    let kept = kept.ok_or_else(|| Problem::unauthorized("Token is invalid"))?.preferences;
                    // Preferences that another request changed meanwhile stay.
                    change.preferences = Some(preferences(&mut wishes, kept.clone())).filter(|p| *p != kept);
                    let pending = change.pending_email.clone().flatten();
                    if let Some(email) = change.email.as_ref().or(pending.as_ref())
                        && store::email_is_taken(tx, email, caller.user_id).await?
                    {
                        return Err(Problem::conflict("User with this email already exists."));
                    }
                    store::update(tx, caller.user_id, &change, now).await?;
                    if let Some(address) = &pending {
                        let user = store::by_id(tx, caller.user_id).await?;
                        let user = user.ok_or_else(|| Problem::unauthorized("Token is invalid"))?;
                        verify_email::send(tx, &config, &user, address, now).await?;
                    }
                    if change.password_hash.is_some() {
                        session::revoke_all(tx, caller.user_id, Some(caller.session_id)).await?;
                    }
                    if account.display_name.is_some() || account.description.is_some() {
                        actor::update_account(tx, caller.account_id, &account, now).await?;
                        event::emit(tx, now, "account.updated", caller.account_id).await?;
                    }
                    Ok::<_, Problem>(StatusCode::NO_CONTENT)
                }
                .boxed()
            },
        )
        .await
}

/// Whether a value is more than nothing.
fn is_given(value: &Value) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

/// A kind of sensitive content is treated in one way.
fn refuse_twice(fields: &Fields) -> Result<()> {
    let names = ["nsfwFlagsDisplayed", "nsfwFlagsHidden", "nsfwFlagsWarned", "nsfwFlagsBlurred"];
    let mut seen = 0;
    for name in names {
        let flags = fields.raw(name).and_then(read::int(0, 1 << 30)).unwrap_or(0);
        if seen & flags != 0 {
            return Err(Problem::bad_request(
                "Cannot use same flags in nsfwFlagsDisplayed, nsfwFlagsHidden, nsfwFlagsBlurred and nsfwFlagsWarned at the \
                 same time",
            ));
        }
        seen |= flags;
    }
    Ok(())
}

fn switch(fields: &mut Fields, name: &str, message: &str, old: &mut bool) {
    *old = fields.optional(name, message, read::boolean).unwrap_or(*old);
}

/// What was chosen before, with what the request changes.
fn preferences(fields: &mut Fields, mut p: Preferences) -> Preferences {
    let flags = |fields: &mut Fields, name, old: &mut i64| {
        *old = fields.optional(name, WRONG, read::int(0, 1 << 30)).unwrap_or(*old);
    };
    flags(fields, "nsfwFlagsDisplayed", &mut p.nsfw_flags_displayed);
    flags(fields, "nsfwFlagsHidden", &mut p.nsfw_flags_hidden);
    flags(fields, "nsfwFlagsWarned", &mut p.nsfw_flags_warned);
    flags(fields, "nsfwFlagsBlurred", &mut p.nsfw_flags_blurred);
    let should = |what| format!("Should have a valid {what} boolean");
    switch(fields, "p2pEnabled", &should("p2p enabled"), &mut p.p2p_enabled);
    switch(fields, "videosHistoryEnabled", &should("videos history enabled"), &mut p.videos_history_enabled);
    switch(fields, "autoPlayVideo", WRONG, &mut p.auto_play_video);
    for (name, old) in [
        ("autoPlayNextVideo", &mut p.auto_play_next_video),
        ("autoPlayNextVideoPlaylist", &mut p.auto_play_next_video_playlist),
        ("noInstanceConfigWarningModal", &mut p.no_instance_config_warning_modal),
        ("noWelcomeModal", &mut p.no_welcome_modal),
        ("noAccountSetupWarningModal", &mut p.no_account_setup_warning_modal),
    ] {
        switch(fields, name, &should(name), old);
    }
    let policy = fields.optional("nsfwPolicy", WRONG, |v| {
        v.as_str().filter(|s| matches!(*s, "do_not_list" | "blur" | "warn" | "display")).map(str::to_owned)
    });
    p.nsfw_policy = policy.unwrap_or(p.nsfw_policy);
    // The themes PeerTube comes with, and ours; clients of either show what they know.
    let theme = fields.optional("theme", WRONG, |v| {
        let known = ["instance-default", "default", "peertube-core-dark-brown", "peertube-core-light-beige"];
        v.as_str().filter(|s| known.contains(s)).map(str::to_owned)
    });
    p.theme = theme.unwrap_or(p.theme);
    if let Some(languages) = fields.patch("videoLanguages", WRONG, read::texts(1, 20, 499)) {
        p.video_languages = languages;
    }
    if let Some(language) = fields.patch("language", WRONG, validate::locale) {
        p.language = language;
    }
    p
}
