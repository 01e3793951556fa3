//! A mail server in a task of the test: as much of RFC 5321 as a client needs to hand over one mail.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How the server treats its clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes everything.
    Kind,
    /// Takes nothing on the first connection.
    BusyAtFirst,
    /// Knows nobody.
    Refusing,
    /// Wants a name and a password.
    AsksWho,
}

/// A mail that arrived.
#[derive(Debug, Clone, Default)]
pub struct Received {
    pub login: Option<String>,
    pub from: String,
    pub to: Vec<String>,
    pub text: String,
}

#[derive(Default)]
struct Seen {
    connections: usize,
    mails: Vec<Received>,
}

/// The server; it ends with the test's runtime.
pub struct MailServer {
    pub port: u16,
    seen: Arc<Mutex<Seen>>,
}

impl MailServer {
    pub async fn start(mood: Mood) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let of_task = seen.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = {
                    let mut seen = of_task.lock().unwrap();
                    seen.connections += 1;
                    seen.connections
                };
                tokio::spawn(talk(stream, mood, number, of_task.clone()));
            }
        });
        MailServer { port, seen }
    }

    pub fn received(&self) -> Vec<Received> {
        self.seen.lock().unwrap().mails.clone()
    }

    pub fn connections(&self) -> usize {
        self.seen.lock().unwrap().connections
    }
}

async fn talk(stream: TcpStream, mood: Mood, number: usize, seen: Arc<Mutex<Seen>>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 mail.example.org\r\n").await?;
    let mut mail = Received::default();
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let command = line.trim_end();
        let address = || command.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        let answer = match command.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" if mood == Mood::AsksWho => "250-mail.example.org\r\n250 AUTH PLAIN",
            "EHLO" => "250 mail.example.org",
            "AUTH" => {
                mail.login = command.rsplit(' ').next().map(str::to_owned);
                "235 welcome"
            }
            "MAIL" => {
                mail.from = address();
                "250 ok"
            }
            "RCPT" if mood == Mood::Refusing => "550 nobody here",
            "RCPT" if mood == Mood::BusyAtFirst && number == 1 => "451 come back",
            "RCPT" => {
                mail.to.push(address());
                "250 ok"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                loop {
                    line.clear();
                    if stream.read_line(&mut line).await? == 0 {
                        return Ok(());
                    }
                    if line == ".\r\n" {
                        break;
                    }
                    mail.text.push_str(&line);
                }
                seen.lock().unwrap().mails.push(std::mem::take(&mut mail));
                "250 taken"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            "" => return Ok(()),
            _ => "250 ok",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}
