-- Comments on videos. A removed one stays as a tombstone without text and account, so that replies keep their place.
-- They go with their video and not one by one: a chain of replies must not become a chain of removals.

CREATE TABLE video_comment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Of a remote one; the address of ours follows from the video's.
  url TEXT UNIQUE,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  account_id BIGINT REFERENCES account (id) ON DELETE SET NULL,
  -- The first comment of the thread, and the one that is answered; neither in the first comment itself.
  thread_id BIGINT REFERENCES video_comment (id),
  parent_id BIGINT REFERENCES video_comment (id),
  text TEXT NOT NULL,
  held BOOLEAN NOT NULL,
  deleted_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX video_comment_threads ON video_comment (video_id, created_at, id) WHERE parent_id IS NULL;
CREATE INDEX video_comment_video ON video_comment (video_id, id);
-- Holds what counting asks for, so that it reads the index alone.
CREATE INDEX video_comment_counted ON video_comment (video_id, held, parent_id, deleted_at, account_id);
CREATE INDEX video_comment_thread ON video_comment (thread_id, account_id, held, deleted_at) WHERE thread_id IS NOT NULL;
CREATE INDEX video_comment_parent ON video_comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX video_comment_account ON video_comment (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX video_comment_all ON video_comment (created_at, id) WHERE deleted_at IS NULL;

-- Automatic tags: the instance's have no account, the others are those of the video's owner.
CREATE TABLE video_comment_tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id BIGINT NOT NULL REFERENCES video_comment (id) ON DELETE CASCADE,
  account_id BIGINT REFERENCES account (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  tag_fold TEXT NOT NULL
);
CREATE UNIQUE INDEX video_comment_tag_person ON video_comment_tag (comment_id, account_id, tag) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX video_comment_tag_instance ON video_comment_tag (comment_id, tag) WHERE account_id IS NULL;
CREATE INDEX video_comment_tag_comment ON video_comment_tag (comment_id);
CREATE INDEX video_comment_tag_name ON video_comment_tag (account_id, tag_fold, comment_id);

-- People here whom a comment names.
CREATE TABLE video_comment_mention (
  comment_id BIGINT NOT NULL REFERENCES video_comment (id) ON DELETE CASCADE,
  account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  PRIMARY KEY (comment_id, account_id)
);
CREATE INDEX video_comment_mention_account ON video_comment_mention (account_id);
