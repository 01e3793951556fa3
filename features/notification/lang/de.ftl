new-video = { $channel } hat „{ $video }“ veröffentlicht
published = Dein Video „{ $video }“ ist veröffentlicht
transcribed = Ein Programm hat Untertitel für dein Video „{ $video }“ geschrieben
blocked = Die Moderation hat dein Video „{ $video }“ gesperrt
unblocked = Dein Video „{ $video }“ ist wieder zu sehen
held = Das Video „{ $video }“ wartet auf die Moderation
comment = { $name } hat dein Video „{ $video }“ kommentiert
    .held = { $name } hat zu deinem Video „{ $video }“ einen Kommentar geschrieben, der auf deine Freigabe wartet

mention = { $name } hat dich in einem Kommentar zu „{ $video }“ genannt
followed =
    .channel = { $name } folgt deinem Kanal { $channel }
    .account = { $name } folgt dir
    .instance = { $handle } folgt dieser Seite
    .automatic = Diese Seite folgt jetzt { $host }

abuse =
    .new = Es gibt eine neue Meldung, Nummer { $id }
    .message = Es gibt eine neue Nachricht zu Meldung { $id }
    .accepted = Die Moderation hat deine Meldung { $id } angenommen
    .rejected = Die Moderation hat deine Meldung { $id } abgelehnt
    .open = Deine Meldung { $id } ist wieder offen

registered = { $name } hat sich auf dieser Seite registriert
registration = { $name } möchte sich registrieren
invited = { $name } lädt dich ein, beim Kanal { $channel } zu helfen
invitation =
    .accepted = { $name } hilft ab jetzt bei deinem Kanal { $channel }
    .refused = { $name } möchte nicht bei deinem Kanal { $channel } helfen

video =
    .offered = { $name } bietet dir das Video „{ $video }“ an
    .taken = { $name } hat das Video „{ $video }“ übernommen
    .not-wanted = { $name } möchte das Video „{ $video }“ nicht

channel =
    .offered = { $name } bietet dir den Kanal { $channel } an
    .taken = { $name } hat den Kanal { $channel } übernommen
    .not-wanted = { $name } möchte den Kanal { $channel } nicht

open =
    .video = Video öffnen
    .account = Ansehen, wer es ist
    .notifications = Benachrichtigungen ansehen

settings = Auf deiner Seite für Benachrichtigungen wählst du, was dir geschrieben wird.
import =
    .done = Dein Import von „{ $video }“ ist fertig
    .failed = Dein Import von „{ $video }“ hat nicht geklappt: { $why }

mute-list = Eine verfolgte Liste hat geändert, was stumm ist. Stummgeschaltete Konten: { $muted_accounts }, Server: { $muted_servers }; nicht mehr stumme Konten: { $unmuted_accounts }, Server: { $unmuted_servers }
