-- What hangs on one video: likes and dislikes, subtitles, where it may be embedded, how its player looks.

CREATE TABLE video_rate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  -- TRUE: like, FALSE: dislike. `video.likes` and `video.dislikes` count these rows, in the same transaction.
  likes BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX video_rate_once ON video_rate (account_id, video_id);
CREATE INDEX video_rate_video ON video_rate (video_id);
CREATE INDEX video_rate_list ON video_rate (account_id, created_at, id);
CREATE INDEX video_rate_list_kind ON video_rate (account_id, likes, created_at, id);

CREATE TABLE video_caption (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  -- In the bucket `captions`: WebVTT in UTF-8, whatever was sent.
  file_name TEXT NOT NULL UNIQUE,
  automatically_generated BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX video_caption_language ON video_caption (video_id, language);

-- 1 everywhere, 2 on listed domains only, by PeerTube's numbers.
ALTER TABLE video ADD COLUMN embed_policy BIGINT NOT NULL DEFAULT 1;
CREATE TABLE video_embed_domain (
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  domain TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (video_id, domain)
);

-- Of a video or of a channel.
CREATE TABLE player_setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT UNIQUE REFERENCES video (id) ON DELETE CASCADE,
  channel_id BIGINT UNIQUE REFERENCES channel (id) ON DELETE CASCADE,
  theme TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE INDEX video_password_list ON video_password (video_id, created_at, id);
