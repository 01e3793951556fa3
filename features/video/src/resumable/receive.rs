//! `PUT`: a piece of the file, or the question where to go on.

use super::finish::finish;
use super::lease::Lease;
use super::protocol::{Checksum, Fault, Refusal, Span, span};
use super::{data_path, folder, found};
use crate::create::{Created, created};
use crate::store::UploadRow;
use crate::temporary::refused;
use axum::body::Body;
use axum::http::HeaderMap;
use futures::StreamExt;
use platform::id::Ref;
use platform::{App, Caller, Problem};
use std::io::SeekFrom;
use std::time::Duration;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

/// Bytes gathered before they are written.
const PIECE: usize = 1 << 20;
/// A client that sends nothing for this long is gone.
const SILENCE: Duration = Duration::from_secs(30);

/// What a `PUT` leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// So many bytes are durable; the rest is missing.
    Incomplete(i64),
    /// The new video.
    Done(Created),
    /// The video with this row id has another file now.
    Replaced(i64),
}

/// Takes a piece; the last one makes the video. Goes on to its end even if the client goes away.
pub async fn receive(
    app: &App,
    caller: &Caller,
    id: &str,
    replaces: Option<Ref>,
    headers: &HeaderMap,
    body: Body,
) -> Result<Answer, Refusal> {
    let row = found(app, caller, id, replaces).await?;
    let span = span(headers)?;
    let checksum = Checksum::from_headers(headers)?;
    let said = match span {
        Span::Query { size } => size,
        Span::Chunk { start, length, size } => {
            if start + length.unwrap_or(0) > row.size {
                return Err(Fault::Conflict.into());
            }
            size
        }
    };
    if said.is_some_and(|said| said != row.size) {
        return Err(Fault::Conflict.into());
    }
    if row.state == "done" {
        let video = match row.video_id {
            Some(video_id) => created(app, video_id).await?,
            None => None,
        };
        // The answer was lost and the last piece comes again: it is read so that the client gets to hear it.
        drain(body).await;
        return match (row.replaces, row.video_id) {
            (Some(video), Some(_)) => Ok(Answer::Replaced(video)),
            _ => Ok(Answer::Done(video.ok_or(Fault::NotFound)?)),
        };
    }
    if let Span::Query { .. } = span
        && row.received < row.size
    {
        return Ok(Answer::Incomplete(row.received));
    }
    let (app, caller) = (app.clone(), caller.clone());
    let work = async move {
        let (lease, row) = Lease::take(&app, &row.id).await?;
        let received = match span {
            Span::Query { .. } => Ok(row.received),
            Span::Chunk { start, length, .. } => take(&app, &lease, &row, start, length, checksum, body).await,
        };
        match received {
            Ok(received) if received == row.size => finish(&app, &caller, lease, row).await,
            Ok(received) => {
                lease.release().await;
                Ok(Answer::Incomplete(received))
            }
            Err(e) => {
                lease.release().await;
                Err(e)
            }
        }
    };
    tokio::spawn(work).await.unwrap_or_else(|e| Err(Problem::internal(e).into()))
}

async fn drain(body: Body) {
    let mut stream = body.into_data_stream();
    while let Ok(Some(Ok(_))) = tokio::time::timeout(SILENCE, stream.next()).await {}
}

/// Writes a piece under the lease; how many bytes are durable afterwards.
async fn take(
    app: &App,
    lease: &Lease,
    row: &UploadRow,
    start: i64,
    length: Option<i64>,
    checksum: Option<Checksum>,
    body: Body,
) -> Result<i64, Refusal> {
    tokio::fs::create_dir_all(folder(app)).await.map_err(refused)?;
    let path = data_path(app, &row.id);
    let fresh = row.received == 0;
    let mut options = tokio::fs::OpenOptions::new();
    let mut file = options.read(true).write(true).create(true).truncate(false).open(&path).await.map_err(refused)?;
    // What was not acknowledged is not kept; what was acknowledged and is gone (a damaged disk) must come again.
    let here = i64::try_from(file.metadata().await.map_err(refused)?.len()).unwrap_or(i64::MAX);
    let received = row.received.min(here);
    if received < row.received {
        tracing::error!(upload = row.id, "bytes of an upload are gone from the disk");
        lease.record(received, "receiving").await?;
    }
    if start > received {
        return Err(Fault::Conflict.into());
    }
    truncate(&file, received).await?;
    let end = length.map_or(row.size, |l| start + l);
    match write(&mut file, start, received, end, checksum, body).await {
        Ok(position) if position > received => {
            file.sync_data().await.map_err(refused)?;
            if fresh {
                // The name must be durable as well.
                File::open(folder(app)).await.map_err(refused)?.sync_all().await.map_err(refused)?;
            }
            lease.record(position, "receiving").await?;
            Ok(position)
        }
        Ok(_) => Ok(received),
        Err(e) => {
            truncate(&file, received).await?;
            Err(e)
        }
    }
}

async fn truncate(file: &File, length: i64) -> Result<(), Refusal> {
    Ok(file.set_len(u64::try_from(length).unwrap_or(0)).await.map_err(refused)?)
}

/// Compares what overlaps, writes the rest; the position reached.
async fn write(
    file: &mut File,
    start: i64,
    received: i64,
    end: i64,
    mut checksum: Option<Checksum>,
    body: Body,
) -> Result<i64, Refusal> {
    file.seek(SeekFrom::Start(u64::try_from(start).unwrap_or(0))).await.map_err(refused)?;
    let mut stream = body.into_data_stream();
    let mut position = start;
    let mut piece: Vec<u8> = Vec::with_capacity(PIECE.min(usize::try_from(end - start).unwrap_or(PIECE)));
    let mut known = Vec::new();
    let has_checksum = checksum.is_some();
    loop {
        let bytes = match tokio::time::timeout(SILENCE, stream.next()).await {
            Ok(Some(Ok(bytes))) => bytes,
            Ok(None) => break,
            // The connection broke: with a digest nothing can be judged, without one what came is good.
            Err(_) | Ok(Some(Err(_))) if has_checksum => return Err(Fault::Conflict.into()),
            Err(_) | Ok(Some(Err(_))) => break,
        };
        let count = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        if position.saturating_add(count) > end {
            return Err(Fault::Conflict.into());
        }
        if let Some(sum) = &mut checksum {
            sum.update(&bytes);
        }
        let overlap = usize::try_from((received - position).clamp(0, count)).unwrap_or(0);
        if overlap > 0 {
            known.resize(overlap, 0);
            file.read_exact(&mut known).await.map_err(refused)?;
            if known != bytes[..overlap] {
                return Err(Fault::Conflict.into());
            }
            if overlap < bytes.len() {
                // From reading to writing at the same place.
                file.seek(SeekFrom::Start(u64::try_from(received).unwrap_or(0))).await.map_err(refused)?;
            }
        }
        piece.extend_from_slice(&bytes[overlap..]);
        position += count;
        if piece.len() >= PIECE {
            file.write_all(&piece).await.map_err(refused)?;
            piece.clear();
        }
    }
    if let Some(sum) = checksum
        && !sum.matches()
    {
        return Err(Fault::Checksum.into());
    }
    file.write_all(&piece).await.map_err(refused)?;
    file.flush().await.map_err(refused)?;
    Ok(position)
}
