no-script =
    .pages = يحتاج Sepiola إلى JavaScript لعرض هذه الصفحة. يمكن أيضًا مشاهدة الفيديوهات بأي مشغّل HLS.
    .player = يحتاج هذا المشغّل إلى JavaScript.
