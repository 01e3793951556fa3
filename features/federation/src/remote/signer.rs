//! The key this server signs its fetches with: that of its own actor.

use super::failure::Failure;
use activitypub::PrivateKey;
use database::Sql;
use platform::App;
use std::sync::Arc;
use tokio::sync::OnceCell;

/// The server's own key; it never changes, and parsing takes longer than signing.
#[derive(Default)]
pub(super) struct Signer(OnceCell<Arc<Own>>);

/// A key and its address.
pub(super) struct Own {
    pub id: String,
    pub key: PrivateKey,
}

impl Signer {
    /// The key.
    pub(super) async fn own(&self, app: &App) -> Result<Arc<Own>, Failure> {
        let own = self.0.get_or_try_init(|| async {
            let sql = "SELECT url, private_key FROM actor WHERE host IS NULL AND username_fold = $1";
            let rows = app.db.reader().await?.rows(Sql::new(sql).bind(::actor::INSTANCE_NAME)).await?;
            let row = rows.first().ok_or_else(|| Failure::Later("this server has no actor yet".into()))?;
            let (url, pem): (String, Option<String>) = (row.get("url")?, row.get("private_key")?);
            let key = PrivateKey::read(pem.as_deref().unwrap_or(""))?;
            Ok::<_, Failure>(Arc::new(Own { id: format!("{url}#main-key"), key }))
        });
        own.await.cloned()
    }
}
