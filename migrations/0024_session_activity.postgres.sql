-- When a session was used last; empty until it was used after its tokens were given.

ALTER TABLE oauth_token ADD COLUMN activity_at BIGINT;
