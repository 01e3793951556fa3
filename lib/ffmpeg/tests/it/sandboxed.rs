//! What a child cannot do, and how it ends.

use std::time::Duration;

use ffmpeg::{Limits, Sandbox, ToolError, Tools};
use tokio_util::sync::CancellationToken;

use crate::support::{SMALL, clip};

fn active(report: &[ffmpeg::sandbox::Protection], name: &str) -> bool {
    report.iter().any(|protection| protection.name.contains(name) && protection.active)
}

#[tokio::test]
async fn a_file_that_was_not_named_cannot_be_read() {
    if !active(&ffmpeg::sandbox::report().await, "Landlock") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let named = clip(folder.path(), "named.mp4", SMALL);
    let canary = clip(folder.path(), "canary.mp4", SMALL);
    let tools = Tools::default();
    let none = CancellationToken::new();
    let read = |file: std::path::PathBuf| tools.ffprobe(Sandbox::reading([named.clone()])).media(&file).run(&none);
    read(named.clone()).await.unwrap();
    let refused = read(canary).await;
    assert!(
        matches!(&refused, Err(ToolError::Failed { stderr, .. }) if stderr.contains("Permission denied")),
        "{refused:?}"
    );
}

#[tokio::test]
async fn the_network_cannot_be_reached() {
    let report = ffmpeg::sandbox::report().await;
    if !active(&report, "seccomp") && !active(&report, "network") {
        return;
    }
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("tcp://{}", listener.local_addr().unwrap());
    // The address is given as an argument, past the protocol white-list: only the kernel stands in the way.
    let outcome = Tools::default()
        .ffprobe(Sandbox::default())
        .args(["-protocol_whitelist", "tcp", "-i", &address])
        .run(&CancellationToken::new())
        .await;
    assert!(matches!(outcome, Err(ToolError::Failed { .. })), "{outcome:?}");
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}

#[tokio::test]
async fn an_endless_child_is_stopped_and_gone() {
    let limits = Limits { wall: Duration::from_millis(500), ..Limits::default() };
    let endless = || {
        let tools = Tools::default();
        tools
            .ffmpeg(Sandbox::default().limited(limits.clone()))
            .args(["-re", "-f", "lavfi", "-i", "nullsrc", "-f", "null", "-"])
    };
    let outcome = endless().run(&CancellationToken::new()).await;
    assert!(matches!(outcome, Err(ToolError::TimedOut { .. })), "{outcome:?}");
    let cancel = CancellationToken::new();
    cancel.cancel();
    assert!(matches!(endless().run(&cancel).await, Err(ToolError::Cancelled)));
}

#[tokio::test]
async fn a_flood_is_cut() {
    let limits = Limits { stdout: 1000, ..Limits::default() };
    let outcome = Tools::default()
        .ffmpeg(Sandbox::default().limited(limits))
        .args(["-f", "lavfi", "-i", "nullsrc", "-f", "rawvideo", "pipe:1"])
        .run(&CancellationToken::new())
        .await;
    assert!(matches!(outcome, Err(ToolError::TooMuchOutput { limit: 1000, .. })), "{outcome:?}");
}

#[tokio::test]
async fn an_output_larger_than_the_cap_ends_the_child() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits { file_size: 100_000, ..Limits::default() };
    let file = folder.path().join("big.yuv");
    let outcome = Tools::default()
        .ffmpeg(Sandbox::default().writing(folder.path()).limited(limits))
        .args(["-f", "lavfi", "-i", "nullsrc=duration=10", "-f", "rawvideo"])
        .args([&file])
        .run(&CancellationToken::new())
        .await;
    assert!(matches!(outcome, Err(ToolError::Failed { .. } | ToolError::Signalled { .. })), "{outcome:?}");
    assert!(std::fs::metadata(&file).unwrap().len() <= 100_000);
}
