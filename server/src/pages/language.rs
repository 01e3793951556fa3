//! The language of a page: that of its address, of the choice its visitor made, of their browser, or the instance's own. The client
//! asks in the same order, so its first text is what the page began with.

use super::EMPTY;
use super::plain::Plain;
use crate::assets;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use platform::App;
use platform::language::{FIRST, Phrases, Spoken, spoken, wanted};
use std::convert::Infallible;

/// What is said without the client.
pub(super) static PHRASES: Phrases = platform::catalogue!();

/// The language of the page that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Language(pub Spoken);

impl FromRequestParts<App> for Language {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let wanted = wanted(parts.uri.query(), &parts.headers);
        let instances = || spoken(&app.config().instance.default_language);
        Ok(Language(wanted.or_else(instances).unwrap_or(FIRST)))
    }
}

impl Language {
    /// The built document in this language: its root says so, and what is read without scripts is written in it.
    pub(super) fn write(self, document: &str, player: bool, plain: &Plain) -> String {
        let Spoken { tag, rtl } = self.0;
        let direction = if rtl { "rtl" } else { "ltr" };
        let document =
            document.replacen("<html lang=\"en\">", &format!("<html lang=\"{tag}\" dir=\"{direction}\">"), 1);
        document.replacen(EMPTY, &format!("<noscript>{}</noscript>", plain.write(tag, player)), 1)
    }

    /// Lets the browser fetch the catalogue while it fetches the program that will ask for it.
    pub(super) fn preload(self) -> String {
        let name = format!("client/assets/language-{}-", self.0.tag);
        let file = assets::find(|file| {
            file.strip_prefix(&name).is_some_and(|rest| rest.ends_with(".js") && !rest.contains('/'))
        });
        file.map(|file| format!("<link rel=\"modulepreload\" href=\"/{file}\">")).unwrap_or_default()
    }
}
