//! What lists of one kind look like.

use super::{Published, Step, Unreadable};
use platform::clock::parse_iso;
use serde_json::Value;

/// A kind of list: the words and bounds of its steps.
#[derive(Debug)]
pub struct Kind {
    /// What a step that adds is called (`type`).
    pub adds: &'static str,
    /// What a step that takes away is called.
    pub removes: &'static str,
    /// The field that says what a step is about.
    pub subject: &'static str,
    /// Longest subject, in characters.
    pub longest_subject: usize,
    /// Longest name of a list, in characters.
    pub longest_name: usize,
    /// Most steps of one answer.
    pub most_steps: usize,
}

impl Kind {
    /// Judges an answer; the steps come out oldest first.
    pub(super) fn parse(&self, body: &[u8]) -> Result<Published, Unreadable> {
        let wrong = |what: &str| Unreadable(format!("the list is not one: {what}"));
        let list: Value = serde_json::from_slice(body).map_err(|e| wrong(&e.to_string()))?;
        let name = list["name"].as_str().filter(|n| is_within(n, self.longest_name));
        let name = name.ok_or_else(|| wrong("it has no name, or too long a one"))?.to_owned();
        let steps = list["actions"].as_array().ok_or_else(|| wrong("it has no steps"))?;
        if steps.len() > self.most_steps {
            return Err(wrong("it has too many steps"));
        }
        let steps: Option<Vec<Step>> = steps.iter().map(|s| self.step(s)).collect();
        let mut steps = steps.ok_or_else(|| wrong("it has a step that is none"))?;
        steps.sort_by_key(|s| s.at);
        Ok(Published { name, steps })
    }

    fn step(&self, step: &Value) -> Option<Step> {
        let said = step["type"].as_str()?;
        if said != self.adds && said != self.removes {
            return None;
        }
        let subject = step[self.subject].as_str().filter(|s| is_within(s, self.longest_subject))?;
        Some(Step { adds: said == self.adds, subject: subject.to_owned(), at: parse_iso(step["createdAt"].as_str()?)? })
    }
}

fn is_within(text: &str, longest: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= longest
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const KIND: Kind =
        Kind { adds: "add", removes: "remove", subject: "word", longest_subject: 5, longest_name: 4, most_steps: 2 };

    #[test]
    fn steps_come_oldest_first() {
        let list = json!({"name": "list", "more": 1, "actions": [
            {"type": "remove", "word": "b", "createdAt": "2026-01-01T00:00:01Z"},
            {"type": "add", "word": "a", "createdAt": "2026-01-01T00:00:00Z", "more": 1},
        ]});
        let list = KIND.parse(list.to_string().as_bytes()).unwrap();
        let steps: Vec<_> = list.steps.iter().map(|s| (s.adds, s.subject.as_str())).collect();
        assert_eq!((list.name.as_str(), steps), ("list", vec![(true, "a"), (false, "b")]));
    }

    #[test]
    fn one_wrong_step_spoils_a_list() {
        let step = |kind: &str, word: &str, at: &str| json!({"type": kind, "word": word, "createdAt": at});
        let good = step("add", "a", "2026-01-01T00:00:00Z");
        for bad in [
            json!({"name": "list"}),
            json!({"name": "", "actions": []}),
            json!({"name": " ", "actions": []}),
            json!({"name": "long!", "actions": []}),
            json!({"name": 5, "actions": []}),
            json!({"name": "list", "actions": {}}),
            json!({"name": "list", "actions": [good, good, good]}),
            json!({"name": "list", "actions": [good, step("block", "a", "2026-01-01T00:00:00Z")]}),
            json!({"name": "list", "actions": [good, step("add", "  ", "2026-01-01T00:00:00Z")]}),
            json!({"name": "list", "actions": [good, step("add", "longer", "2026-01-01T00:00:00Z")]}),
            json!({"name": "list", "actions": [good, step("add", "a", "yesterday")]}),
            json!({"name": "list", "actions": [good, "add"]}),
            json!({"name": "list", "actions": [good, {"type": "add", "createdAt": "2026-01-01T00:00:00Z"}]}),
            json!([]),
            json!("list"),
        ] {
            assert!(KIND.parse(bad.to_string().as_bytes()).is_err(), "{bad}");
        }
        assert!(KIND.parse(b"").is_err() && KIND.parse(b"<html>").is_err());
        assert!(KIND.parse(json!({"name": "list", "actions": []}).to_string().as_bytes()).is_ok());
    }
}
