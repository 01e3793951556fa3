//! What the making of ladders may have put into storage before its rows are written: the names drawn for each run.

use ::database::{Conn, Error};
use platform::App;
use std::collections::HashSet;
use transcoding::{Names, torrent_name};

/// Most runs read; more than that are never unfinished at once.
const MOST: i64 = 10_000;

/// Names of files that belong to a run which is not over, by bucket.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) storyboards: HashSet<String>,
    pub(super) web_videos: HashSet<String>,
    pub(super) torrents: HashSet<String>,
}

impl Drawn {
    /// Reads them.
    pub(super) async fn read(app: &App, conn: &mut Conn) -> Result<Self, Error> {
        let mut drawn = Self::default();
        let sql =
            ::database::Sql::new("SELECT names FROM transcoding_run WHERE finished_at IS NULL LIMIT $1").bind(MOST);
        for text in conn.all::<String>(sql).await? {
            let Ok(names) = serde_json::from_str::<Names>(&text) else { continue };
            drawn.storyboards.insert(names.storyboard_file());
            let files = names
                .web_videos
                .keys()
                .filter_map(|r| names.web_video_file(*r))
                .inspect(|file| {
                    drawn.web_videos.insert(file.clone());
                })
                .collect::<Vec<_>>();
            let media = names.renditions.keys().filter_map(|r| names.media_file(*r));
            for file in files.into_iter().chain(media) {
                drawn.torrents.insert(torrent_name(app, &file));
            }
        }
        // The torrent of a source is stored before the row says so.
        let sql = "SELECT file_name FROM video_source WHERE has_file AND torrent_name IS NULL LIMIT $1";
        for file in conn.all::<String>(::database::Sql::new(sql).bind(MOST)).await? {
            drawn.torrents.insert(torrent_name(app, &file));
        }
        Ok(drawn)
    }
}
