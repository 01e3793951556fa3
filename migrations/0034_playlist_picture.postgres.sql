-- Where the picture of another server's playlist lives; null for our own.

ALTER TABLE playlist_thumbnail ADD COLUMN remote_url TEXT;
