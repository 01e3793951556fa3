//! Listing a bucket page by page, in the order S3 would list it.

use std::fs;
use std::io;
use std::path::Path;

use super::Disk;
use crate::{Bucket, Entry, Error, Key, MAX_PAGE, Page};

impl Disk {
    pub(crate) fn list(
        &self,
        bucket: Bucket,
        prefix: Option<&Key>,
        after: Option<&Key>,
        limit: usize,
    ) -> Result<Page, Error> {
        let root = &self.place(bucket)?.folder;
        let mut walk =
            Walk { after: after.map_or("", Key::as_str), limit: limit.clamp(1, MAX_PAGE), page: Page::default() };
        let full = match prefix {
            None => walk.folder(root, "")?,
            Some(prefix) => walk.folder(&root.join(prefix.as_str()), &format!("{prefix}/"))?,
        };
        if full {
            walk.page.next = walk.page.entries.last().map(|entry| entry.key.clone());
        }
        Ok(walk.page)
    }
}

struct Walk<'a> {
    after: &'a str,
    limit: usize,
    page: Page,
}

impl Walk<'_> {
    /// Adds what lies in `folder`, whose keys begin with `prefix` (empty or with a slash at its end). True when the page is full.
    fn folder(&mut self, folder: &Path, prefix: &str) -> Result<bool, Error> {
        let entries = match fs::read_dir(folder) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(false);
            }
            entries => entries.map_err(Error::io("listing a folder"))?,
        };
        // A folder sorts as if its name ended in a slash: that is the byte order of the whole keys.
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(Error::io("listing a folder"))?;
            let kind = entry.file_type().map_err(Error::io("listing a folder"))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}{}", if kind.is_dir() { "/" } else { "" });
            let key = Key::new(path.trim_end_matches('/'));
            if key.is_err() || !(kind.is_dir() || kind.is_file()) {
                // Told once, on the page that begins the listing.
                if self.after.is_empty() && self.page.strangers.len() < MAX_PAGE {
                    self.page.strangers.push(path);
                }
                continue;
            }
            // What lies wholly before `after` is not looked at again.
            if path.as_str() > self.after || self.after.starts_with(&path) && kind.is_dir() {
                names.push(path);
            }
        }
        names.sort_unstable();
        for path in names {
            let name = path.trim_end_matches('/');
            let inside = folder.join(&name[prefix.len()..]);
            if path.ends_with('/') {
                if self.folder(&inside, &path)? {
                    return Ok(true);
                }
                continue;
            }
            if self.page.entries.len() == self.limit {
                return Ok(true);
            }
            // It may have been removed meanwhile.
            if let (Ok(key), Ok(about)) = (Key::new(name), fs::metadata(&inside)) {
                self.page.entries.push(Entry { key, size: about.len() });
            }
        }
        Ok(false)
    }
}
