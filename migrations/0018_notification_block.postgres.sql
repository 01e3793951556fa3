-- Notifications of blocks go with the block.

ALTER TABLE notification ADD COLUMN block_id BIGINT REFERENCES video_block (id) ON DELETE CASCADE;
CREATE INDEX notification_block ON notification (block_id) WHERE block_id IS NOT NULL;
