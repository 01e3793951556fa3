no-script =
    .pages = Sepiola a besoin de JavaScript pour afficher cette page. Les vidéos peuvent aussi être regardées avec tout lecteur HLS.
    .player = Ce lecteur a besoin de JavaScript.
    .watch = Sans JavaScript, seule la vidéo est ici : pas de commentaires, pas de choix de qualité.
    .feeds = Les nouveautés arrivent aussi par flux (RSS) :
