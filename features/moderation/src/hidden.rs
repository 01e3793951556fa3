//! The condition by which lists leave out what a viewer, or the instance, does not want to see.
//!
//! Most viewers mute nobody, and neither do many instances: one look at the mutes tells, and where there are none the
//! list is asked for as if mutes did not exist. So its indices and its remembered totals serve everybody.

use database::{Conn, Error, Sql};

/// Who of the instance and some accounts mutes anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Muters {
    instance: bool,
    accounts: Vec<i64>,
}

impl Muters {
    /// Looks at the mutes of the instance and of some accounts: of the viewer, and of whoever else has a say.
    pub async fn find(conn: &mut Conn, accounts: &[i64]) -> Result<Self, Error> {
        // Ids of accounts begin at 1.
        let mut sql = Sql::new(
            "SELECT CAST(0 AS BIGINT) AS id WHERE EXISTS (SELECT 1 FROM account_mute WHERE owner_account_id IS NULL) \
             OR EXISTS (SELECT 1 FROM server_mute WHERE owner_account_id IS NULL)",
        );
        for id in accounts {
            sql.push(" UNION SELECT id FROM account WHERE id = ").arg(*id);
            sql.push(
                " AND (EXISTS (SELECT 1 FROM account_mute WHERE owner_account_id = account.id) \
                      OR EXISTS (SELECT 1 FROM server_mute WHERE owner_account_id = account.id))",
            );
        }
        let mut accounts: Vec<i64> = conn.all(sql).await?;
        accounts.sort_unstable();
        let instance = accounts.first() == Some(&0);
        Ok(Muters { accounts: accounts.split_off(usize::from(instance)), instance })
    }

    /// Whether nobody mutes anything.
    pub fn is_empty(&self) -> bool {
        !self.instance && self.accounts.is_empty()
    }

    /// Appends ` AND …`: without the rows whose account they mute, by itself or by its server. `account` is SQL that
    /// names the account's id, such as `"c.account_id"`; the aliases `am`, `sm`, `sa` and `sx` are taken.
    pub fn leave_out(&self, sql: &mut Sql, account: &'static str) {
        if self.is_empty() {
            return;
        }
        // Each row is looked up by index: the lists of what accounts wrote are short.
        sql.push(" AND NOT EXISTS (SELECT 1 FROM account_mute am WHERE am.target_account_id = ")
            .push(account)
            .push(" AND ");
        self.push_owners(sql, "am.owner_account_id");
        sql.push(
            ") AND NOT EXISTS (SELECT 1 FROM account sa JOIN actor sx ON sx.id = sa.actor_id \
             JOIN server_mute sm ON sm.host = sx.host WHERE sa.id = ",
        );
        sql.push(account).push(" AND ");
        self.push_owners(sql, "sm.owner_account_id");
        sql.push(")");
    }

    /// The same for rows that name a channel, such as `"v.channel_id"`; the alias `sc` is taken as well.
    pub fn leave_out_channels(&self, sql: &mut Sql, channel: &'static str) {
        if self.is_empty() {
            return;
        }
        // The muted channels are gathered once for the whole list: there are few of them, and many videos to count.
        sql.push(" AND ").push(channel).push(
            " NOT IN (SELECT sc.id FROM account_mute am JOIN channel sc ON sc.account_id = am.target_account_id WHERE ",
        );
        self.push_owners(sql, "am.owner_account_id");
        sql.push(
            " UNION ALL SELECT sc.id FROM server_mute sm JOIN actor sx ON sx.host = sm.host \
             JOIN account sa ON sa.actor_id = sx.id JOIN channel sc ON sc.account_id = sa.id WHERE ",
        );
        self.push_owners(sql, "sm.owner_account_id");
        sql.push(")");
    }

    /// Appends a condition: the mute is one of theirs.
    fn push_owners(&self, sql: &mut Sql, column: &'static str) {
        sql.push("(");
        if self.instance {
            sql.push(column).push(" IS NULL OR ");
        }
        sql.push(column).push(" IN ").list(self.accounts.iter().copied()).push(")");
    }
}
