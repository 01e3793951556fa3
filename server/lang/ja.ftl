no-script =
    .pages = このページの表示には JavaScript が必要です。動画は HLS に対応したプレーヤーでも見られます。
    .player = このプレーヤーには JavaScript が必要です。
