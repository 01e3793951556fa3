//! ffmpeg and ffprobe, and what keeps them in their place on this host.

use super::{Patient, Seen};
use ffmpeg::{Sandbox, Tools};
use futures::FutureExt;
use futures::future::BoxFuture;

/// Encoders without which nothing can be published.
const ENCODERS: [&str; 2] = ["libx264", "aac"];

/// Starts both programs, and tries each protection.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        let config = patient.app.config();
        let f = &config.sepiola.ffmpeg;
        let tools = Tools { ffmpeg: f.path.clone(), ffprobe: f.probe_path.clone() };
        let stop = &patient.app.shutdown;
        for (path, call) in
            [(&f.path, tools.ffmpeg(Sandbox::default())), (&f.probe_path, tools.ffprobe(Sandbox::default()))]
        {
            seen.count += 1;
            match call.args(["-version"]).run(stop).await {
                Ok(said) => {
                    let said = String::from_utf8_lossy(&said.stdout).into_owned();
                    seen.note(said.lines().next().unwrap_or("").to_owned());
                }
                Err(e) => seen.wrong(format!("{} cannot be used: {e}", path.display()), "install the package ffmpeg"),
            }
        }
        if seen.findings.is_empty() {
            let said = tools.ffmpeg(Sandbox::default()).args(["-encoders"]).run(stop).await?;
            let said = String::from_utf8_lossy(&said.stdout).into_owned();
            for encoder in ENCODERS {
                if !said.lines().any(|line| line.split_whitespace().nth(1) == Some(encoder)) {
                    seen.wrong(
                        format!("{} has no encoder {encoder}", f.path.display()),
                        "install Debian's package ffmpeg",
                    );
                }
            }
        }
        for protection in ffmpeg::sandbox::report().await {
            let works = if protection.active { "works" } else { "does NOT work here" };
            seen.note(format!("sandbox: {} {works} ({})", protection.name, protection.purpose));
        }
        Ok(seen)
    }
    .boxed()
}
