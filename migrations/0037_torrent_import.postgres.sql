-- Videos from torrents: an import is of an address, of a magnet link, or of a torrent file, which is kept until its video is here.

ALTER TABLE video_import ADD COLUMN url TEXT;
UPDATE video_import SET url = target_url;
ALTER TABLE video_import DROP COLUMN target_url;
ALTER TABLE video_import RENAME COLUMN url TO target_url;
ALTER TABLE video_import ADD COLUMN magnet_uri TEXT;
-- What its sender called the torrent file.
ALTER TABLE video_import ADD COLUMN torrent_name TEXT;
ALTER TABLE video_import ADD COLUMN torrent BYTEA;
