no-script =
    .pages = Sepiola precisa de JavaScript para mostrar esta página. Os vídeos também podem ser vistos com qualquer reprodutor HLS.
    .player = Este reprodutor precisa de JavaScript.
