no-script =
    .pages = Sepiola a besonh de JavaScript per mostrar aquesta pagina. Las vidèos se pòdon tanben agachar amb tot legidor HLS.
    .player = Aqueste legidor a besonh de JavaScript.
    .watch = Sens JavaScript i a pas aquí que la vidèo : cap de comentari, cap de causida de qualitat.
    .feeds = Las novetats arriban tanben per fluxes (RSS) :
