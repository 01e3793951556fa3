//! `GET /config`: what clients need to know before they show anything, in PeerTube's shape and order.

use crate::{API_VERSION, homepage};
use actor::{ImageKind, InstanceImages, LOGOS};
use axum::extract::State;
use axum::{Extension, Json};
use config::Config;
use config::value::{ByteSize, Limit};
use database::Conn;
use platform::client_address::ClientAddress;
use platform::{App, Result};
use serde_json::{Value, json};
use std::time::Duration;
use wire::ActorImage;

/// What clients need to know.
#[utoipa::path(get, path = "/api/v1/config", operation_id = "getConfig", tag = "Config",
    responses((status = 200, body = Value)))]
pub(crate) async fn get(State(app): State<App>, address: Option<Extension<ClientAddress>>) -> Result<Json<Value>> {
    let mut conn = app.db.reader().await?;
    Ok(Json(public_config(&app, &mut conn, address.map(|Extension(address)| address)).await?))
}

/// What `GET /config` answers to somebody at an address.
///
/// # Errors
/// The database's.
pub async fn public_config(app: &App, conn: &mut Conn, address: Option<ClientAddress>) -> Result<Value> {
    let c = app.config();
    let mut all = client_config(app, conn).await?;
    all["signup"] = json!({
        "allowed": registration::is_open(conn, &c).await?,
        "allowedForCurrentIP": registration::may_come_from(&c, address),
        "minimumAge": c.signup.minimum_age,
        "requiresApproval": c.signup.requires_approval,
        "requiresEmailVerification": c.signup.requires_email_verification,
    });
    Ok(all)
}

/// The logo of an instance that has chosen none.
pub(crate) const OWN_LOGO: &str = "/client/favicon.svg";

/// Themes of PeerTube's client that every instance has.
const THEMES: [&str; 2] = ["peertube-core-dark-brown", "peertube-core-light-beige"];

/// Whether the instance may be given this theme.
pub(crate) fn is_theme(name: &str) -> bool {
    name == "default" || THEMES.contains(&name)
}

/// The client's view of the configuration; two statements.
///
/// # Errors
/// The database's.
pub async fn client_config(app: &App, conn: &mut Conn) -> Result<Value> {
    let has_homepage = homepage::exists(conn).await?;
    let pictures = actor::instance_images(conn).await?;
    Ok(assemble(&app.config(), has_homepage, &pictures))
}

fn assemble(c: &Config, has_homepage: bool, pictures: &InstanceImages) -> Value {
    let mut all = json!({});
    for part in [interface(c), identity(c, pictures), processing(c), limits(c), exchange(c, has_homepage)] {
        if let (Value::Object(all), Value::Object(part)) = (&mut all, part) {
            all.extend(part);
        }
    }
    all
}

fn bytes(limit: Limit<ByteSize>) -> Value {
    limit.get().map_or(json!(-1), |size| json!(size.0))
}

fn number(limit: Limit<u64>) -> Value {
    limit.get().map_or(json!(-1), |n| json!(n))
}

fn ms(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn age(limit: Limit<Duration>) -> Value {
    limit.get().map_or(json!(-1), |d| json!(ms(d)))
}

/// Extensions people may upload, as PeerTube lists them.
fn video_extensions(c: &Config) -> Vec<&'static str> {
    let mut all = vec![".webm", ".ogv", ".mp4"];
    if c.transcoding.enabled && c.transcoding.allow_additional_extensions {
        all.extend([".mkv", ".mov", ".qt", ".mqv", ".m4v", ".flv", ".f4v", ".wmv", ".avi", ".3gp", ".3gpp", ".3g2"]);
        all.extend([
            ".3gpp2", ".nut", ".mts", ".m2ts", ".mpv", ".m2v", ".m1v", ".mpg", ".mpe", ".mpeg", ".vob", ".mxf",
        ]);
    }
    if c.transcoding.enabled && c.transcoding.allow_audio_files {
        all.extend([".mp3", ".ogg", ".flac", ".aac", ".m4a", ".ac3", ".wma", ".wav"]);
    }
    all
}

