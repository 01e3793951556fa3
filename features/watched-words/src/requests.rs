//! What clients send.

use platform::fields::{Fields, read};
use platform::{Problem, Result};
use serde_json::Value;
use utoipa::ToSchema;

const NAME: &str = "Should have a list name between 1 and 100 characters long";
const WORDS: &str = "Should have an array of up to 500 words between 1 and 100 characters each";

/// So many words a list may have.
pub(crate) const MOST_WORDS: usize = 500;

/// A list of watched words; to change one, either may be left out.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub(crate) struct ListBody {
    /// 1 to 100 characters; nobody has two lists of one name.
    list_name: String,
    /// 1 to 500 words of 1 to 100 characters.
    words: Vec<String>,
}

/// What tags of comments lead to.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub(crate) struct CommentPoliciesBody {
    /// Comments with one of these tags are held until they are approved.
    review: Vec<String>,
}

/// What tags of videos lead to.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub(crate) struct VideoPoliciesBody {
    /// Videos with one of these tags wait until a moderator has looked.
    auto_block: Vec<String>,
}

/// A list as it shall be; `None` leaves what is there.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted {
    pub name: Option<String>,
    pub words: Option<Vec<String>>,
}

impl Wanted {
    /// Reads a list; a `new` one has both.
    pub(crate) fn read(fields: &mut Fields, new: bool) -> Result<Self> {
        // PeerTube takes a field that is null for a wrong one.
        let name = (new || fields.has("listName")).then(|| fields.required("listName", NAME, name)).flatten();
        let words = (new || fields.has("words")).then(|| fields.required("words", WORDS, words)).flatten();
        fields.finish()?;
        Ok(Wanted { name, words })
    }
}

fn name(v: &Value) -> Option<String> {
    let name = v.as_str()?.trim();
    is_within(name).then(|| name.to_owned())
}

/// A word of white space alone would be found everywhere.
fn words(v: &Value) -> Option<Vec<String>> {
    let words = v.as_array().filter(|words| (1..=MOST_WORDS).contains(&words.len()))?;
    let word = |v: &Value| v.as_str().filter(|w| is_within(w) && !w.trim().is_empty()).map(str::to_owned);
    words.iter().map(word).collect()
}

fn is_within(text: &str) -> bool {
    (1..=100).contains(&text.chars().count())
}

/// The names of tags under `field`.
pub(crate) fn tags(fields: &mut Fields, field: &str, message: &str) -> Result<Vec<String>> {
    let tags = fields.required(field, message, |v| if v.is_array() { read::texts(1, 100, 1000)(v) } else { None });
    fields.finish()?;
    Ok(tags.unwrap_or_default())
}

/// A list's number in an address.
pub(crate) fn list_id(text: &str) -> Result<i64> {
    number("listId", text)
}

/// A number in an address.
pub(crate) fn number(name: &str, text: &str) -> Result<i64> {
    let mut fields = Fields::param(name, text);
    let id = fields.required(name, "Invalid value", read::int(0, i64::MAX));
    fields.finish()?;
    id.ok_or_else(|| Problem::bad_request(format!("Incorrect request parameters: {name}")))
}
