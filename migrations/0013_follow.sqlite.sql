-- Who follows whom. The actors' counters count accepted follows.

CREATE TABLE actor_follow (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follower_id BIGINT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  target_id BIGINT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  -- pending, accepted or rejected.
  state TEXT NOT NULL,
  -- How well deliveries to the follower worked lately.
  score BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX actor_follow_pair ON actor_follow (follower_id, target_id);
CREATE INDEX actor_follow_follower ON actor_follow (follower_id, created_at, id) WHERE state = 'accepted';
CREATE INDEX actor_follow_target ON actor_follow (target_id, created_at, id);