fn interface(c: &Config) -> Value {
    let (client, defaults) = (&c.client, &c.defaults);
    let (intent, ios) = (&client.open_in_app.android.intent, &client.open_in_app.ios);
    json!({
        "client": {
            "newFeaturesInfo": client.new_features_info,
            "header": {"hideInstanceName": client.header.hide_instance_name},
            "videos": {
                "miniature": {"preferAuthorDisplayName": client.videos.miniature.prefer_author_display_name},
                "resumableUpload": {"maxChunkSize": client.videos.resumable_upload.max_chunk_size.map_or(0, |s| s.0)},
            },
            "browseVideos": {
                "defaultSort": client.browse_videos.default_sort.as_str(),
                "defaultScope": client.browse_videos.default_scope.as_str(),
            },
            "menu": {"login": {
                "redirectOnSingleExternalAuth": client.menu.login.redirect_on_single_external_auth,
            }},
            "openInApp": {
                "android": {"intent": {"enabled": intent.enabled, "host": intent.host, "scheme": intent.scheme,
                    "fallbackUrl": intent.fallback_url}},
                "ios": {"enabled": ios.enabled, "host": ios.host, "scheme": ios.scheme,
                    "fallbackUrl": ios.fallback_url},
            },
        },
        "defaults": {
            "publish": {
                "downloadEnabled": defaults.publish.download_enabled,
                "commentsPolicy": defaults.publish.comments_policy.id(),
                "privacy": defaults.publish.privacy.id(),
                "licence": defaults.publish.licence,
            },
            "live": {"saveReplay": defaults.live.save_replay},
            "p2p": {
                "webapp": {"enabled": defaults.p2p.webapp.enabled},
                "embed": {"enabled": defaults.p2p.embed.enabled},
            },
            "player": {"theme": defaults.player.theme.as_str(), "autoPlay": defaults.player.auto_play},
        },
        "webadmin": {"configuration": {"edition": {"allowed": c.webadmin.configuration.edition.allowed}}},
    })
}

/// The logos as clients are told of them: those that were chosen, else the avatar, else our own.
fn logos(c: &Config, pictures: &InstanceImages) -> Vec<Value> {
    let mut all = Vec::new();
    for (kind, name) in LOGOS {
        let show = |i: &ActorImage, is_fallback: bool| {
            let size = |n: i64| Some(n).filter(|n| *n > 0);
            json!({"height": size(i.height), "width": size(i.width), "type": name, "fileUrl": i.file_url,
                "isFallback": is_fallback})
        };
        let chosen: Vec<Value> =
            pictures.logos.iter().filter(|(k, _)| *k == kind).map(|(_, i)| show(i, false)).collect();
        if !chosen.is_empty() {
            all.extend(chosen);
        } else if !pictures.avatars.is_empty() {
            all.extend(pictures.avatars.iter().map(|i| show(i, true)));
        } else if kind != ImageKind::OpenGraph {
            let size = if kind == ImageKind::Favicon { 32 } else { 34 };
            let url = format!("{}{OWN_LOGO}", c.webserver.origin());
            all.push(json!({"fileUrl": url, "width": size, "height": size, "type": name, "isFallback": true}));
        }
    }
    all
}

