-- What goes out to other servers: activities, each stored once, and one ordered lane of deliveries a server.

ALTER TABLE actor ADD COLUMN inbox_url TEXT;
ALTER TABLE actor ADD COLUMN shared_inbox_url TEXT;
ALTER TABLE actor ADD COLUMN outbox_url TEXT;
ALTER TABLE actor ADD COLUMN followers_url TEXT;
-- When the actor's document was last read.
ALTER TABLE actor ADD COLUMN fetched_at BIGINT;

CREATE TABLE peer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Of its inboxes, with the port where it is not the usual one.
  host TEXT NOT NULL UNIQUE,
  -- In a row, since the last success.
  failures BIGINT NOT NULL,
  -- When its lane is served next; none while nothing waits. A claimed lane is due again when the claim has run out.
  due_at BIGINT,
  -- Who serves the lane.
  claim TEXT,
  last_success_at BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX peer_due ON peer (due_at, id) WHERE due_at IS NOT NULL;

CREATE TABLE outgoing_activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Who sends and signs it.
  actor_id BIGINT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  -- The id of the object that is told anew: a later Update makes this one needless.
  updates TEXT,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX outgoing_activity_actor ON outgoing_activity (actor_id);
CREATE INDEX outgoing_activity_updates ON outgoing_activity (updates, actor_id) WHERE updates IS NOT NULL;
CREATE INDEX outgoing_activity_age ON outgoing_activity (created_at);

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  peer_id BIGINT NOT NULL REFERENCES peer (id) ON DELETE CASCADE,
  activity_id BIGINT NOT NULL REFERENCES outgoing_activity (id) ON DELETE CASCADE,
  inbox TEXT NOT NULL,
  -- How often the server answered with a refusal that may pass.
  refusals BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX delivery_lane ON delivery (peer_id, id);
CREATE INDEX delivery_activity ON delivery (activity_id);
CREATE INDEX delivery_age ON delivery (created_at);
