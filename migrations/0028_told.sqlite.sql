-- What others were told of and may know: from it follows what they are told when it changes or goes.

CREATE TABLE told (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- video, playlist, comment or rate; of a rate the number is the video's. The row may be gone.
  noun TEXT NOT NULL,
  local_id BIGINT NOT NULL,
  url TEXT NOT NULL UNIQUE,
  -- Who told, and the channel that announced it or that it belongs to.
  actor_id BIGINT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  channel_actor_id BIGINT REFERENCES actor (id) ON DELETE SET NULL,
  -- The activity that takes it back.
  undo TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX told_row ON told (noun, local_id);
CREATE INDEX told_actor ON told (actor_id);
CREATE INDEX told_channel ON told (channel_actor_id) WHERE channel_actor_id IS NOT NULL;

-- What everybody can see already: who follows later reads it.
INSERT INTO told (noun, local_id, url, actor_id, channel_actor_id, undo, created_at)
  SELECT 'video', v.id, v.url, aa.id, ca.id,
    '{"to":["https://www.w3.org/ns/activitystreams#Public","' || ca.url || '"],"cc":["' || aa.url || '/followers"],"type":"Delete","id":"'
      || v.url || '/delete","actor":"' || aa.url || '","object":"' || v.url || '"}', 0
  FROM video v JOIN channel c ON c.id = v.channel_id JOIN actor ca ON ca.id = c.actor_id
  JOIN account ac ON ac.id = c.account_id JOIN actor aa ON aa.id = ac.actor_id
  WHERE v.is_local AND v.privacy = 1 AND v.state = 1 AND NOT v.blocked;
INSERT INTO told (noun, local_id, url, actor_id, channel_actor_id, undo, created_at)
  SELECT 'playlist', p.id, p.url, aa.id, c.actor_id,
    '{"type":"Delete","id":"' || p.url || '/delete","actor":"' || aa.url || '","object":"' || p.url || '"}', 0
  FROM playlist p JOIN account ac ON ac.id = p.account_id JOIN actor aa ON aa.id = ac.actor_id
  LEFT JOIN channel c ON c.id = p.channel_id WHERE aa.host IS NULL AND p.privacy = 1;

-- What the one who asked called the request, where that was somebody elsewhere: answers name it.
ALTER TABLE actor_follow ADD COLUMN activity_url TEXT;

INSERT INTO event_cursor (consumer, seq, updated_at)
  SELECT 'outbox', coalesce(max(seq), 0), 0 FROM event;
