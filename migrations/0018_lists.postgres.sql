-- Lists of videos: each order has an index that also holds what lists are filtered by, so that a page is found and counted without
-- reading the videos. They hold what signed-in people see (public and internal); visitors' lists are a part of it. Equal values
-- stand in the order of their numbers, whichever way the list goes.

DROP INDEX video_listed_channel;
DROP INDEX video_listed_filter;
DROP INDEX video_listed_published;
DROP INDEX video_listed_created;
DROP INDEX video_listed_views;
DROP INDEX video_listed_likes;
DROP INDEX video_listed_name;
DROP INDEX video_listed_duration;
CREATE INDEX video_listed_channel ON video (channel_id, published_at DESC, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
CREATE INDEX video_listed_filter ON video (id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id, duration)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
CREATE INDEX video_listed_published ON video (published_at DESC, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
CREATE INDEX video_listed_created ON video (created_at DESC, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
CREATE INDEX video_listed_original ON video ((coalesce(originally_published_at, published_at)) DESC, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
CREATE INDEX video_listed_views ON video (views DESC, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
CREATE INDEX video_listed_likes ON video (likes DESC, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
CREATE INDEX video_listed_comments ON video (comments DESC, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
CREATE INDEX video_listed_name ON video (name, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
CREATE INDEX video_listed_duration ON video (duration, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;
-- How hot a video is; see `features/catalog/src/filter/order.rs`.
CREATE INDEX video_listed_hot ON video (((length(CAST(CASE WHEN likes > 2 THEN likes - 1 ELSE 1 END AS TEXT)) - 1 + 1.4559 * (CAST(substr(CAST(CASE WHEN likes > 2 THEN likes - 1 ELSE 1 END AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) / 100 - 1) / (CAST(substr(CAST(CASE WHEN likes > 2 THEN likes - 1 ELSE 1 END AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) / 100 + 3.103)) * 150 - (length(CAST(CASE WHEN dislikes > 2 THEN dislikes - 1 ELSE 1 END AS TEXT)) - 1 + 1.4559 * (CAST(substr(CAST(CASE WHEN dislikes > 2 THEN dislikes - 1 ELSE 1 END AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) / 100 - 1) / (CAST(substr(CAST(CASE WHEN dislikes > 2 THEN dislikes - 1 ELSE 1 END AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) / 100 + 3.103)) * 150 + (length(CAST(views + 1 AS TEXT)) - 1 + 1.4559 * (CAST(substr(CAST(views + 1 AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) / 100 - 1) / (CAST(substr(CAST(views + 1 AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) / 100 + 3.103)) * 16 + (length(CAST(CASE WHEN comments > 1 THEN comments ELSE 1 END AS TEXT)) - 1 + 1.4559 * (CAST(substr(CAST(CASE WHEN comments > 1 THEN comments ELSE 1 END AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) / 100 - 1) / (CAST(substr(CAST(CASE WHEN comments > 1 THEN comments ELSE 1 END AS TEXT) || '00', 1, 3) AS DOUBLE PRECISION) / 100 + 3.103)) * 100 + published_at / 47000000.0) DESC, id, privacy, listed, blocked, nsfw, is_local, is_live, category, licence, language, channel_id)
  WHERE (privacy = 1 OR privacy = 4) AND listed AND NOT blocked;

-- Whether a video has files of a kind is asked of the index alone.
DROP INDEX video_file_video;
CREATE INDEX video_file_video ON video_file (video_id, playlist_id);
