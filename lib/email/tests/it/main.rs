//! Mails reach a mail server that the test plays, on the other end of a real connection.

mod server;

use database::{Db, Migration, SqliteOptions, migrate};
use email::{Encryption, Letter, Mail, Sender, Settings, enqueue};
use futures::FutureExt;
use job_queue::{Options, Worker};
use server::{MailServer, Mood};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

static STEPS: &[Migration] = &[
    Migration {
        version: 1,
        name: "foundation",
        sqlite: include_str!("../../../../migrations/0001_foundation.sqlite.sql"),
        postgres: include_str!("../../../../migrations/0001_foundation.postgres.sql"),
    },
    Migration {
        version: 2,
        name: "email",
        sqlite: include_str!("../../../../migrations/0014_email.sqlite.sql"),
        postgres: include_str!("../../../../migrations/0014_email.postgres.sql"),
    },
];

/// Where mails leave, and the server they reach.
struct Post {
    db: Db,
    _folder: tempfile::TempDir,
}

impl Post {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open_sqlite(SqliteOptions { path: folder.path().join("m.sqlite"), readers: 2 }).await.unwrap();
        migrate(&db, STEPS, 0).await.unwrap();
        Post { db, _folder: folder }
    }

    async fn write(&self, to: &str, subject: &str) {
        let letter = Letter::new().text("Grüße & <Küsse>").link("Open", "https://example.org/?a=1&b=2");
        let mail = Mail {
            to: to.into(),
            reply_to: Some("answers@example.org".into()),
            subject: subject.into(),
            text: letter.plain(),
            html: letter.html(),
        };
        self.db
            .write(mail, |tx, mail| async move { enqueue(tx, 1_767_225_600_000, &mail).await }.boxed())
            .await
            .unwrap();
    }

    /// Works until every job has ended, one way or the other. The clock leaps, so that no wait is waited for.
    async fn work(&self, settings: Settings) {
        let sender = Arc::new(Sender::new(self.db.clone(), move || Some(settings.clone())));
        let hand = Arc::new(AtomicI64::new(1_767_225_600_000));
        let clock = Arc::new(move || hand.fetch_add(3_600_000, Ordering::SeqCst));
        let options = Options {
            node: "test".into(),
            lease: Duration::from_secs(1_000_000_000),
            poll: Duration::from_millis(1),
            backoff: Duration::from_millis(1),
        };
        let worker = Worker::new(self.db.clone(), clock, vec![sender], options);
        let stop = CancellationToken::new();
        let running = tokio::spawn(worker.run(stop.clone()));
        let mut changes = self.db.changes();
        while self.count("SELECT count(*) FROM job WHERE state NOT IN ('completed', 'failed')").await > 0 {
            let _ = tokio::time::timeout(Duration::from_millis(20), changes.changed()).await;
        }
        stop.cancel();
        running.await.unwrap().unwrap();
    }

    async fn count(&self, sql: &'static str) -> i64 {
        self.db.reader().await.unwrap().one(sql).await.unwrap()
    }

    async fn state(&self) -> String {
        self.db.reader().await.unwrap().one("SELECT state FROM job").await.unwrap()
    }
}

fn settings(port: u16) -> Settings {
    Settings {
        hostname: "127.0.0.1".into(),
        port,
        credentials: None,
        encryption: Encryption::StartTls,
        ca_file: None,
        from: "admin@example.org".into(),
        from_name: "Our instance".into(),
    }
}

#[tokio::test]
async fn a_mail_arrives_in_both_forms_and_leaves_no_trace() {
    let (post, server) = (Post::new().await, MailServer::start(Mood::Kind).await);
    post.write("alice@example.com", "Hello\nBcc: everybody@example.com").await;
    post.work(settings(server.port)).await;
    let received = server.received();
    assert_eq!(received.len(), 1);
    let mail = &received[0];
    assert_eq!(mail.from, "admin@example.org");
    assert_eq!(mail.to, ["alice@example.com"]);
    for line in [
        "From: \"Our instance\" <admin@example.org>",
        "Reply-To: answers@example.org",
        "Subject: Hello Bcc: everybody@example.com",
        "Message-ID: <1.1767225600000@example.org>",
    ] {
        assert!(mail.text.contains(line), "{line} in {}", mail.text);
    }
    assert!(mail.text.contains("text/plain") && mail.text.contains("text/html"), "{}", mail.text);
    assert!(!mail.text.lines().any(|l| l.starts_with("Bcc")));
    assert_eq!(post.count("SELECT count(*) FROM email").await, 0);
    assert_eq!(post.state().await, "completed");
}

#[tokio::test]
async fn a_server_that_is_busy_gets_it_later() {
    let (post, server) = (Post::new().await, MailServer::start(Mood::BusyAtFirst).await);
    post.write("alice@example.com", "Hello").await;
    post.work(settings(server.port)).await;
    assert_eq!(server.received().len(), 1);
    assert_eq!(post.state().await, "completed");
}

#[tokio::test]
async fn what_is_refused_for_good_is_not_tried_again_and_not_kept() {
    let (post, server) = (Post::new().await, MailServer::start(Mood::Refusing).await);
    post.write("nobody@example.com", "Hello").await;
    post.work(settings(server.port)).await;
    assert!(server.received().is_empty());
    assert_eq!(server.connections(), 1);
    assert_eq!(post.state().await, "failed");
    assert_eq!(post.count("SELECT count(*) FROM email").await, 0);
}

#[tokio::test]
async fn a_name_and_a_password_are_told_to_the_server() {
    let (post, server) = (Post::new().await, MailServer::start(Mood::AsksWho).await);
    post.write("alice@example.com", "Hello").await;
    let mut settings = settings(server.port);
    settings.credentials = Some(("us".into(), "secret".into()));
    post.work(settings).await;
    // base64 of "\0us\0secret" (RFC 4616).
    assert_eq!(server.received()[0].login.as_deref(), Some("AHVzAHNlY3JldA=="));
}

#[tokio::test]
async fn where_tls_is_asked_for_nothing_is_said_without_it() {
    let (post, server) = (Post::new().await, MailServer::start(Mood::Kind).await);
    post.write("alice@example.com", "Hello").await;
    let mut settings = settings(server.port);
    settings.encryption = Encryption::Tls;
    post.work(settings).await;
    assert!(server.received().is_empty());
    assert_eq!(post.state().await, "failed");
}
