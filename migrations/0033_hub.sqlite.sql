-- Readers of feeds that are told of news (WebSub).

-- A feed that somebody wants to be told of, and the entity tag of what its subscribers were told last.
CREATE TABLE hub_topic (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL UNIQUE,
  told TEXT NOT NULL
);

CREATE TABLE hub_subscription (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  topic_id BIGINT NOT NULL REFERENCES hub_topic (id) ON DELETE CASCADE,
  callback TEXT NOT NULL,
  -- The host of the callback.
  host TEXT NOT NULL,
  secret TEXT,
  expires_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (topic_id, callback)
);
CREATE INDEX hub_subscription_host ON hub_subscription (host);
CREATE INDEX hub_subscription_end ON hub_subscription (expires_at);

-- What somebody asks for, until its callback has said that it meant it.
CREATE TABLE hub_request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mode TEXT NOT NULL,
  topic TEXT NOT NULL,
  callback TEXT NOT NULL,
  -- The host of the callback.
  host TEXT NOT NULL,
  secret TEXT,
  lease BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX hub_request_host ON hub_request (host);
CREATE INDEX hub_request_time ON hub_request (created_at);
