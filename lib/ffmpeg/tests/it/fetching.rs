//! A program that fetches by itself: it reads what lies beside it, writes into its folder, and reaches one port of this machine.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;

use ffmpeg::fetcher::Fetcher;
use ffmpeg::{Limits, ToolError};
use tokio_util::sync::CancellationToken;

/// Puts a script into a folder of its own.
fn fetcher(text: &str) -> (tempfile::TempDir, Fetcher) {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("fetch");
    std::fs::write(&program, text).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    (folder, Fetcher { program, python: None })
}

async fn run(fetcher: &Fetcher, port: u16) -> Result<String, ToolError> {
    let work = tempfile::tempdir().unwrap();
    let call = fetcher.call(work.path(), port, Limits { memory: 8 << 30, ..Limits::default() });
    let captured = call.args(["--", "an argument"]).run(&CancellationToken::new()).await?;
    Ok(String::from_utf8(captured.stdout).unwrap())
}

#[tokio::test]
async fn it_works_in_its_folder_with_what_lies_beside_it() {
    let (folder, fetcher) = fetcher("#!/bin/sh\ncat \"$(dirname \"$0\")/beside\" > copy; cat copy; echo \"$2\"; pwd\n");
    std::fs::write(folder.path().join("beside"), "hello\n").unwrap();
    let said = run(&fetcher, 9).await.unwrap();
    assert!(said.starts_with("hello\nan argument\n/"), "{said}");
    let (_folder, fetcher) = self::fetcher("#!/bin/sh\necho 'ERROR: nothing there' >&2; exit 1\n");
    match run(&fetcher, 9).await {
        Err(ToolError::Failed { code: 1, stderr, .. }) => assert_eq!(stderr, "ERROR: nothing there"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn it_has_no_other_sockets_than_connections() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let script = format!(
        "#!/usr/bin/env python3\nimport socket\nsocket.create_connection(('127.0.0.1', {port}), 5)\nprint('connected')\n\
         for family, kind in [(socket.AF_INET, socket.SOCK_DGRAM), (socket.AF_UNIX, socket.SOCK_STREAM), (socket.AF_INET6, socket.SOCK_STREAM)]:\n    \
         try:\n        socket.socket(family, kind)\n        print('open', family)\n    except PermissionError:\n        print('refused')\n\
         try:\n    socket.create_server(('127.0.0.1', 0))\n    print('listens')\nexcept OSError:\n    print('refused')\n"
    );
    let (_folder, fetcher) = fetcher(&script);
    assert_eq!(run(&fetcher, port).await.unwrap(), "connected\nrefused\nrefused\nrefused\nrefused\n");
}
