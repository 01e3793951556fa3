no-script =
    .pages = Sepiola necesita JavaScript para mostrar esta página. Los vídeos también se pueden ver con cualquier reproductor HLS.
    .player = Este reproductor necesita JavaScript.
    .watch = Sin JavaScript aquí solo está el vídeo: sin comentarios ni elección de calidad.
    .feeds = Las novedades también llegan por RSS:
