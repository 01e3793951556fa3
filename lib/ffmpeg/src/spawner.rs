//! The one thread that forks. `PR_SET_PDEATHSIG` fires when the forking *thread* ends, so children must not be started from a
//! runtime's worker or blocking thread, which may end while the process lives on.

use std::sync::{OnceLock, mpsc};

use tokio::process::{Child, Command};
use tokio::sync::oneshot;

type Request = (Command, tokio::runtime::Handle, oneshot::Sender<std::io::Result<Child>>);

static THREAD: OnceLock<Option<mpsc::Sender<Request>>> = OnceLock::new();

/// Spawns `command` from the long-lived thread, inside the caller's runtime.
pub(crate) async fn spawn(command: Command) -> std::io::Result<Child> {
    let sender = THREAD.get_or_init(start).as_ref().ok_or_else(gone)?;
    let (answer, reply) = oneshot::channel();
    sender.send((command, tokio::runtime::Handle::current(), answer)).map_err(|_| gone())?;
    reply.await.map_err(|_| gone())?
}

fn start() -> Option<mpsc::Sender<Request>> {
    let (sender, requests) = mpsc::channel::<Request>();
    let body = move || {
        while let Ok((mut command, runtime, answer)) = requests.recv() {
            let _inside = runtime.enter();
            // A caller that went away drops the child with the answer, which kills it.
            let _ = answer.send(command.spawn());
        }
    };
    std::thread::Builder::new().name("ffmpeg-spawner".into()).spawn(body).ok().map(|_| sender)
}

fn gone() -> std::io::Error {
    std::io::Error::other("the thread that starts children is not running")
}
