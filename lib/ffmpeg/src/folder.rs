//! The size of a work folder: the system bounds each file of a child, and a child may make any number of them.

use std::path::Path;
use std::time::Duration;

/// How often the size is looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Ends when the files of a folder are larger than `most` bytes together; dropped, it stops looking.
pub async fn outgrows(folder: &Path, most: u64) {
    loop {
        tokio::time::sleep(LOOK).await;
        let mut size = 0u64;
        let Ok(mut entries) = tokio::fs::read_dir(folder).await else { continue };
        while let Ok(Some(entry)) = entries.next_entry().await {
            size = size.saturating_add(entry.metadata().await.map_or(0, |meta| meta.len()));
        }
        if size > most {
            return;
        }
    }
}
