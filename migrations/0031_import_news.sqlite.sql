-- Imports that ended are told of.

ALTER TABLE notification ADD COLUMN import_id BIGINT REFERENCES video_import (id) ON DELETE CASCADE;
CREATE INDEX notification_import ON notification (import_id) WHERE import_id IS NOT NULL;
