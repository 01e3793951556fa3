new-video = { $channel } ha pubblicato «{ $video }»
published = Il tuo video «{ $video }» è pubblicato
transcribed = Un programma ha scritto i sottotitoli del tuo video «{ $video }»
blocked = La moderazione ha bloccato il tuo video «{ $video }»
unblocked = Il tuo video «{ $video }» si può vedere di nuovo
held = Il video «{ $video }» aspetta la moderazione
comment = { $name } ha commentato il tuo video «{ $video }»
    .held = { $name } ha scritto sul tuo video «{ $video }» un commento che aspetta la tua approvazione

mention = { $name } ti menziona in un commento a «{ $video }»
followed =
    .channel = { $name } segue il tuo canale { $channel }
    .account = { $name } ti segue
    .instance = { $handle } segue questo sito
    .automatic = Questo sito ora segue { $host }

abuse =
    .new = C’è una nuova segnalazione, numero { $id }
    .message = C’è un nuovo messaggio sulla segnalazione { $id }
    .accepted = La moderazione ha accettato la tua segnalazione { $id }
    .rejected = La moderazione ha respinto la tua segnalazione { $id }
    .open = La tua segnalazione { $id } è di nuovo aperta

registered = { $name } ha creato un account su questo sito
registration = { $name } chiede di iscriversi
invited = { $name } ti invita a collaborare al canale { $channel }
invitation =
    .accepted = { $name } collabora d’ora in poi al tuo canale { $channel }
    .refused = { $name } non vuole collaborare al tuo canale { $channel }

video =
    .offered = { $name } ti offre il video «{ $video }»
    .taken = { $name } ha preso in carico il video «{ $video }»
    .not-wanted = { $name } non vuole il video «{ $video }»

channel =
    .offered = { $name } ti offre il canale { $channel }
    .taken = { $name } ha preso in carico il canale { $channel }
    .not-wanted = { $name } non vuole il canale { $channel }

open =
    .video = Guarda il video
    .account = Guarda chi è
    .notifications = Guarda le tue notifiche

settings = Sulla tua pagina delle notifiche scegli che cosa ti viene scritto.
import =
    .done = La tua importazione di «{ $video }» è terminata
    .failed = La tua importazione di «{ $video }» non è riuscita: { $why }

mute-list = Un elenco seguito ha cambiato ciò che è silenziato. Silenziati: { $muted_accounts } account e { $muted_servers } server; non più silenziati: { $unmuted_accounts } account e { $unmuted_servers } server
