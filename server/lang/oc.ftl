no-script =
    .pages = Sepiola a besonh de JavaScript per mostrar aquesta pagina. Las vidèos se pòdon tanben agachar amb tot legidor HLS.
    .player = Aqueste legidor a besonh de JavaScript.
