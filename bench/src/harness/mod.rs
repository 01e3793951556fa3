//! What all benchmarks share: processes and their cost, a server in an empty folder, its API, test media, wrk, tables.

pub(crate) mod api;
pub(crate) mod media;
pub(crate) mod outbox_stub;
pub(crate) mod peer;
pub(crate) mod process;
pub(crate) mod senders;
pub(crate) mod server;
pub(crate) mod table;
pub(crate) mod wrk;

use std::path::PathBuf;

/// What was asked for on the command line.
pub(crate) struct Bench {
    /// The release binary to measure.
    pub(crate) server: PathBuf,
    /// Runs of each side; every benchmark has its own default.
    pub(crate) rounds: Option<usize>,
    /// Length of one load; every benchmark has its own default.
    pub(crate) seconds: Option<u64>,
}

/// The middle value; of an even number the mean of the two in the middle. 0 of nothing.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => 0.0,
        n if n % 2 == 1 => sorted[n / 2],
        n => (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0,
    }
}
