//! Lists and pages on both databases: every filter, every sort, and what strangers are not shown.

mod filters;
mod mutes;
mod orders;
mod searches;
mod subscriptions;

use catalog::totals::Totals;
use catalog::{Filter, Scope, details, list};
use database::{Error, Sql, Tx};
use futures::FutureExt;
use platform::id::Ref;
use platform::on_both;
use platform::testing::{START, TestApp};
use platform::{App, Caller, Role};

on_both!(
    every_filter_and_sort_is_understood,
    lists_show_what_is_listed,
    a_page_joins_what_belongs_to_it,
    totals_follow_changes
);

fn owner() -> Caller {
    Caller { user_id: 1, account_id: 1, username: "ada".into(), role: Role::User, session_id: 1 }
}

/// A person with a channel and four videos: public, private, unfinished, and unfinished that does not wait.
async fn fill(app: &App) {
    app.db.write((), |tx, ()| rows(tx).boxed()).await.unwrap();
}

async fn rows(tx: &mut Tx) -> Result<(), Error> {
    for sql in [
        "INSERT INTO users (id, username, username_fold, email, email_fold, password_hash, role, video_quota, \
         video_quota_daily, created_at, updated_at) VALUES (1, 'ada', 'ada', 'a@b.c', 'a@b.c', 'x', 2, -1, -1, 0, 0)",
        "INSERT INTO actor (id, kind, username, username_fold, url, created_at, updated_at) \
         VALUES (1, 'person', 'ada', 'ada', 'http://x/accounts/ada', 0, 0), \
                (2, 'group', 'ada_channel', 'ada_channel', 'http://x/video-channels/ada_channel', 0, 0)",
        "INSERT INTO account (id, actor_id, user_id, name, created_at, updated_at) VALUES (1, 1, 1, 'Ada', 0, 0)",
        "INSERT INTO channel (id, actor_id, account_id, name, created_at, updated_at) VALUES (1, 2, 1, 'Engines', 0, 0)",
    ] {
        tx.execute(sql).await?;
    }
    for (id, name, privacy, state, wait) in [
        (1, "100% engine", 1, 1, true),
        (2, "secret", 3, 1, true),
        (3, "unfinished", 1, 2, true),
        (4, "at once", 1, 2, false),
    ] {
        let sql = "INSERT INTO video (id, uuid, url, channel_id, is_local, name, category, language, privacy, state, \
                   files_private, wait_transcoding, nsfw, comments_policy, download_enabled, duration, published_at, \
                   created_at, updated_at) VALUES ($1, $2, $3, 1, TRUE, $4, 5, 'fr', $5, $6, FALSE, $7, FALSE, 1, TRUE, 60, \
                   $8, $8, $8)";
        let uuid = format!("6ae23f4a-9d45-4443-a969-00000000000{id}");
        let sql = Sql::new(sql).bind(id).bind(&uuid).bind(format!("http://x/{uuid}")).bind(name).bind(privacy);
        tx.execute(sql.bind(state).bind(wait).bind(START + i64::from(id))).await?;
    }
    tx.execute("INSERT INTO video_tag (video_id, position, name, name_fold) VALUES (1, 0, 'Steam', 'steam')").await?;
    tx.wake();
    Ok(())
}

async fn names(app: &App, query: &str, scope: Scope, caller: Option<&Caller>) -> Vec<String> {
    let filter = Filter::read(Some(query), scope, caller, app).unwrap();
    let found = list::list(app, &Totals::default(), &filter).await.unwrap();
    assert_eq!(found.total, i64::try_from(found.data.len()).unwrap(), "{query}");
    found.data.into_iter().map(|v| v.name).collect()
}

