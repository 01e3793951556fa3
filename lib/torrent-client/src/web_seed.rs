//! Files over HTTP (BEP 19): ranges of what the torrent holds, judged piece by piece like what peers give.

use crate::swarm::{Fault, Hold, Swarm};
use http_client::{Error, HeaderMap, HeaderValue, Limits, StatusCode, Url, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use std::sync::Arc;
use std::time::Duration;
use torrent::content::{File, Info};

/// Bytes that are asked for at a time, if pieces are shorter.
const RUN: usize = 2 << 20;
/// Failures in a row after which a seed is left, and the pause before it is asked again.
const FAILURES: u32 = 3;
const PAUSE: Duration = Duration::from_secs(5);
/// Longest time for one answer.
const ANSWER: Duration = Duration::from_secs(180);
const REDIRECTS: usize = 5;
/// What stays as it is in a part of a path.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Asks a seed for pieces until all are here.
pub(crate) async fn run(swarm: Arc<Swarm>, info: &Info, url: Url) -> Result<(), Fault> {
    let mut changes = swarm.changes();
    let mut failures = 0;
    while !swarm.is_complete() {
        let Some(hold) = swarm.pick(|_| true) else {
            drop(changes.changed().await);
            continue;
        };
        let holds = more(&swarm, hold);
        match fetch(&swarm, &url, info, &holds).await {
            Ok(bytes) => {
                failures = 0;
                let mut rest = &bytes[..];
                for hold in holds {
                    let (piece, after) = rest.split_at(info.piece(hold.index).1.min(rest.len()));
                    rest = after;
                    hold.finish(piece.to_vec()).await?;
                }
            }
            Err(failure) => {
                drop(holds);
                failures += 1;
                if failures == FAILURES || !failure.is_temporary() {
                    return Err(Fault::gone(failure));
                }
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    Ok(())
}

/// Pieces that follow, as many as are worth one request.
fn more(swarm: &Arc<Swarm>, first: Hold) -> Vec<Hold> {
    let most = RUN / first.info().piece_length as usize;
    let mut holds = vec![first];
    while holds.len() < most
        && let Some(next) = swarm.pick_this(holds[holds.len() - 1].index + 1)
    {
        holds.push(next);
    }
    holds
}

/// Why a seed gave nothing.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Http(#[from] Error),
    #[error("a web seed answered with status {0} and {1} bytes")]
    Answer(StatusCode, usize),
    #[error("a web seed's address is none")]
    Address,
}

impl Failure {
    fn is_temporary(&self) -> bool {
        match self {
            Failure::Http(error) => error.is_temporary(),
            Failure::Answer(status, _) => status.is_server_error() || *status == StatusCode::TOO_MANY_REQUESTS,
            Failure::Address => false,
        }
    }
}

/// The bytes of some pieces in a row.
async fn fetch(swarm: &Swarm, url: &Url, info: &Info, holds: &[Hold]) -> Result<Vec<u8>, Failure> {
    let start = info.piece(holds[0].index).0;
    let length: usize = holds.iter().map(|hold| info.piece(hold.index).1).sum();
    let end = start + length as u64;
    let mut bytes = Vec::with_capacity(length);
    for file in &info.files {
        let (from, to) = (start.max(file.offset), end.min(file.offset + file.length));
        if from >= to {
            continue;
        }
        let wanted = (to - from) as usize;
        if file.is_padding {
            bytes.resize(bytes.len() + wanted, 0);
            continue;
        }
        let address = address(url, info, file).ok_or(Failure::Address)?;
        let range = format!("bytes={}-{}", from - file.offset, to - file.offset - 1);
        let limits = Limits { bytes: wanted, redirects: REDIRECTS, total: ANSWER };
        let headers = |_: &Url| {
            let mut headers = HeaderMap::new();
            headers.extend(HeaderValue::from_str(&range).ok().map(|range| (header::RANGE, range)));
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"));
            headers
        };
        let answer = swarm.client.get(&address, &limits, headers).await?;
        // One that knows no ranges gives the whole file, which is what was asked for if it is as long.
        let is_right = matches!(answer.status, StatusCode::PARTIAL_CONTENT | StatusCode::OK);
        if !is_right || answer.body.len() != wanted {
            return Err(Failure::Answer(answer.status, answer.body.len()));
        }
        bytes.extend_from_slice(&answer.body);
    }
    Ok(bytes)
}

/// Where a file lies: the seed's address itself, with the names behind it for a folder.
fn address(seed: &Url, info: &Info, file: &File) -> Option<Url> {
    let text = seed.as_str();
    if info.is_single && !text.ends_with('/') {
        return Some(seed.clone());
    }
    let encode = |bytes: &[u8]| percent_encode(bytes, PART).to_string();
    let mut address = format!("{}/{}", text.trim_end_matches('/'), encode(info.name.as_bytes()));
    for part in &file.path {
        address.push('/');
        address.push_str(&encode(part));
    }
    address.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_have_their_names_behind_the_address() {
        let hash = "h".repeat(20);
        let end = format!("4:name3:d é12:piece lengthi16e6:pieces20:{hash}e").replace("3:d é", "4:d é");
        let folder = Info::parse(format!("d5:filesld6:lengthi9e4:pathl1:a5:b?.mkeee{end}").as_bytes()).unwrap();
        let single = Info::parse(format!("d6:lengthi9e{end}").as_bytes()).unwrap();
        let shown =
            |seed: &str, info: &Info| address(&seed.parse().unwrap(), info, &info.files[0]).unwrap().to_string();
        assert_eq!(shown("http://a.example/x/", &folder), "http://a.example/x/d%20%C3%A9/a/b%3F.mk");
        assert_eq!(shown("http://a.example/x", &folder), "http://a.example/x/d%20%C3%A9/a/b%3F.mk");
        assert_eq!(shown("http://a.example/x/", &single), "http://a.example/x/d%20%C3%A9");
        assert_eq!(shown("http://a.example/x.mp4?y", &single), "http://a.example/x.mp4?y");
    }
}
