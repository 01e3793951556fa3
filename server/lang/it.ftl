no-script =
    .pages = Sepiola ha bisogno di JavaScript per mostrare questa pagina. I video si possono guardare anche con qualunque lettore HLS.
    .player = Questo lettore ha bisogno di JavaScript.