async fn every_filter_and_sort_is_understood(t: &TestApp) {
    fill(&t.app).await;
    for sort in [
        "publishedAt",
        "createdAt",
        "originallyPublishedAt",
        "name",
        "duration",
        "views",
        "likes",
        "comments",
        "trending",
        "hot",
        "best",
        "match",
    ] {
        for sign in ["", "-"] {
            assert_eq!(names(&t.app, &format!("sort={sign}{sort}"), Scope::All, None).await.len(), 2, "{sign}{sort}");
        }
    }
    for (query, expected) in [
        ("isLocal=true", 2),
        ("isLocal=false", 0),
        ("isLive=true", 0),
        ("nsfw=true", 0),
        ("nsfw=both", 2),
        ("categoryOneOf=5&licenceOneOf=1", 0),
        ("categoryOneOf[]=5&categoryOneOf[]=6", 2),
        ("languageOneOf=fr", 2),
        ("languageOneOf=_unknown", 0),
        ("tagsOneOf=STEAM&tagsOneOf=other", 1),
        ("tagsAllOf=steam&tagsAllOf=other", 0),
        ("hasHLSFiles=false&hasWebVideoFiles=false", 2),
        ("hasHLSFiles=true", 0),
        ("search=100%25", 1),
        ("search=_", 0),
        ("host=elsewhere.example", 0),
    ] {
        assert_eq!(names(&t.app, query, Scope::All, None).await.len(), expected, "{query}");
    }
    for bad in ["sort=drop", "count=101", "start=-1", "isLocal=maybe", "categoryOneOf=x", "include=x", "sort=updatedAt"]
    {
        assert!(Filter::read(Some(bad), Scope::All, None, &t.app).is_err(), "{bad}");
    }
}

async fn lists_show_what_is_listed(t: &TestApp) {
    fill(&t.app).await;
    assert_eq!(names(&t.app, "", Scope::All, None).await, ["at once", "100% engine"]);
    assert_eq!(names(&t.app, "sort=name", Scope::Channel(1), None).await, ["100% engine", "at once"]);
    assert!(names(&t.app, "", Scope::Account(2), None).await.is_empty());
    assert_eq!(
        names(&t.app, "sort=publishedAt", Scope::Mine(1), Some(&owner())).await.len(),
        4,
        "owners see all of theirs"
    );
    let status = |e: platform::Problem| e.status().as_u16();
    assert_eq!(
        Filter::read(Some("privacyOneOf=3"), Scope::All, Some(&owner()), &t.app).map(drop).map_err(status),
        Err(401)
    );
    let moderator = Caller { role: Role::Moderator, ..owner() };
    assert_eq!(names(&t.app, "privacyOneOf=3", Scope::All, Some(&moderator)).await, ["secret"]);
    assert_eq!(names(&t.app, "include=1", Scope::All, Some(&moderator)).await.len(), 3);
}

async fn a_page_joins_what_belongs_to_it(t: &TestApp) {
    fill(&t.app).await;
    let mut conn = t.app.db.reader().await.unwrap();
    for name in ["1", "6ae23f4a-9d45-4443-a969-000000000001"] {
        let video = details::visible(&mut conn, name, None, None).await.unwrap();
        let page = details::details(&t.app, &mut conn, &video, None).await.unwrap();
        assert_eq!(
            (page.tags, page.base.channel.owner_account.unwrap().name),
            (vec!["Steam".to_owned()], "ada".to_owned())
        );
    }
    assert!(details::find(&mut conn, Ref::Id(99)).await.unwrap().is_none());
    for (video, caller, expected) in [
        ("2", None, 401),
        ("2", Some(Caller { user_id: 2, ..owner() }), 403),
        ("3", None, 401),
        ("99", None, 404),
        ("nope", None, 400),
    ] {
        let refused = details::visible(&mut conn, video, caller.as_ref(), None).await.map(drop).unwrap_err();
        assert_eq!(refused.status().as_u16(), expected, "{video}");
    }
    assert!(details::visible(&mut conn, "2", Some(&owner()), None).await.is_ok());
}

async fn totals_follow_changes(t: &TestApp) {
    fill(&t.app).await;
    let totals = Totals::default();
    let filter = Filter::read(Some("count=0"), Scope::All, None, &t.app).unwrap();
    assert_eq!(list::list(&t.app, &totals, &filter).await.unwrap().total, 2);
    let hide = "UPDATE video SET privacy = 3 WHERE id = 1";
    let write = t.app.db.write((), move |tx, ()| {
        async move {
            tx.wake();
            tx.execute(hide).await
        }
        .boxed()
    });
    write.await.unwrap();
    assert_eq!(list::list(&t.app, &totals, &filter).await.unwrap().total, 1, "a change is seen at once");
}
