-- Pages whose content the instance's administrators write.

CREATE TABLE custom_page (
  kind TEXT PRIMARY KEY,
  content TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);
