//! In which form somebody wants a feed, by its address, its query and what they accept.

use axum::http::{HeaderMap, StatusCode, header};
use platform::fields::Fields;
use platform::{Problem, Result};

/// Extensions and values of `format`, as PeerTube takes them.
const NAMES: [&str; 7] = ["xml", "rss", "rss2", "atom", "atom1", "json", "json1"];
const WRONG: &str = "Should have a valid format (rss, atom, json)";

/// The form of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// RSS 2.0.
    Rss,
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.
    Json,
}

/// A form, and how it is labelled for who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Format {
    /// The form.
    pub form: Form,
    /// Media type.
    pub content_type: &'static str,
}

impl Format {
    /// Reads extension, query and headers.
    ///
    /// # Errors
    /// 400 for an unknown format, 406 when nothing of it is accepted.
    pub fn read(extension: &str, query: Option<&str>, headers: &HeaderMap) -> Result<Self> {
        let known = |name: &str| NAMES.iter().find(|n| **n == name).copied();
        let mut path = Fields::param("format", extension);
        if known(extension).is_none() {
            path.wrong("format", WRONG);
        }
        path.finish()?;
        let mut fields = Fields::query(query);
        let asked = fields.optional("format", WRONG, |v| known(v.as_str()?));
        fields.finish()?;
        // The extension decides; `.xml` leaves it to the query.
        let form = match (extension, asked) {
            ("atom" | "atom1", _) | ("xml", Some("atom" | "atom1")) => Form::Atom,
            ("json" | "json1", _) => Form::Json,
            _ => Form::Rss,
        };
        let types: &[&'static str] = match (form, asked.unwrap_or(extension)) {
            (Form::Json, _) => &["application/json"],
            (Form::Atom, _) => &["application/atom+xml", "application/xml", "text/xml"],
            (Form::Rss, "rss" | "rss2") => &["application/rss+xml", "application/xml", "text/xml"],
            (Form::Rss, _) => &["application/xml", "text/xml"],
        };
        Ok(Format { form, content_type: accepted(headers, types)? })
    }

    /// A podcast, which is always RSS.
    ///
    /// # Errors
    /// 406 when that is not accepted.
    pub fn podcast(headers: &HeaderMap) -> Result<Self> {
        let types = &["application/rss+xml", "application/xml", "text/xml"];
        Ok(Format { form: Form::Rss, content_type: accepted(headers, types)? })
    }
}

/// The type among ours that is accepted most gladly (RFC 9110, section 12.5.1); ours are in our own order.
fn accepted(headers: &HeaderMap, ours: &[&'static str]) -> Result<&'static str> {
    let values: Vec<&str> = headers.get_all(header::ACCEPT).iter().filter_map(|v| v.to_str().ok()).collect();
    if values.is_empty() {
        return Ok(ours[0]);
    }
    let ranges: Vec<(String, f32)> = values.iter().flat_map(|v| v.split(',')).take(100).map(range).collect();
    let wish = |kind: &str| {
        let main = kind.split('/').next().unwrap_or("");
        let found = ranges.iter().enumerate().filter_map(|(at, (range, q))| {
            let exactness = match range.as_str() {
                r if r == kind => 2,
                "*/*" => 0,
                r if r.strip_suffix("/*") == Some(main) => 1,
                _ => return None,
            };
            Some((exactness, *q, at))
        });
        found.max_by_key(|(exactness, _, at)| (*exactness, std::cmp::Reverse(*at)))
    };
    let mut best: Option<(&'static str, (f32, i32, usize))> = None;
    for kind in ours {
        let Some((exactness, q, at)) = wish(kind).filter(|(_, q, _)| *q > 0.0) else { continue };
        let better = best.is_none_or(|(_, (bq, be, ba))| {
            q > bq || (q - bq).abs() < f32::EPSILON && (exactness > be || exactness == be && at < ba)
        });
        if better {
            best = Some((kind, (q, exactness, at)));
        }
    }
    best.map(|(kind, _)| kind).ok_or_else(|| {
        let sentence = format!("You should accept at least one of the following content-types: {}", ours.join(", "));
        Problem::new(StatusCode::NOT_ACCEPTABLE, sentence)
    })
}

fn range(text: &str) -> (String, f32) {
    let mut parts = text.split(';');
    let name = parts.next().unwrap_or("").trim().to_ascii_lowercase();
    let q = parts.find_map(|p| p.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
    (name, q.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(extension: &str, query: &str, accept: Option<&str>) -> Result<(Form, &'static str), u16> {
        let mut headers = HeaderMap::new();
        if let Some(accept) = accept {
            headers.insert(header::ACCEPT, accept.parse().unwrap());
        }
        Format::read(extension, Some(query), &headers)
            .map(|f| (f.form, f.content_type))
            .map_err(|p| p.status().as_u16())
    }

    #[test]
    fn the_extension_decides_then_the_query() {
        assert_eq!(read("xml", "", None), Ok((Form::Rss, "application/xml")));
        assert_eq!(read("xml", "format=atom", None), Ok((Form::Atom, "application/atom+xml")));
        assert_eq!(read("atom1", "", None), Ok((Form::Atom, "application/atom+xml")));
        assert_eq!(read("json", "format=rss", None), Ok((Form::Json, "application/json")));
        assert_eq!(read("rss2", "", None), Ok((Form::Rss, "application/rss+xml")));
        assert_eq!((read("doc", "", None), read("xml", "format=doc", None)), (Err(400), Err(400)));
    }

    #[test]
    fn what_is_accepted_is_sent() {
        assert_eq!(read("xml", "", Some("text/xml")), Ok((Form::Rss, "text/xml")));
        assert_eq!(read("xml", "", Some("text/xml, application/xml")), Ok((Form::Rss, "text/xml")));
        assert_eq!(
            read("atom", "", Some("text/html, application/xml;q=0.9, */*;q=0.8")),
            Ok((Form::Atom, "application/xml"))
        );
        assert_eq!(read("rss", "", Some("*/*")), Ok((Form::Rss, "application/rss+xml")));
        assert_eq!(read("json", "", Some("application/*")), Ok((Form::Json, "application/json")));
        for nothing in ["text/html", "application/xml;q=0, text/html", "nonsense", ""] {
            assert_eq!(read("xml", "", Some(nothing)), Err(406), "{nothing}");
        }
    }
}
