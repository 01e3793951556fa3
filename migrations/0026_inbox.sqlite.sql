-- What other servers send, and what is kept of theirs.

CREATE TABLE inbox_activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Scheme, host and port of who acts: what comes from one origin is processed in its order.
  origin TEXT NOT NULL,
  -- SHA-256 of the signature it came with: one request is taken once.
  print BLOB NOT NULL UNIQUE,
  -- The local actor whose own inbox it came to; none for the shared one.
  inbox_actor_id BIGINT REFERENCES actor (id) ON DELETE CASCADE,
  -- Empty when it is done.
  body TEXT NOT NULL,
  done BOOLEAN NOT NULL DEFAULT FALSE,
  -- How often it could not be processed yet.
  attempts BIGINT NOT NULL DEFAULT 0,
  received_at BIGINT NOT NULL
);
CREATE INDEX inbox_activity_lane ON inbox_activity (origin, id) WHERE NOT done;
CREATE INDEX inbox_activity_done ON inbox_activity (received_at) WHERE done;
CREATE INDEX inbox_activity_actor ON inbox_activity (inbox_actor_id) WHERE inbox_actor_id IS NOT NULL;

-- One row an origin; a busy lane has a job that empties it.
CREATE TABLE inbox_lane (
  origin TEXT PRIMARY KEY,
  busy BOOLEAN NOT NULL
);
CREATE INDEX inbox_lane_busy ON inbox_lane (origin) WHERE busy;

ALTER TABLE actor ADD COLUMN public_key_id TEXT;
CREATE INDEX actor_public_key ON actor (public_key_id) WHERE public_key_id IS NOT NULL;

-- Where the originals of pictures and files of other servers are.
ALTER TABLE actor_image ADD COLUMN remote_url TEXT;
ALTER TABLE video_thumbnail ADD COLUMN remote_url TEXT;
ALTER TABLE video_storyboard ADD COLUMN remote_url TEXT;
ALTER TABLE video_caption ADD COLUMN remote_url TEXT;
ALTER TABLE video_caption ADD COLUMN remote_playlist_url TEXT;
ALTER TABLE video_file ADD COLUMN remote_url TEXT;
ALTER TABLE video_file ADD COLUMN remote_torrent_url TEXT;
ALTER TABLE video_file ADD COLUMN remote_metadata_url TEXT;
ALTER TABLE streaming_playlist ADD COLUMN remote_url TEXT;
ALTER TABLE streaming_playlist ADD COLUMN remote_hashes_url TEXT;

-- When the document of another server's video was last read.
ALTER TABLE video ADD COLUMN fetched_at BIGINT;

CREATE TABLE video_tracker (
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (video_id, position)
);

-- Who told its followers of a video.
CREATE TABLE video_share (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  actor_id BIGINT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  url TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX video_share_pair ON video_share (video_id, actor_id);
CREATE INDEX video_share_actor ON video_share (actor_id, video_id);
