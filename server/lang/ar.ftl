no-script =
    .pages = يحتاج Sepiola إلى JavaScript لعرض هذه الصفحة. يمكن أيضًا مشاهدة الفيديوهات بأي مشغّل HLS.
    .player = يحتاج هذا المشغّل إلى JavaScript.
    .watch = من دون JavaScript لا يظهر هنا إلا الفيديو: بلا تعليقات ولا اختيار للجودة.
    .feeds = يصل الجديد هنا أيضًا عبر خلاصات (RSS):
