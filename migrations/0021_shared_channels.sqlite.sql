-- Avatars and banners of actors, in several sizes.

CREATE TABLE actor_image (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  actor_id BIGINT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  -- 1 avatar, 2 banner: PeerTube's numbers. From 11 on the instance's logos.
  kind BIGINT NOT NULL,
  file_name TEXT NOT NULL UNIQUE,
  -- Pixels; 0 for a drawing that has no size.
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX actor_image_actor ON actor_image (actor_id, kind);

-- The same as JSON beside the actor, so that lists of accounts, channels and videos need no join for it.
ALTER TABLE actor ADD COLUMN avatars TEXT;
ALTER TABLE actor ADD COLUMN banners TEXT;

-- Who helps with a channel, and what was done with it.

CREATE TABLE channel_collaborator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id BIGINT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- 1 pending, 2 accepted, 3 rejected: PeerTube's numbers.
  state BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX channel_collaborator_pair ON channel_collaborator (channel_id, account_id);
CREATE INDEX channel_collaborator_account ON channel_collaborator (account_id, state);

-- Names are kept as they were, for what has gone; `subject_id` is no reference, because numbers are never given twice.
CREATE TABLE channel_activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id BIGINT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  account_id BIGINT REFERENCES account (id) ON DELETE SET NULL,
  action BIGINT NOT NULL,
  target BIGINT NOT NULL,
  subject_id BIGINT,
  data TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX channel_activity_channel ON channel_activity (channel_id, created_at, id);
CREATE INDEX channel_activity_account ON channel_activity (account_id);

-- Who is asked to take over a video or a channel: exactly one of both is named.
CREATE TABLE ownership_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- 1 pending, 2 rejected, 3 accepted: PeerTube's numbers.
  state BIGINT NOT NULL,
  initiator_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  next_owner_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  video_id BIGINT REFERENCES video (id) ON DELETE CASCADE,
  channel_id BIGINT REFERENCES channel (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX ownership_change_initiator ON ownership_change (initiator_id);
CREATE INDEX ownership_change_next_owner ON ownership_change (next_owner_id, created_at);
CREATE INDEX ownership_change_video ON ownership_change (video_id, created_at);
CREATE INDEX ownership_change_channel ON ownership_change (channel_id, created_at);
