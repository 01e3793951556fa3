-- Making the files of a video anew: out of what there is, or out of another file that its owner sends.

-- The job that carries out the run; another one begins a run of its own. Until the names are drawn, they are `null`.
ALTER TABLE transcoding_run ADD COLUMN job_id BIGINT;

-- Whether a picture was taken from the video. Only such a one is taken again from another file.
ALTER TABLE video_thumbnail ADD COLUMN automatic BOOLEAN NOT NULL DEFAULT FALSE;

-- The video whose file an upload replaces.
ALTER TABLE upload ADD COLUMN replaces BIGINT REFERENCES video (id) ON DELETE CASCADE;
CREATE INDEX upload_replaces ON upload (replaces) WHERE replaces IS NOT NULL;
