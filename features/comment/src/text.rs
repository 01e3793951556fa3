//! The text of a comment: Markdown, bounded, without control characters.

use platform::fields::Fields;
use serde_json::Value;

/// Characters at most.
const MOST: usize = 10_000;

/// Reads the field `text`; it is recorded when it is wrong.
pub(crate) fn read(fields: &mut Fields) -> Option<String> {
    let message = match fields.raw("text") {
        None => "Expected a string but received a undefined",
        Some(_) => "Invalid value",
    };
    fields.required("text", message, clean)
}

/// The text as it is kept; `None` when there is nothing in it or too much.
fn clean(v: &Value) -> Option<String> {
    let kept: String = v.as_str()?.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect();
    (1..=MOST).contains(&kept.chars().count()).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_are_bounded_and_cleaned() {
        assert_eq!(clean(&json!("**bold**\n<script>")).as_deref(), Some("**bold**\n<script>"));
        assert_eq!(clean(&json!("a\u{0}b\u{1b}[31m\tc")).as_deref(), Some("ab[31m\tc"));
        assert!(clean(&json!("é".repeat(MOST))).is_some());
        for bad in [json!(""), json!("\u{0}\u{7}"), json!("x".repeat(MOST + 1)), json!(5), json!(null), json!(["x"])] {
            assert_eq!(clean(&bad), None);
        }
    }
}
