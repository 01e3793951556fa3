//! Changing a user, by those who manage users.

use crate::body::BodyFields;
use crate::list::parse_id;
use crate::requests::UpdateUser;
use crate::store::{self, Change, ROOT};
use crate::{UserRow, deeds, password, session, validate};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Caller, Problem, Result, Role, audit};

/// Whether the caller may manage a user of that role: moderators manage plain users only.
///
/// # Errors
/// 403 with PeerTube's sentence.
pub fn may_manage(caller: &Caller, role: Role) -> Result<()> {
    match (caller.role, role) {
        (Role::Administrator, _) | (Role::Moderator, Role::User) => Ok(()),
        _ => Err(Problem::forbidden("Users can only be managed by moderators or admins.")),
    }
}

/// Whether the caller may give somebody that role.
///
/// # Errors
/// 403 with PeerTube's sentence.
pub fn may_give(caller: &Caller, role: Role) -> Result<()> {
    match (caller.role, role) {
        (Role::Administrator, _) | (_, Role::User) => Ok(()),
        _ => Err(Problem::forbidden("Only administrators can assign admin or moderator roles")),
    }
}

/// Changes a user.
#[utoipa::path(put, path = "/api/v1/users/{id}", operation_id = "putUser", tag = "Users",
    params(("id" = i64, Path)), request_body = UpdateUser, responses((status = 204),
        (status = 409, description = "The address is taken")))]
pub(crate) async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    let least = app.config().user.password_constraints.min_length;
    let new_password = fields.optional("password", "Invalid value", validate::password(least));
    let (video_quota, video_quota_daily) = validate::quotas(&mut fields);
    let mut change = Change {
        email: fields.optional("email", "Invalid value", validate::email),
        email_verified: fields.optional("emailVerified", "Invalid value", read::boolean),
        role: fields.optional("role", "Invalid value", validate::role),
        admin_flags: validate::admin_flags(&mut fields),
        video_quota,
        video_quota_daily,
        ..Change::default()
    };
    fields.finish()?;
    // Before the costly hash and again in the transaction, where it counts.
    allowed(&caller, store::by_id(&mut app.db.reader().await?, id).await?, &change)?;
    if let Some(new) = &new_password {
        change.password_hash = Some(password::hash(new).await?);
    }
    app.db
        .write((caller, id, change, app.now()), |tx, (caller, id, change, now)| {
            async move {
                let user = store::by_id(tx, id).await?;
                let user = allowed(&caller, user, &change)?;
                let role_changes = change.role.is_some_and(|r| r != user.role);
                if let Some(email) = &change.email
                    && store::email_is_taken(tx, email, id).await?
                {
                    return Err(Problem::conflict("User with this email already exists."));
                }
                store::update(tx, id, &change, now).await?;
                audit::record(tx, now, deeds::changed(&caller, &user, &change)).await?;
                if change.password_hash.is_some() || role_changes {
                    let own = (caller.user_id == id).then_some(caller.session_id);
                    session::revoke_all(tx, id, own).await?;
                }
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}

fn allowed(caller: &Caller, user: Option<UserRow>, change: &Change) -> Result<UserRow> {
    let user = user.ok_or_else(|| Problem::not_found("User not found"))?;
    if user.username == ROOT && change.role.is_some_and(|role| role != user.role) {
        return Err(Problem::bad_request("Cannot change root role."));
    }
    may_manage(caller, user.role)?;
    change.role.map_or(Ok(()), |role| may_give(caller, role))?;
    Ok(user)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(role: Role) -> Caller {
        Caller { user_id: 1, account_id: 1, username: "x".into(), role, session_id: 1 }
    }

    #[test]
    fn nobody_manages_upwards() {
        use Role::*;
        for role in [Administrator, Moderator, User] {
            assert!(may_manage(&caller(Administrator), role).is_ok());
            assert!(may_give(&caller(Administrator), role).is_ok());
            assert!(may_manage(&caller(User), role).is_err());
        }
        assert!(may_manage(&caller(Moderator), User).is_ok() && may_give(&caller(Moderator), User).is_ok());
        for role in [Administrator, Moderator] {
            assert!(may_manage(&caller(Moderator), role).is_err() && may_give(&caller(Moderator), role).is_err());
        }
    }
}
