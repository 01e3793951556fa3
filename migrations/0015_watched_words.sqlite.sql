-- Words that people and the instance watch for, and what follows from them. Rows without an account are the instance's.

CREATE TABLE watched_words_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id BIGINT REFERENCES account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- A JSON list, and what it is recognised by.
  words TEXT NOT NULL,
  digest TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX watched_words_list_person ON watched_words_list (account_id, name) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX watched_words_list_instance ON watched_words_list (name) WHERE account_id IS NULL;
CREATE INDEX watched_words_list_page ON watched_words_list (account_id, created_at, id);

-- What an automatic tag leads to: comments that bear it are held, videos wait for a moderator.
CREATE TABLE automatic_tag_policy (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id BIGINT REFERENCES account (id) ON DELETE CASCADE,
  policy TEXT NOT NULL,
  tag TEXT NOT NULL
);
CREATE UNIQUE INDEX automatic_tag_policy_person ON automatic_tag_policy (account_id, policy, tag) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX automatic_tag_policy_instance ON automatic_tag_policy (policy, tag) WHERE account_id IS NULL;

-- What the instance's lists and rules found in the name and description of a video.
CREATE TABLE video_automatic_tag (
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  tag_fold TEXT NOT NULL,
  PRIMARY KEY (video_id, tag)
);
CREATE INDEX video_automatic_tag_name ON video_automatic_tag (tag_fold, video_id);
