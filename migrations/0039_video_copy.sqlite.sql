-- Copies of videos that other servers serve too (CacheFile).

CREATE TABLE video_copy (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  actor_id BIGINT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  url TEXT NOT NULL UNIQUE,
  -- The folder that holds the playlists and files of its HLS publication.
  base_url TEXT NOT NULL,
  -- None for a copy that stays.
  expires_at BIGINT
);
CREATE UNIQUE INDEX video_copy_pair ON video_copy (video_id, actor_id);
CREATE INDEX video_copy_actor ON video_copy (actor_id);
CREATE INDEX video_copy_expires ON video_copy (expires_at) WHERE expires_at IS NOT NULL;
