new-video = { $channel } a publié « { $video } »
published = Votre vidéo « { $video } » est publiée
transcribed = Un programme a écrit des sous-titres pour votre vidéo « { $video } »
blocked = L’équipe de modération a bloqué votre vidéo « { $video } »
unblocked = Votre vidéo « { $video } » est de nouveau visible
held = La vidéo « { $video } » attend la modération
comment = { $name } a commenté votre vidéo « { $video } »
    .held = { $name } a écrit un commentaire sur votre vidéo « { $video } » qui attend votre accord

mention = { $name } vous mentionne dans un commentaire sur « { $video } »
followed =
    .channel = { $name } suit votre chaîne { $channel }
    .account = { $name } vous suit
    .instance = { $handle } suit ce site
    .automatic = Ce site suit désormais { $host }

abuse =
    .new = Il y a un nouveau signalement, numéro { $id }
    .message = Il y a un nouveau message sur le signalement { $id }
    .accepted = L’équipe de modération a accepté votre signalement { $id }
    .rejected = L’équipe de modération a rejeté votre signalement { $id }
    .open = Votre signalement { $id } est de nouveau ouvert

registered = { $name } a créé un compte sur ce site
registration = { $name } demande à s’inscrire
invited = { $name } vous invite à collaborer à la chaîne { $channel }
invitation =
    .accepted = { $name } collabore désormais à votre chaîne { $channel }
    .refused = { $name } ne souhaite pas collaborer à votre chaîne { $channel }

video =
    .offered = { $name } vous propose la vidéo « { $video } »
    .taken = { $name } a repris la vidéo « { $video } »
    .not-wanted = { $name } ne veut pas de la vidéo « { $video } »

channel =
    .offered = { $name } vous propose la chaîne { $channel }
    .taken = { $name } a repris la chaîne { $channel }
    .not-wanted = { $name } ne veut pas de la chaîne { $channel }

import =
    .done = Votre import de « { $video } » est terminé
    .failed = Votre import de « { $video } » a échoué : { $why }

mute-list = Une liste suivie a changé ce qui est masqué. Masqués : { $muted_accounts } comptes et { $muted_servers } serveurs ; plus masqués : { $unmuted_accounts } comptes et { $unmuted_servers } serveurs
open =
    .video = Voir la vidéo
    .account = Voir qui c’est
    .notifications = Voir vos notifications

settings = Sur votre page de notifications, vous choisissez ce qui vous est écrit.
