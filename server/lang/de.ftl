no-script =
    .pages = Sepiola braucht JavaScript, um diese Seite zu zeigen. Videos lassen sich auch mit jedem HLS-Player ansehen.
    .player = Dieser Player braucht JavaScript.
    .watch = Ohne JavaScript steht hier nur das Video: keine Kommentare, keine Wahl der Qualität.
    .feeds = Neues kommt auch als Feed (RSS):
