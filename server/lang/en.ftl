no-script =
    .pages = Sepiola needs JavaScript to show this page. Videos can also be watched with any HLS player.
    .player = This player needs JavaScript.
