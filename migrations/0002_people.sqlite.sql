-- Actors, users with their sessions, accounts and channels.
-- A deleted local actor stays behind as a tombstone: nobody else may take its name and its followers.

CREATE TABLE actor (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  username TEXT NOT NULL,
  username_fold TEXT NOT NULL,
  host TEXT,
  url TEXT NOT NULL UNIQUE,
  public_key TEXT,
  private_key TEXT,
  followers_count BIGINT NOT NULL DEFAULT 0,
  following_count BIGINT NOT NULL DEFAULT 0,
  deleted_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX actor_local_name ON actor (username_fold) WHERE host IS NULL;
CREATE UNIQUE INDEX actor_remote_name ON actor (host, username_fold) WHERE host IS NOT NULL;

CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  username TEXT NOT NULL,
  username_fold TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  email_fold TEXT NOT NULL UNIQUE,
  email_verified BOOLEAN,
  password_hash TEXT NOT NULL,
  role BIGINT NOT NULL,
  admin_flags BIGINT NOT NULL DEFAULT 0,
  video_quota BIGINT NOT NULL,
  video_quota_daily BIGINT NOT NULL,
  blocked BOOLEAN NOT NULL DEFAULT FALSE,
  blocked_reason TEXT,
  preferences TEXT NOT NULL DEFAULT '{}',
  last_login_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE oauth_client (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id TEXT NOT NULL UNIQUE,
  client_secret TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- Tokens are kept as SHA-256: a stolen database opens no session.
CREATE TABLE oauth_token (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  access_hash BLOB NOT NULL UNIQUE,
  access_expires_at BIGINT NOT NULL,
  refresh_hash BLOB NOT NULL UNIQUE,
  refresh_expires_at BIGINT NOT NULL,
  login_ip TEXT,
  login_device TEXT,
  login_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX oauth_token_user ON oauth_token (user_id);

CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  actor_id BIGINT NOT NULL UNIQUE REFERENCES actor (id) ON DELETE CASCADE,
  user_id BIGINT UNIQUE REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  description TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE channel (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  actor_id BIGINT NOT NULL UNIQUE REFERENCES actor (id) ON DELETE CASCADE,
  account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  description TEXT,
  support TEXT,
  public_email TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX channel_account ON channel (account_id);
