no-script =
    .pages = Sepiola bezonas JavaScript por montri ĉi tiun paĝon. Filmoj estas spekteblaj ankaŭ per iu ajn HLS-ludilo.
    .player = Ĉi tiu ludilo bezonas JavaScript.
