//! Nobody hears of those they have muted, nor of those whom the instance has.

use crate::recipient::Recipient;
use database::{Conn, Error, Sql};

/// Leaves out those who muted an account or its server; everybody, when the instance did.
pub(crate) async fn without_muters(
    conn: &mut Conn,
    recipients: Vec<Recipient>,
    account_id: i64,
) -> Result<Vec<Recipient>, Error> {
    if recipients.is_empty() {
        return Ok(recipients);
    }
    let owners: Vec<i64> = recipients.iter().map(|r| r.account_id).collect();
    let mut sql = Sql::new(
        "SELECT coalesce(m.owner_account_id, 0) FROM account_mute m \
         WHERE m.target_account_id = $1 AND (m.owner_account_id IS NULL OR m.owner_account_id IN ",
    )
    .bind(account_id);
    sql.list(owners.iter().copied()).push(
        ") UNION SELECT coalesce(m.owner_account_id, 0) FROM server_mute m JOIN actor x ON x.host = m.host \
         JOIN account a ON a.actor_id = x.id WHERE a.id = $1 AND (m.owner_account_id IS NULL OR m.owner_account_id IN ",
    );
    sql.list(owners).push(")");
    // Ids of accounts begin at 1.
    let muters: Vec<i64> = conn.all(sql).await?;
    if muters.contains(&0) {
        return Ok(Vec::new());
    }
    Ok(recipients.into_iter().filter(|r| !muters.contains(&r.account_id)).collect())
}
