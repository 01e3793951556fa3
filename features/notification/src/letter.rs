//! News by e-mail: the same facts as the notification on the web, in a sentence, with the words it is about and a link.

mod phrases;
mod quote;

use crate::json::{AbuseInfo, VideoInfo};
use crate::kind::Kind;
use crate::recipient::Recipient;
use crate::send::Moment;
use crate::subject::{Loaded, Subjects};
use database::{Error, Tx};
use phrases::PHRASES;
use platform::mail::{self, Letter};

/// What a letter says, before it is put into a language.
struct Content {
    /// The sentence, which is the subject as well.
    phrase: &'static str,
    values: Vec<(&'static str, String)>,
    /// What is written on the link.
    action: &'static str,
    /// Where it leads, below the instance.
    path: String,
}

/// Writes to those who want e-mail, each in their language. Nothing is read when there is nobody, or no mail server.
pub(crate) async fn write(
    tx: &mut Tx,
    at: &Moment,
    kind: Kind,
    about: Subjects,
    to: &[&Recipient],
) -> Result<(), Error> {
    if to.is_empty() || !mail::is_possible(&at.config) {
        return Ok(());
    }
    let loaded = Loaded::read(tx, &[about], &at.config.webserver.host()).await?;
    // What it is about may be gone already; then there is nothing to write of.
    let Some(content) = content(kind, about, &loaded) else { return Ok(()) };
    let quote = quote::of(tx, kind, about).await?;
    let values: Vec<(&str, &str)> = content.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let url = format!("{}{}", at.config.webserver.origin(), content.path);
    for recipient in to {
        let language = mail::language(&at.config, recipient.language.as_deref());
        let sentence = PHRASES.say(language, content.phrase, &values);
        let mut letter = Letter::new().text(sentence.as_str());
        if let Some(quote) = &quote {
            letter = letter.quote(quote.as_str());
        }
        let letter = letter.link(PHRASES.say(language, content.action, &[]), url.as_str()).text(PHRASES.say(
            language,
            "settings",
            &[],
        ));
        mail::enqueue(tx, &at.config, at.now, &recipient.email, &sentence, letter).await?;
    }
    Ok(())
}

fn watch(video: &VideoInfo) -> String {
    format!("/w/{}", video.short_uuid)
}

fn of_video(phrase: &'static str, video: &VideoInfo) -> Content {
    Content { phrase, values: vec![("video", video.name.clone())], action: "open.video", path: watch(video) }
}

fn content(kind: Kind, about: Subjects, loaded: &Loaded) -> Option<Content> {
    let video = || loaded.videos.get(&about.video_id?);
    let block = || loaded.blocks.get(&about.block_id?);
    let abuse = || loaded.abuses.get(&about.abuse_id?);
    let comment = || loaded.comments.get(&about.comment_id?);
    let follow = || loaded.follows.get(&about.follow_id?);
    Some(match kind {
        Kind::NewVideo => {
            let video = video()?;
            let mut content = of_video("new-video", &video.video);
            content.values.push(("channel", video.channel.display_name.clone()));
            content
        }
        Kind::CommentOnMyVideo | Kind::Mention => {
            let comment = comment()?;
            let phrase = match (kind, comment.held_for_review) {
                (Kind::Mention, _) => "mention",
                (_, true) => "comment.held",
                (_, false) => "comment",
            };
            let mut content = of_video(phrase, &comment.video);
            content.values.push(("name", comment.account.display_name.clone()));
            content
        }
        Kind::MyVideoBlocked => of_video("blocked", &block()?.video),
        Kind::VideoHeld => of_video("held", &block()?.video),
        Kind::MyVideoUnblocked => of_video("unblocked", &video()?.video),
        Kind::MyVideoPublished => of_video("published", &video()?.video),
        Kind::MyVideoTranscribed => of_video("transcribed", &loaded.captions.get(&about.caption_id?)?.video),
        Kind::ImportSucceeded | Kind::ImportFailed => {
            let import = loaded.imports.get(&about.import_id?)?;
            let source = || import.target_url.as_ref().or(import.torrent_name.as_ref()).or(import.magnet_uri.as_ref());
            let name = import.video.as_ref().map(|video| &video.name).or_else(source).cloned().unwrap_or_default();
            let mut values = vec![("video", name)];
            match (kind, &import.video) {
                (Kind::ImportSucceeded, Some(video)) => {
                    Content { phrase: "import.done", values, action: "open.video", path: watch(video) }
                }
                (Kind::ImportSucceeded, None) => of_news("import.done", values),
                _ => {
                    values.push(("why", import.error.clone().unwrap_or_default()));
                    of_news("import.failed", values)
                }
            }
        }
        Kind::Followed | Kind::InstanceFollowed => {
            let follow = follow()?;
            let phrase = match (kind, follow.following.kind) {
                (Kind::InstanceFollowed, _) => "followed.instance",
                (_, "channel") => "followed.channel",
                _ => "followed.account",
            };
            let (follower, following) = (&follow.follower, &follow.following);
            let handle = format!("{}@{}", follower.name, follower.host);
            let values = vec![
                ("name", follower.display_name.clone()),
                ("handle", handle.clone()),
                ("channel", following.display_name.clone()),
            ];
            Content { phrase, values, action: "open.account", path: format!("/a/{handle}") }
        }
        Kind::AutomaticallyFollowed => of_news("followed.automatic", vec![("host", follow()?.following.host.clone())]),
        Kind::UserRegistered => {
            let account = loaded.accounts.get(&about.account_id?)?;
            let values = vec![("name", account.name.clone())];
            Content { phrase: "registered", values, action: "open.account", path: format!("/a/{}", account.name) }
        }
        Kind::RegistrationRequested => {
            let request = loaded.registrations.get(&about.registration_id?)?;
            of_news("registration", vec![("name", request.username.clone())])
        }
        Kind::Invited | Kind::InvitationAccepted | Kind::InvitationRefused => {
            let collaborator = loaded.collaborators.get(&about.collaborator_id?)?;
            let (phrase, who) = match kind {
                Kind::Invited => ("invited", &collaborator.channel_owner),
                Kind::InvitationAccepted => ("invitation.accepted", &collaborator.account),
                _ => ("invitation.refused", &collaborator.account),
            };
            let channel = collaborator.channel.display_name.clone();
            of_news(phrase, vec![("name", who.display_name.clone()), ("channel", channel)])
        }
        Kind::VideoOffered
        | Kind::VideoTaken
        | Kind::VideoNotWanted
        | Kind::ChannelOffered
        | Kind::ChannelTaken
        | Kind::ChannelNotWanted => {
            let offer = loaded.offers.get(&about.ownership_id?)?;
            let (phrase, who) = match kind {
                Kind::VideoOffered => ("video.offered", &offer.initiator_account),
                Kind::VideoTaken => ("video.taken", &offer.next_owner_account),
                Kind::VideoNotWanted => ("video.not-wanted", &offer.next_owner_account),
                Kind::ChannelOffered => ("channel.offered", &offer.initiator_account),
                Kind::ChannelTaken => ("channel.taken", &offer.next_owner_account),
                _ => ("channel.not-wanted", &offer.next_owner_account),
            };
            let mut values = vec![("name", who.display_name.clone())];
            match (&offer.video, &offer.channel) {
                (Some(video), _) => values.push(("video", video.name.clone())),
                (None, channel) => values.push(("channel", channel.as_ref()?.display_name.clone())),
            }
            of_news(phrase, values)
        }
        Kind::MuteListChanged => {
            let figures = loaded.mute_changes.get(&about.mute_change_id?)?;
            let values = vec![
                ("muted_accounts", figures.blocked_accounts_count.to_string()),
                ("muted_servers", figures.blocked_hosts_count.to_string()),
                ("unmuted_accounts", figures.unblocked_accounts_count.to_string()),
                ("unmuted_servers", figures.unblocked_hosts_count.to_string()),
            ];
            of_news("mute-list", values)
        }
        Kind::NewAbuse => of_abuse("abuse.new", abuse()?),
        Kind::AbuseMessage => of_abuse("abuse.message", abuse()?),
        Kind::AbuseDecided => {
            let abuse = abuse()?;
            let phrase = match abuse.state {
                2 => "abuse.rejected",
                3 => "abuse.accepted",
                _ => "abuse.open",
            };
            of_abuse(phrase, abuse)
        }
    })
}

/// Reports have no page of their own yet.
fn of_abuse(phrase: &'static str, abuse: &AbuseInfo) -> Content {
    of_news(phrase, vec![("id", abuse.id.to_string())])
}

/// What is looked at on the page of notifications.
fn of_news(phrase: &'static str, values: Vec<(&'static str, String)>) -> Content {
    Content { phrase, values, action: "open.notifications", path: "/my-account/notifications".to_owned() }
}
