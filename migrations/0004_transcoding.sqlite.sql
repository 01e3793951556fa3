-- The making of a ladder: its file names, and how far each rung is.

CREATE TABLE transcoding_run (
  video_id BIGINT PRIMARY KEY REFERENCES video (id) ON DELETE CASCADE,
  names TEXT NOT NULL,
  error TEXT,
  started_at BIGINT NOT NULL,
  finished_at BIGINT
);

CREATE TABLE rendition (
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  resolution BIGINT NOT NULL,
  state TEXT NOT NULL,
  progress DOUBLE PRECISION NOT NULL DEFAULT 0,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (video_id, resolution)
);
