//! News by e-mail, for those who want it so.

use crate::support::{happened, kinds, world};
use database::{Error, FromRow, Row};
use platform::on_both;
use platform::testing::TestApp;
use world::World;

on_both!(
    a_setting_asks_for_mail,
    a_letter_speaks_the_language_of_who_reads_it,
    no_mail_where_there_may_be_none,
    what_asks_for_an_answer_is_written_of
);

#[derive(Debug, PartialEq, Eq)]
struct Mail {
    to: String,
    subject: String,
    text: String,
}

impl FromRow for Mail {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Mail { to: row.get("recipient")?, subject: row.get("subject")?, text: row.get("text_body")? })
    }
}

async fn mails(w: &World) -> Vec<Mail> {
    w.all("SELECT recipient, subject, text_body FROM email ORDER BY id").await
}

/// Where news of the publication of one's video go, for everybody.
async fn everybody_wants(w: &World, setting: i64) {
    w.run("DELETE FROM notification_setting").await;
    let sql = match setting {
        0 => "INSERT INTO notification_setting (user_id, my_video_published, updated_at) SELECT id, 0, 0 FROM users",
        1 => "INSERT INTO notification_setting (user_id, my_video_published, updated_at) SELECT id, 1, 0 FROM users",
        2 => "INSERT INTO notification_setting (user_id, my_video_published, updated_at) SELECT id, 2, 0 FROM users",
        _ => "INSERT INTO notification_setting (user_id, my_video_published, updated_at) SELECT id, 3, 0 FROM users",
    };
    w.run(sql).await;
}

fn with_mail(w: &World) {
    w.configure(|config| {
        config.smtp.hostname = Some("mail.example.org".into());
        config.instance.name = "Ours".into();
    });
}

async fn a_setting_asks_for_mail(t: &TestApp) {
    let w = world(t).await;
    with_mail(&w);
    for (setting, on_the_web, by_mail) in [(0, 0, 0), (1, 1, 0), (2, 0, 1), (3, 1, 1)] {
        everybody_wants(&w, setting).await;
        let video = w.video("alice", "A video").await;
        happened(&w, "video.published", video.id).await;
        assert_eq!((kinds(&w, "alice").await.len(), mails(&w).await.len()), (on_the_web, by_mail), "{setting}");
        w.run("DELETE FROM notification").await;
        w.run("DELETE FROM email").await;
    }
}

async fn a_letter_speaks_the_language_of_who_reads_it(t: &TestApp) {
    let w = world(t).await;
    with_mail(&w);
    let video = w.video("alice", "A <b>video</b>").await;
    w.run("INSERT INTO video_block (video_id, kind, reason, unfederated, created_at, updated_at) SELECT id, 1, 'Music', FALSE, 1, 1 FROM video").await;
    w.run("UPDATE users SET preferences = '{\"language\":\"fr-FR\"}' WHERE username = 'mod'").await;
    happened(&w, "video.blocked", video.id).await;
    let mail = mails(&w).await.remove(0);
    assert_eq!(mail.to, "alice@example.com");
    assert_eq!(mail.subject, "[Ours] The moderators blocked your video “A <b>video</b>”");
    let short = platform::id::short(video.uuid);
    assert!(mail.text.contains("> Music") && mail.text.contains(&format!("/w/{short}")), "{}", mail.text);
    let html: String = w.one("SELECT html_body FROM email").await;
    assert!(!html.contains("<b>"), "{html}");
    w.run("DELETE FROM email").await;
    happened(&w, "video.auto-blocked", video.id).await;
    let subjects: Vec<(String, String)> = mails(&w).await.into_iter().map(|m| (m.to, m.subject)).collect();
    let expected = [
        ("root@example.com".to_owned(), "[Ours] The video “A <b>video</b>” waits for a moderator".to_owned()),
        (
            "mod@example.com".to_owned(),
            "[Ours] La vidéo «\u{202f}A <b>video</b>\u{202f}» attend la modération".to_owned(),
        ),
    ];
    assert_eq!(subjects, expected);
}

