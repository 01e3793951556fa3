-- Videos that moderators took away from everybody but their owners, and those that wait for a moderator's look.

CREATE TABLE video_block (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT NOT NULL UNIQUE REFERENCES video (id) ON DELETE CASCADE,
  -- 1 by hand, 2 because new videos wait, 3 because of an automatic tag.
  kind BIGINT NOT NULL,
  reason TEXT,
  internal_note TEXT,
  unfederated BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX video_block_list ON video_block (created_at, id);
CREATE INDEX video_block_kind ON video_block (kind, created_at, id);

-- Repeats that there is a block, so that lists need no join: their indices leave blocked videos out.
ALTER TABLE video ADD COLUMN blocked BOOLEAN NOT NULL DEFAULT FALSE;
DROP INDEX video_listed_channel;
DROP INDEX video_listed_filter;
DROP INDEX video_listed_published;
DROP INDEX video_listed_created;
DROP INDEX video_listed_views;
DROP INDEX video_listed_likes;
DROP INDEX video_listed_name;
DROP INDEX video_listed_duration;
CREATE INDEX video_listed_channel ON video (channel_id, published_at, id) WHERE privacy = 1 AND listed AND NOT blocked;
CREATE INDEX video_listed_filter ON video (id, is_local, nsfw, is_live, category, licence, language, channel_id, privacy, listed, blocked)
  WHERE privacy = 1 AND listed AND NOT blocked;
CREATE INDEX video_listed_published ON video (published_at, id) WHERE privacy = 1 AND listed AND NOT blocked;
CREATE INDEX video_listed_created ON video (created_at, id) WHERE privacy = 1 AND listed AND NOT blocked;
CREATE INDEX video_listed_views ON video (views, id) WHERE privacy = 1 AND listed AND NOT blocked;
CREATE INDEX video_listed_likes ON video (likes, id) WHERE privacy = 1 AND listed AND NOT blocked;
CREATE INDEX video_listed_name ON video (name, id) WHERE privacy = 1 AND listed AND NOT blocked;
CREATE INDEX video_listed_duration ON video (duration, id) WHERE privacy = 1 AND listed AND NOT blocked;

-- What administrators and moderators did. Names instead of references: it outlives whom it tells of.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  username TEXT NOT NULL,
  domain TEXT NOT NULL,
  action TEXT NOT NULL,
  details TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX audit_time ON audit (created_at, id);
