//! First pages and totals are found by indices that hold what lists are narrowed by: SQLite says how it would find them.

use super::{Condition, Filter, Scope, Sensitivity};
use database::Sql;
use moderation::Muters;
use platform::testing::sqlite;
use platform::{App, Caller, Role};

async fn plan(app: &App, query: &str, signed_in: bool, counts: bool) -> String {
    plan_of(app, query, Scope::All, &[], signed_in, counts).await
}

async fn plan_of(app: &App, query: &str, scope: Scope, channels: &[i64], signed_in: bool, counts: bool) -> String {
    let caller = Caller { user_id: 1, account_id: 1, username: "x".into(), role: Role::User, session_id: 1 };
    let filter = Filter::read(Some(query), scope, signed_in.then_some(&caller), app).unwrap();
    let mut conn = app.db.reader().await.unwrap();
    let sensitivity = Sensitivity::of(&filter, app, &mut conn).await.unwrap();
    let condition = Condition { filter: &filter, muters: &Muters::default(), sensitivity, just_watched: &[], channels };
    let sql = if counts {
        let mut sql = Sql::new("SELECT count(*) FROM video v");
        condition.push(&mut sql);
        sql
    } else {
        condition.page()
    };
    let rows = conn.rows(sql.after("EXPLAIN QUERY PLAN ")).await.unwrap();
    rows.iter().map(|row| row.get::<String>("detail").unwrap()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn orders_have_indices_that_hold_what_is_asked() {
    let t = sqlite().await;
    for signed_in in [false, true] {
        for (query, index) in [
            ("", "video_listed_published"),
            ("isLocal=true&nsfw=false", "video_listed_published"),
            ("categoryOneOf=5&languageOneOf=fr", "video_listed_published"),
            ("sort=-createdAt", "video_listed_created"),
            ("sort=-originallyPublishedAt", "video_listed_original"),
            ("sort=-views", "video_listed_views"),
            ("sort=-likes", "video_listed_likes"),
            ("sort=-comments", "video_listed_comments"),
            ("sort=name", "video_listed_name"),
            ("sort=duration", "video_listed_duration"),
            ("sort=-hot", "video_listed_hot"),
            ("sort=-best", "video_listed_hot"),
            ("sort=-trending", "video_listed_views"),
        ] {
            let plan = plan(&t.app, query, signed_in, false).await;
            assert!(plan.contains(&format!("INDEX {index}")), "{query}, {signed_in}:\n{plan}");
            let sorts = plan.contains("TEMP B-TREE") && !query.contains("-trending") && !query.contains("-best");
            assert!(!sorts, "{query}, {signed_in}:\n{plan}");
        }
        for query in ["", "isLocal=true&nsfw=false", "categoryOneOf=5&languageOneOf=fr", "hasHLSFiles=true"] {
            let plan = plan(&t.app, query, signed_in, true).await;
            assert!(plan.contains("INDEX video_listed_"), "total of {query}, {signed_in}:\n{plan}");
        }
    }
}

#[tokio::test]
async fn the_videos_of_an_account_are_not_all_put_in_order() {
    let t = sqlite().await;
    for channels in [&[1][..], &[1, 2, 3][..]] {
        for query in ["", "sort=-publishedAt", "sort=publishedAt"] {
            let plan = plan_of(&t.app, query, Scope::Account(1), channels, false, false).await;
            assert_eq!(
                plan.matches("INDEX video_listed_channel (channel_id=?").count(),
                channels.len(),
                "{query}:\n{plan}"
            );
            let inner = plan.matches("TEMP B-TREE FOR ORDER BY").count();
            assert_eq!(inner, usize::from(channels.len() > 1), "only what the parts gave is sorted; {query}:\n{plan}");
        }
    }
}
