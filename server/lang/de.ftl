no-script =
    .pages = Sepiola braucht JavaScript, um diese Seite zu zeigen. Videos lassen sich auch mit jedem HLS-Player ansehen.
    .player = Dieser Player braucht JavaScript.
