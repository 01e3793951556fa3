//! Who imported something hears how it went.

use crate::support::{happened, kinds, told, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(who_imported_hears_how_it_went, what_begins_again_is_told_at_its_end, letters_say_why);

async fn import(w: &World, state: i64) -> i64 {
    w.video("alice", "From afar").await;
    w.run(
        "INSERT INTO video_import (user_id, video_id, target_url, state, attempts, error, created_at, updated_at) \
         SELECT u.id, v.id, 'https://site.example/v', 1, 1, 'The server answered with status 404', 1, 1 \
         FROM users u, video v WHERE u.username = 'alice'",
    )
    .await;
    match state {
        2 => w.run("UPDATE video_import SET state = 2, error = NULL").await,
        3 => w.run("UPDATE video_import SET state = 3").await,
        5 => w.run("UPDATE video_import SET state = 5").await,
        6 => w.run("UPDATE video_import SET state = 6").await,
        _ => {}
    }
    w.one("SELECT id FROM video_import").await
}

async fn who_imported_hears_how_it_went(t: &TestApp) {
    let w = world(t).await;
    let id = import(&w, 3).await;
    happened(&w, "import.finished", id).await;
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "bob").await), (vec![8], vec![]));
    let news = told(&w, "alice").await.remove(0)["videoImport"].clone();
    assert_eq!((&news["id"], &news["video"]["name"]), (&json!(id), &json!("From afar")));
    assert_eq!(
        (&news["targetUrl"], &news["torrentName"], &news["magnetUri"], &news["error"]),
        (&json!("https://site.example/v"), &json!(null), &json!(null), &json!("The server answered with status 404"))
    );
    // Begun again, it worked.
    w.run("UPDATE video_import SET state = 2, error = NULL").await;
    happened(&w, "import.finished", id).await;
    assert_eq!(kinds(&w, "alice").await, [7, 8]);
    assert_eq!(told(&w, "alice").await[0]["videoImport"].get("error"), None);
    // Without its video it is told of all the same; without the import there is nothing to tell.
    w.run("DELETE FROM video WHERE TRUE").await;
    assert_eq!(told(&w, "alice").await[0]["videoImport"].get("video"), None);
    w.run("DELETE FROM video_import WHERE TRUE").await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    happened(&w, "import.finished", id).await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
}

async fn what_begins_again_is_told_at_its_end(t: &TestApp) {
    let w = world(t).await;
    for state in [1, 5, 6] {
        let id = import(&w, state).await;
        happened(&w, "import.finished", id).await;
        assert_eq!(kinds(&w, "alice").await, [0; 0], "{state}");
        w.run("DELETE FROM video_import WHERE TRUE").await;
        w.run("DELETE FROM video WHERE TRUE").await;
    }
}

async fn letters_say_why(t: &TestApp) {
    let w = world(t).await;
    w.configure(|config| {
        config.smtp.hostname = Some("mail.example.org".into());
        config.instance.name = "Ours".into();
    });
    w.run("DELETE FROM notification_setting").await;
    w.run(
        "INSERT INTO notification_setting (user_id, my_video_import_finished, updated_at) SELECT id, 2, 0 FROM users",
    )
    .await;
    let id = import(&w, 3).await;
    happened(&w, "import.finished", id).await;
    w.run("UPDATE video_import SET state = 2, error = NULL").await;
    happened(&w, "import.finished", id).await;
    let subjects: Vec<String> = w.all("SELECT subject FROM email ORDER BY id").await;
    let failed = "[Ours] Your import of “From afar” did not work: The server answered with status 404";
    assert_eq!(subjects, [failed, "[Ours] Your import of “From afar” is done"]);
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    assert_eq!(w.all::<String>("SELECT DISTINCT recipient FROM email").await, ["alice@example.com"]);
}
