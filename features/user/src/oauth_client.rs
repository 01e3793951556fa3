//! The one OAuth client of this instance, which every application signs in with.

use axum::Json;
use axum::extract::State;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::{App, Result, random};
use serde::Serialize;
use utoipa::ToSchema;

/// Id and secret that applications send along when a user signs in; both are public, as in PeerTube.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Client {
    /// 32 characters of `[a-z0-9]`.
    pub client_id: String,
    /// 32 characters of `[a-z0-9]`.
    pub client_secret: String,
}

impl FromRow for Client {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Client { client_id: row.get("client_id")?, client_secret: row.get("client_secret")? })
    }
}

/// The instance's client, once it exists.
pub async fn local(conn: &mut Conn) -> Result<Option<Client>, Error> {
    conn.optional("SELECT client_id, client_secret FROM oauth_client ORDER BY id LIMIT 1").await
}

/// Makes the instance's client.
pub async fn create(tx: &mut Tx, now: i64) -> Result<Client, Error> {
    let client = Client { client_id: random::token(32), client_secret: random::token(32) };
    let sql = "INSERT INTO oauth_client (client_id, client_secret, created_at) VALUES ($1, $2, $3)";
    tx.execute(Sql::new(sql).bind(&client.client_id).bind(&client.client_secret).bind(now)).await?;
    Ok(client)
}

/// Whether id and secret are those of a client.
pub(crate) async fn is_known(conn: &mut Conn, id: &str, secret: &str) -> Result<bool, Error> {
    let sql = Sql::new("SELECT id FROM oauth_client WHERE client_id = $1 AND client_secret = $2");
    Ok(conn.optional::<i64>(sql.bind(id).bind(secret)).await?.is_some())
}

/// What an application needs before a user signs in.
#[utoipa::path(get, path = "/api/v1/oauth-clients/local", operation_id = "getOAuthClient", tag = "Session",
    responses((status = 200, body = Client)))]
pub(crate) async fn get_local(State(app): State<App>) -> Result<Json<Client>> {
    let client = local(&mut app.db.reader().await?).await?;
    client.map(Json).ok_or_else(|| platform::Problem::internal("there is no OAuth client: bootstrap did not run"))
}
