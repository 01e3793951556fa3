-- Who watches what: counters by the hour, viewings with the parts that were watched, and what people have watched.

-- An hour in which nothing happened has no row. `start_at` is the beginning of the hour.
CREATE TABLE video_stat (
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  start_at BIGINT NOT NULL,
  views BIGINT NOT NULL DEFAULT 0,
  downloads BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (video_id, start_at)
);
CREATE INDEX video_stat_time ON video_stat (start_at, video_id, views);

-- One viewer's time with one video, from the first sign of life to the last.
CREATE TABLE viewing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  started_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  -- Seconds.
  watch_time BIGINT NOT NULL,
  client TEXT,
  device TEXT,
  operating_system TEXT
);
CREATE INDEX viewing_started ON viewing (video_id, started_at, ended_at, watch_time);
CREATE INDEX viewing_ended ON viewing (video_id, ended_at, started_at, watch_time);
CREATE INDEX viewing_old ON viewing (started_at);

-- Parts of a video that were watched, in seconds of it, without overlaps within a viewing. They name the video as well, so that
-- counting needs no join.
CREATE TABLE viewing_section (
  viewing_id BIGINT NOT NULL REFERENCES viewing (id) ON DELETE CASCADE,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  first_second BIGINT NOT NULL,
  last_second BIGINT NOT NULL,
  PRIMARY KEY (viewing_id, first_second)
);
CREATE INDEX viewing_section_video ON viewing_section (video_id, first_second, last_second);

-- Where people stopped, in seconds.
CREATE TABLE watch_history (
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  video_id BIGINT NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (user_id, video_id)
);
CREATE INDEX watch_history_list ON watch_history (user_id, updated_at, video_id);
CREATE INDEX watch_history_video ON watch_history (video_id);
CREATE INDEX watch_history_old ON watch_history (updated_at);
