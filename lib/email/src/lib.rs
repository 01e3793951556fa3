//! Electronic mail: letters in plain text and HTML, kept until a mail server has taken them (RFC 5321).
//!
//! - [`enqueue`] stores a mail and its job in the caller's transaction; nobody waits for a mail server.
//! - A mail's row goes when it was taken or refused for good: secrets in it do not stay in the database.
//! - A mail may arrive twice (a crash between the server's answer and ours), with the same `Message-ID`.

mod letter;
mod outbox;
mod smtp;

pub use letter::{Block, Letter};
pub use outbox::{JOB, Mail, Sender, enqueue};
pub use smtp::{Encryption, Error, Settings};
