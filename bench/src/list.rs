//! First pages of lists, and watch pages, at three sizes of database: requests, CPU for each, and how it grows.

use crate::harness::Bench;
use crate::harness::server::Server;
use crate::harness::table::Table;
use crate::harness::wrk::{self, Ask};
use crate::seed;

const SIZES: [i64; 3] = [1_000, 10_000, 100_000];
const CONNECTIONS: u32 = 20;
/// First pages that a web client or an app asks for.
const PAGES: &[(&str, &str)] = &[
    ("newest", "/api/v1/videos?count=15"),
    ("newest, no total", "/api/v1/videos?count=15&skipCount=true"),
    ("most watched", "/api/v1/videos?sort=-views&count=15"),
    ("local, safe", "/api/v1/videos?sort=-publishedAt&count=15&isLocal=true&nsfw=false"),
    ("one category", "/api/v1/videos?sort=-publishedAt&count=15&categoryOneOf=5"),
    ("two languages", "/api/v1/videos?sort=-publishedAt&count=15&languageOneOf=fr&languageOneOf=en"),
    ("one tag", "/api/v1/videos?sort=-publishedAt&count=15&tagsOneOf=tag205"),
    ("with HLS files", "/api/v1/videos?sort=-publishedAt&count=15&hasHLSFiles=true"),
    ("by name", "/api/v1/videos?sort=name&count=15"),
    ("one channel", "/api/v1/video-channels/channel7/videos?count=15"),
    ("one account", "/api/v1/accounts/person7/videos?count=15"),
    ("a word in the name", "/api/v1/videos?sort=-publishedAt&count=15&search=subject%20117"),
];

/// Figures of one page at one size.
struct Cell {
    per_second: f64,
    cpu_ms: f64,
    p99: f64,
}

/// Runs every page at every size.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let script = wrk::script(folder.path())?;
    let mut results: Vec<Vec<Cell>> = Vec::new();
    for size in SIZES {
        let data = folder.path().join(size.to_string());
        seed::seed(bench, &data, size, 800).await?;
        let watch: Vec<String> =
            seed::some(&data, size, 200).await?.iter().map(|u| format!("/api/v1/videos/{u}")).collect();
        let server = Server::start(&bench.server, &data, "").await?;
        // A server that has just started answers its first thousands of requests more slowly, whatever they ask for.
        load(bench, &server, &script, &[PAGES[0].1.to_owned()]).await?;
        let mut cells = Vec::new();
        for (_, page) in PAGES {
            cells.push(load(bench, &server, &script, &[(*page).to_owned()]).await?);
        }
        cells.push(load(bench, &server, &script, &watch).await?);
        results.push(cells);
        server.stop().await?;
        std::fs::remove_dir_all(&data)?;
    }
    let title = format!(
        "list: first pages and watch pages, {CONNECTIONS} connections; growth is the exponent of CPU by videos"
    );
    let mut table = Table::new(
        &title,
        &["page", "requests/s at 100k", "p99 ms", "CPU ms at 1k", "at 10k", "at 100k", "growth", "goal"],
    );
    let names = PAGES.iter().map(|(name, _)| *name).chain(["watch page"]);
    for (at, name) in names.enumerate() {
        let of = |size: usize| &results[size][at];
        let x: Vec<f64> = SIZES.iter().map(|s| (*s as f64).ln()).collect();
        let y: Vec<f64> = results.iter().map(|cells| cells[at].cpu_ms.ln()).collect();
        table.row(&[
            name.into(),
            format!("{:.0}", of(2).per_second),
            format!("{:.1}", of(2).p99),
            format!("{:.3}", of(0).cpu_ms),
            format!("{:.3}", of(1).cpu_ms),
            format!("{:.3}", of(2).cpu_ms),
            format!("{:.2}", slope(&x, &y)),
            "<= 0.10".into(),
        ]);
    }
    table.print();
    Ok(())
}

async fn load(bench: &Bench, server: &Server, script: &std::path::Path, paths: &[String]) -> anyhow::Result<Cell> {
    let url = format!("http://{}/", server.address);
    // Once before, so that statements are prepared and pages are read.
    wrk::run(script, &url, CONNECTIONS, 1, None, &Ask::Paths(paths)).await?;
    let before = server.cpu();
    let load = wrk::run(script, &url, CONNECTIONS, bench.seconds.unwrap_or(3), None, &Ask::Paths(paths)).await?;
    let cpu = server.cpu() - before;
    anyhow::ensure!(load.errors == 0.0, "{}: {} errors", paths[0], load.errors);
    Ok(Cell { per_second: load.requests / load.seconds, cpu_ms: cpu * 1000.0 / load.requests.max(1.0), p99: load.p99 })
}

/// The slope of the line of least squares.
fn slope(x: &[f64], y: &[f64]) -> f64 {
    let mean = |v: &[f64]| v.iter().sum::<f64>() / v.len() as f64;
    let (mx, my) = (mean(x), mean(y));
    let top: f64 = x.iter().zip(y).map(|(a, b)| (a - mx) * (b - my)).sum();
    top / x.iter().map(|a| (a - mx).powi(2)).sum::<f64>()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_cost_that_grows_like_the_size_has_slope_one() {
        let x = [1.0, 2.0, 4.0];
        assert!((super::slope(&x, &[3.0, 4.0, 6.0]) - 1.0).abs() < 1e-9);
        assert!(super::slope(&x, &[2.0, 2.0, 2.0]).abs() < 1e-9);
    }
}
