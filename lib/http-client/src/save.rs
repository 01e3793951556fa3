//! An answer that is too large to hold, piece by piece into a file.

use crate::client::{ours, target};
use crate::{Client, Error, Limits};
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use tokio::io::AsyncWriteExt;
use url::Url;

/// What was saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// Where it came from, after redirects.
    pub url: Url,
    /// Its status; content is saved of a 2xx only.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Bytes that were written.
    pub size: u64,
}

impl Client {
    /// Asks (`GET`), following redirects, and writes the content to `out`. What was written when it fails is the caller's to
    /// remove.
    ///
    /// # Errors
    /// See [`Error`]; a disk that refuses to be written is [`Error::Failed`], a status of 4xx or 5xx is an answer.
    pub async fn save(
        &self,
        url: &Url,
        limits: &Limits,
        out: &mut (impl tokio::io::AsyncWrite + Unpin),
    ) -> Result<Saved, Error> {
        let saving = async {
            let mut url = url.clone();
            let mut left = limits.redirects;
            let mut answer = loop {
                let answer = self.send(Method::GET, &url, HeaderMap::new(), Bytes::new()).await?;
                let Some(next) = target(&url, &answer)? else { break answer };
                left = left.checked_sub(1).ok_or(Error::Redirects)?;
                url = next;
            };
            let (status, headers) = (answer.status(), answer.headers().clone());
            let most = limits.bytes as u64;
            if answer.content_length().is_some_and(|length| length > most) {
                return Err(Error::TooLarge(limits.bytes));
            }
            let mut size = 0_u64;
            while let Some(piece) = answer.chunk().await.map_err(|e| ours(&e))?.filter(|_| status.is_success()) {
                size += piece.len() as u64;
                if size > most {
                    return Err(Error::TooLarge(limits.bytes));
                }
                out.write_all(&piece).await.map_err(|e| Error::Failed(e.to_string()))?;
            }
            out.flush().await.map_err(|e| Error::Failed(e.to_string()))?;
            Ok(Saved { url, status, headers, size })
        };
        tokio::time::timeout(limits.total, saving).await.map_err(|_| Error::Deadline)?
    }
}
