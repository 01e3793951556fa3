//! The index follows the database.

use crate::index::{captions, ids, world};
use futures::FutureExt;
use platform::event;
use platform::on_both;
use platform::testing::TestApp;
use search::feed::catch_up;
use search::{Kind, find, rebuild};
use std::fs;
use world::World;

on_both!(
    changes_are_followed,
    names_change_beside_their_things,
    missed_events_lead_to_a_new_index,
    a_damaged_index_is_made_anew,
    a_new_index_is_fed_from_where_it_began
);

async fn emit(w: &World, kind: &'static str, id: i64) {
    let now = w.app.now();
    let write = w.app.db.write((), move |tx, ()| async move { event::emit(tx, now, kind, id).await }.boxed());
    write.await.unwrap();
}

async fn changes_are_followed(t: &TestApp) {
    let w = world(t).await;
    catch_up(&w.app).await.unwrap();
    assert_eq!(ids(&w, Kind::Video, "whales").await, [0i64; 0], "made where there was none");
    let video = w.video("alice", "Whales").await.id;
    emit(&w, "video.published", video).await;
    catch_up(&w.app).await.unwrap();
    assert_eq!(ids(&w, Kind::Video, "whales").await, [video]);
    w.run("UPDATE video SET name = 'Dolphins'").await;
    captions(&w, video, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nabout sharks\n").await;
    emit(&w, "video.updated", video).await;
    catch_up(&w.app).await.unwrap();
    assert_eq!(ids(&w, Kind::Video, "whales ").await, [0i64; 0]);
    assert_eq!(
        (ids(&w, Kind::Video, "dolphins").await, ids(&w, Kind::Video, "sharks").await),
        (vec![video], vec![video])
    );
    // Nothing of it is done twice.
    catch_up(&w.app).await.unwrap();
    assert_eq!(ids(&w, Kind::Video, "dolphins").await, [video]);
    w.run("DELETE FROM video").await;
    emit(&w, "video.deleted", video).await;
    catch_up(&w.app).await.unwrap();
    assert_eq!((ids(&w, Kind::Video, "dolphins").await, ids(&w, Kind::Video, "sharks").await), (vec![], vec![]));
}

async fn names_change_beside_their_things(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "Whales").await.id;
    captions(&w, video, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nabout sharks\n").await;
    rebuild(&w.app).await.unwrap();
    let alice = w.person("alice");
    w.run("UPDATE channel SET name = 'Oceanic' WHERE name = 'Channel of alice'").await;
    emit(&w, "channel.updated", alice.channel_id).await;
    catch_up(&w.app).await.unwrap();
    assert_eq!(ids(&w, Kind::Channel, "oceanic").await, [alice.channel_id]);
    assert_eq!(ids(&w, Kind::Video, "oceanic").await, [video]);
    assert_eq!(ids(&w, Kind::Video, "sharks").await, [video], "what is said stays");
    w.run("UPDATE account SET name = 'Wonderland' WHERE name = 'alice'").await;
    emit(&w, "account.updated", alice.account_id).await;
    catch_up(&w.app).await.unwrap();
    assert_eq!(ids(&w, Kind::Video, "wonderland").await, [video]);
    assert_eq!(ids(&w, Kind::Channel, "wonderland").await, [alice.channel_id]);
}

async fn missed_events_lead_to_a_new_index(t: &TestApp) {
    let w = world(t).await;
    emit(&w, "video.updated", 99).await;
    rebuild(&w.app).await.unwrap();
    let video = w.video("alice", "Whales").await.id;
    emit(&w, "video.published", video).await;
    emit(&w, "video.updated", 99).await;
    w.run("DELETE FROM event WHERE seq < (SELECT max(seq) FROM event)").await;
    catch_up(&w.app).await.unwrap();
    assert_eq!(ids(&w, Kind::Video, "whales").await, [video]);
}

async fn a_damaged_index_is_made_anew(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "Whales").await.id;
    rebuild(&w.app).await.unwrap();
    let folder = w.app.config().storage.tmp_persistent.join("search");
    let name = fs::read_to_string(folder.join("current")).unwrap();
    fs::remove_file(folder.join(&name).join("meta.json")).unwrap();
    // Another process finds it so.
    let again = platform::App::new(
        w.app.db.clone(),
        w.app.storage.clone(),
        (*w.app.config()).clone(),
        platform::Clock::system(),
    );
    assert!(find(&again, Kind::Video, "whales").await.is_none());
    catch_up(&again).await.unwrap();
    assert_eq!(find(&again, Kind::Video, "whales").await.unwrap().ids, [video]);
    assert_ne!(fs::read_to_string(folder.join("current")).unwrap(), name);
    // Who had it open goes over to the new one.
    assert_eq!(ids(&w, Kind::Video, "whales").await, [video]);
}

async fn a_new_index_is_fed_from_where_it_began(t: &TestApp) {
    let w = world(t).await;
    catch_up(&w.app).await.unwrap();
    // Made by another process beside this one.
    let other = platform::App::new(
        w.app.db.clone(),
        w.app.storage.clone(),
        (*w.app.config()).clone(),
        platform::Clock::system(),
    );
    rebuild(&other).await.unwrap();
    let video = w.video("alice", "Whales").await.id;
    emit(&w, "video.published", video).await;
    catch_up(&w.app).await.unwrap();
    assert_eq!(ids(&w, Kind::Video, "whales").await, [video]);
    assert_eq!(find(&other, Kind::Video, "whales").await.unwrap().ids, [video]);
}
