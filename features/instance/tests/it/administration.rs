//! What administrators see and change.

use platform::testing::TestApp;
use platform::{event, on_both};
use serde_json::{Value, json};
use world::World;

on_both!(
    settings_are_saved_and_hold_at_once,
    wrong_settings_are_named_and_change_nothing,
    settings_are_for_administrators,
    a_static_configuration_stays,
    the_home_page,
    the_language_of_the_interface,
    jobs_are_listed_and_paused,
    a_running_job_is_cancelled,
    the_log_is_read,
    browsers_tell_what_went_wrong,
    commands_are_run,
);

const CUSTOM: &str = "/api/v1/config/custom";

async fn world(t: &TestApp) -> World {
    World::new(t, instance::routes(&t.app)).await
}

async fn settings_are_saved_and_hold_at_once(t: &TestApp) {
    let w = world(t).await;
    let mut custom = w.get("root", CUSTOM).await.is(200);
    // The sections of a recorded PeerTube 8.2.1, in its order.
    let sections: Vec<&str> = custom.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        sections.join(" "),
        "instance theme services client signup admin contactForm user videoChannels transcoding live videoStudio \
         videoTranscription videoFile import export trending autoBlacklist blocklist followers followings \
         broadcastMessage search storyboards defaults email videoComments"
    );
    assert_eq!(custom["user"]["videoQuota"], -1);
    assert_eq!(custom["live"]["dvr"]["maxWindow"], 3600);
    custom["instance"]["name"] = json!("Films");
    custom["instance"]["defaultNSFWPolicy"] = json!("blur");
    custom["instance"]["languages"] = json!(["fr", "en"]);
    custom["user"]["videoQuota"] = json!(5_242_880);
    custom["transcoding"]["resolutions"]["1080p"] = json!(false);
    custom["live"]["dvr"]["maxWindow"] = json!(60);
    custom["defaults"]["publish"]["privacy"] = json!(4);
    let saved = w.put("root", CUSTOM, custom.clone()).await.is(200);
    assert_eq!(saved, custom);
    let public = w.get("", "/api/v1/config").await.is(200);
    assert_eq!((&public["instance"]["name"], &public["user"]["videoQuota"]), (&json!("Films"), &json!(5_242_880)));
    assert_eq!(public["transcoding"]["enabledResolutions"], json!([240, 360, 480, 720]));
    assert_eq!(w.get("root", CUSTOM).await.is(200), custom);
    // Only what differs is saved: what the file says about the rest goes on to count.
    let keys = "SELECT name FROM setting ORDER BY name";
    assert_eq!(
        w.all::<String>(keys).await,
        [
            "defaults.publish.privacy",
            "instance.default_nsfw_policy",
            "instance.languages",
            "instance.name",
            "live.dvr.max_window",
            "transcoding.resolutions.1080p",
            "user.video_quota",
        ]
    );
    assert_eq!(w.events().await, [instance::custom::CHANGED_EVENT]);

    let back = w.delete("root", CUSTOM).await.is(200);
    assert_ne!(back["instance"]["name"], "Films");
    assert_eq!(back["user"]["videoQuota"], -1);
    assert_eq!(w.get("", "/api/v1/config").await.is(200)["user"]["videoQuota"], -1);
    assert!(w.all::<String>(keys).await.is_empty());
    let deeds: Vec<String> = w.all("SELECT details FROM audit ORDER BY id").await;
    assert_eq!(deeds.len(), 2);
    assert!(deeds[0].contains("new-config-instance.name"), "{deeds:?}");
}

