no-script =
    .pages = Sepiola a besoin de JavaScript pour afficher cette page. Les vidéos peuvent aussi être regardées avec tout lecteur HLS.
    .player = Ce lecteur a besoin de JavaScript.
