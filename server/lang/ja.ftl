no-script =
    .pages = このページの表示には JavaScript が必要です。動画は HLS に対応したプレーヤーでも見られます。
    .player = このプレーヤーには JavaScript が必要です。
    .watch = JavaScript がないと、ここには動画だけが表示されます。コメントや画質の選択はありません。
    .feeds = 新着はフィード（RSS）でも届きます:
