//! Files served to clients: by sendfile and through buffers, the same bytes.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::get;
use playback::range::{Connection, Listener, ServedFile, attachment, respond};

struct Scene {
    address: SocketAddr,
    path: Arc<PathBuf>,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

const MODIFIED: u64 = 1_700_000_000;

async fn file(State(path): State<Arc<PathBuf>>, request: Request) -> Response {
    let file = fs::File::open(&*path).unwrap();
    let served = ServedFile {
        size: file.metadata().unwrap().len(),
        file,
        modified: UNIX_EPOCH + Duration::from_nanos(MODIFIED * 1_000_000_000 + 5),
        content_type: "video/mp4".parse().unwrap(),
        cache_control: "public, max-age=0".parse().unwrap(),
        etag: None,
        disposition: request.uri().query().map(attachment),
    };
    respond(&request.into_parts().0, served)
}

impl Scene {
    /// With `sendfile` the connection can send files itself; else they are read into buffers.
    async fn new(content: &[u8], sendfile: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = Arc::new(folder.path().join("file"));
        fs::write(&*path, content).unwrap();
        let app = Router::new().route("/", get(file)).with_state(Arc::clone(&path));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        if sendfile {
            let service = app.into_make_service_with_connect_info::<Connection>();
            tokio::spawn(async move { axum::serve(Listener::new(listener), service).await });
        } else {
            tokio::spawn(async move { axum::serve(listener, app).await });
        }
        Self { address, path, _folder: folder }
    }

    async fn both(content: &[u8]) -> [Self; 2] {
        [Self::new(content, true).await, Self::new(content, false).await]
    }

    /// Sends requests on one connection, all at once, and returns the raw answers.
    async fn raw(&self, requests: String) -> Vec<u8> {
        let address = self.address;
        let exchange = move || {
            let mut socket = TcpStream::connect(address).unwrap();
            socket.write_all(requests.as_bytes()).unwrap();
            let mut answer = Vec::new();
            // A reset is an end, too: what came before it is the answer.
            let _ = socket.read_to_end(&mut answer);
            answer
        };
        tokio::task::spawn_blocking(exchange).await.unwrap()
    }

