-- What people and the instance do not want to see. A mute without an owner is the instance's and holds for everybody.

CREATE TABLE account_mute (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_account_id BIGINT REFERENCES account (id) ON DELETE CASCADE,
  target_account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX account_mute_person ON account_mute (owner_account_id, target_account_id) WHERE owner_account_id IS NOT NULL;
CREATE UNIQUE INDEX account_mute_instance ON account_mute (target_account_id) WHERE owner_account_id IS NULL;
CREATE INDEX account_mute_target ON account_mute (target_account_id, owner_account_id);
CREATE INDEX account_mute_list ON account_mute (owner_account_id, created_at, id);

-- Servers by name: one need not be known here to be muted.
CREATE TABLE server_mute (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_account_id BIGINT REFERENCES account (id) ON DELETE CASCADE,
  host TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX server_mute_person ON server_mute (owner_account_id, host) WHERE owner_account_id IS NOT NULL;
CREATE UNIQUE INDEX server_mute_instance ON server_mute (host) WHERE owner_account_id IS NULL;
CREATE INDEX server_mute_host ON server_mute (host, owner_account_id);
CREATE INDEX server_mute_list ON server_mute (owner_account_id, created_at, id);

-- What the instance muted and no longer mutes, by name: other instances may follow it.
CREATE TABLE mute_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  is_added BOOLEAN NOT NULL,
  target TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX mute_log_time ON mute_log (created_at, id);
