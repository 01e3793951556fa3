//! Avatars and banners, over the routes, on both databases and the real ffmpeg.

use futures::FutureExt as _;
use image::{ImageFormat, Rgba, RgbaImage};
use platform::testing::TestApp;
use platform::{buckets, on_both};
use serde_json::Value;
use std::io::Cursor;
use world::{Answer, World};

on_both!(
    takes_an_avatar_of_oneself,
    takes_pictures_of_a_channel,
    replaces_and_removes_files,
    keeps_the_kind_of_picture,
    refuses_what_is_no_picture,
    refuses_who_may_not,
    leaves_with_its_owner,
);

const MINE: &str = "/api/v1/users/me/avatar/pick";
const CHANNEL: &str = "/api/v1/video-channels/alice_channel";

async fn world(t: &TestApp) -> World {
    channel::set_hooks(channel::Hooks {
        registered: &[],
        actor_goes: &[|tx, actor_id, now| picture::forget(tx, actor_id, now).boxed()],
        remove_videos: |_, _, _| async { Ok(()) }.boxed(),
        channel_goes: &[],
        account_goes: &[],
        set_support: |_, _, _, _| async { Ok(()) }.boxed(),
    });
    World::new(t, picture::routes(&t.app).merge(channel::routes(&t.app))).await
}

/// Red above, transparent below.
fn picture(format: ImageFormat) -> Vec<u8> {
    let pixels = RgbaImage::from_fn(90, 60, |_, y| Rgba([255, 0, 0, if y < 30 { 255 } else { 0 }]));
    let mut bytes = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => image::DynamicImage::ImageRgba8(pixels).to_rgb8().write_to(&mut bytes, format).unwrap(),
        _ => pixels.write_to(&mut bytes, format).unwrap(),
    }
    bytes.into_inner()
}

async fn pick(w: &World, who: &str, path: &str, field: &str, bytes: &[u8]) -> Answer {
    w.form(who, "POST", path, &[], &[(field, "picture.bin", bytes)]).await
}

fn sizes(list: &Value) -> Vec<(i64, i64)> {
    let size = |i: &Value| (i["width"].as_i64().unwrap(), i["height"].as_i64().unwrap());
    list.as_array().unwrap().iter().map(size).collect()
}

fn names(list: &Value) -> Vec<String> {
    let name = |i: &Value| i["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    list.as_array().unwrap().iter().map(name).collect()
}

/// Files in storage that are to stay.
async fn stored(w: &World) -> usize {
    let page = w.app.storage.list(buckets::AVATARS, None, None, 1000).await.unwrap();
    let mut kept = 0;
    for entry in page.entries {
        let sql = database::Sql::new("SELECT count(*) FROM doomed_file WHERE name = $1").bind(entry.key.as_str());
        kept += usize::from(w.one::<i64>(sql).await == 0);
    }
    kept
}

async fn takes_an_avatar_of_oneself(t: &TestApp) {
    let w = world(t).await;
    let json = pick(&w, "alice", MINE, "avatarfile", &picture(ImageFormat::Png)).await.is(200);
    assert_eq!(sizes(&json["avatars"]), [(1500, 1500), (600, 600), (120, 120), (48, 48)]);
    let first = &json["avatars"][0];
    let keys: Vec<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys.join(" "), "height width path fileUrl createdAt updatedAt");
    let path = first["path"].as_str().unwrap();
    assert!(path.starts_with("/lazy-static/avatars/") && path.ends_with(".png"), "{path}");
    assert_eq!(first["fileUrl"], format!("{}{path}", w.app.config().webserver.origin()));
    // Smallest first wherever the account is shown.
    let account = w.get("", "/api/v1/accounts/alice").await.is(200);
    assert_eq!(sizes(&account["avatars"]), [(48, 48), (120, 120), (600, 600), (1500, 1500)]);
    let owner = w.get("", CHANNEL).await.is(200)["ownerAccount"].clone();
    assert_eq!(owner["avatars"], account["avatars"]);
    let list = w.get("", "/api/v1/video-channels?sort=name").await.is(200);
    let row = list["data"].as_array().unwrap().iter().find(|c| c["name"] == "alice_channel").unwrap().clone();
    assert_eq!(row["ownerAccount"]["avatars"], account["avatars"]);
    assert_eq!(row["avatars"], Value::Array(Vec::new()));
    // The file is what was said: the middle of the picture, with its transparency.
    let key = object_storage::Key::new(names(&json["avatars"])[2].clone()).unwrap();
    let folder = w.app.config().storage.avatars.join(key.as_str());
    let small = image::open(folder).unwrap().to_rgba8();
    assert_eq!(small.dimensions(), (120, 120));
    assert_eq!((small.get_pixel(60, 20).0[3], small.get_pixel(60, 100).0[3]), (255, 0));
    assert_eq!(stored(&w).await, 4);
}

async fn takes_pictures_of_a_channel(t: &TestApp) {
    let w = world(t).await;
    let avatar = pick(&w, "alice", &format!("{CHANNEL}/avatar/pick"), "avatarfile", &picture(ImageFormat::Jpeg)).await;
    assert_eq!(sizes(&avatar.is(200)["avatars"]).len(), 4);
    let banner = pick(&w, "mod", &format!("{CHANNEL}/banner/pick"), "bannerfile", &picture(ImageFormat::Jpeg)).await;
    let banner = banner.is(200);
    assert_eq!(sizes(&banner["banners"]), [(1920, 317), (600, 100)]);
    assert!(banner["banners"][0]["path"].as_str().unwrap().starts_with("/lazy-static/banners/"));
    let json = w.get("", CHANNEL).await.is(200);
    assert_eq!(sizes(&json["avatars"]), [(48, 48), (120, 120), (600, 600), (1500, 1500)]);
    assert_eq!(sizes(&json["banners"]), [(600, 100), (1920, 317)]);
    assert_eq!(w.events().await, ["channel.updated", "channel.updated"]);
    let log = w.get("alice", &format!("{CHANNEL}/activities")).await.is(200);
    assert_eq!((&log["total"], &log["data"][0]["account"]["name"]), (&2.into(), &"mod".into()));
}

