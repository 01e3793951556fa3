//! Mails that wait to be sent: their rows and the job that hands them over.

use crate::smtp::{self, Error as Refusal, Settings};
use database::{Conn, Db, Error, FromRow, Row, Sql, Tx};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler, NewJob};
use serde_json::json;
use std::sync::Arc;

/// The kind of job that sends a mail.
pub const JOB: &str = "email.send";
/// With waits that double from a few seconds on, a mail server may be away for some hours.
const ATTEMPTS: u32 = 12;

/// A mail to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Address of the one it is for.
    pub to: String,
    /// Where answers go, when not to the sender.
    pub reply_to: Option<String>,
    /// Subject; line breaks become spaces.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// A mail that waits.
pub(crate) struct Stored {
    pub id: i64,
    pub to: String,
    pub reply_to: Option<String>,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

impl FromRow for Stored {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Stored {
            id: row.get("id")?,
            to: row.get("recipient")?,
            reply_to: row.get("reply_to")?,
            subject: row.get("subject")?,
            text: row.get("text_body")?,
            html: row.get("html_body")?,
            created_at: row.get("created_at")?,
        })
    }
}

/// Keeps a mail and has it sent; both happen exactly when the caller's transaction commits.
pub async fn enqueue(tx: &mut Tx, now: i64, mail: &Mail) -> Result<(), Error> {
    let sql = "INSERT INTO email (recipient, reply_to, subject, text_body, html_body, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    let subject = mail.subject.replace(['\r', '\n'], " ");
    let sql = Sql::new(sql).bind(&mail.to).bind(mail.reply_to.clone()).bind(subject);
    let id: i64 = tx.one(sql.bind(&mail.text).bind(&mail.html).bind(now)).await?;
    let job = NewJob { max_attempts: ATTEMPTS, ..NewJob::new(JOB, json!({"emailId": id}), now) };
    job_queue::enqueue(tx, now, job).await.map(drop)
}

async fn find(conn: &mut Conn, id: i64) -> Result<Option<Stored>, Error> {
    let sql = "SELECT id, recipient, reply_to, subject, text_body, html_body, created_at FROM email WHERE id = $1";
    conn.optional(Sql::new(sql).bind(id)).await
}

async fn forget(db: &Db, id: i64) -> Result<(), Error> {
    db.write(id, |tx, id| {
        async move { tx.execute(Sql::new("DELETE FROM email WHERE id = $1").bind(id)).await.map(drop) }.boxed()
    })
    .await
}

/// What tells where mail goes now; `None` when there is no mail server any more.
type Where = Arc<dyn Fn() -> Option<Settings> + Send + Sync>;

/// Sends mails.
pub struct Sender {
    db: Db,
    settings: Where,
}

impl Sender {
    /// A sender that asks for its settings before each mail, so that a corrected one helps those that wait.
    pub fn new(db: Db, settings: impl Fn() -> Option<Settings> + Send + Sync + 'static) -> Self {
        Sender { db, settings: Arc::new(settings) }
    }
}

impl Handler for Sender {
    fn kind(&self) -> &'static str {
        JOB
    }
    fn concurrency(&self) -> usize {
        2
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let id = job.id_of("emailId")?;
            // A mail that is gone was sent already.
            let Some(mail) = find(&mut self.db.reader().await?, id).await? else { return Ok(()) };
            let settings = (self.settings)().ok_or_else(|| Failure::Permanent("there is no mail server".into()))?;
            tokio::select! {
                sent = smtp::send(&settings, &mail) => match sent {
                    Ok(()) => Ok(forget(&self.db, id).await?),
                    Err(Refusal::Later(why)) => Err(Failure::Retry(why)),
                    Err(Refusal::Never(why)) => Err(Failure::Permanent(why)),
                },
                () = job.cancel.cancelled() => Err(Failure::Released),
            }
        }
        .boxed()
    }
    fn failed<'a>(&'a self, job: &'a Context, why: &'a str) -> BoxFuture<'a, ()> {
        async move {
            tracing::warn!(job = job.id, why, "a mail was not sent");
            if let Ok(id) = job.id_of("emailId")
                && let Err(error) = forget(&self.db, id).await
            {
                tracing::error!(%error, "a mail that cannot be sent stays in the database");
            }
        }
        .boxed()
    }
}
