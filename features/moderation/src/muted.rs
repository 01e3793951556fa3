//! The names of whom somebody and the instance mute, for those who are asked in their stead.

use database::{Conn, Error, Sql};

/// Names of each kind at most: what is asked elsewhere stays small.
const MOST: i64 = 1_000;

/// Hosts and accounts that are muted, the latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Muted {
    /// Hosts, with their port where it is not the usual one.
    pub hosts: Vec<String>,
    /// Accounts, as `name@host`.
    pub accounts: Vec<String>,
}

impl Muted {
    /// What the instance mutes, and an account, at most 1,000 of each kind.
    pub async fn find(conn: &mut Conn, account: Option<i64>) -> Result<Self, Error> {
        // No account has the number 0.
        let account = account.unwrap_or(0);
        let hosts = "SELECT host FROM server_mute WHERE owner_account_id IS NULL OR owner_account_id = $1 \
                     ORDER BY id DESC LIMIT $2";
        // Accounts of this instance are in no answer of others' that they could be hidden from.
        let accounts = "SELECT x.username || '@' || x.host FROM account_mute m JOIN account a ON a.id = m.target_account_id \
                        JOIN actor x ON x.id = a.actor_id WHERE x.host IS NOT NULL \
                        AND (m.owner_account_id IS NULL OR m.owner_account_id = $1) ORDER BY m.id DESC LIMIT $2";
        let hosts = conn.all(Sql::new(hosts).bind(account).bind(MOST)).await?;
        let accounts = conn.all(Sql::new(accounts).bind(account).bind(MOST)).await?;
        Ok(Muted { hosts, accounts })
    }
}
