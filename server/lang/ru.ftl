no-script =
    .pages = Чтобы показать эту страницу, Sepiola нужен JavaScript. Видео можно смотреть и любым проигрывателем HLS.
    .player = Этому проигрывателю нужен JavaScript.
