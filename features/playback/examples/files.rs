//! Serves one file on `/`, to be measured beside nginx: `files ADDRESS FILE [buffers]`.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::get;
use playback::range::{Connection, Listener, ServedFile, respond};

async fn file(State(path): State<Arc<PathBuf>>, request: Request) -> Response {
    let file = std::fs::File::open(&*path).expect("the file is there");
    let about = file.metadata().expect("it can be looked at");
    let served = ServedFile {
        file,
        size: about.len(),
        modified: about.modified().expect("it has a time"),
        content_type: http::HeaderValue::from_static("video/mp4"),
        cache_control: http::HeaderValue::from_static("public, max-age=0"),
        etag: None,
        disposition: None,
    };
    respond(&request.into_parts().0, served)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().expect("an address");
    let path = Arc::new(PathBuf::from(arguments.next().expect("a file")));
    let app = Router::new().route("/", get(file)).with_state(path);
    let listener = tokio::net::TcpListener::bind(address).await?;
    if arguments.next().as_deref() == Some("buffers") {
        axum::serve(listener, app).await
    } else {
        axum::serve(Listener::new(listener), app.into_make_service_with_connect_info::<Connection>()).await
    }
}
