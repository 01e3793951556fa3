new-video = { $channel } publicou “{ $video }”
published = Seu vídeo “{ $video }” está publicado
transcribed = Um programa escreveu legendas para seu vídeo “{ $video }”
blocked = A moderação bloqueou seu vídeo “{ $video }”
unblocked = Seu vídeo “{ $video }” pode ser visto de novo
held = O vídeo “{ $video }” espera pela moderação
comment = { $name } comentou em seu vídeo “{ $video }”
    .held = { $name } escreveu em seu vídeo “{ $video }” um comentário que espera sua aprovação

mention = { $name } mencionou você em um comentário em “{ $video }”
followed =
    .channel = { $name } segue seu canal { $channel }
    .account = { $name } segue você
    .instance = { $handle } segue este site
    .automatic = Este site agora segue { $host }

abuse =
    .new = Há uma nova denúncia, número { $id }
    .message = Há uma nova mensagem sobre a denúncia { $id }
    .accepted = A moderação aceitou sua denúncia { $id }
    .rejected = A moderação recusou sua denúncia { $id }
    .open = Sua denúncia { $id } está aberta de novo

registered = { $name } se cadastrou neste site
registration = { $name } pede para se cadastrar
invited = { $name } convida você a ajudar no canal { $channel }
invitation =
    .accepted = { $name } ajuda a partir de agora no seu canal { $channel }
    .refused = { $name } não quer ajudar no seu canal { $channel }

video =
    .offered = { $name } oferece a você o vídeo “{ $video }”
    .taken = { $name } assumiu o vídeo “{ $video }”
    .not-wanted = { $name } não quer o vídeo “{ $video }”

channel =
    .offered = { $name } oferece a você o canal { $channel }
    .taken = { $name } assumiu o canal { $channel }
    .not-wanted = { $name } não quer o canal { $channel }

open =
    .video = Ver o vídeo
    .account = Ver quem é
    .notifications = Ver suas notificações

settings = Na sua página de notificações você escolhe o que lhe é escrito.
import =
    .done = Sua importação de “{ $video }” terminou
    .failed = Sua importação de “{ $video }” não funcionou: { $why }

mute-list = Uma lista seguida mudou o que está silenciado. Silenciados: { $muted_accounts } contas e { $muted_servers } servidores; não mais silenciados: { $unmuted_accounts } contas e { $unmuted_servers } servidores
