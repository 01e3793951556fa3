-- Notifications of comments and follows go with these; how far the telling of a video's subscribers has come; reported comments.

ALTER TABLE notification ADD COLUMN comment_id BIGINT REFERENCES video_comment (id) ON DELETE CASCADE;
CREATE INDEX notification_comment ON notification (comment_id) WHERE comment_id IS NOT NULL;

ALTER TABLE notification ADD COLUMN follow_id BIGINT REFERENCES actor_follow (id) ON DELETE CASCADE;
CREATE INDEX notification_follow ON notification (follow_id) WHERE follow_id IS NOT NULL;

-- One row for each event whose subscribers are being told: all who followed up to `reached` have been.
CREATE TABLE notification_fan_out (
  event_seq BIGINT PRIMARY KEY,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  reached_at BIGINT NOT NULL,
  reached_id BIGINT NOT NULL
);
CREATE INDEX notification_fan_out_video ON notification_fan_out (video_id);

-- Reports of comments. The comment as it was reported is kept, as JSON: a report is read when the comment is gone as well.
ALTER TABLE abuse ADD COLUMN comment_id BIGINT REFERENCES video_comment (id) ON DELETE SET NULL;
ALTER TABLE abuse ADD COLUMN comment TEXT;
CREATE INDEX abuse_comment ON abuse (comment_id) WHERE comment_id IS NOT NULL;