async fn replaces_and_removes_files(t: &TestApp) {
    let w = world(t).await;
    let first = pick(&w, "alice", MINE, "avatarfile", &picture(ImageFormat::Png)).await.is(200);
    let second = pick(&w, "alice", MINE, "avatarfile", &picture(ImageFormat::Png)).await.is(200);
    let old: Vec<String> = w.all("SELECT name FROM doomed_file ORDER BY id").await;
    let mut expected = names(&first["avatars"]);
    expected.sort();
    let mut sorted = old.clone();
    sorted.sort();
    assert_eq!(sorted, expected);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM job WHERE kind = 'video.remove_files'").await, 1);
    let shown = w.get("", "/api/v1/accounts/alice").await.is(200);
    let mut shown = names(&shown["avatars"]);
    shown.reverse();
    assert_eq!(shown, names(&second["avatars"]));
    w.delete("alice", "/api/v1/users/me/avatar").await.is(204);
    w.delete("alice", "/api/v1/users/me/avatar").await.is(204);
    assert_eq!(w.get("", "/api/v1/accounts/alice").await.is(200)["avatars"], Value::Array(Vec::new()));
    assert_eq!(w.one::<i64>("SELECT count(*) FROM actor_image").await, 0);
    assert_eq!(stored(&w).await, 0);
}

async fn keeps_the_kind_of_picture(t: &TestApp) {
    let w = world(t).await;
    for (format, extension) in [
        (ImageFormat::Png, ".png"),
        (ImageFormat::Jpeg, ".jpg"),
        (ImageFormat::WebP, ".webp"),
        (ImageFormat::Gif, ".gif"),
    ] {
        let json = pick(&w, "bob", MINE, "avatarfile", &picture(format)).await.is(200);
        let name = names(&json["avatars"])[3].clone();
        assert!(name.ends_with(extension), "{name}");
        let small = image::open(w.app.config().storage.avatars.join(&name)).unwrap();
        assert_eq!((small.width(), small.height()), (48, 48), "{extension}");
    }
}

async fn refuses_what_is_no_picture(t: &TestApp) {
    let w = world(t).await;
    let png = picture(ImageFormat::Png);
    let bomb = {
        // A header that promises 30,000 x 30,000 pixels.
        let mut bytes = png.clone();
        bytes[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
        bytes
    };
    let large = [png.clone(), vec![0; 9 << 20]].concat();
    let cut = png[..40].to_vec();
    for (what, bytes) in
        [("text", b"<svg/>".to_vec()), ("empty", Vec::new()), ("bomb", bomb), ("large", large), ("cut", cut)]
    {
        let json = pick(&w, "alice", MINE, "avatarfile", &bytes).await.names(&["avatarfile"]);
        let error = &json["invalid-params"]["avatarfile"];
        assert!(error["msg"].as_str().unwrap().starts_with("This file is not supported or too large."), "{what}");
        assert_eq!((&error["location"], error.get("value")), (&"body".into(), None), "{what}");
    }
    w.form("alice", "POST", MINE, &[("a", "b")], &[]).await.names(&["avatarfile"]);
    w.bare("alice", "POST", MINE).await.names(&["avatarfile"]);
    w.form("alice", "POST", &format!("{CHANNEL}/banner/pick"), &[], &[]).await.names(&["bannerfile"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM actor_image").await, 0);
    assert_eq!(stored(&w).await, 0);
}

async fn refuses_who_may_not(t: &TestApp) {
    let w = world(t).await;
    let png = picture(ImageFormat::Png);
    pick(&w, "", MINE, "avatarfile", &png).await.refused(401, "Token is invalid");
    w.delete("", "/api/v1/users/me/avatar").await.is(401);
    for (kind, field) in [("avatar", "avatarfile"), ("banner", "bannerfile")] {
        let path = format!("{CHANNEL}/{kind}/pick");
        pick(&w, "", &path, field, &png).await.is(401);
        pick(&w, "bob", &path, field, &png).await.refused(403, "This user cannot manage this channel");
        w.delete("bob", &format!("{CHANNEL}/{kind}")).await.refused(403, "This user cannot manage this channel");
        let nobody = format!("/api/v1/video-channels/nobody/{kind}/pick");
        pick(&w, "bob", &nobody, field, &png).await.refused(404, "Video channel not found");
    }
    let remote = "/api/v1/video-channels/remote_channel@peer.example/avatar/pick";
    pick(&w, "root", remote, "avatarfile", &png).await.is(403);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM actor_image").await, 0);
    assert!(w.events().await.is_empty());
}

async fn leaves_with_its_owner(t: &TestApp) {
    let w = world(t).await;
    let png = picture(ImageFormat::Png);
    pick(&w, "alice", MINE, "avatarfile", &png).await.is(200);
    pick(&w, "alice", &format!("{CHANNEL}/banner/pick"), "bannerfile", &png).await.is(200);
    assert_eq!(stored(&w).await, 6);
    let alice = w.person("alice").user_id;
    w.delete("root", &format!("/api/v1/users/{alice}")).await.is(204);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM actor_image").await, 0);
    assert_eq!(stored(&w).await, 0);
}