    async fn ask(&self, method: &str, headers: &str) -> Answer {
        let request = format!("{method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n");
        let answer = self.raw(request).await;
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        Answer { status: head[9..12].parse().unwrap(), head, body: answer[end + 4..].to_vec() }
    }
}

fn content(length: usize) -> Vec<u8> {
    (0..length as u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whole_files_and_ranges_arrive_unchanged() {
    let size = 3_500_001;
    let content = content(size);
    for scene in Scene::both(&content).await {
        let whole = scene.ask("GET", "").await;
        assert_eq!((whole.status, whole.header("content-length")), (200, Some("3500001")));
        assert_eq!(whole.header("accept-ranges"), Some("bytes"));
        assert_eq!(whole.header("content-type"), Some("video/mp4"));
        assert_eq!(whole.header("cache-control"), Some("public, max-age=0"));
        assert_eq!(whole.header("last-modified"), Some("Tue, 14 Nov 2023 22:13:20 GMT"));
        assert_eq!(whole.header("etag"), Some("\"3567e1-17979cfe362a0005\""));
        assert!(whole.body == content);
        for (range, first, last) in [
            ("0-0", 0, 0),
            ("1-1048576", 1, 1_048_576),
            ("1000000-3000000", 1_000_000, 3_000_000),
            ("3500000-", 3_500_000, 3_500_000),
            ("-7", size - 7, size - 1),
            ("5-99999999", 5, size - 1),
        ] {
            let part = scene.ask("GET", &format!("Range: bytes={range}\r\n")).await;
            assert_eq!(part.status, 206, "{range}");
            assert_eq!(part.header("content-range"), Some(&*format!("bytes {first}-{last}/{size}")));
            assert!(part.body == content[first..=last], "{range}");
        }
        let several = scene.ask("GET", "Range: bytes=0-1,5-6\r\n").await;
        assert_eq!((several.status, several.body.len()), (200, size));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pipelined_requests_are_answered_in_order() {
    let content = content(2_000_000);
    for scene in Scene::both(&content).await {
        let request =
            |range: &str, end: &str| format!("GET / HTTP/1.1\r\nHost: x\r\nRange: bytes={range}\r\n{end}\r\n");
        let requests = [
            request("0-1499999", ""),
            "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
            request("7-7", ""),
            request("5000000-", ""),
            request("1500000-1999999", "Connection: close\r\n"),
        ];
        let answers = scene.raw(requests.concat()).await;
        let mut bodies = Vec::new();
        let (mut rest, lengths) = (&answers[..], [1_500_000, 0, 1, 0, 500_000]);
        for length in lengths {
            let head = rest.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
            bodies.push(&rest[head..head + length]);
            rest = &rest[head + length..];
        }
        assert!(rest.is_empty());
        assert!(
            bodies[0] == &content[..1_500_000] && bodies[2] == &content[7..8] && bodies[4] == &content[1_500_000..]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_beyond_the_end_is_not_there() {
    for scene in Scene::both(b"0123456789").await {
        let beyond = scene.ask("GET", "Range: bytes=10-\r\n").await;
        assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */10")));
        assert_eq!((beyond.header("content-length"), beyond.body.len()), (Some("0"), 0));
        assert_eq!(scene.ask("GET", "Range: bytes=x\r\n").await.status, 200);
    }
    for empty in Scene::both(b"").await {
        let whole = empty.ask("GET", "").await;
        assert_eq!((whole.status, whole.header("content-length"), whole.body.len()), (200, Some("0"), 0));
        assert_eq!(empty.ask("GET", "Range: bytes=0-\r\n").await.status, 416);
        assert_eq!(empty.ask("GET", "Range: bytes=-5\r\n").await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn head_tells_the_same_without_a_body() {
    for scene in Scene::both(b"0123456789").await {
        let head = scene.ask("HEAD", "Range: bytes=2-3\r\n").await;
        assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, Some("10"), 0));
        assert!(head.header("etag").is_some() && head.header("content-range").is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn validators_save_bytes_and_guard_ranges() {
    let scene = Scene::new(b"0123456789", true).await;
    let etag = scene.ask("GET", "").await.header("etag").unwrap().to_owned();
    let same = scene.ask("GET", &format!("If-None-Match: {etag}\r\nRange: bytes=0-1\r\n")).await;
    assert_eq!((same.status, same.body.len(), same.header("etag")), (304, 0, Some(&*etag)));
    assert_eq!(scene.ask("GET", "If-Modified-Since: Tue, 14 Nov 2023 22:13:20 GMT\r\n").await.status, 304);
    assert_eq!(scene.ask("GET", "If-Modified-Since: Tue, 14 Nov 2023 22:13:19 GMT\r\n").await.status, 200);
    assert_eq!(scene.ask("GET", "If-Match: \"other\"\r\n").await.status, 412);

    let unchanged = scene.ask("GET", &format!("Range: bytes=2-3\r\nIf-Range: {etag}\r\n")).await;
    assert_eq!((unchanged.status, &unchanged.body[..]), (206, &b"23"[..]));
    let changed = scene.ask("GET", "Range: bytes=2-3\r\nIf-Range: \"other\"\r\n").await;
    assert_eq!((changed.status, &changed.body[..]), (200, &b"0123456789"[..]));
    // A range beyond the end of a version that is gone is not an error either.
    assert_eq!(scene.ask("GET", "Range: bytes=99-\r\nIf-Range: \"other\"\r\n").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_can_be_offered_as_a_download() {
    let scene = Scene::new(b"x", true).await;
    let answer = scene.raw("GET /?a.mp4 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned()).await;
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.contains("content-disposition: attachment; filename=a.mp4\r\n"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_growing_file_is_served_as_it_was_when_opened() {
    for scene in Scene::both(b"01234").await {
        let file = fs::File::open(&*scene.path).unwrap();
        let size = file.metadata().unwrap().len();
        fs::OpenOptions::new().append(true).open(&*scene.path).unwrap().write_all(b"56789").unwrap();
        let served = ServedFile {
            file,
            size,
            modified: SystemTime::UNIX_EPOCH,
            content_type: "video/mp4".parse().unwrap(),
            cache_control: "no-cache".parse().unwrap(),
            etag: Some("\"own\"".parse().unwrap()),
            disposition: None,
        };
        let request = http::Request::new(()).into_parts().0;
        let response = respond(&request, served);
        assert_eq!(response.headers()["etag"], "\"own\"");
        let body = http_body_util::BodyExt::collect(response.into_body()).await.unwrap().to_bytes();
        assert_eq!(&body[..], b"01234");
        let now = scene.ask("GET", "").await;
        assert_eq!(&now.body[..], b"0123456789");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_became_shorter_ends_the_connection() {
    for scene in Scene::both(b"01234").await {
        let request = http::Request::new(()).into_parts().0;
        let served = ServedFile {
            file: fs::File::open(&*scene.path).unwrap(),
            size: 100,
            modified: SystemTime::UNIX_EPOCH,
            content_type: "video/mp4".parse().unwrap(),
            cache_control: "no-cache".parse().unwrap(),
            etag: None,
            disposition: None,
        };
        assert!(http_body_util::BodyExt::collect(respond(&request, served).into_body()).await.is_err());
    }
}
