//! A story that calls one operation after the other; told in `scenario.txt`, a line for each call:
//!
//! `who METHOD /path [body] [-> name /pointer …]`: who asks (`-` nobody), what with (JSON; `form {…}` for a form, where
//! `"@file"` sends a small file), and what of the answer is kept. `{name}` in a path or a body is what was kept. `until /pointer`
//! asks again until something is there: what follows from events comes in its own time. `who signs-in password` gets a session. `#`
//! begins a remark.

use crate::support::{Answer, Client, Media, until};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::Value;
use std::collections::HashMap;

/// One line of the story.
#[derive(Debug, Clone)]
pub struct Step {
    pub line: usize,
    pub who: String,
    pub method: String,
    /// With the gaps that are filled.
    pub path: String,
    body: Option<String>,
    form: bool,
    keep: Vec<(String, String)>,
    until: Option<String>,
}

/// Reads the story.
pub fn read(text: &str) -> Vec<Step> {
    text.lines().enumerate().filter_map(|(at, line)| step(at + 1, line.trim())).collect()
}

fn step(line: usize, text: &str) -> Option<Step> {
    if text.is_empty() || text.starts_with('#') {
        return None;
    }
    let (call, keep) = text.split_once(" -> ").unwrap_or((text, ""));
    let (call, until) = match call.split_once(" until ") {
        Some((call, pointer)) => (call, Some(pointer.trim().to_owned())),
        None => (call, None),
    };
    let mut parts = call.trim().splitn(4, ' ');
    let mut part = || parts.next().map(str::to_owned);
    let (who, method, path) = (part()?, part()?, part()?);
    let body = part();
    let form = body.as_deref().is_some_and(|b| b.starts_with("form "));
    let body = body.map(|b| b.strip_prefix("form ").map(str::to_owned).unwrap_or(b));
    let words: Vec<&str> = keep.split_whitespace().collect();
    let keep = words.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect();
    Some(Step { line, who, method, path, body, form, keep, until })
}

/// The name of an operation without the names of its gaps: `GET /api/v1/videos/:x/source`.
pub fn operation(method: &str, path: &str) -> String {
    let path = path.split('?').next().unwrap_or(path).trim_end_matches('/');
    let gap =
        |part: &str| if part.starts_with(':') || part.starts_with('{') { ":x".to_owned() } else { part.to_owned() };
    format!("{method} {}", path.split('/').map(gap).collect::<Vec<_>>().join("/"))
}

/// Those who act, and what was kept.
pub struct Cast {
    pub people: HashMap<String, Client>,
    pub kept: HashMap<String, String>,
}

impl Cast {
    fn fill(&self, text: &str) -> String {
        self.kept.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// Calls, again and again where something is waited for.
    pub async fn act(&self, step: &Step) -> Answer {
        match &step.until {
            Some(pointer) => {
                until(&format!("line {}", step.line), async || {
                    let answer = self.call(step).await;
                    answer.json().pointer(pointer).filter(|v| !v.is_null()).is_some().then_some(answer)
                })
                .await
            }
            None => self.call(step).await,
        }
    }

    /// The same call with a value in its query that fits nowhere.
    pub async fn ask_wrongly(&self, step: &Step, field: &str) -> Answer {
        let rest = match step.path.split_once('?') {
            Some((path, query)) => {
                let others = query.split('&').filter(|pair| !pair.starts_with(&format!("{field}=")));
                others.fold(format!("{path}?"), |all, pair| format!("{all}{pair}&"))
            }
            None => format!("{}?", step.path),
        };
        self.call(&Step { path: format!("{rest}{field}=no%20such%20value"), ..step.clone() }).await
    }

    /// Keeps of an answer what is to be kept.
    pub fn keep(&mut self, step: &Step, json: &Value) {
        for (name, pointer) in &step.keep {
            // A dot is the whole answer.
            let value = if pointer == "." { json } else { json.pointer(pointer).unwrap_or(&Value::Null) };
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            assert_ne!(value, "null", "line {}: there is no {pointer} in {json}", step.line);
            self.kept.insert(name.clone(), value);
        }
    }

    async fn call(&self, step: &Step) -> Answer {
        let client = self.people.get(&step.who).unwrap_or_else(|| panic!("line {}: who is {}?", step.line, step.who));
        let method: Method = step.method.parse().expect("a method");
        let mut request = client.request(method, &self.fill(&step.path));
        if let Some(body) = &step.body {
            let body = self.fill(body);
            if step.form {
                let fields: Value =
                    serde_json::from_str(&body).unwrap_or_else(|e| panic!("line {}: {e}: {body}", step.line));
                request = request.multipart(form(&fields).await);
            } else {
                request = request.header("content-type", "application/json").body(body);
            }
        }
        client.send(request).await.expect("an answer")
    }
}

async fn form(fields: &Value) -> Form {
    let mut form = Form::new();
    for (name, value) in fields.as_object().into_iter().flatten() {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let Some(file) = text.strip_prefix('@') else {
            form = form.text(name.clone(), text);
            continue;
        };
        let bytes = match file {
            "captions.vtt" => b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n".to_vec(),
            "picture.png" => {
                let file = Media::get().await.make(file, 1, &["-frames:v", "1", "-an"]).await;
                std::fs::read(file).expect("a picture to send")
            }
            media => std::fs::read(Media::get().await.file(media)).expect("a file to send"),
        };
        form = form.part(name.clone(), Part::bytes(bytes).file_name(file.to_owned()));
    }
    form
}
