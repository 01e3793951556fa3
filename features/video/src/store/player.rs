//! `player_setting`.

use database::{Conn, Error, Sql, Tx};

/// Whose player.
#[derive(Debug, Clone, Copy)]
pub enum Whose {
    /// Of one video.
    Video(i64),
    /// Of a channel's videos.
    Channel(i64),
}

/// The theme somebody chose.
pub async fn theme(conn: &mut Conn, whose: Whose) -> Result<Option<String>, Error> {
    let sql = match whose {
        Whose::Video(id) => Sql::new("SELECT theme FROM player_setting WHERE video_id = $1").bind(id),
        Whose::Channel(id) => Sql::new("SELECT theme FROM player_setting WHERE channel_id = $1").bind(id),
    };
    conn.optional(sql).await
}

/// Chooses a theme; `false` when the video or channel is gone.
pub async fn set_theme(tx: &mut Tx, now: i64, whose: Whose, theme: &'static str) -> Result<bool, Error> {
    let sql = match whose {
        Whose::Video(id) => Sql::new(
            "INSERT INTO player_setting (video_id, theme, created_at, updated_at) SELECT id, $2, $3, $3 FROM video \
             WHERE id = $1 ON CONFLICT (video_id) DO UPDATE SET theme = excluded.theme, updated_at = excluded.updated_at",
        )
        .bind(id),
        Whose::Channel(id) => Sql::new(
            "INSERT INTO player_setting (channel_id, theme, created_at, updated_at) SELECT id, $2, $3, $3 FROM channel \
             WHERE id = $1 ON CONFLICT (channel_id) DO UPDATE SET theme = excluded.theme, updated_at = excluded.updated_at",
        )
        .bind(id),
    };
    Ok(tx.execute(sql.bind(theme).bind(now)).await? > 0)
}
