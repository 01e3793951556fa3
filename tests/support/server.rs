//! The server as a child process: started on a free port, watched, stopped gently or not at all gently.

use super::{Client, PATIENCE};
use serde_json::{Value, json};
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The administrator's password on servers of tests.
pub const PASSWORD: &str = "a password for tests";

/// A data folder and a configuration, which outlive a server.
pub struct Setup {
    folder: TempDir,
    config: Value,
    /// Given to the server as PT_INITIAL_ROOT_PASSWORD.
    pub password: Option<&'static str>,
}

impl Setup {
    /// One small rendition, short pauses.
    pub fn new() -> Self {
        let config = json!({
            "transcoding": {
                "resolutions": { "240p": true, "360p": false, "480p": false, "720p": false, "1080p": false },
                "always_transcode_original_resolution": false,
            },
            "rates_limit": { "api": { "max": 1_000_000 }, "login": { "max": 1_000_000 }, "client": { "max": 1_000_000 } },
            "testing": {
                "jobs": { "poll": "200ms", "backoff": "200ms", "lease": "10 seconds" },
                "scheduler": { "remove_dangling_uploads": "1 second" },
            },
        });
        Self {
            folder: TempDir::with_prefix("sepiola-test-").expect("a temporary folder"),
            config,
            password: Some(PASSWORD),
        }
    }

    /// Puts a value into the configuration.
    pub fn set(mut self, pointer: &str, value: Value) -> Self {
        let mut at = &mut self.config;
        for part in pointer.split('.') {
            at = &mut at[part];
        }
        *at = value;
        self
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// What is given as SEPIOLA_CONFIG.
    pub fn config(&self) -> &Value {
        &self.config
    }

    /// Starts a server here and waits until it listens.
    pub async fn start(&self) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sepiola"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(self.data());
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("SEPIOLA_CONFIG", self.config.to_string()).env("SEPIOLA_LOG", "info,sqlx=warn");
        if let Some(password) = self.password {
            command.env("PT_INITIAL_ROOT_PASSWORD", password);
        }
        Server::start(command).await
    }
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    /// What it has printed on stdout until it listened.
    pub greeting: Vec<String>,
    /// `http://127.0.0.1:PORT`.
    pub base: String,
    /// From the start of the process to the line that says it listens.
    pub took: Duration,
    log: Arc<Mutex<String>>,
    _stdout: UnboundedReceiver<String>,
}

impl Server {
    async fn start(mut command: Command) -> Self {
        let began = Instant::now();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().expect("the server starts");
        let mut stdout = lines(child.stdout.take().expect("stdout is piped"));
        let mut stderr = lines(child.stderr.take().expect("stderr is piped"));
        let log = Arc::new(Mutex::new(String::new()));
        let kept = log.clone();
        tokio::spawn(async move {
            while let Some(line) = stderr.recv().await {
                let mut log = kept.lock().expect("the log");
                log.push_str(&line);
                log.push('\n');
            }
        });
        let mut greeting = Vec::new();
        let base = loop {
            let line = tokio::time::timeout(PATIENCE, stdout.recv()).await.expect("the server says something");
            let Some(line) = line else {
                let status = child.wait().await;
                tokio::time::sleep(Duration::from_millis(200)).await;
                panic!("the server ended before it listened: {status:?}\n{}", log.lock().expect("the log"));
            };
            greeting.push(line.clone());
            if let Some(address) = line.strip_prefix("HTTP server listening on ") {
                break format!("http://{address}");
            }
        };
        Self { child, greeting, base, took: began.elapsed(), log, _stdout: stdout }
    }

    /// A client without a session.
    pub fn client(&self) -> Client {
        Client::new(&self.base)
    }

    /// A client signed in as the administrator.
    pub async fn root(&self) -> Client {
        let mut client = self.client();
        client.sign_in("root", PASSWORD).await;
        client
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        self.log.lock().expect("the log").clone()
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id().expect("the server runs")
    }

    /// SIGKILL, and no goodbye.
    pub async fn kill(mut self) {
        self.child.start_kill().expect("the server runs");
        self.child.wait().await.expect("a killed server ends");
    }

    /// SIGTERM; how it ended.
    pub async fn terminate(&mut self) -> ExitStatus {
        let killed = super::run("kill", &["-TERM", &self.id().to_string()]).await;
        assert!(killed.status.success(), "the server runs");
        tokio::time::timeout(PATIENCE, self.child.wait()).await.expect("the server ends").expect("its status")
    }
}

fn lines(stream: impl AsyncRead + Unpin + Send + 'static) -> UnboundedReceiver<String> {
    let (sender, receiver) = unbounded_channel();
    tokio::spawn(async move {
        let mut lines = BufReader::new(stream).lines();
        // Nobody has to listen: the pipe is emptied in any case, so that the server never waits for us.
        while let Ok(Some(line)) = lines.next_line().await {
            let _ = sender.send(line);
        }
    });
    receiver
}
