//! Avatar, banner and logos of the instance, from the form to what everybody is told.

use image::{ImageFormat, Rgba, RgbaImage};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use std::io::Cursor;
use world::World;

on_both!(
    nothing_is_chosen_at_first,
    the_avatar_stands_in_for_logos,
    the_banner_is_shown,
    logos_are_cut_to_their_use,
    drawings_stay_as_they_are,
    pictures_are_judged,
    pictures_are_for_administrators,
);

const AVATAR: &str = "/api/v1/config/instance-avatar";
const BANNER: &str = "/api/v1/config/instance-banner";

async fn world(t: &TestApp) -> World {
    let w = World::new(t, instance::routes(&t.app).merge(picture::routes(&t.app))).await;
    // The first start makes it.
    w.run(
        "INSERT INTO actor (kind, username, username_fold, url, created_at, updated_at) \
         VALUES ('Application', 'peertube', 'peertube', 'http://127.0.0.1:9000/accounts/peertube', 1, 1)",
    )
    .await;
    w
}

fn logo(kind: &str) -> String {
    format!("/api/v1/config/instance-logo/{kind}")
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbaImage::from_pixel(width, height, Rgba([1, 2, 3, 255])).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn pick(w: &World, path: &str, field: &str, bytes: &[u8]) {
    w.form("root", "POST", &format!("{path}/pick"), &[], &[(field, "a.png", bytes)]).await.is(204);
}

async fn shown(w: &World) -> Value {
    w.get("", "/api/v1/config").await.is(200)["instance"].clone()
}

fn of_kind<'a>(instance: &'a Value, kind: &str) -> Vec<&'a Value> {
    instance["logo"].as_array().unwrap().iter().filter(|l| l["type"] == kind).collect()
}

fn sizes(list: &Value) -> Vec<(i64, i64)> {
    let size = |i: &Value| (i["width"].as_i64().unwrap(), i["height"].as_i64().unwrap());
    list.as_array().unwrap().iter().map(size).collect()
}

async fn location(w: &World) -> String {
    let answer = w.get("", "/favicon.ico").await;
    let location = answer.headers["location"].to_str().unwrap().to_owned();
    answer.is(302);
    location
}

async fn nothing_is_chosen_at_first(t: &TestApp) {
    let w = world(t).await;
    let instance = shown(&w).await;
    assert_eq!((&instance["avatars"], &instance["banners"]), (&json!([]), &json!([])));
    let own = format!("{}/client/favicon.svg", w.app.config().webserver.origin());
    let expected = |kind: &str, size: i64| json!({"fileUrl": own, "width": size, "height": size, "type": kind, "isFallback": true});
    let logos = json!([expected("favicon", 32), expected("header-square", 34), expected("header-wide", 34)]);
    assert_eq!(instance["logo"], logos);
    assert_eq!(location(&w).await, "/client/favicon.svg");
    let manifest = w.get("", "/manifest.webmanifest").await.is(200);
    let keys: Vec<&str> = manifest.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "name short_name id start_url scope background_color theme_color description display share_target icons"
    );
    let icon = |at: usize| (&manifest["icons"][at]["src"], &manifest["icons"][at]["sizes"]);
    assert_eq!(icon(0), (&json!("/client/favicon.svg"), &json!("any")));
    assert_eq!(icon(3), (&json!("/client/icon-maskable-512.png"), &json!("512x512")));
    assert_eq!(manifest["share_target"]["action"], "/publish");
    let extensions = w.get("", "/api/v1/config").await.is(200);
    assert_eq!(extensions["avatar"]["file"]["extensions"], json!([".png", ".jpeg", ".jpg", ".gif", ".webp"]));
}

async fn the_avatar_stands_in_for_logos(t: &TestApp) {
    let w = world(t).await;
    pick(&w, AVATAR, "avatarfile", &png(50, 60)).await;
    let instance = shown(&w).await;
    assert_eq!(sizes(&instance["avatars"]), [(48, 48), (120, 120), (600, 600), (1500, 1500)]);
    let about = w.get("", "/api/v1/config/about").await.is(200);
    assert_eq!(about["instance"]["avatars"], instance["avatars"]);
    for kind in ["favicon", "header-square", "header-wide", "opengraph"] {
        let logos = of_kind(&instance, kind);
        assert_eq!((logos.len(), &logos[0]["isFallback"]), (4, &json!(true)), "{kind}");
        assert_eq!(logos[0]["fileUrl"], instance["avatars"][0]["fileUrl"]);
    }
    assert_eq!(location(&w).await, instance["avatars"][0]["path"]);
    let icons = w.get("", "/manifest.webmanifest").await.is(200)["icons"].clone();
    assert_eq!((&icons[3]["sizes"], &icons[3]["type"]), (&json!("1500x1500"), &json!("image/png")));
    w.delete("root", AVATAR).await.is(204);
    w.delete("root", AVATAR).await.is(204);
    assert_eq!(shown(&w).await["avatars"], json!([]));
    assert_eq!(w.one::<i64>("SELECT count(*) FROM actor_image").await, 0);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM doomed_file").await, 4);
    assert_eq!(w.events().await, ["instance.config-changed"; 3]);
}

