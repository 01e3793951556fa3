-- Notifications of blocks and of reports go with these.

ALTER TABLE notification ADD COLUMN block_id BIGINT REFERENCES video_block (id) ON DELETE CASCADE;
CREATE INDEX notification_block ON notification (block_id) WHERE block_id IS NOT NULL;

ALTER TABLE notification ADD COLUMN abuse_id BIGINT REFERENCES abuse (id) ON DELETE CASCADE;
CREATE INDEX notification_abuse ON notification (abuse_id) WHERE abuse_id IS NOT NULL;
