//! What an import is asked to fetch.

use config::Config;
use platform::http_client::{Error, Url};
use platform::{App, Problem, Result};
use video::inspect;

/// Characters of an address.
const LONGEST: usize = 2000;

/// An address of the web: http or https, a host, no credentials.
pub(crate) fn read(text: &str) -> Option<Url> {
    if text.len() > LONGEST {
        return None;
    }
    let url: Url = text.trim().parse().ok()?;
    let is_plain = url.username().is_empty() && url.password().is_none();
    (matches!(url.scheme(), "http" | "https") && is_plain && url.host_str().is_some_and(|h| !h.is_empty()))
        .then_some(url)
}

/// What an import fetches, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// What lies at an address of the web.
    Url(String),
    /// What a magnet link names.
    Magnet(String),
    /// What a torrent file names.
    Torrent {
        /// What the sender called the file.
        name: String,
        /// The file.
        bytes: Vec<u8>,
    },
}

/// How an address is fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// It is a media file: by name and extension.
    File { name: String, extension: &'static str },
    /// By the program that knows sites.
    Site,
}

/// An address whose last part is the name of a file that people may upload is a file; everything else is a site.
pub(crate) fn way(url: &Url, config: &Config) -> Way {
    let last = url.path_segments().and_then(|mut s| s.next_back()).unwrap_or("");
    let name = video::receive::clean_name(&decoded(last));
    match inspect::extension(&name, config) {
        Ok(extension) => Way::File { name, extension },
        Err(_) => Way::Site,
    }
}

/// The words of a file's name, as a title.
pub(crate) fn title(name: &str, extension: &str) -> String {
    let stem = &name[..name.len() - extension.len()];
    let words: Vec<&str> = stem.split(|c: char| c == '_' || c.is_whitespace()).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

fn decoded(text: &str) -> String {
    let fields = platform::fields::Fields::query(Some(&format!("n={}", text.replace('+', "%2B"))));
    fields.raw("n").and_then(|v| v.as_str()).unwrap_or("").to_owned()
}

/// Refuses hosts that are not on the public internet, before anything is asked.
///
/// # Errors
/// 403, 400 for a name that leads nowhere.
pub(crate) async fn must_be_public(app: &App, url: &Url) -> Result<()> {
    match app.http().addresses(url.host_str().unwrap_or("")).await {
        Ok(_) => Ok(()),
        Err(Error::Private(_) | Error::NoPublicAddress) => {
            Err(Problem::forbidden("Cannot use non unicast IP as targetUrl"))
        }
        Err(_) => Err(Problem::bad_request("The host of targetUrl cannot be found")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_of_the_web_are_taken() {
        for good in ["https://a.example/v.mp4", " http://a.example:8080/x?y=z "] {
            assert!(read(good).is_some(), "{good}");
        }
        let long = format!("https://a.example/{}", "x".repeat(2000));
        for bad in ["htt://hello", "file:///etc/passwd", "https://", "a.mp4", "https://u:p@a.example/", "", &long] {
            assert!(read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn files_are_known_by_their_names() {
        let config = config::load(&config::Sources::default()).unwrap().config;
        let way = |text: &str| way(&text.parse().unwrap(), &config);
        let film = Way::File { name: "My_film é.MP4".into(), extension: ".mp4" };
        assert_eq!(way("https://a.example/x/My_film%20%C3%A9.MP4?token=1"), film);
        assert_eq!(title("My_film é.MP4", ".mp4"), "My film é");
        for site in ["https://a.example/watch?v=x.mp4", "https://a.example/", "https://a.example/page.html"] {
            assert_eq!(way(site), Way::Site, "{site}");
        }
    }
}
