new-video = { $channel } publikigis «{ $video }»
published = Via filmo «{ $video }» estas publikigita
transcribed = Programo verkis subtekstojn por via filmo «{ $video }»
blocked = La moderigantoj blokis vian filmon «{ $video }»
unblocked = Via filmo «{ $video }» denove estas spektebla
held = La filmo «{ $video }» atendas moderiganton
comment = { $name } komentis vian filmon «{ $video }»
    .held = { $name } skribis al via filmo «{ $video }» komenton, kiu atendas vian aprobon

mention = { $name } menciis vin en komento al «{ $video }»
followed =
    .channel = { $name } sekvas vian kanalon { $channel }
    .account = { $name } sekvas vin
    .instance = { $handle } sekvas ĉi tiun retejon
    .automatic = Ĉi tiu retejo nun sekvas { $host }

abuse =
    .new = Estas nova raporto, numero { $id }
    .message = Estas nova mesaĝo pri raporto { $id }
    .accepted = La moderigantoj akceptis vian raporton { $id }
    .rejected = La moderigantoj rifuzis vian raporton { $id }
    .open = Via raporto { $id } denove estas malfermita

registered = { $name } aliĝis al ĉi tiu retejo
registration = { $name } petas aliĝon
invited = { $name } invitas vin helpi pri la kanalo { $channel }
invitation =
    .accepted = { $name } de nun helpas pri via kanalo { $channel }
    .refused = { $name } ne volas helpi pri via kanalo { $channel }

video =
    .offered = { $name } proponas al vi la filmon «{ $video }»
    .taken = { $name } transprenis la filmon «{ $video }»
    .not-wanted = { $name } ne volas la filmon «{ $video }»

channel =
    .offered = { $name } proponas al vi la kanalon { $channel }
    .taken = { $name } transprenis la kanalon { $channel }
    .not-wanted = { $name } ne volas la kanalon { $channel }

open =
    .video = Malfermi la filmon
    .account = Vidi, kiu tio estas
    .notifications = Vidi viajn sciigojn

settings = Sur via paĝo de sciigoj vi elektas, kio estas skribata al vi.
import =
    .done = Via importo de «{ $video }» estas preta
    .failed = Via importo de «{ $video }» ne sukcesis: { $why }

mute-list = Sekvata listo ŝanĝis tion, kio estas silentigita. Silentigitaj: { $muted_accounts } kontoj kaj { $muted_servers } serviloj; ne plu silentigitaj: { $unmuted_accounts } kontoj kaj { $unmuted_servers } serviloj
