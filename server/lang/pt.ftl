no-script =
    .pages = Sepiola precisa de JavaScript para mostrar esta página. Os vídeos também podem ser vistos com qualquer reprodutor HLS.
    .player = Este reprodutor precisa de JavaScript.
    .watch = Sem JavaScript, aqui fica só o vídeo: sem comentários nem escolha de qualidade.
    .feeds = As novidades também chegam por feed (RSS):