async fn the_banner_is_shown(t: &TestApp) {
    let w = world(t).await;
    pick(&w, BANNER, "bannerfile", &png(300, 60)).await;
    let instance = shown(&w).await;
    assert_eq!(sizes(&instance["banners"]), [(600, 100), (1920, 317)]);
    let about = w.get("", "/api/v1/config/about").await.is(200);
    assert_eq!(about["instance"]["banners"], instance["banners"]);
    w.delete("root", BANNER).await.is(204);
    assert_eq!(shown(&w).await["banners"], json!([]));
}

async fn logos_are_cut_to_their_use(t: &TestApp) {
    let w = world(t).await;
    pick(&w, AVATAR, "avatarfile", &png(50, 50)).await;
    for (kind, expected) in [
        ("favicon", (32, 32)),
        ("header-square", (48, 48)),
        // As wide as what came, within reason.
        ("header-wide", (144, 48)),
        ("opengraph", (1200, 650)),
    ] {
        pick(&w, &logo(kind), "logofile", &png(300, 100)).await;
        let instance = shown(&w).await;
        let logos = of_kind(&instance, kind);
        assert_eq!(logos.len(), 1, "{kind}");
        let size = (logos[0]["width"].as_i64().unwrap(), logos[0]["height"].as_i64().unwrap());
        assert_eq!((size, &logos[0]["isFallback"]), (expected, &json!(false)), "{kind}");
        let address = logos[0]["fileUrl"].as_str().unwrap();
        let prefix = format!("{}/static/uploads/images/", w.app.config().webserver.origin());
        let file = w.app.config().storage.avatars.join(address.strip_prefix(&prefix).unwrap());
        let picture = image::open(file).unwrap();
        assert_eq!((i64::from(picture.width()), i64::from(picture.height())), expected);
    }
    assert!(location(&w).await.starts_with("/static/uploads/images/"));
    pick(&w, &logo("header-wide"), "logofile", &png(9000, 10)).await;
    assert_eq!(of_kind(&shown(&w).await, "header-wide")[0]["width"], 960);
    w.delete("root", &logo("favicon")).await.is(204);
    assert_eq!(of_kind(&shown(&w).await, "favicon")[0]["isFallback"], true);
}

async fn drawings_stay_as_they_are(t: &TestApp) {
    let w = world(t).await;
    let drawing = b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";
    pick(&w, &logo("header-square"), "logofile", drawing).await;
    let instance = shown(&w).await;
    let logo = of_kind(&instance, "header-square")[0];
    assert_eq!((&logo["width"], &logo["height"]), (&Value::Null, &Value::Null));
    let name = logo["fileUrl"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    assert!(name.ends_with(".svg"), "{name}");
    assert_eq!(std::fs::read(w.app.config().storage.avatars.join(name)).unwrap(), drawing);
}

async fn pictures_are_judged(t: &TestApp) {
    let w = world(t).await;
    let kinds = [
        (AVATAR.to_owned(), "avatarfile", "type : .png,"),
        (BANNER.to_owned(), "bannerfile", "type : .png,"),
        (logo("favicon"), "logofile", "type : .svg, .png,"),
    ];
    for (path, field, types) in kinds {
        let path = format!("{path}/pick");
        for bytes in [&b"<html><svg/></html>"[..], b"", b"text"] {
            let json = w.form("root", "POST", &path, &[], &[(field, "a.svg", bytes)]).await.names(&[field]);
            let message = json["invalid-params"][field]["msg"].as_str().unwrap();
            assert!(message.contains(types), "{message}");
        }
        w.form("root", "POST", &path, &[("a", "b")], &[]).await.names(&[field]);
    }
    // Drawings are for logos.
    w.form("root", "POST", &format!("{AVATAR}/pick"), &[], &[("avatarfile", "a.svg", b"<svg/>")])
        .await
        .names(&["avatarfile"]);
    let unknown =
        w.form("root", "POST", &format!("{}/pick", logo("other")), &[], &[("logofile", "a", &png(9, 9))]).await;
    assert_eq!(unknown.names(&["logoType"])["invalid-params"]["logoType"]["location"], "params");
    w.delete("root", &logo("other")).await.names(&["logoType"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM actor_image").await, 0);
    assert!(w.events().await.is_empty());
}

async fn pictures_are_for_administrators(t: &TestApp) {
    let w = world(t).await;
    for (path, field) in
        [(AVATAR.to_owned(), "avatarfile"), (BANNER.to_owned(), "bannerfile"), (logo("favicon"), "logofile")]
    {
        for (who, status) in [("", 401), ("alice", 403), ("mod", 403)] {
            w.form(who, "POST", &format!("{path}/pick"), &[], &[(field, "a.png", &png(9, 9))]).await.is(status);
            w.delete(who, &path).await.is(status);
        }
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM actor_image").await, 0);
}
