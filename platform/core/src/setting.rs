//! Settings saved in the web interface: a sparse map of dotted configuration keys, over file and under environment.

use database::{Conn, Error, Sql, Tx};
use serde_json::Value;
use std::collections::BTreeMap;

/// Everything that was saved.
pub async fn all(conn: &mut Conn) -> Result<BTreeMap<String, Value>, Error> {
    let mut map = BTreeMap::new();
    for row in conn.rows("SELECT name, value FROM setting").await? {
        let (name, value): (String, String) = (row.get("name")?, row.get("value")?);
        // A value that is no JSON was not written by us; the configuration's own check tells of the missing key.
        map.insert(name, serde_json::from_str(&value).unwrap_or(Value::Null));
    }
    Ok(map)
}

/// Saves one key.
pub async fn save(tx: &mut Tx, name: &str, value: &Value, now: i64) -> Result<(), Error> {
    let sql = "INSERT INTO setting (name, value, updated_at) VALUES ($1, $2, $3) \
               ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";
    tx.execute(Sql::new(sql).bind(name).bind(value.to_string()).bind(now)).await.map(drop)
}

/// Forgets everything that was saved: what the file says holds again.
pub async fn clear(tx: &mut Tx) -> Result<(), Error> {
    tx.execute("DELETE FROM setting").await.map(drop)
}