async fn no_mail_where_there_may_be_none(t: &TestApp) {
    let w = world(t).await;
    everybody_wants(&w, 3).await;
    // No mail server.
    let video = w.video("alice", "One").await;
    happened(&w, "video.published", video.id).await;
    assert_eq!((kinds(&w, "alice").await.len(), mails(&w).await.len()), (1, 0));
    // An address that nobody confirmed, where they must be.
    with_mail(&w);
    w.configure(|config| config.signup.requires_email_verification = true);
    w.run("UPDATE users SET email_verified = FALSE").await;
    let video = w.video("alice", "Two").await;
    happened(&w, "video.published", video.id).await;
    assert_eq!((kinds(&w, "alice").await.len(), mails(&w).await.len()), (2, 0));
    w.run("UPDATE users SET email_verified = NULL").await;
    let video = w.video("alice", "Three").await;
    happened(&w, "video.published", video.id).await;
    assert_eq!((kinds(&w, "alice").await.len(), mails(&w).await.len()), (3, 1));
}

async fn what_asks_for_an_answer_is_written_of(t: &TestApp) {
    let w = world(t).await;
    with_mail(&w);
    w.video("alice", "A video").await;
    w.run("INSERT INTO notification_setting (user_id, new_user_registration, updated_at) SELECT id, 2, 0 FROM users")
        .await;
    w.run(
        "INSERT INTO user_registration (state, username, username_fold, email, email_fold, password_hash, reason, \
           created_at, updated_at) VALUES (1, 'dave', 'dave', 'd@example.com', 'd@example.com', '', 'Please', 1, 1)",
    )
    .await;
    w.run(
        "INSERT INTO channel_collaborator (channel_id, account_id, state, created_at, updated_at) \
           SELECT c.id, b.id, 1, 1, 1 FROM channel c, account a, account b \
           WHERE c.account_id = a.id AND a.name = 'alice' AND b.name = 'bob'",
    )
    .await;
    w.run(
        "INSERT INTO ownership_change (state, initiator_id, next_owner_id, video_id, created_at, updated_at) \
           SELECT 1, a.id, b.id, v.id, 1, 1 FROM account a, account b, video v WHERE a.name = 'alice' AND b.name = 'bob'",
    )
    .await;
    let carol = w.person("carol").user_id;
    let request: i64 = w.one("SELECT id FROM user_registration").await;
    let invitation: i64 = w.one("SELECT id FROM channel_collaborator").await;
    let offer: i64 = w.one("SELECT id FROM ownership_change").await;
    for (event, id, to, subject) in [
        ("user.registered", carol, "mod", "carol registered on this site"),
        ("registration.requested", request, "mod", "dave asks to register"),
        ("collaborator.invited", invitation, "bob", "alice invites you to help with the channel Channel of alice"),
        ("collaborator.accepted", invitation, "alice", "bob helps with your channel Channel of alice from now on"),
        ("collaborator.rejected", invitation, "alice", "bob does not want to help with your channel Channel of alice"),
        ("ownership.requested", offer, "bob", "alice offers you the video “A video”"),
        ("ownership.accepted", offer, "alice", "bob has taken over the video “A video”"),
        ("ownership.rejected", offer, "alice", "bob does not want the video “A video”"),
    ] {
        happened(&w, event, id).await;
        let mail = mails(&w).await.pop().expect("a letter");
        assert_eq!((mail.to, mail.subject), (format!("{to}@example.com"), format!("[Ours] {subject}")));
        w.run("DELETE FROM email").await;
    }
    w.run(
        "UPDATE ownership_change SET video_id = NULL, channel_id = (SELECT max(channel_id) FROM channel_collaborator)",
    )
    .await;
    for (event, to, subject) in [
        ("ownership.requested", "bob", "alice offers you the channel Channel of alice"),
        ("ownership.accepted", "alice", "bob has taken over the channel Channel of alice"),
        ("ownership.rejected", "alice", "bob does not want the channel Channel of alice"),
    ] {
        happened(&w, event, offer).await;
        let mail = mails(&w).await.pop().expect("a letter");
        assert_eq!((mail.to, mail.subject), (format!("{to}@example.com"), format!("[Ours] {subject}")));
        w.run("DELETE FROM email").await;
    }
    // What asks for newcomers by e-mail alone has no row.
    assert_eq!(kinds(&w, "mod").await, [0; 0]);
}
