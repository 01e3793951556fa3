no-script =
    .pages = Sepiola bezonas JavaScript por montri ĉi tiun paĝon. Filmoj estas spekteblaj ankaŭ per iu ajn HLS-ludilo.
    .player = Ĉi tiu ludilo bezonas JavaScript.
    .watch = Sen JavaScript ĉi tie estas nur la video: sen komentoj, sen elekto de kvalito.
    .feeds = Novaĵoj venas ankaŭ per fluoj (RSS):
