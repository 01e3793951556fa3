-- What comes from other servers is looked at again: documents that were read long ago, and ratings by the address of what told them.

ALTER TABLE video_rate ADD COLUMN url TEXT;
CREATE INDEX video_fetched ON video (fetched_at) WHERE NOT is_local;
CREATE INDEX actor_fetched ON actor (fetched_at) WHERE host IS NOT NULL;
