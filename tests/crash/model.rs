//! What the server has acknowledged, and what it may or may not have done when an answer never came.

use crate::support::{Client, Media, Upload, received, text, until};
use reqwest::Method;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// What is known of one video.
#[derive(Debug, Clone, Default)]
struct Video {
    name: String,
    /// A removal was asked for; no answer yet.
    going: bool,
    /// It was acknowledged that it is gone.
    gone: bool,
    /// Privacies it may have: one, unless a change was not answered.
    privacies: BTreeSet<i64>,
}

/// An upload by pieces that goes on over crashes.
#[derive(Debug, Clone)]
pub struct Resumable {
    pub name: String,
    /// Bytes that were acknowledged.
    pub received: u64,
}

#[derive(Debug, Default)]
struct State {
    videos: BTreeMap<String, Video>,
    /// Names of uploads that were never answered: each is one video, or none.
    unanswered: BTreeSet<String>,
    resumable: Option<Resumable>,
    counts: [usize; 4],
}

/// The model; shared by the actors.
#[derive(Debug, Default)]
pub struct Model(Mutex<State>);

impl Model {
    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().expect("the model"))
    }

    /// An upload begins under a name that is used once.
    pub fn sent(&self, name: &str) {
        self.with(|s| s.unanswered.insert(name.to_owned()));
    }

    /// It was answered with a video.
    pub fn uploaded(&self, name: &str, uuid: &str) {
        self.with(|s| {
            s.unanswered.remove(name);
            s.counts[0] += 1;
            let video = Video { name: name.to_owned(), privacies: BTreeSet::from([1]), ..Video::default() };
            s.videos.entry(uuid.to_owned()).or_insert(video);
        });
    }

    /// Videos that must be there.
    pub fn alive(&self) -> Vec<String> {
        self.with(|s| s.videos.iter().filter(|(_, v)| !v.gone && !v.going).map(|(uuid, _)| uuid.clone()).collect())
    }

    /// A removal is asked for.
    pub fn removing(&self, uuid: &str) {
        self.with(|s| s.videos.get_mut(uuid).expect("a known video").going = true);
    }

    /// It was acknowledged.
    pub fn removed(&self, uuid: &str) {
        self.with(|s| {
            s.counts[1] += 1;
            s.videos.get_mut(uuid).expect("a known video").gone = true;
        });
    }

    /// Another privacy is asked for.
    pub fn changing(&self, uuid: &str, privacy: i64) {
        self.with(|s| s.videos.get_mut(uuid).expect("a known video").privacies.insert(privacy));
    }

    /// It was acknowledged.
    pub fn changed(&self, uuid: &str, privacy: i64) {
        self.with(|s| {
            s.counts[2] += 1;
            s.videos.get_mut(uuid).expect("a known video").privacies = BTreeSet::from([privacy]);
        });
    }

    /// The upload by pieces that is under way.
    pub fn resumable(&self) -> Option<Resumable> {
        self.with(|s| s.resumable.clone())
    }

    /// Another one begins.
    pub fn begun(&self, name: &str) {
        self.with(|s| s.resumable = Some(Resumable { name: name.to_owned(), received: 0 }));
    }

    /// Bytes were acknowledged; never fewer than before.
    pub fn acknowledged(&self, name: &str, bytes: u64) {
        self.with(|s| {
            s.counts[3] += 1;
            if let Some(r) = s.resumable.as_mut().filter(|r| r.name == name) {
                assert!(bytes >= r.received, "{name}: {} bytes were acknowledged, now {bytes}", r.received);
                r.received = bytes;
            }
        });
    }

    /// It became a video.
    pub fn completed(&self, name: &str, uuid: &str) {
        self.uploaded(name, uuid);
        self.with(|s| s.resumable = None);
    }

    /// What happened, in one line.
    pub fn told(&self) -> String {
        self.with(|s| {
            let [uploads, removals, changes, pieces] = s.counts;
            format!(
                "{uploads} uploads, {removals} removals, {changes} changes of privacy, {pieces} pieces acknowledged"
            )
        })
    }

    /// Asks the server about everything that was acknowledged.
    pub async fn is_true(&self, root: &Client) {
        let videos: Vec<_> = self.with(|s| s.videos.clone().into_iter().collect());
        for (uuid, video) in videos {
            let answer = root.get(&format!("/api/v1/videos/{uuid}")).await;
            if video.gone {
                assert_eq!(answer.status, 404, "{uuid} was removed and is back");
                continue;
            }
            if video.going {
                assert!(matches!(answer.status, 200 | 404), "{uuid}: {}", answer.status);
                let gone = answer.status == 404;
                // Whether the removal happened is known now, and stays so.
                self.with(|s| {
                    let video = s.videos.get_mut(&uuid).expect("a known video");
                    (video.gone, video.going) = (gone, false);
                });
                if gone {
                    continue;
                }
            }
            assert_eq!(answer.status, 200, "{uuid} is lost: {}", String::from_utf8_lossy(&answer.body));
            let details = answer.json();
            let (state, privacy) = (details["state"]["id"].as_i64(), details["privacy"]["id"].as_i64().unwrap_or(0));
            assert!(matches!(state, Some(1 | 2)), "{uuid} is in state {state:?}");
            assert!(video.privacies.contains(&privacy), "{uuid} has privacy {privacy} and not {:?}", video.privacies);
            assert_eq!(details["name"], video.name.as_str(), "{uuid}");
            self.with(|s| s.videos.get_mut(&uuid).expect("a known video").privacies = BTreeSet::from([privacy]));
        }
        if let Some(upload) = self.resumable() {
            self.resume(root, &upload).await;
        }
    }

    /// Finds the upload by pieces again: everything acknowledged is there.
    async fn resume(&self, root: &Client, upload: &Resumable) -> Option<Upload> {
        let size = resumable_bytes().await.len();
        let found = until("the upload by pieces", async || {
            match root.begin("pieces.mp4", size as u64, &upload.name).await.expect("an answer") {
                Ok(found) => Some(found),
                Err(refused) => panic!("{}: {}", upload.name, String::from_utf8_lossy(&refused.body)),
            }
        })
        .await;
        if found.received < upload.received {
            // All bytes were there and it became a video whose answer was lost: then a new upload has begun.
            let became = self.named(root, &upload.name).await;
            assert!(
                !became.is_empty(),
                "{}: {} bytes were acknowledged, {} are there",
                upload.name,
                upload.received,
                found.received
            );
            root.send(root.request(Method::DELETE, &found.address)).await.expect("an answer").expect(204);
            self.completed(&upload.name, &became[0]);
            return None;
        }
        self.acknowledged(&upload.name, found.received);
        Some(found)
    }

    /// UUIDs of videos with a name, whatever their privacy.
    async fn named(&self, root: &Client, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut start = 0;
        loop {
            let path = format!(
                "/api/v1/videos?count=100&start={start}&sort=createdAt&include=1&privacyOneOf=1&privacyOneOf=3"
            );
            let page = root.json(&path).await;
            let items = page["data"].as_array().cloned().unwrap_or_default();
            if items.is_empty() {
                return found;
            }
            start += items.len();
            found.extend(items.iter().filter(|v| v["name"] == name).map(|v| text(v, "/uuid").to_owned()));
        }
    }

    /// Sends the rest of what is under way.
    pub async fn finish_uploads(&self, root: &Client) {
        let Some(upload) = self.resumable() else { return };
        let Some(found) = self.resume(root, &upload).await else { return };
        let bytes = resumable_bytes().await;
        let at = usize::try_from(found.received).expect("a size");
        let done = until("the end of the upload by pieces", async || {
            let rest = if at < bytes.len() {
                root.piece(&found, at, &bytes[at..], bytes.len()).await
            } else {
                root.ask(&found, bytes.len()).await
            };
            let answer = rest.expect("an answer");
            assert!(matches!(answer.status, 200 | 429 | 503), "{}", String::from_utf8_lossy(&answer.body));
            (answer.status == 200).then(|| answer.json())
        })
        .await;
        self.completed(&upload.name, text(&done, "/video/uuid"));
    }

    /// Makes every video public.
    pub async fn publish_all(&self, root: &Client) {
        for uuid in self.alive() {
            let edit = json!({ "privacy": 1 });
            root.call(Method::PUT, &format!("/api/v1/videos/{uuid}"), &edit).await.expect("an answer").expect(204);
            self.changed(&uuid, 1);
        }
    }

    /// Each upload became one video at most.
    pub async fn nothing_is_doubled(&self, root: &Client) {
        let names: Vec<(String, bool)> = self.with(|s| {
            let answered = s.videos.values().filter(|v| !v.gone).map(|v| (v.name.clone(), true));
            answered.chain(s.unanswered.iter().map(|n| (n.clone(), false))).collect()
        });
        for (name, answered) in names {
            let found = self.named(root, &name).await.len();
            assert!(found <= 1 && (found == 1 || !answered), "{name}: {found} videos");
        }
    }
}

/// What is sent by pieces.
pub async fn resumable_bytes() -> Vec<u8> {
    tokio::fs::read(Media::get().await.file("short.mp4")).await.expect("a file")
}

/// The bytes an answer to a piece acknowledges.
pub fn acknowledged_by(answer: &crate::support::Answer) -> u64 {
    received(answer)
}
