-- What people are told, and where they want to be told it. Values of a setting: 0 nowhere, 1 web, 2 e-mail, 3 both.

CREATE TABLE notification_setting (
  user_id BIGINT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  new_comment_on_my_video BIGINT NOT NULL DEFAULT 1,
  new_video_from_subscription BIGINT NOT NULL DEFAULT 1,
  abuse_as_moderator BIGINT NOT NULL DEFAULT 3,
  video_auto_blacklist_as_moderator BIGINT NOT NULL DEFAULT 3,
  blacklist_on_my_video BIGINT NOT NULL DEFAULT 3,
  my_video_published BIGINT NOT NULL DEFAULT 1,
  my_video_import_finished BIGINT NOT NULL DEFAULT 1,
  new_user_registration BIGINT NOT NULL DEFAULT 1,
  comment_mention BIGINT NOT NULL DEFAULT 1,
  new_follow BIGINT NOT NULL DEFAULT 1,
  new_instance_follower BIGINT NOT NULL DEFAULT 1,
  auto_instance_following BIGINT NOT NULL DEFAULT 1,
  abuse_new_message BIGINT NOT NULL DEFAULT 3,
  abuse_state_change BIGINT NOT NULL DEFAULT 3,
  new_peer_tube_version BIGINT NOT NULL DEFAULT 3,
  my_video_studio_edition_finished BIGINT NOT NULL DEFAULT 1,
  my_video_transcription_generated BIGINT NOT NULL DEFAULT 1,
  new_plugin_version BIGINT NOT NULL DEFAULT 1,
  automatic_blocklist BIGINT NOT NULL DEFAULT 1,
  updated_at BIGINT NOT NULL
);
INSERT INTO notification_setting (user_id, updated_at) SELECT id, created_at FROM users;

-- `event_seq` is the event that it tells of: a person hears of an event once in each way.
CREATE TABLE notification (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind BIGINT NOT NULL,
  event_seq BIGINT NOT NULL,
  is_read BOOLEAN NOT NULL DEFAULT FALSE,
  video_id BIGINT REFERENCES video (id) ON DELETE CASCADE,
  account_id BIGINT REFERENCES account (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX notification_once ON notification (user_id, event_seq, kind);
CREATE INDEX notification_list ON notification (user_id, created_at, id);
CREATE INDEX notification_by_read ON notification (user_id, is_read, created_at, id);
CREATE INDEX notification_video ON notification (video_id) WHERE video_id IS NOT NULL;
CREATE INDEX notification_account ON notification (account_id) WHERE account_id IS NOT NULL;

-- A video is announced once to its owner and once to the subscribers, however often it is hidden and shown again.
-- A row with FALSE says that the announcement waits: for a planned publication, or for a moderator.
CREATE TABLE video_announcement (
  video_id BIGINT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE,
  owner_told BOOLEAN NOT NULL,
  subscribers_told BOOLEAN NOT NULL,
  updated_at BIGINT NOT NULL
);
INSERT INTO video_announcement (video_id, owner_told, subscribers_told, updated_at)
  SELECT v.id, v.id NOT IN (SELECT s.video_id FROM video_schedule s), v.privacy IN (1, 4), v.updated_at
  FROM video v WHERE v.state = 1;

-- What happened before this step was told of by nobody, and stays so.
INSERT INTO event_cursor (consumer, seq, updated_at)
  SELECT 'notification', coalesce(max(seq), 0), coalesce(max(created_at), 0) FROM event;