async fn wrong_settings_are_named_and_change_nothing(t: &TestApp) {
    let w = world(t).await;
    let good = w.get("root", CUSTOM).await.is(200);
    let with = |path: &str, value: Value| {
        let mut document = good.clone();
        *document.pointer_mut(path).unwrap() = value;
        document
    };
    for (path, value) in [
        ("/instance/defaultNSFWPolicy", json!("hello")),
        ("/theme/default", json!("background-red")),
        ("/defaults/publish/commentsPolicy", json!(11)),
        ("/signup/enabled", json!("perhaps")),
        ("/user/videoQuota", json!("a lot")),
        ("/instance/languages", json!({ "a": 1 })),
        ("/transcoding/concurrency", json!(-3)),
        ("/admin/email", json!("hello")),
        ("/admin/email", json!("")),
    ] {
        let name = path[1..].replace('/', ".");
        let refused = w.put("root", CUSTOM, with(path, value.clone())).await.names(&[&name]);
        assert_eq!(refused["invalid-params"][&name]["value"], value);
        assert_eq!(refused["invalid-params"][&name]["location"], "body");
    }
    let mut without = good.clone();
    without["admin"].as_object_mut().unwrap().remove("email");
    let refused = w.put("root", CUSTOM, without).await.names(&["admin.email"]);
    assert!(refused["invalid-params"]["admin.email"].get("value").is_none());
    let refused = w.put("root", CUSTOM, json!({})).await.is(400);
    assert!(refused["invalid-params"].as_object().unwrap().len() > 50);
    let mail = "SMTP is not configured but you require signup email verification.";
    w.put("root", CUSTOM, with("/signup/requiresEmailVerification", json!(true))).await.refused(400, mail);
    let mut studio = with("/videoStudio/enabled", json!(true));
    studio["transcoding"]["enabled"] = json!(false);
    studio["live"]["allowReplay"] = json!(false);
    let sentence = "You cannot enable video studio if transcoding is not enabled";
    w.put("root", CUSTOM, studio).await.refused(400, sentence);
    let index = "The search index can only replace the local search while it is on";
    w.put("root", CUSTOM, with("/search/searchIndex/isDefaultSearch", json!(true))).await.refused(400, index);
    assert_eq!(w.get("root", CUSTOM).await.is(200), good);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM setting").await, 0);
    assert_eq!(event::newest(&mut t.app.db.reader().await.unwrap()).await.unwrap(), 0);
}

async fn settings_are_for_administrators(t: &TestApp) {
    let w = world(t).await;
    for method in ["GET", "PUT", "DELETE"] {
        w.bare("", method, CUSTOM).await.is(401);
        let sentence = "User mod does not have right (No. 8) to access to /api/v1/config/custom.";
        w.bare("mod", method, CUSTOM).await.refused(403, sentence);
    }
}

async fn a_static_configuration_stays(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.webadmin.configuration.edition.allowed = false);
    let custom = w.get("root", CUSTOM).await.is(200);
    let sentence = "Server configuration is static and cannot be edited";
    w.put("root", CUSTOM, custom).await.refused(405, sentence);
    w.delete("root", CUSTOM).await.refused(405, sentence);
}

async fn the_home_page(t: &TestApp) {
    const PAGE: &str = "/api/v1/custom-pages/homepage/instance";
    let w = world(t).await;
    w.get("", PAGE).await.refused(404, "Instance homepage could not be found");
    assert_eq!(w.get("", "/api/v1/config").await.is(200)["homepage"]["enabled"], false);
    w.put("", PAGE, json!({ "content": "x" })).await.is(401);
    w.put("alice", PAGE, json!({ "content": "x" })).await.is(403);
    w.put("root", PAGE, json!({ "content": 5 })).await.names(&["content"]);
    w.put("root", PAGE, json!({ "content": "# Welcome" })).await.is(204);
    assert_eq!(w.get("", PAGE).await.is(200), json!({ "content": "# Welcome" }));
    assert_eq!(w.get("", "/api/v1/config").await.is(200)["homepage"]["enabled"], true);
    w.put("root", PAGE, json!({ "content": "" })).await.is(204);
    assert_eq!(w.get("", "/api/v1/config").await.is(200)["homepage"]["enabled"], false);
}

