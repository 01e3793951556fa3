no-script =
    .pages = Sepiola 需要 JavaScript 才能显示此页。视频也可以用任何 HLS 播放器观看。
    .player = 此播放器需要 JavaScript。
    .watch = 没有 JavaScript 时，这里只有视频本身：没有评论，也不能选择清晰度。
    .feeds = 新内容也可通过订阅源（RSS）获取：
