-- Files of other servers that are kept here since somebody asked for them: what has not been asked for longest makes room for others.

CREATE TABLE remote_file (
    bucket TEXT NOT NULL,
    file_name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (bucket, file_name)
);
CREATE INDEX remote_file_used ON remote_file (used_at);