async fn the_language_of_the_interface(t: &TestApp) {
    let w = world(t).await;
    let path = "/api/v1/client-config/update-interface-language";
    for language in ["fr", "fr-FR", "zh-Hans-CN"] {
        let answer = w.post("", path, json!({ "language": language })).await;
        let cookie = answer.header("set-cookie").unwrap().to_owned();
        answer.is(204);
        let expected = format!(
            "clientLanguage={language}; Max-Age=7776000; Path=/; Expires=Wed, 01 Apr 2026 00:00:00 GMT; Secure; SameSite=None"
        );
        assert_eq!(cookie, expected);
    }
    let cleared = w.post("", path, json!({ "language": null })).await;
    assert_eq!(cleared.header("set-cookie"), Some("clientLanguage=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
    cleared.is(204);
    for (body, sentence) in [
        (json!({"language": "hello"}), "hello is not a valid language"),
        (json!({"language": "fr; Domain=x"}), "fr; Domain=x is not a valid language"),
        (json!({"language": 5}), "5 is not a valid language"),
        (json!({}), "undefined is not a valid language"),
    ] {
        let answer = w.post("", path, body).await;
        assert_eq!(answer.header("set-cookie"), None);
        answer.refused(400, sentence);
    }
}

async fn jobs_are_listed_and_paused(t: &TestApp) {
    let w = world(t).await;
    for statement in [
        "INSERT INTO job (kind, payload, state, priority, max_attempts, run_at, created_at, progress) \
         VALUES ('transcoding.build', '{\"video_id\":7}', 'active', 100, 3, 0, 1767225600000, 40)",
        "INSERT INTO job (kind, payload, state, priority, max_attempts, run_at, created_at, error) \
         VALUES ('video.remove-files', '{}', 'failed', 100, 3, 0, 1767225600000, 'the disk is gone')",
    ] {
        w.run(statement).await;
    }
    let active = w.get("root", "/api/v1/jobs/active").await.is(200);
    let job = &active["data"][0];
    let id = job["id"].as_str().expect("ids are texts").to_owned();
    let expected = json!({ "total": 1, "data": [{ "id": id, "state": "active", "type": "video-transcoding",
        "data": { "video_id": 7 }, "priority": 100, "progress": 40, "error": null,
        "createdAt": "2026-01-01T00:00:00.000Z", "finishedOn": null, "processedOn": null, "canCancel": true }] });
    assert_eq!(active, expected);
    assert_eq!(w.get("root", "/api/v1/jobs").await.is(200)["total"], 2);
    assert_eq!(w.get("root", "/api/v1/jobs?jobType=video-transcoding").await.is(200)["total"], 1);
    assert_eq!(w.get("root", "/api/v1/jobs?jobType=notify").await.is(200)["total"], 0);
    let failed = w.get("root", "/api/v1/jobs/failed").await.is(200);
    assert_eq!((&failed["data"][0]["error"], &failed["total"]), (&json!("the disk is gone"), &json!(1)));
    w.get("root", "/api/v1/jobs/failedade").await.names(&["state"]);
    w.get("root", "/api/v1/jobs/failed?jobType=toto").await.names(&["jobType"]);
    w.get("root", "/api/v1/jobs/failed?start=hello&count=101&sort=x").await.names(&["start", "count", "sort"]);
    w.get("mod", "/api/v1/jobs").await.is(403);
    w.bare("alice", "POST", "/api/v1/jobs/pause").await.is(403);
    let paused = "SELECT count(*) FROM job_pause WHERE kind = '*'";
    for _ in 0..2 {
        w.bare("root", "POST", "/api/v1/jobs/pause").await.is(204);
        assert_eq!(w.one::<i64>(paused).await, 1);
    }
    w.bare("root", "POST", "/api/v1/jobs/resume").await.is(204);
    assert_eq!(w.one::<i64>(paused).await, 0);
}

async fn a_running_job_is_cancelled(t: &TestApp) {
    let w = world(t).await;
    for statement in [
        "INSERT INTO job (kind, payload, state, priority, max_attempts, run_at, created_at) \
         VALUES ('transcoding.build', '{}', 'active', 100, 3, 0, 1767225600000)",
        "INSERT INTO job (kind, payload, state, priority, max_attempts, run_at, created_at) \
         VALUES ('transcoding.build', '{}', 'waiting', 100, 3, 0, 1767225600000)",
        "INSERT INTO job (kind, payload, state, priority, max_attempts, run_at, created_at) \
         VALUES ('email.send', '{}', 'active', 100, 3, 0, 1767225600000)",
    ] {
        w.run(statement).await;
    }
    let ids: Vec<i64> = w.all("SELECT id FROM job ORDER BY id").await;
    let cancel =
        async |who: &str, what: &str, id: i64| w.bare(who, "POST", &format!("/api/v1/jobs/{what}/{id}/cancel")).await;
    cancel("", "video-transcoding", ids[0]).await.is(401);
    cancel("mod", "video-transcoding", ids[0]).await.is(403);
    cancel("root", "not-a-job-type", ids[0]).await.names(&["jobType"]);
    cancel("root", "video-transcoding", 999_999).await.is(404);
    cancel("root", "email", ids[0]).await.is(404);
    w.bare("root", "POST", "/api/v1/jobs/video-transcoding/caa0036a/cancel").await.is(404);
    for (what, id) in [("video-transcoding", ids[1]), ("email", ids[2])] {
        cancel("root", what, id).await.refused(409, "This job cannot be cancelled");
    }
    let stopped = "SELECT count(*) FROM job WHERE max_attempts = 0";
    assert_eq!(w.one::<i64>(stopped).await, 0);
    cancel("root", "video-transcoding", ids[0]).await.is(204);
    assert_eq!(w.one::<i64>(stopped).await, 1);
}

async fn the_log_is_read(t: &TestApp) {
    use platform::recent_log::{Level, Line, RECENT};
    const LOGS: &str = "/api/v1/server/logs?startDate=1999-01-01T00:00:00.000Z&endDate=1999-12-31T00:00:00.000Z";
    let w = world(t).await;
    // In a year that no other test logs in.
    for (at, level, message) in [(1, Level::Info, "a beginning"), (2, Level::Error, "an end")] {
        RECENT.push(Line { at: 915_148_800_000 + at, level, tag: "tale".into(), message: message.into() });
    }
    let lines = w.get("root", LOGS).await.is(200);
    let last = lines.as_array().unwrap().last().unwrap();
    let expected = json!({ "tags": ["tale"], "level": "error", "message": "an end", "label": "127.0.0.1:9000",
        "timestamp": "1999-01-01T00:00:00.002Z" });
    assert_eq!(last, &expected);
    let grave = w.get("root", &format!("{LOGS}&level=warn")).await.is(200);
    assert!(grave.as_array().unwrap().iter().all(|l| l["level"] == "error"), "{grave}");
    assert_eq!(w.get("root", &format!("{LOGS}&tagsOneOf=http")).await.is(200), json!([]));
    w.get("root", "/api/v1/server/logs").await.names(&["startDate"]);
    w.get("root", "/api/v1/server/logs?startDate=2026-01-01&level=toto").await.names(&["level"]);
    w.get("mod", LOGS).await.is(403);
}

async fn browsers_tell_what_went_wrong(t: &TestApp) {
    const CLIENT: &str = "/api/v1/server/logs/client";
    let w = world(t).await;
    let told = json!({ "level": "warn", "message": "oh", "url": "https://example.com/page", "meta": "{}" });
    w.post("", CLIENT, told.clone()).await.is(204);
    let with = |name: &str, value: Value| {
        let mut told = told.clone();
        told[name] = value;
        told
    };
    w.post("", CLIENT, with("level", json!(""))).await.names(&["level"]);
    w.post("", CLIENT, with("url", json!("javascript:1"))).await.names(&["url"]);
    w.post("", CLIENT, with("userAgent", json!("s".repeat(201)))).await.names(&["userAgent"]);
    w.post("", CLIENT, json!({})).await.names(&["message", "url", "level"]);
    w.configure(|c| c.log.accept_client_log = false);
    w.post("", CLIENT, told.clone()).await.is(403);
}

async fn commands_are_run(t: &TestApp) {
    const RUN: &str = "/api/v1/server/debug/run-command";
    let w = world(t).await;
    assert_eq!(w.get("root", "/api/v1/server/debug").await.is(200)["activityPubMessagesWaiting"], 0);
    w.get("mod", "/api/v1/server/debug").await.is(403);
    let hidden = w.new_video("alice", world::NewVideo { privacy: 3, ..world::NewVideo::named("later") }).await;
    let schedule = "INSERT INTO video_schedule (video_id, update_at, privacy) SELECT id, 5, 1 FROM video";
    w.run(schedule).await;
    w.post("root", RUN, json!({ "command": "process-update-videos-scheduler" })).await.is(204);
    assert_eq!(w.one::<i64>("SELECT privacy FROM video").await, 1, "{}", hidden.id);
    for command in [
        "remove-dandling-resumable-uploads",
        "process-video-stats-buffer",
        "process-video-viewers",
        "process-remove-old-stats",
    ] {
        w.post("root", RUN, json!({ "command": command })).await.is(204);
    }
    w.post("root", RUN, json!({ "command": "rm -rf" })).await.refused(400, "Invalid command");
    w.post("mod", RUN, json!({ "command": "x" })).await.is(403);
}
