//! Drawings (SVG), which logos may be. They are kept as they came and never decoded here; wherever they are served, a policy
//! forbids them scripts and everything from elsewhere.

use platform::Result;
use std::path::Path;
use tokio::io::AsyncReadExt as _;
use video::temporary::refused;

/// Larger drawings are none, in bytes.
const MOST: u64 = 1 << 20;

/// Whether a file is a drawing.
pub(crate) async fn is_one(path: &Path) -> Result<bool> {
    let mut bytes = Vec::new();
    let file = tokio::fs::File::open(path).await.map_err(refused)?;
    file.take(MOST + 1).read_to_end(&mut bytes).await.map_err(refused)?;
    Ok(bytes.len() as u64 <= MOST && std::str::from_utf8(&bytes).is_ok_and(begins))
}

/// Whether the first element of a text is a drawing: after declarations, comments and a document type without rules of its own.
fn begins(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<!DOCTYPE svg") {
            ">"
        } else {
            break;
        };
        let Some(at) = rest.find(end) else { return false };
        if end == ">" && rest[..at].contains('[') {
            return false;
        }
        rest = rest[at + end.len()..].trim_start();
    }
    let Some(rest) = rest.strip_prefix("<svg") else { return false };
    rest.starts_with([' ', '\n', '\r', '\t', '>', '/']) && text.trim_end().ends_with('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_begin_with_their_element() {
        for good in [
            "<svg/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n",
            "\u{feff}<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC \"a\" \"b\">\n<svg\n/>",
        ] {
            assert!(begins(good), "{good}");
        }
        for bad in [
            "",
            "svg",
            "<html><svg/></html>",
            "<svgx/>",
            "<!DOCTYPE html><svg/>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>",
            "<!-- <svg/>",
            "<svg",
        ] {
            assert!(!begins(bad), "{bad}");
        }
    }
}
