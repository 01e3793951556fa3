-- Playlists of videos. Everybody has one "watch later"; the others are regular.
-- `elements` is kept exact: places are 1 to `elements`, without gaps.

CREATE TABLE playlist (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  channel_id BIGINT REFERENCES channel (id) ON DELETE SET NULL,
  channel_position BIGINT,
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  description TEXT,
  privacy BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  elements BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX playlist_account ON playlist (account_id, created_at, id);
CREATE UNIQUE INDEX playlist_watch_later ON playlist (account_id) WHERE kind = 2;
CREATE INDEX playlist_channel ON playlist (channel_id, channel_position, id) WHERE channel_id IS NOT NULL;
CREATE INDEX playlist_public_created ON playlist (created_at, id) WHERE privacy = 1;
CREATE INDEX playlist_public_updated ON playlist (updated_at, id) WHERE privacy = 1;
CREATE INDEX playlist_public_name ON playlist (name_fold, id) WHERE privacy = 1;

-- A removed video leaves its place behind.
CREATE TABLE playlist_element (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  playlist_id BIGINT NOT NULL REFERENCES playlist (id) ON DELETE CASCADE,
  video_id BIGINT REFERENCES video (id) ON DELETE SET NULL,
  position BIGINT NOT NULL,
  start_at BIGINT,
  stop_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX playlist_element_place ON playlist_element (playlist_id, position);
CREATE INDEX playlist_element_video ON playlist_element (video_id) WHERE video_id IS NOT NULL;

-- `made_from` is the video whose picture was taken, or null for a picture that somebody chose.
CREATE TABLE playlist_thumbnail (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  playlist_id BIGINT NOT NULL REFERENCES playlist (id) ON DELETE CASCADE,
  file_name TEXT NOT NULL UNIQUE,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  made_from BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX playlist_thumbnail_playlist ON playlist_thumbnail (playlist_id);

-- Who is here already gets a "watch later". Neither dialect can draw a UUID in the other's words, so the number of the account
-- makes one; these playlists are private and never leave the instance.
INSERT INTO playlist (uuid, url, account_id, name, name_fold, privacy, kind, created_at, updated_at)
SELECT '5e910c1a-77a7-4c41-8a7e-' || substr(CAST(1000000000000 + a.id AS TEXT), 2),
  substr(x.url, 1, length(x.url) - length('/accounts/' || x.username)) || '/video-playlists/5e910c1a-77a7-4c41-8a7e-'
    || substr(CAST(1000000000000 + a.id AS TEXT), 2),
  a.id, 'Watch later', 'watch later', 3, 2, a.created_at, a.created_at
FROM account a JOIN actor x ON x.id = a.actor_id WHERE a.user_id IS NOT NULL;
