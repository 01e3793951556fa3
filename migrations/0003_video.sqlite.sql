-- Videos, their files, and what is on its way to become one.

CREATE TABLE video (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL UNIQUE,
  channel_id BIGINT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  is_local BOOLEAN NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  support TEXT,
  category BIGINT,
  licence BIGINT,
  language TEXT,
  privacy BIGINT NOT NULL,
  state BIGINT NOT NULL,
  -- Where the files lie: below `private/`, or not. Follows `privacy` when the job that moves them is done.
  files_private BOOLEAN NOT NULL DEFAULT FALSE,
  wait_transcoding BOOLEAN NOT NULL,
  nsfw BOOLEAN NOT NULL,
  nsfw_flags BIGINT NOT NULL DEFAULT 0,
  nsfw_summary TEXT,
  comments_policy BIGINT NOT NULL,
  download_enabled BOOLEAN NOT NULL,
  is_live BOOLEAN NOT NULL DEFAULT FALSE,
  duration BIGINT NOT NULL,
  aspect_ratio DOUBLE PRECISION,
  views BIGINT NOT NULL DEFAULT 0,
  likes BIGINT NOT NULL DEFAULT 0,
  dislikes BIGINT NOT NULL DEFAULT 0,
  comments BIGINT NOT NULL DEFAULT 0,
  downloads BIGINT NOT NULL DEFAULT 0,
  published_at BIGINT NOT NULL,
  originally_published_at BIGINT,
  input_file_updated_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  -- PeerTube lists what is published, and what is not but does not wait for transcoding either.
  listed BOOLEAN GENERATED ALWAYS AS (state = 1 OR (state = 2 AND NOT wait_transcoding)) STORED
);
CREATE INDEX video_channel ON video (channel_id, id);
CREATE INDEX video_listed_channel ON video (channel_id, published_at, id) WHERE privacy = 1 AND listed;
-- Holds what filters ask for, so that counting a filtered list reads the index alone.
CREATE INDEX video_listed_filter ON video (id, is_local, nsfw, is_live, category, licence, language, channel_id, privacy, listed)
  WHERE privacy = 1 AND listed;
CREATE INDEX video_listed_published ON video (published_at, id) WHERE privacy = 1 AND listed;
CREATE INDEX video_listed_created ON video (created_at, id) WHERE privacy = 1 AND listed;
CREATE INDEX video_listed_views ON video (views, id) WHERE privacy = 1 AND listed;
CREATE INDEX video_listed_likes ON video (likes, id) WHERE privacy = 1 AND listed;
CREATE INDEX video_listed_name ON video (name, id) WHERE privacy = 1 AND listed;
CREATE INDEX video_listed_duration ON video (duration, id) WHERE privacy = 1 AND listed;

CREATE TABLE video_tag (
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  PRIMARY KEY (video_id, position)
);
CREATE INDEX video_tag_name ON video_tag (name_fold, video_id);

CREATE TABLE video_password (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  password TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX video_password_once ON video_password (video_id, password);

CREATE TABLE video_schedule (
  video_id BIGINT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE,
  update_at BIGINT NOT NULL,
  privacy BIGINT
);
CREATE INDEX video_schedule_due ON video_schedule (update_at);

CREATE TABLE video_thumbnail (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  file_name TEXT NOT NULL UNIQUE,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX video_thumbnail_video ON video_thumbnail (video_id);

CREATE TABLE video_storyboard (
  video_id BIGINT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE,
  file_name TEXT NOT NULL UNIQUE,
  total_width BIGINT NOT NULL,
  total_height BIGINT NOT NULL,
  sprite_width BIGINT NOT NULL,
  sprite_height BIGINT NOT NULL,
  sprite_duration DOUBLE PRECISION NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE video_chapter (
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  timecode BIGINT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (video_id, timecode)
);

-- The file a person sent. It stays until the ladder is made, and for ever when `keep` says so.
CREATE TABLE video_source (
  video_id BIGINT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE,
  file_name TEXT NOT NULL,
  original_name TEXT NOT NULL,
  size BIGINT NOT NULL,
  probe TEXT NOT NULL,
  keep BOOLEAN NOT NULL,
  has_file BOOLEAN NOT NULL,
  torrent_name TEXT,
  info_hash TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- An HLS publication: its folder is the video's uuid, its names are fixed before the first byte is written.
CREATE TABLE streaming_playlist (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT NOT NULL UNIQUE REFERENCES video (id) ON DELETE CASCADE,
  master_name TEXT NOT NULL,
  hashes_name TEXT NOT NULL,
  -- Renditions are still being written into its folder.
  growing BOOLEAN NOT NULL DEFAULT FALSE,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Finished files only: of a web video (playlist_id is null) or of an HLS publication.
CREATE TABLE video_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  playlist_id BIGINT REFERENCES streaming_playlist (id) ON DELETE CASCADE,
  resolution BIGINT NOT NULL,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  fps BIGINT NOT NULL,
  size BIGINT NOT NULL,
  file_name TEXT NOT NULL UNIQUE,
  torrent_name TEXT,
  info_hash TEXT,
  has_audio BOOLEAN NOT NULL,
  has_video BOOLEAN NOT NULL,
  metadata TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX video_file_video ON video_file (video_id);
CREATE INDEX video_file_torrent ON video_file (torrent_name) WHERE torrent_name IS NOT NULL;
CREATE INDEX video_file_info_hash ON video_file (info_hash) WHERE info_hash IS NOT NULL;
CREATE UNIQUE INDEX video_file_hls ON video_file (playlist_id, resolution) WHERE playlist_id IS NOT NULL;
CREATE UNIQUE INDEX video_file_web ON video_file (video_id, resolution) WHERE playlist_id IS NULL;

-- Bytes on their way in, in the file of the same id. `received` is only raised after the bytes are on disk; who
-- writes or finishes holds the lease. `fingerprint` finds the upload that the same person began for the same file.
CREATE TABLE upload (
  id TEXT PRIMARY KEY,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  size BIGINT NOT NULL,
  received BIGINT NOT NULL DEFAULT 0,
  fingerprint TEXT,
  form TEXT NOT NULL,
  original_name TEXT NOT NULL,
  has_picture BOOLEAN NOT NULL,
  video_id BIGINT REFERENCES video (id) ON DELETE SET NULL,
  lease_owner TEXT,
  lease_until BIGINT,
  expires_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX upload_user ON upload (user_id);
CREATE INDEX upload_expiry ON upload (expires_at);
CREATE INDEX upload_fingerprint ON upload (user_id, fingerprint) WHERE fingerprint IS NOT NULL;

-- Files and folders to remove from `due_at` on: because a transaction decided it, or because nobody has claimed
-- a file that was put into storage before its row could be written.
CREATE TABLE doomed_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bucket TEXT NOT NULL,
  name TEXT NOT NULL,
  is_folder BOOLEAN NOT NULL,
  due_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX doomed_file_due ON doomed_file (due_at);
CREATE INDEX doomed_file_name ON doomed_file (bucket, name);
