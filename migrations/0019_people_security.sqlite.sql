-- E-mail addresses that wait for their confirmation, one-time secrets, second factors, and where sessions were used last.

ALTER TABLE users ADD COLUMN pending_email TEXT;
ALTER TABLE users ADD COLUMN pending_email_fold TEXT;
-- The key of a user's one-time passwords, encrypted with the instance's secret.
ALTER TABLE users ADD COLUMN otp_key TEXT;
ALTER TABLE users ADD COLUMN feed_token TEXT;
-- Bits of the announcements of new features that were read; a new user has nothing to catch up with.
ALTER TABLE users ADD COLUMN features_read BIGINT NOT NULL DEFAULT 1;
CREATE INDEX users_pending_email ON users (pending_email_fold) WHERE pending_email_fold IS NOT NULL;
CREATE UNIQUE INDEX users_feed_token ON users (feed_token) WHERE feed_token IS NOT NULL;

ALTER TABLE oauth_token ADD COLUMN activity_ip TEXT;
ALTER TABLE oauth_token ADD COLUMN activity_device TEXT;

-- What proves that somebody read our mail, or asked a moment ago; as SHA-256, a stolen database opens nothing.
CREATE TABLE user_secret (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  hash BLOB NOT NULL,
  detail TEXT,
  expires_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (user_id, purpose)
);
CREATE INDEX user_secret_expiry ON user_secret (expires_at);

-- Requests to register, which moderators accept or reject.

CREATE TABLE user_registration (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- 1 pending, 2 rejected, 3 accepted.
  state BIGINT NOT NULL,
  username TEXT NOT NULL,
  username_fold TEXT NOT NULL,
  email TEXT NOT NULL,
  email_fold TEXT NOT NULL,
  -- Null when nobody asks whether the address is theirs.
  email_verified BOOLEAN,
  password_hash TEXT NOT NULL,
  account_display_name TEXT,
  channel_handle TEXT,
  channel_handle_fold TEXT,
  channel_display_name TEXT,
  reason TEXT NOT NULL,
  moderation_response TEXT,
  user_id BIGINT REFERENCES users (id) ON DELETE SET NULL,
  -- SHA-256 of the secret in the link that confirms the address.
  verify_hash BLOB,
  verify_expires_at BIGINT,
  processed_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX user_registration_username ON user_registration (username_fold);
CREATE INDEX user_registration_email ON user_registration (email_fold);
CREATE INDEX user_registration_handle ON user_registration (channel_handle_fold);
CREATE INDEX user_registration_user ON user_registration (user_id);
CREATE INDEX user_registration_created ON user_registration (created_at, id);
CREATE INDEX user_registration_state ON user_registration (state, id);
