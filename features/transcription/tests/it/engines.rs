//! Programs that fail: each leaves nothing, says why, and the next one may try.

use crate::{WORKS, ask, captions, engine, nothing_left, progress, spoken, work, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use std::time::Duration;
use world::World;

on_both!(
    a_missing_program_says_so,
    a_program_that_says_no_is_heard,
    a_program_that_hangs_is_ended,
    garbage_is_refused_with_its_line,
    too_much_is_refused,
    links_are_not_followed,
    silence_is_no_failure,
    languages_that_are_not_known_are_named,
    the_program_is_locked_in,
);

const ALPHABET: &str = "printf '{\"language\": \"fr\"}' > \"$out/audio.json\"\n";

/// Has a program try, tells why it did not work, and that the next one works.
async fn fails(w: &World, script: &str) -> String {
    engine(w, script);
    why(w).await
}

async fn why(w: &World) -> String {
    let video = spoken(w).await;
    ask(w, "alice", &video).await.is(204);
    work(w).await;
    let shown = progress(w, &video).await;
    assert_eq!(shown["state"], "failed", "{shown}");
    let why = shown["error"].as_str().unwrap().to_owned();
    let job: Option<String> =
        w.one("SELECT error FROM job WHERE kind = 'transcription.write' ORDER BY id DESC LIMIT 1").await;
    assert_eq!(job.as_deref(), Some(why.as_str()), "administrators read the same");
    assert!(captions(w, &video).await.is_empty());
    assert_eq!(w.one::<Option<String>>("SELECT language FROM video").await, None);
    nothing_left(w).await;
    // It can be asked for again.
    engine(w, WORKS);
    w.configure(|c| {
        c.video_transcription.engine_path = None;
        c.video_transcription.timeout = Duration::from_secs(60);
    });
    ask(w, "alice", &video).await.is(204);
    work(w).await;
    assert_eq!(progress(w, &video).await, json!({"state": "done", "progress": 1.0, "error": null}));
    assert_eq!(captions(w, &video).await.len(), 1);
    w.delete("alice", &format!("/api/v1/videos/{}", video.uuid)).await.is(204);
    nothing_left(w).await;
    why
}

async fn a_missing_program_says_so(t: &TestApp) {
    let w = world(t, WORKS).await;
    w.configure(|c| c.video_transcription.engine_path = Some("/nowhere/whisper-missing".into()));
    assert_eq!(why(&w).await, "The program that writes subtitles (whisper-missing) is not installed on this server");
}

async fn a_program_that_says_no_is_heard(t: &TestApp) {
    let w = world(t, WORKS).await;
    let said = fails(&w, "echo 'Traceback:' >&2; echo 'RuntimeError: the model small is not there' >&2; exit 1").await;
    assert_eq!(said, "The program that writes subtitles failed: RuntimeError: the model small is not there");
    assert_eq!(fails(&w, "exit 3").await, "The program that writes subtitles failed with status 3");
    assert_eq!(fails(&w, "exit 0").await, "The program that writes subtitles ended without writing any");
}

async fn a_program_that_hangs_is_ended(t: &TestApp) {
    let w = world(t, WORKS).await;
    w.configure(|c| c.video_transcription.timeout = Duration::from_millis(300));
    let said = fails(&w, "echo '[00:00.000 --> 00:01.000] x'; sleep 1000").await;
    assert_eq!(said, "The program that writes subtitles did not finish in time");
}

async fn garbage_is_refused_with_its_line(t: &TestApp) {
    let w = world(t, WORKS).await;
    let said = fails(&w, &format!("{ALPHABET}printf 'WEBVTT\\n\\nx --> y\\na\\n' > \"$out/audio.vtt\"")).await;
    assert!(said.starts_with("What the program that writes subtitles wrote cannot be read. Line 3 of"), "{said}");
    let said = fails(
        &w,
        &format!("{ALPHABET}head -c 5000 /dev/urandom > \"$out/audio.vtt\"; printf ' --> ' >> \"$out/audio.vtt\""),
    )
    .await;
    assert!(said.starts_with("What the program that writes subtitles wrote cannot be read."), "{said}");
    let said = fails(
        &w,
        "printf 'WEBVTT\\n\\n00:00.000 --> 00:01.000\\na\\n' > \"$out/audio.vtt\"; echo '{' > \"$out/audio.json\"",
    )
    .await;
    assert_eq!(said, "The program that writes subtitles did not say which language is spoken");
}

async fn too_much_is_refused(t: &TestApp) {
    let w = world(t, WORKS).await;
    let sentence = "The program that writes subtitles wrote more than a subtitle file may hold";
    // One file that the system bounds, one that we do, and many small ones.
    assert_eq!(
        fails(&w, &format!("{ALPHABET}head -c 100000000 /dev/zero > \"$out/audio.vtt\"; exit $?")).await,
        sentence
    );
    assert_eq!(fails(&w, &format!("{ALPHABET}truncate -s 30000000 \"$out/audio.vtt\"")).await, sentence);
    let many = "n=0; while :; do n=$((n+1)); truncate -s 60M \"$out/$n\" || exit 1; [ $n -gt 20 ] && sleep 1000; done";
    assert_eq!(fails(&w, many).await, sentence);
}

async fn links_are_not_followed(t: &TestApp) {
    let w = world(t, WORKS).await;
    let said = fails(&w, &format!("{ALPHABET}ln -s /etc/hostname \"$out/audio.vtt\"")).await;
    assert_eq!(said, "The program that writes subtitles ended without writing any");
}

async fn silence_is_no_failure(t: &TestApp) {
    let w = world(t, &format!("{ALPHABET}printf 'WEBVTT\\n\\n' > \"$out/audio.vtt\"")).await;
    let video = spoken(&w).await;
    ask(&w, "alice", &video).await.is(204);
    work(&w).await;
    let shown = progress(&w, &video).await;
    assert_eq!(shown["error"], "The program that writes subtitles heard no words in this video");
    assert_eq!(w.one::<String>("SELECT state FROM job WHERE kind = 'transcription.write'").await, "completed");
    assert!(captions(&w, &video).await.is_empty());
    nothing_left(&w).await;
}

async fn languages_that_are_not_known_are_named(t: &TestApp) {
    let w = world(t, WORKS).await;
    let script = WORKS.replace("\"fr\"", "\"klingon\"");
    let said = fails(&w, &script).await;
    assert_eq!(said, "The program that writes subtitles heard a language that is not known here (klingon)");
}

async fn the_program_is_locked_in(t: &TestApp) {
    let w = world(t, WORKS).await;
    // It may neither change the sound, nor read what lies in the instance's folders, nor write there.
    let secret = w.app.config().storage.bin.parent().unwrap().join("secret");
    std::fs::write(&secret, "secret").unwrap();
    let script = format!(
        "cat {secret} > /dev/null 2>&1 && exit 1\n(echo x > {secret}) 2> /dev/null && exit 2\n(echo x >> \"$audio\") 2> /dev/null && exit 3\n{WORKS}",
        secret = secret.display()
    );
    engine(&w, &script);
    let video = spoken(&w).await;
    ask(&w, "alice", &video).await.is(204);
    work(&w).await;
    assert_eq!(progress(&w, &video).await["state"], "done", "{}", progress(&w, &video).await);
    assert_eq!(std::fs::read_to_string(&secret).unwrap(), "secret");
}
