-- What every feature stands on: settings, events with their readers' cursors, jobs.
-- Times are milliseconds since 1970 (UTC) everywhere.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE event_cursor (
  consumer TEXT PRIMARY KEY,
  seq BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  priority BIGINT NOT NULL,
  parent_id BIGINT REFERENCES job (id) ON DELETE CASCADE,
  progress BIGINT NOT NULL DEFAULT 0,
  attempts BIGINT NOT NULL DEFAULT 0,
  max_attempts BIGINT NOT NULL,
  -- How often a server died while it ran.
  interruptions BIGINT NOT NULL DEFAULT 0,
  run_at BIGINT NOT NULL,
  lease_until BIGINT,
  lease_owner TEXT,
  error TEXT,
  created_at BIGINT NOT NULL,
  started_at BIGINT,
  finished_at BIGINT
);
CREATE INDEX job_due ON job (kind, priority, id) WHERE state IN ('waiting', 'delayed');
CREATE INDEX job_active ON job (lease_until) WHERE state = 'active';
CREATE INDEX job_parent ON job (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX job_state ON job (state, id);

CREATE TABLE job_pause (
  kind TEXT PRIMARY KEY,
  created_at BIGINT NOT NULL
);