fn identity(c: &Config, pictures: &InstanceImages) -> Value {
    let (i, t) = (&c.instance, &c.theme.customization);
    json!({
        "instance": {
            "name": i.name,
            "shortDescription": i.short_description,
            "isNSFW": i.is_nsfw,
            "defaultNSFWPolicy": i.default_nsfw_policy.as_str(),
            "defaultClientRoute": i.default_client_route,
            "serverCountry": i.server_country,
            "support": {"text": i.support.text},
            "social": {"blueskyLink": i.social.bluesky_link, "mastodonLink": i.social.mastodon_link,
                "xLink": i.social.x_link, "externalLink": i.social.external_link},
            "customizations": {"javascript": i.customizations.javascript, "css": i.customizations.css},
            "defaultLanguage": i.default_language,
            "avatars": pictures.avatars,
            "banners": pictures.banners,
            "logo": logos(c, pictures),
        },
        "search": {
            "remoteUri": {"users": c.search.remote_uri.users, "anonymous": c.search.remote_uri.anonymous},
            "searchIndex": {
                "enabled": c.search.search_index.enabled,
                "url": c.search.search_index.url,
                "disableLocalSearch": c.search.search_index.disable_local_search,
                "isDefaultSearch": c.search.search_index.is_default_search,
            },
        },
        "plugin": {"registered": [], "registeredExternalAuths": [], "registeredIdAndPassAuths": []},
        "theme": {
            "registered": [],
            "builtIn": THEMES.map(|name| json!({"name": name})),
            "default": c.theme.default,
            "customization": {
                "primaryColor": t.primary_color,
                "onPrimaryColor": t.on_primary_color,
                "foregroundColor": t.foreground_color,
                "backgroundColor": t.background_color,
                "backgroundSecondaryColor": t.background_secondary_color,
                "menuForegroundColor": t.menu_foreground_color,
                "menuBackgroundColor": t.menu_background_color,
                "menuBorderRadius": t.menu_border_radius,
                "headerForegroundColor": t.header_foreground_color,
                "headerBackgroundColor": t.header_background_color,
                "inputBorderRadius": t.input_border_radius,
            },
        },
        "email": {"enabled": c.smtp.is_configured()},
        "contactForm": {"enabled": c.contact_form.enabled},
        "serverVersion": API_VERSION,
        "sepiolaVersion": env!("CARGO_PKG_VERSION"),
    })
}

fn processing(c: &Config) -> Value {
    let (t, live) = (&c.transcoding, &c.live);
    let enabled = |on: bool, all: Vec<u32>| if on { all } else { Vec::new() };
    json!({
        "transcoding": {
            "remoteRunners": {"enabled": t.enabled && t.remote_runners.enabled},
            "hls": {"enabled": t.enabled && t.hls.enabled, "splitAudioAndVideo": t.hls.split_audio_and_video},
            "web_videos": {"enabled": t.enabled && t.web_videos.enabled},
            "enabledResolutions": enabled(t.enabled, t.enabled_resolutions()),
            "profile": t.profile,
            "availableProfiles": ["default"],
            "alwaysTranscodeOriginalResolution": t.always_transcode_original_resolution,
            "alwaysTranscodePodcastOptimizedAudio": t.always_transcode_podcast_optimized_audio,
        },
        "live": {
            "enabled": live.enabled,
            "allowReplay": live.allow_replay,
            "dvr": {"maxWindow": live.dvr.max_window.as_secs()},
            "latencySetting": {"enabled": live.latency_setting.enabled},
            "maxDuration": age(live.max_duration),
            "maxInstanceLives": number(live.max_instance_lives),
            "maxUserLives": number(live.max_user_lives),
            "transcoding": {
                "enabled": live.transcoding.enabled,
                "remoteRunners": {"enabled": live.transcoding.enabled && live.transcoding.remote_runners.enabled},
                "enabledResolutions": enabled(live.transcoding.enabled, live.transcoding.enabled_resolutions()),
                "profile": live.transcoding.profile,
                "availableProfiles": ["default"],
            },
            "rtmp": {"port": live.rtmp.port},
        },
        "videoStudio": {
            "enabled": c.video_studio.enabled,
            "remoteRunners": {"enabled": c.video_studio.enabled && c.video_studio.remote_runners.enabled},
        },
        "videoFile": {"update": {"enabled": c.video_file.update.enabled}},
        "videoTranscription": {
            "enabled": c.video_transcription.enabled,
            "remoteRunners": {"enabled": c.video_transcription.enabled && c.video_transcription.remote_runners.enabled},
        },
        "import": {
            "videos": {
                "http": {"enabled": c.import.videos.http.enabled},
                "torrent": {"enabled": c.import.videos.torrent.enabled},
            },
            "videoChannelSynchronization": {"enabled": c.import.video_channel_synchronization.enabled},
            "users": {"enabled": c.import.users.enabled},
        },
        "export": {"users": {
            "enabled": c.export.users.enabled,
            "exportExpiration": ms(c.export.users.export_expiration),
            "maxUserVideoQuota": c.export.users.max_user_video_quota.0,
        }},
    })
}

