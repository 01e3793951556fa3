-- Videos that are fetched from elsewhere: what was asked for, how far it is, and why it failed.

CREATE TABLE video_import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  video_id BIGINT REFERENCES video (id) ON DELETE SET NULL,
  target_url TEXT NOT NULL,
  -- By PeerTube's numbers: 1 pending, 2 done, 3 failed, 4 rejected, 5 cancelled, 6 at work.
  state BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  error TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX video_import_user ON video_import (user_id, created_at, id);
CREATE INDEX video_import_video ON video_import (video_id) WHERE video_id IS NOT NULL;
