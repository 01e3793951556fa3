new-video = { $channel } a publicat « { $video } »
published = Vòstra vidèo « { $video } » es publicada
transcribed = Un programa a escrich de sostítols per vòstra vidèo « { $video } »
blocked = La moderacion a blocat vòstra vidèo « { $video } »
unblocked = Vòstra vidèo « { $video } » es tornarmai visibla
held = La vidèo « { $video } » espèra la moderacion
comment = { $name } a comentat vòstra vidèo « { $video } »
    .held = { $name } a escrich sus vòstra vidèo « { $video } » un comentari qu’espèra vòstre acòrd

mention = { $name } vos menciona dins un comentari sus « { $video } »
followed =
    .channel = { $name } seguís vòstra cadena { $channel }
    .account = { $name } vos seguís
    .instance = { $handle } seguís aqueste site
    .automatic = Aqueste site seguís ara { $host }

abuse =
    .new = I a un senhalament novèl, numèro { $id }
    .message = I a un messatge novèl sul senhalament { $id }
    .accepted = La moderacion a acceptat vòstre senhalament { $id }
    .rejected = La moderacion a regetat vòstre senhalament { $id }
    .open = Vòstre senhalament { $id } es tornat dobrir

registered = { $name } a creat un compte sus aqueste site
registration = { $name } demanda de s’inscriure
invited = { $name } vos convida a participar a la cadena { $channel }
invitation =
    .accepted = { $name } participa d’ara enlà a vòstra cadena { $channel }
    .refused = { $name } vòl pas participar a vòstra cadena { $channel }

video =
    .offered = { $name } vos prepausa la vidèo « { $video } »
    .taken = { $name } a représ la vidèo « { $video } »
    .not-wanted = { $name } vòl pas la vidèo « { $video } »

channel =
    .offered = { $name } vos prepausa la cadena { $channel }
    .taken = { $name } a représ la cadena { $channel }
    .not-wanted = { $name } vòl pas la cadena { $channel }

open =
    .video = Veire la vidèo
    .account = Veire qui es
    .notifications = Veire vòstras notificacions

settings = Sus vòstra pagina de notificacions, causissètz çò que vos es escrich.
import =
    .done = Vòstra importacion de « { $video } » es acabada
    .failed = Vòstra importacion de « { $video } » a pas capitat : { $why }

mute-list = Una lista seguida a cambiat çò qu’es amagat. Amagats : { $muted_accounts } comptes e { $muted_servers } servidors ; amagats pas pus : { $unmuted_accounts } comptes e { $unmuted_servers } servidors
