//! From the command line and the process to [`Sources`]: the one place of this crate that touches a file.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{load::Sources, yaml::LARGEST_FILE};

/// The file that is read when no other is named, in the data folder.
pub const DEFAULT_FILE: &str = "config.yaml";

/// The options of `sepiola serve` and of the other commands that need a configuration.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--config FILE`.
    pub config: Option<PathBuf>,
    /// `--data DIR`.
    pub data: PathBuf,
    /// `--listen ADDR`: `host:port`, `[::1]:port` or a port alone.
    pub listen: Option<String>,
}

/// Why the sources could not be gathered.
#[derive(Debug, thiserror::Error)]
pub enum GatherError {
    /// The file is not there or may not be read.
    #[error("{path}: {source}", path = path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is no text.
    #[error("{path}: not UTF-8 text", path = path.display())]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// `--listen` is no address.
    #[error("--listen {0}: expected host:port, such as 127.0.0.1:9000, or a port")]
    Listen(String),
}

/// Reads the configuration file and the address; settings saved in the web interface come later, from the database.
///
/// # Errors
/// When a named file cannot be read or the address is none. A missing [`DEFAULT_FILE`] is no error.
pub fn gather(options: &Options, env: impl IntoIterator<Item = (String, String)>) -> Result<Sources, GatherError> {
    let file = match &options.config {
        Some(path) => Some(read(path)?),
        None => {
            let path = options.data.join(DEFAULT_FILE);
            if path.exists() { Some(read(&path)?) } else { None }
        }
    };
    let listen = match &options.listen {
        Some(text) => Some(parse_listen(text).ok_or_else(|| GatherError::Listen(text.clone()))?),
        None => None,
    };
    Ok(Sources { data: options.data.clone(), file, env: env.into_iter().collect(), listen, ..Sources::default() })
}

/// Reads one byte more than is allowed, so that a larger file is refused by its size and never held as a whole.
fn read(path: &Path) -> Result<(PathBuf, String), GatherError> {
    let unreadable = |source| GatherError::Unreadable { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| GatherError::NotText { path: path.to_owned() })?;
    Ok((path.to_owned(), text))
}

fn parse_listen(text: &str) -> Option<(String, u16)> {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) => (host, port),
        None => ("127.0.0.1", text),
    };
    let host = match host.strip_prefix('[') {
        Some(address) => address.strip_suffix(']')?,
        None if host.contains(':') => return None,
        None => host,
    };
    (!host.is_empty()).then_some((host.to_owned(), port.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        for (text, host, port) in [
            ("127.0.0.1:9001", "127.0.0.1", 9001),
            ("[::1]:80", "::1", 80),
            ("localhost:0", "localhost", 0),
            ("9002", "127.0.0.1", 9002),
        ] {
            assert_eq!(parse_listen(text), Some((host.to_owned(), port)), "{text}");
        }
        for wrong in ["", "host", "::1:80", "host:", ":80", "host:70000", "[::1:80"] {
            assert_eq!(parse_listen(wrong), None, "{wrong}");
        }
    }
}
