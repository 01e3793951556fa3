//! Resumable uploads over cuts, restarts, wrong pieces and repeated ones.

use crate::support::{Media, Setup, doctor, text, until};
use reqwest::{Body, Method};
use std::time::Duration;

#[tokio::test]
async fn an_upload_goes_on_after_a_stop_and_a_repeated_last_piece_is_the_same_video() {
    let setup = Setup::new();
    let mut server = setup.start().await;
    let root = server.root().await;
    let bytes = std::fs::read(Media::get().await.file("short.mp4")).expect("a file");
    let (size, half) = (bytes.len(), bytes.len() / 2);
    let upload = root.begin("short.mp4", size as u64, "resumed").await.expect("an answer").expect("begun");
    let first = root.piece(&upload, 0, &bytes[..half], size).await.expect("an answer").expect(308);
    assert_eq!(first.header("range"), format!("bytes=0-{}", half - 1));

    // A piece that trickles while the server is told to stop.
    let (sender, receiver) = futures::channel::mpsc::unbounded::<Result<Vec<u8>, std::io::Error>>();
    let request = root
        .request(Method::PUT, &upload.address)
        .header("content-range", format!("bytes {half}-{}/{size}", size - 1))
        .body(Body::wrap_stream(receiver));
    sender.unbounded_send(Ok(bytes[half..half + 100].to_vec())).expect("a listener");
    let trickling = tokio::spawn(request.send());
    tokio::time::sleep(Duration::from_millis(300)).await;
    let status = server.terminate().await;
    assert!(status.success(), "{status:?}\n{}", server.log());
    drop(sender);
    let _ = trickling.await;

    let server = setup.start().await;
    let root = server.root().await;
    let again = root.begin("short.mp4", size as u64, "resumed").await.expect("an answer").expect("begun");
    let id = |address: &str| address.split_once("upload_id=").map(|(_, id)| id.to_owned());
    assert_eq!(id(&again.address), id(&upload.address), "the same person's same file is the same upload");
    let here = usize::try_from(again.received).expect("a size");
    assert!(here >= half, "{here} of {half} acknowledged bytes");
    let asked = root.ask(&again, size).await.expect("an answer").expect(308);
    assert_eq!(crate::support::received(&asked), again.received);
    let done = root.piece(&again, here, &bytes[here..], size).await.expect("an answer").expect(200).json();
    let uuid = text(&done, "/video/uuid").to_owned();
    assert!(!uuid.is_empty(), "{done}");
    let repeated = root.piece(&again, here, &bytes[here..], size).await.expect("an answer").expect(200).json();
    assert_eq!(repeated, done);
    let asked = root.ask(&again, size).await.expect("an answer").expect(200).json();
    assert_eq!(asked, done);
    root.published(&uuid).await;
    assert_eq!(root.json("/api/v1/videos").await["total"], 1);
    until("the end of its bytes", async || {
        crate::support::files_below(&setup.data().join("storage/tmp-persistent/uploads")).is_empty().then_some(())
    })
    .await;
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}

#[tokio::test]
async fn pieces_that_do_not_fit_change_nothing() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let bytes = std::fs::read(Media::get().await.file("short.mp4")).expect("a file");
    let size = bytes.len();
    let upload = root.begin("short.mp4", size as u64, "pieces").await.expect("an answer").expect("begun");
    root.piece(&upload, 0, &bytes[..1000], size).await.expect("an answer").expect(308);
    let gap = root.piece(&upload, 2000, &bytes[2000..3000], size).await.expect("an answer").expect(409);
    assert_eq!(gap.json()["error"]["code"], "FileConflict", "{:?}", gap.json());
    let mut other = bytes[500..1500].to_vec();
    other[0] ^= 1;
    root.piece(&upload, 500, &other, size).await.expect("an answer").expect(409);
    root.piece(&upload, 0, &bytes[..1000], size + 1).await.expect("an answer").expect(409);
    let digest = root
        .request(Method::PUT, &upload.address)
        .header("content-range", format!("bytes 1000-1999/{size}"))
        .header("digest", "sha=AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        .body(bytes[1000..2000].to_vec());
    root.send(digest).await.expect("an answer").expect(460);
    let ranges = ["bytes", "bytes 5-1/10", "bytes x-y/z", "items 0-1/2", "bytes 0-999999999999999999999/9"];
    for range in ranges {
        let request = root.request(Method::PUT, &upload.address).header("content-range", range).body(vec![0; 3]);
        root.send(request).await.expect("an answer").expect(400);
    }
    let nobody = upload.address.replace("upload_id=", "upload_id=0");
    let request = root.request(Method::PUT, &nobody).header("content-range", format!("bytes */{size}"));
    root.send(request.header("content-length", "0")).await.expect("an answer").expect(404);
    let asked = root.ask(&upload, size).await.expect("an answer").expect(308);
    assert_eq!(crate::support::received(&asked), 1000);
    // Overlapping bytes that agree are fine.
    let done = root.piece(&upload, 500, &bytes[500..], size).await.expect("an answer").expect(200).json();
    root.published(text(&done, "/video/uuid")).await;
    let second = root.begin("short.mp4", size as u64, "another").await.expect("an answer").expect("begun");
    root.piece(&second, 0, &bytes[..1000], size).await.expect("an answer").expect(308);
    root.send(root.request(Method::DELETE, &second.address)).await.expect("an answer").expect(204);
    root.send(root.request(Method::DELETE, &second.address)).await.expect("an answer").expect(404);
    root.ask(&second, size).await.expect("an answer").expect(404);
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}

#[tokio::test]
async fn two_writers_at_once_make_one_whole_video() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let bytes = std::fs::read(Media::get().await.file("short.mp4")).expect("a file");
    let size = bytes.len();
    let upload = root.begin("short.mp4", size as u64, "two").await.expect("an answer").expect("begun");
    let both = futures::future::join_all((0..4).map(|_| root.piece(&upload, 0, &bytes, size))).await;
    let statuses: Vec<u16> = both.into_iter().map(|a| a.expect("an answer").status).collect();
    assert!(statuses.iter().all(|s| matches!(s, 200 | 429 | 503)), "{statuses:?}");
    let done = until("the video", async || {
        let answer = root.piece(&upload, 0, &bytes, size).await.expect("an answer");
        (answer.status == 200).then(|| answer.json())
    })
    .await;
    root.published(text(&done, "/video/uuid")).await;
    assert_eq!(root.json("/api/v1/videos").await["total"], 1);
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}

#[tokio::test]
async fn unreadable_bytes_end_the_upload() {
    let setup = Setup::new();
    let server = setup.start().await;
    let root = server.root().await;
    let upload = root.begin("a.webm", 11, "text").await.expect("an answer").expect("begun");
    root.piece(&upload, 0, b"not a video", 11).await.expect("an answer").expect(422);
    root.ask(&upload, 11).await.expect("an answer").expect(404);
    let refused = root.begin("a.exe", 11, "text").await.expect("an answer").expect_err("refused");
    assert_eq!(refused.status, 415);
    assert_eq!(crate::support::files_below(&setup.data().join("storage/tmp-persistent/uploads")), Vec::<String>::new());
    doctor(&setup).await.unwrap_or_else(|said| panic!("{said}"));
}
