no-script =
    .pages = Sepiola 需要 JavaScript 才能显示此页。视频也可以用任何 HLS 播放器观看。
    .player = 此播放器需要 JavaScript。
