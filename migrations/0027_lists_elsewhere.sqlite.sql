-- Lists kept elsewhere that this instance, or somebody here, follows: what another server publishes as a name and dated steps.

CREATE TABLE mute_subscription (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  -- 1 waits for its first reading, 2 is being read, 3 is as it is there, 4 could not be read.
  state BIGINT NOT NULL,
  last_sync_at BIGINT,
  -- The date of the newest step that was taken from it.
  last_step_at BIGINT,
  next_sync_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX mute_subscription_url ON mute_subscription (url);
CREATE INDEX mute_subscription_page ON mute_subscription (created_at, id);
CREATE INDEX mute_subscription_due ON mute_subscription (next_sync_at, id);

-- A mute that came from a list goes with it.
ALTER TABLE account_mute ADD COLUMN subscription_id BIGINT REFERENCES mute_subscription (id) ON DELETE CASCADE;
CREATE INDEX account_mute_subscription ON account_mute (subscription_id, created_at, id) WHERE subscription_id IS NOT NULL;
ALTER TABLE server_mute ADD COLUMN subscription_id BIGINT REFERENCES mute_subscription (id) ON DELETE CASCADE;
CREATE INDEX server_mute_subscription ON server_mute (subscription_id, created_at, id) WHERE subscription_id IS NOT NULL;

-- What one reading of a list changed, for moderators to be told.
CREATE TABLE mute_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  muted_accounts BIGINT NOT NULL,
  muted_servers BIGINT NOT NULL,
  unmuted_accounts BIGINT NOT NULL,
  unmuted_servers BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
ALTER TABLE notification ADD COLUMN mute_change_id BIGINT REFERENCES mute_change (id) ON DELETE CASCADE;
CREATE INDEX notification_mute_change ON notification (mute_change_id) WHERE mute_change_id IS NOT NULL;

-- Rows without an account are the instance's.
CREATE TABLE watched_words_subscription (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id BIGINT REFERENCES account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  state BIGINT NOT NULL,
  last_sync_at BIGINT,
  last_step_at BIGINT,
  next_sync_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX watched_words_subscription_person ON watched_words_subscription (account_id, url) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX watched_words_subscription_instance ON watched_words_subscription (url) WHERE account_id IS NULL;
CREATE INDEX watched_words_subscription_page ON watched_words_subscription (account_id, created_at, id);
CREATE INDEX watched_words_subscription_due ON watched_words_subscription (next_sync_at, id);

-- A list of words that came from elsewhere goes with its subscription; there is one at most.
ALTER TABLE watched_words_list ADD COLUMN subscription_id BIGINT REFERENCES watched_words_subscription (id) ON DELETE CASCADE;
CREATE UNIQUE INDEX watched_words_list_subscription ON watched_words_list (subscription_id) WHERE subscription_id IS NOT NULL;
