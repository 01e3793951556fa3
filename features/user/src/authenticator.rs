//! From a bearer token to the caller behind it, asked on nearly every request: remembered for some seconds.
//!
//! What is remembered is forgotten as soon as anything was woken in this process ([`database::Tx::wake`]), which every
//! change of a user or a session does. Another node's change is seen after [`REMEMBERED_MS`] at the latest.

use database::{Conn, Error, FromRow, Row, Sql};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use platform::{App, Authenticator, Caller, Result, Role, random};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// How long a caller is remembered, in milliseconds.
const REMEMBERED_MS: i64 = 3_000;
/// How many callers are remembered; beyond that all are forgotten.
const MOST: usize = 10_000;

/// Makes the users of this application able to sign in; called once, when the server starts.
pub fn install(app: &App) {
    let memory = Memory { changes: app.db.changes(), generation: 0, callers: HashMap::new() };
    // The application keeps the authenticator and the other way round: both live as long as the process.
    app.set_authenticator(Arc::new(Sessions { app: app.clone(), memory: Mutex::new(memory) }));
}

struct Sessions {
    app: App,
    memory: Mutex<Memory>,
}

struct Memory {
    changes: watch::Receiver<u64>,
    generation: u64,
    callers: HashMap<Vec<u8>, (Known, i64)>,
}

#[derive(Clone)]
struct Known {
    caller: Caller,
    expires_at: i64,
}

impl FromRow for Known {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let caller = Caller {
            user_id: row.get("user_id")?,
            account_id: row.get("account_id")?,
            username: row.get("username")?,
            role: Role::from_number(row.get("role")?).unwrap_or(Role::User),
            session_id: row.get("session_id")?,
        };
        Ok(Known { caller, expires_at: row.get("access_expires_at")? })
    }
}

impl Memory {
    /// Forgets everything if something was woken since; the number to hand to [`Memory::keep`].
    fn refresh(&mut self) -> u64 {
        let generation = *self.changes.borrow();
        if generation != self.generation {
            self.generation = generation;
            self.callers.clear();
        }
        generation
    }

    /// Remembers what was read, unless something changed since the reading began.
    fn keep(&mut self, generation: u64, key: Vec<u8>, known: Known, now: i64) {
        if self.refresh() != generation {
            return;
        }
        if self.callers.len() >= MOST {
            self.callers.clear();
        }
        self.callers.insert(key, (known, now));
    }
}

impl Sessions {
    async fn find(&self, token: &str) -> Result<Option<Caller>> {
        let now = self.app.now();
        let key = random::fingerprint(token);
        let (generation, remembered) = {
            let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
            let generation = memory.refresh();
            let found = memory.callers.get(&key).filter(|(_, at)| (0..REMEMBERED_MS).contains(&(now - at)));
            (generation, found.map(|(known, _)| known.clone()))
        };
        let known = match remembered {
            Some(known) => Some(known),
            None => {
                let known = by_access(&mut self.app.db.reader().await?, &key).await?;
                if let Some(known) = &known {
                    let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
                    memory.keep(generation, key, known.clone(), now);
                }
                known
            }
        };
        let root_is_out = self.app.config().user.disable_root_auth;
        Ok(known
            .filter(|k| k.expires_at > now && !(root_is_out && k.caller.username == crate::store::ROOT))
            .map(|k| k.caller))
    }
}

async fn by_access(conn: &mut Conn, hash: &[u8]) -> Result<Option<Known>, Error> {
    let sql = "SELECT t.id AS session_id, t.access_expires_at, u.id AS user_id, u.username, u.role, a.id AS account_id \
               FROM oauth_token t JOIN users u ON u.id = t.user_id JOIN account a ON a.user_id = u.id \
               WHERE t.access_hash = $1 AND NOT u.blocked";
    conn.optional(Sql::new(sql).bind(hash)).await
}

impl Authenticator for Sessions {
    fn caller<'a>(&'a self, token: &'a str) -> BoxFuture<'a, Result<Option<Caller>>> {
        self.find(token).boxed()
    }
}
