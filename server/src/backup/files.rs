//! Trees of files: copied, copied again where they changed, looked into.

use anyhow::Context;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What a copy came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum {
    pub files: u64,
    pub bytes: u64,
}

impl Sum {
    pub(super) fn add(&mut self, other: Sum) {
        self.files += other.files;
        self.bytes += other.bytes;
    }
}

/// Copies what is not there yet, or differs in size or time. What goes away meanwhile is left out, and so is what is neither a file nor
/// a folder, and `but`, by its name at the top. Answers what there is afterwards.
pub(super) fn copy(from: &Path, to: &Path, but: Option<&str>) -> anyhow::Result<Sum> {
    let mut sum = Sum::default();
    let mut rest = vec![PathBuf::new()];
    while let Some(at) = rest.pop() {
        let source = from.join(&at);
        let entries = match fs::read_dir(&source) {
            Ok(entries) => entries,
            Err(e) if e.kind() == ErrorKind::NotFound => continue,
            Err(e) => return Err(e).with_context(|| format!("cannot read {}", source.display())),
        };
        let target = to.join(&at);
        fs::create_dir_all(&target).with_context(|| format!("cannot create {}", target.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read {}", source.display()))?;
            let name = entry.file_name();
            if at.as_os_str().is_empty() && but.is_some_and(|but| name == but) {
                continue;
            }
            let (source, inside) = (entry.path(), at.join(&name));
            let kind = entry.file_type().with_context(|| format!("cannot look at {}", source.display()))?;
            if kind.is_dir() {
                rest.push(inside);
            } else if kind.is_file() {
                let copied = one(&source, &to.join(&inside));
                let bytes = copied.with_context(|| format!("cannot copy {}", source.display()))?;
                if let Some(bytes) = bytes {
                    sum.add(Sum { files: 1, bytes });
                }
            }
        }
    }
    Ok(sum)
}

/// Copies a file unless it is there already; its size, or `None` when it went away.
pub(super) fn one(from: &Path, to: &Path) -> io::Result<Option<u64>> {
    let about = match fs::metadata(from) {
        Ok(about) => about,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e),
    };
    let modified = about.modified()?;
    if fs::metadata(to).is_ok_and(|there| there.len() == about.len() && there.modified().is_ok_and(|m| m == modified)) {
        return Ok(Some(about.len()));
    }
    // What is there may be read-only, as its source is.
    match fs::remove_file(to) {
        Err(e) if e.kind() != ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let bytes = match fs::copy(from, to) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == ErrorKind::NotFound && !from.exists() => return Ok(None),
        Err(e) => return Err(e),
    };
    // As of before the copy: what grew meanwhile is seen to differ the next time.
    let file = File::open(to)?;
    file.set_modified(modified)?;
    file.sync_all()?;
    Ok(Some(bytes))
}

/// Removes what is not in the source any more.
pub(super) fn forget_gone(from: &Path, to: &Path) -> anyhow::Result<()> {
    let mut rest = vec![PathBuf::new()];
    while let Some(at) = rest.pop() {
        for entry in fs::read_dir(to.join(&at)).with_context(|| format!("cannot read {}", to.join(&at).display()))? {
            let entry = entry?;
            let inside = at.join(entry.file_name());
            let is_there = from.join(&inside).symlink_metadata().is_ok();
            match (entry.file_type()?.is_dir(), is_there) {
                (true, true) => rest.push(inside),
                (true, false) => fs::remove_dir_all(entry.path())?,
                (false, false) => fs::remove_file(entry.path())?,
                (false, true) => {}
            }
        }
    }
    Ok(())
}

/// The first file below a folder, `but` left out by its name at the top; `None` when there is none, or no folder.
pub(super) fn first_file(folder: &Path, but: &[&str]) -> io::Result<Option<PathBuf>> {
    let mut rest = vec![folder.to_owned()];
    while let Some(at) = rest.pop() {
        let entries = match fs::read_dir(&at) {
            Ok(entries) => entries,
            Err(e) if e.kind() == ErrorKind::NotFound => continue,
            Err(e) => return Err(e),
        };
        for entry in entries {
            let entry = entry?;
            if at == folder && but.iter().any(|but| entry.file_name() == *but) {
                continue;
            }
            if !entry.file_type()?.is_dir() {
                return Ok(Some(entry.path()));
            }
            rest.push(entry.path());
        }
    }
    Ok(None)
}

/// Makes the entries of a tree's folders durable.
pub(super) fn sync_folders(folder: &Path) -> io::Result<()> {
    let mut rest = vec![folder.to_owned()];
    while let Some(at) = rest.pop() {
        File::open(&at)?.sync_all()?;
        for entry in fs::read_dir(&at)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                rest.push(entry.path());
            }
        }
    }
    Ok(())
}

/// Writes a small file that its owner alone may read, durably.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let staged = path.with_extension("new");
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&staged)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&staged, path)?;
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Path, name: &str, text: &str) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn a_tree_is_copied_and_brought_up_to_date() {
        let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (from, to) = (from.path(), to.path());
        put(from, "a", "one");
        put(from, "deep/er/b", "three");
        put(from, "search/index", "left out");
        put(from, "deep/search/c", "stays");
        std::os::unix::fs::symlink("/etc/hostname", from.join("link")).unwrap();
        assert_eq!(copy(from, to, Some("search")).unwrap(), Sum { files: 3, bytes: 13 });
        assert_eq!(fs::read_to_string(to.join("deep/er/b")).unwrap(), "three");
        assert!(!to.join("search").exists() && to.join("link").symlink_metadata().is_err());
        // Of what is there already nothing is written again.
        let before = fs::metadata(to.join("a")).unwrap();
        put(from, "deep/er/b", "three and more");
        fs::remove_dir_all(from.join("deep/search")).unwrap();
        put(from, "new", "");
        assert_eq!(copy(from, to, Some("search")).unwrap(), Sum { files: 3, bytes: 17 });
        forget_gone(from, to).unwrap();
        assert_eq!(fs::read_to_string(to.join("deep/er/b")).unwrap(), "three and more");
        assert!(!to.join("deep/search").exists() && to.join("new").exists());
        use std::os::unix::fs::MetadataExt as _;
        assert_eq!(fs::metadata(to.join("a")).unwrap().ino(), before.ino());
        // What is not there is copied as nothing.
        assert_eq!(copy(&from.join("nowhere"), &to.join("nowhere"), None).unwrap(), Sum::default());
    }

    #[test]
    fn empty_folders_are_no_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/b")).unwrap();
        put(folder.path(), "config.yaml", "");
        assert_eq!(first_file(folder.path(), &["config.yaml"]).unwrap(), None);
        assert_eq!(first_file(&folder.path().join("nowhere"), &[]).unwrap(), None);
        put(folder.path(), "a/b/config.yaml", "");
        assert_eq!(first_file(folder.path(), &["config.yaml"]).unwrap(), Some(folder.path().join("a/b/config.yaml")));
    }
}
