-- Reports of videos and accounts, and what the reporter and the moderators say about them.

CREATE TABLE abuse (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reporter_account_id BIGINT REFERENCES account (id) ON DELETE SET NULL,
  flagged_account_id BIGINT REFERENCES account (id) ON DELETE SET NULL,
  reason TEXT NOT NULL,
  -- Numbers of chosen reasons in their order, `,1,8,`, or nothing.
  predefined_reasons TEXT NOT NULL,
  -- 1 pending, 2 rejected, 3 accepted.
  state BIGINT NOT NULL,
  moderation_comment TEXT,
  video_id BIGINT REFERENCES video (id) ON DELETE SET NULL,
  -- The video as it was reported: a report is read when the video is gone as well.
  reported_video_id BIGINT,
  video_uuid TEXT,
  video_name TEXT,
  video_nsfw BOOLEAN,
  channel_name TEXT,
  channel TEXT,
  start_at BIGINT,
  end_at BIGINT,
  processed_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX abuse_reporter ON abuse (reporter_account_id, created_at, id);
CREATE INDEX abuse_flagged ON abuse (flagged_account_id);
CREATE INDEX abuse_video ON abuse (video_id);
CREATE INDEX abuse_reported_video ON abuse (reported_video_id, id);
CREATE INDEX abuse_created ON abuse (created_at, id);
CREATE INDEX abuse_state ON abuse (state, id);

CREATE TABLE abuse_message (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  abuse_id BIGINT NOT NULL REFERENCES abuse (id) ON DELETE CASCADE,
  account_id BIGINT REFERENCES account (id) ON DELETE SET NULL,
  by_moderator BOOLEAN NOT NULL,
  message TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX abuse_message_list ON abuse_message (abuse_id, created_at, id);
CREATE INDEX abuse_message_account ON abuse_message (account_id);
