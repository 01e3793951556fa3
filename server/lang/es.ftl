no-script =
    .pages = Sepiola necesita JavaScript para mostrar esta página. Los vídeos también se pueden ver con cualquier reproductor HLS.
    .player = Este reproductor necesita JavaScript.
