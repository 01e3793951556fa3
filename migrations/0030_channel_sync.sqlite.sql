-- Channels of other sites that are followed here, walks through what they list, and the videos these walks met.

CREATE TABLE channel_sync (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id BIGINT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  external_url TEXT NOT NULL,
  -- By PeerTube's numbers: 1 waits for its first run, 2 at work, 3 done, 4 failed.
  state BIGINT NOT NULL,
  -- Why it failed.
  error TEXT,
  -- When it was looked at last, and when that is due again.
  synced_at BIGINT,
  next_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX channel_sync_channel ON channel_sync (channel_id);
CREATE INDEX channel_sync_next ON channel_sync (next_at);

CREATE TABLE channel_walk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id BIGINT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  -- None where somebody asked for it once.
  sync_id BIGINT REFERENCES channel_sync (id) ON DELETE CASCADE,
  external_url TEXT NOT NULL,
  -- Whether somebody asked for it: then what was removed here comes again, and age does not matter.
  by_hand BOOLEAN NOT NULL,
  -- Whether the list of videos was read.
  listed BOOLEAN NOT NULL DEFAULT FALSE,
  -- Videos in a row of which nothing could be learned.
  misses BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);
CREATE INDEX channel_walk_channel ON channel_walk (channel_id);
CREATE INDEX channel_walk_sync ON channel_walk (sync_id) WHERE sync_id IS NOT NULL;

CREATE TABLE channel_walk_video (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id BIGINT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  -- The walk that is yet to look at it; none when one has.
  walk_id BIGINT REFERENCES channel_walk (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  -- How often nothing could be learned of it.
  misses BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX channel_walk_video_url ON channel_walk_video (channel_id, url);
CREATE INDEX channel_walk_video_walk ON channel_walk_video (walk_id, id) WHERE walk_id IS NOT NULL;

ALTER TABLE video_import ADD COLUMN channel_sync_id BIGINT REFERENCES channel_sync (id) ON DELETE SET NULL;
CREATE INDEX video_import_channel_sync ON video_import (channel_sync_id) WHERE channel_sync_id IS NOT NULL;