fn limits(c: &Config) -> Value {
    let actor_image = c.testing.actor_image.0;
    let logo = [".svg", ".png", ".jpeg", ".jpg", ".gif", ".webp"];
    let image = &logo[1..];
    json!({
        "autoBlacklist": {"videos": {"ofUsers": {"enabled": c.auto_blacklist.videos.of_users.enabled}}},
        "avatar": {"file": {"size": {"max": actor_image}, "extensions": image}},
        "banner": {"file": {"size": {"max": actor_image}, "extensions": image}},
        "logo": {"file": {"size": {"max": actor_image}, "extensions": logo}},
        "video": {
            "image": {"extensions": [".png", ".jpg", ".jpeg"], "size": {"max": c.sepiola.limits.image.0}},
            "file": {"extensions": video_extensions(c)},
        },
        "videoCaption": {"file": {"size": {"max": c.sepiola.limits.caption.0}, "extensions": [".vtt", ".srt"]}},
        "user": {"videoQuota": bytes(c.user.video_quota), "videoQuotaDaily": bytes(c.user.video_quota_daily)},
        "videoChannels": {"maxPerUser": c.video_channels.max_per_user},
    })
}

fn exchange(c: &Config, has_homepage: bool) -> Value {
    let algorithms = &c.trending.videos.algorithms;
    let views = &c.views.videos;
    let prometheus = &c.open_telemetry.metrics;
    json!({
        "trending": {"videos": {
            "intervalDays": c.trending.videos.interval_days,
            "algorithms": {
                "enabled": algorithms.enabled.iter().map(|a| a.as_str()).collect::<Vec<_>>(),
                "default": algorithms.default.as_str(),
            },
        }},
        "tracker": {"enabled": c.tracker.enabled},
        "followings": {"instance": {"autoFollowIndex": {
            "indexUrl": c.followings.instance.auto_follow_index.index_url,
        }}},
        "blocklist": {"publicLog": {"enabled": c.blocklist.public_log.enabled}},
        "federation": {"enabled": c.federation.enabled},
        "broadcastMessage": {
            "enabled": c.broadcast_message.enabled,
            "message": c.broadcast_message.message,
            "level": c.broadcast_message.level.as_str(),
            "dismissable": c.broadcast_message.dismissable,
        },
        "homepage": {"enabled": has_homepage},
        "openTelemetry": {"metrics": {
            "enabled": prometheus.enabled,
            "playbackStatsInterval": ms(prometheus.playback_stats_interval),
        }},
        "views": {"videos": {
            "remote": {"maxAge": age(views.remote.max_age)},
            "local": {"maxAge": age(views.local.max_age)},
            "watchingInterval": {
                "anonymous": views.watching_interval.anonymous.map(ms),
                "users": views.watching_interval.users.map(ms),
            },
        }},
        "storyboards": {
            "enabled": c.storyboards.enabled,
            "remoteRunners": {"enabled": c.storyboards.enabled && c.storyboards.remote_runners.enabled},
        },
        "webrtc": {"stunServers": c.webrtc.stun_servers},
        "nsfwFlagsSettings": {"enabled": c.nsfw_flags_settings.enabled},
        "fieldsConstraints": {"users": {"password": {
            "minLength": c.user.password_constraints.min_length, "maxLength": user::validate::LONGEST_PASSWORD,
        }}},
    })
}
