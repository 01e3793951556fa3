//! The sentences of letters, in the languages there are.

use platform::mail::Phrases;

/// Each stands for one kind of news; `{…}` are gaps.
#[rustfmt::skip]
pub(super) const PHRASES: Phrases = Phrases(&[
    ("new-video", &[
        ("en", "{channel} published “{video}”"),
        ("fr", "{channel} a publié « {video} »"),
    ]),
    ("published", &[
        ("en", "Your video “{video}” is published"),
        ("fr", "Votre vidéo « {video} » est publiée"),
    ]),
    ("blocked", &[
        ("en", "The moderators blocked your video “{video}”"),
        ("fr", "L’équipe de modération a bloqué votre vidéo « {video} »"),
    ]),
    ("unblocked", &[
        ("en", "Your video “{video}” may be seen again"),
        ("fr", "Votre vidéo « {video} » est de nouveau visible"),
    ]),
    ("held", &[
        ("en", "The video “{video}” waits for a moderator"),
        ("fr", "La vidéo « {video} » attend la modération"),
    ]),
    ("comment", &[
        ("en", "{name} commented on your video “{video}”"),
        ("fr", "{name} a commenté votre vidéo « {video} »"),
    ]),
    ("comment.held", &[
        ("en", "{name} wrote a comment on your video “{video}” that waits for your approval"),
        ("fr", "{name} a écrit un commentaire sur votre vidéo « {video} » qui attend votre accord"),
    ]),
    ("mention", &[
        ("en", "{name} named you in a comment on “{video}”"),
        ("fr", "{name} vous a cité dans un commentaire sur « {video} »"),
    ]),
    ("followed.channel", &[
        ("en", "{name} follows your channel {channel}"),
        ("fr", "{name} suit votre chaîne {channel}"),
    ]),
    ("followed.account", &[
        ("en", "{name} follows you"),
        ("fr", "{name} vous suit"),
    ]),
    ("followed.instance", &[
        ("en", "{handle} follows this site"),
        ("fr", "{handle} suit ce site"),
    ]),
    ("abuse.new", &[
        ("en", "There is a new report, number {id}"),
        ("fr", "Il y a un nouveau signalement, numéro {id}"),
    ]),
    ("abuse.message", &[
        ("en", "There is a new message about report {id}"),
        ("fr", "Il y a un nouveau message sur le signalement {id}"),
    ]),
    ("abuse.accepted", &[
        ("en", "The moderators accepted your report {id}"),
        ("fr", "L’équipe de modération a accepté votre signalement {id}"),
    ]),
    ("abuse.rejected", &[
        ("en", "The moderators rejected your report {id}"),
        ("fr", "L’équipe de modération a rejeté votre signalement {id}"),
    ]),
    ("abuse.open", &[
        ("en", "Your report {id} is open again"),
        ("fr", "Votre signalement {id} est de nouveau ouvert"),
    ]),
    ("registered", &[
        ("en", "{name} registered on this site"),
        ("fr", "{name} s’est inscrit sur ce site"),
    ]),
    ("registration", &[
        ("en", "{name} asks to register"),
        ("fr", "{name} demande à s’inscrire"),
    ]),
    ("invited", &[
        ("en", "{name} invites you to help with the channel {channel}"),
        ("fr", "{name} vous invite à collaborer à la chaîne {channel}"),
    ]),
    ("invitation.accepted", &[
        ("en", "{name} helps with your channel {channel} from now on"),
        ("fr", "{name} collabore désormais à votre chaîne {channel}"),
    ]),
    ("invitation.refused", &[
        ("en", "{name} does not want to help with your channel {channel}"),
        ("fr", "{name} ne souhaite pas collaborer à votre chaîne {channel}"),
    ]),
    ("video.offered", &[
        ("en", "{name} offers you the video “{video}”"),
        ("fr", "{name} vous propose la vidéo « {video} »"),
    ]),
    ("video.taken", &[
        ("en", "{name} has taken over the video “{video}”"),
        ("fr", "{name} a repris la vidéo « {video} »"),
    ]),
    ("video.not-wanted", &[
        ("en", "{name} does not want the video “{video}”"),
        ("fr", "{name} ne veut pas de la vidéo « {video} »"),
    ]),
    ("channel.offered", &[
        ("en", "{name} offers you the channel {channel}"),
        ("fr", "{name} vous propose la chaîne {channel}"),
    ]),
    ("channel.taken", &[
        ("en", "{name} has taken over the channel {channel}"),
        ("fr", "{name} a repris la chaîne {channel}"),
    ]),
    ("channel.not-wanted", &[
        ("en", "{name} does not want the channel {channel}"),
        ("fr", "{name} ne veut pas de la chaîne {channel}"),
    ]),
    ("mute-list", &[
        ("en", "A followed list changed what is muted. Muted: {muted_accounts} accounts and {muted_servers} servers; no longer muted: {unmuted_accounts} accounts and {unmuted_servers} servers"),
        ("fr", "Une liste suivie a changé ce qui est masqué. Masqués : {muted_accounts} comptes et {muted_servers} serveurs ; plus masqués : {unmuted_accounts} comptes et {unmuted_servers} serveurs"),
    ]),
    ("open.video", &[("en", "Open the video"), ("fr", "Voir la vidéo")]),
    ("open.account", &[("en", "See who it is"), ("fr", "Voir qui c’est")]),
    ("open.notifications", &[("en", "See your notifications"), ("fr", "Voir vos notifications")]),
    ("settings", &[
        ("en", "You choose on your notifications page what is written to you."),
        ("fr", "Sur votre page de notifications, vous choisissez ce qui vous est écrit."),
    ]),
]);

#[cfg(test)]
mod tests {
    use super::PHRASES;

    #[test]
    fn every_language_has_the_same_gaps() {
        assert_eq!(PHRASES.mistakes(), Vec::<String>::new());
    }
}
