//! A program that works by itself on files it is given: it reads them and what lies beside it, writes into its folder, and has no network.

use std::os::unix::fs::PermissionsExt;

use ffmpeg::offline::Offline;
use ffmpeg::{Limits, ToolError, folder};
use tokio_util::sync::CancellationToken;

/// Puts a script into a folder of its own.
fn offline(text: &str) -> (tempfile::TempDir, Offline) {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("listen");
    std::fs::write(&program, text).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    (folder, Offline { program })
}

/// Runs it on a file that says `given`; the lines it prints.
async fn run(offline: &Offline) -> Result<Vec<String>, ToolError> {
    let (work, given) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (file, other) = (given.path().join("file"), given.path().join("other"));
    std::fs::write(&file, "given").unwrap();
    std::fs::write(&other, "not given").unwrap();
    let limits = Limits { memory: 8 << 30, ..Limits::default() };
    let call = offline.call([file.clone()], work.path(), limits).args([&file, &other]);
    let mut lines = Vec::new();
    call.run_telling(&CancellationToken::new(), |line| lines.push(line.to_owned())).await?;
    Ok(lines)
}

#[tokio::test]
async fn it_reads_what_it_is_given_and_writes_into_its_folder() {
    let script = "#!/bin/sh\ncat \"$(dirname \"$0\")/beside\"; cat \"$1\"; echo; cat \"$2\" 2> /dev/null || echo no\n\
                  (echo x >> \"$1\") 2> /dev/null || echo no\necho mine > own; cat own; echo \"$HF_HUB_OFFLINE $SECRET\"\n";
    let (folder, offline) = offline(script);
    std::fs::write(folder.path().join("beside"), "beside\n").unwrap();
    assert_eq!(run(&offline).await.unwrap(), ["beside", "given", "no", "no", "mine", "1"]);
}

#[tokio::test]
async fn an_environment_of_python_belongs_to_its_programs() {
    let (folder, offline) = offline("");
    let (bin, lib) = (folder.path().join("bin"), folder.path().join("lib"));
    std::fs::create_dir(&bin).unwrap();
    std::fs::create_dir(&lib).unwrap();
    std::fs::write(lib.join("module"), "module\n").unwrap();
    let program = bin.join("listen");
    std::fs::write(&program, "#!/bin/sh\ncat \"$(dirname \"$0\")/../lib/module\" 2> /dev/null || echo no\n").unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(run(&Offline { program: program.clone() }).await.unwrap(), ["no"]);
    std::fs::write(folder.path().join("pyvenv.cfg"), "").unwrap();
    assert_eq!(run(&Offline { program: program.clone() }).await.unwrap(), ["module"]);
    // Also where a link leads to it from elsewhere.
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("listen");
    std::os::unix::fs::symlink(&program, &link).unwrap();
    assert_eq!(run(&Offline { program: link }).await.unwrap(), ["module"]);
    drop(offline);
}

#[tokio::test]
async fn it_has_no_sockets() {
    let script = "#!/usr/bin/env python3\nimport socket\n\
                  for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):\n    \
                  try:\n        socket.socket(family, socket.SOCK_STREAM)\n        print('open')\n    \
                  except PermissionError:\n        print('refused')\n";
    let (_folder, offline) = offline(script);
    assert_eq!(run(&offline).await.unwrap(), ["refused", "refused", "refused"]);
}

#[tokio::test]
async fn long_lines_are_cut_and_failures_heard() {
    let (_folder, offline) =
        offline("#!/bin/sh\nhead -c 100000 /dev/zero | tr '\\0' a; echo; printf 'b\\nunfinished'\n");
    let lines = run(&offline).await.unwrap();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].len() <= 8192 && lines[0].bytes().all(|b| b == b'a'), "{}", lines[0].len());
    assert_eq!(lines[1], "b");
    let (_folder, offline) = self::offline("#!/bin/sh\necho a; echo wrong >&2; exit 7\n");
    match run(&offline).await {
        Err(ToolError::Failed { code: 7, stderr, .. }) => assert_eq!(stderr, "wrong"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_folder_that_grows_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b"] {
        std::fs::write(folder.path().join(name), [0; 60]).unwrap();
    }
    folder::outgrows(folder.path(), 100).await;
}
