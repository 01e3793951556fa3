new-video = { $channel } ha publicado «{ $video }»
published = Tu vídeo «{ $video }» está publicado
transcribed = Un programa ha escrito subtítulos para tu vídeo «{ $video }»
blocked = La moderación ha bloqueado tu vídeo «{ $video }»
unblocked = Tu vídeo «{ $video }» se puede ver de nuevo
held = El vídeo «{ $video }» espera a la moderación
comment = { $name } ha comentado en tu vídeo «{ $video }»
    .held = { $name } ha escrito en tu vídeo «{ $video }» un comentario que espera tu aprobación

mention = { $name } te ha mencionado en un comentario en «{ $video }»
followed =
    .channel = { $name } sigue tu canal { $channel }
    .account = { $name } te sigue
    .instance = { $handle } sigue este sitio
    .automatic = Este sitio sigue ahora a { $host }

abuse =
    .new = Hay una denuncia nueva, número { $id }
    .message = Hay un mensaje nuevo sobre la denuncia { $id }
    .accepted = La moderación ha aceptado tu denuncia { $id }
    .rejected = La moderación ha rechazado tu denuncia { $id }
    .open = Tu denuncia { $id } está abierta de nuevo

registered = { $name } se ha registrado en este sitio
registration = { $name } pide registrarse
invited = { $name } te invita a ayudar con el canal { $channel }
invitation =
    .accepted = { $name } ayuda desde ahora con tu canal { $channel }
    .refused = { $name } no quiere ayudar con tu canal { $channel }

video =
    .offered = { $name } te ofrece el vídeo «{ $video }»
    .taken = { $name } se ha hecho cargo del vídeo «{ $video }»
    .not-wanted = { $name } no quiere el vídeo «{ $video }»

channel =
    .offered = { $name } te ofrece el canal { $channel }
    .taken = { $name } se ha hecho cargo del canal { $channel }
    .not-wanted = { $name } no quiere el canal { $channel }

open =
    .video = Ver el vídeo
    .account = Ver quién es
    .notifications = Ver tus notificaciones

settings = En tu página de notificaciones eliges lo que se te escribe.
import =
    .done = Tu importación de «{ $video }» ha terminado
    .failed = Tu importación de «{ $video }» no ha funcionado: { $why }

mute-list = Una lista seguida ha cambiado lo que está silenciado. Silenciados: { $muted_accounts } cuentas y { $muted_servers } servidores; ya no silenciados: { $unmuted_accounts } cuentas y { $unmuted_servers } servidores
