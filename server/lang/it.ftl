no-script =
    .pages = Sepiola ha bisogno di JavaScript per mostrare questa pagina. I video si possono guardare anche con qualunque lettore HLS.
    .player = Questo lettore ha bisogno di JavaScript.
    .watch = Senza JavaScript qui c’è solo il video: niente commenti né scelta della qualità.
    .feeds = Le novità arrivano anche via feed (RSS):
