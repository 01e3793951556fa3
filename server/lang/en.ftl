no-script =
    .pages = Sepiola needs JavaScript to show this page. Videos can also be watched with any HLS player.
    .player = This player needs JavaScript.
    .watch = Without JavaScript the video stands here alone: no comments, no choice of qualities.
    .feeds = What is new here also comes as feeds (RSS):
