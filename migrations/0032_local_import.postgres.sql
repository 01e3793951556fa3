-- Files of the server's disk that became videos, so that none is imported twice.

CREATE TABLE local_import (
  channel_id BIGINT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  -- SHA-256 of the file, in hexadecimal.
  digest TEXT NOT NULL,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (channel_id, digest)
);
CREATE INDEX local_import_video ON local_import (video_id);
