-- Subtitles that a program writes.

-- What is being written for a video, or was last: the job that does it, and why it did not work.
CREATE TABLE transcription (
  video_id BIGINT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE,
  job_id BIGINT NOT NULL,
  error TEXT,
  asked_at BIGINT NOT NULL,
  finished_at BIGINT
);
CREATE INDEX transcription_job ON transcription (job_id);

-- Whether subtitles are to be written once it is published.
ALTER TABLE video ADD COLUMN transcribe BOOLEAN NOT NULL DEFAULT FALSE;

-- Subtitles that are told of.
ALTER TABLE notification ADD COLUMN caption_id BIGINT REFERENCES video_caption (id) ON DELETE CASCADE;
CREATE INDEX notification_caption ON notification (caption_id) WHERE caption_id IS NOT NULL;

-- Videos of before this step get no subtitles by themselves.
INSERT INTO event_cursor (consumer, seq, updated_at)
  SELECT 'transcription', coalesce(max(seq), 0), coalesce(max(created_at), 0) FROM event;
