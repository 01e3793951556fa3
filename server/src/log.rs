//! The log: on stderr for whoever runs the server, and its last lines in memory for administrators in the web interface.

use config::Config;
use config::value::LogFormat;
use platform::Clock;
use platform::recent_log::{Level, Line, RECENT};
use std::fmt::{Debug, Write};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// Starts the log.
pub(crate) fn start(config: &Config) {
    let level = config.log.level.as_str();
    let filter = tracing_subscriber::EnvFilter::try_from_env("SEPIOLA_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(format!("{level},sqlx=warn,hyper=warn")));
    let written = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let all = tracing_subscriber::registry().with(filter).with(Memory(Clock::system()));
    // A second start in one process (tests) keeps the first log.
    let _ = match config.sepiola.log_format {
        LogFormat::Json => all.with(written.json()).try_init(),
        LogFormat::Text => all.with(written).try_init(),
    };
}

/// Keeps each line in [`RECENT`].
struct Memory(Clock);

impl<S: Subscriber> Layer<S> for Memory {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let meta = event.metadata();
        let level = match *meta.level() {
            tracing::Level::ERROR => Level::Error,
            tracing::Level::WARN => Level::Warn,
            tracing::Level::INFO => Level::Info,
            _ => Level::Debug,
        };
        let mut text = Text::default();
        event.record(&mut text);
        let tag = meta.target().split("::").next().unwrap_or_default().to_owned();
        RECENT.push(Line { at: self.0.now(), level, tag, message: text.message + &text.rest });
    }
}

/// A line's message and its other fields after it.
#[derive(Default)]
struct Text {
    message: String,
    rest: String,
}

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing to a string cannot fail.
        let _ = match field.name() {
            "message" => write!(self.message, "{value:?}"),
            name => write!(self.rest, " {name}={value:?}"),
        };
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "message" => self.message.push_str(value),
            name => drop(write!(self.rest, " {name}={value}")),
        }
    }
}
