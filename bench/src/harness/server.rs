//! A server of its own in an empty folder, on loopback.

use super::process::{self, program};
use anyhow::{Context, bail};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout};

/// The administrator's password on every benchmark's server.
pub(crate) const PASSWORD: &str = "benchmark-password";

/// What every benchmark configures: quiet, and no limit that would answer before the server does.
const BASE: &str = "\
log: { level: warn }
rates_limit:
  api: { window: 10 seconds, max: 100000000 }
  login: { window: 10 seconds, max: 100000000 }
  client: { window: 10 seconds, max: 100000000 }
  activity_pub: { window: 10 seconds, max: 100000000 }
  well_known: { window: 10 seconds, max: 100000000 }
tracker: { private: false }
sepiola: { limits: { sockets_per_ip: 100000 } }
";

/// A running server; it is killed when dropped.
pub(crate) struct Server {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub(crate) address: String,
    /// Its process.
    pub(crate) pid: u32,
    /// From before it was started until it said that it listens.
    pub(crate) started_in: Duration,
    _stdout: Lines<BufReader<ChildStdout>>,
}

impl Server {
    /// Starts the binary on a data folder with more configuration than the common one (YAML), and waits until it listens.
    pub(crate) async fn start(binary: &Path, data: &Path, more: &str) -> anyhow::Result<Self> {
        std::fs::create_dir_all(data)?;
        let config = data.join("bench.yaml");
        std::fs::write(&config, format!("{BASE}{more}"))?;
        let log = std::fs::File::create(data.join("bench.log"))?;
        let mut command = program(binary);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).arg("--config").arg(&config);
        command.env("PT_INITIAL_ROOT_PASSWORD", PASSWORD).stdout(Stdio::piped()).stderr(log).stdin(Stdio::null());
        let begin = Instant::now();
        let mut child = command.spawn().context("the server cannot be started")?;
        let pid = child.id().context("the server ended at once")?;
        let mut stdout = BufReader::new(child.stdout.take().context("no standard output")?).lines();
        let address = tokio::time::timeout(Duration::from_secs(60), async {
            while let Some(line) = stdout.next_line().await? {
                if let Some(address) = line.strip_prefix("HTTP server listening on ") {
                    return anyhow::Ok(Some(address.to_owned()));
                }
            }
            Ok(None)
        });
        let Some(address) = address.await.context("the server does not say that it listens")?? else {
            bail!("the server ended:\n{}", std::fs::read_to_string(data.join("bench.log")).unwrap_or_default());
        };
        Ok(Server { child, address, pid, started_in: begin.elapsed(), _stdout: stdout })
    }

    /// Processor seconds so far, of the whole tree.
    pub(crate) fn cpu(&self) -> f64 {
        process::cpu_seconds(self.pid)
    }

    /// Ends it in order.
    pub(crate) async fn stop(mut self) -> anyhow::Result<()> {
        process::terminate(&mut self.child).await
    }
}
