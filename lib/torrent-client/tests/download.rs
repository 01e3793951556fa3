//! Downloads from a swarm of the tests' own: honest peers, and all the others.

use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Duration;

use http_client::{Client, Reach, Settings};
use tempfile::TempDir;
use torrent::PeerId;
use torrent::content::{Info, Torrent};
use torrent::magnet::Link;
use torrent_client::testing::{Made, Manner, Seeder, tracker, web};
use torrent_client::{Download, Downloaded, Error, Limits, Source, chosen};

const LIMITS: Limits =
    Limits { bytes: 1 << 30, total: Duration::from_secs(300), stall: Duration::from_secs(120), rounds: 1 };

fn content(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at.wrapping_mul(31) + (at >> 9)) as u8).collect()
}

/// Three and a bit pieces of four blocks.
fn film() -> Made {
    Made::file("film.mp4", &content(200_005), 64 << 10)
}

struct Run {
    folder: TempDir,
    source: Source,
    limits: Limits,
    reach: Reach,
    told: Mutex<Vec<(u64, u64)>>,
}

impl Run {
    fn new(source: Source) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Run { folder, source, limits: LIMITS, reach: Reach::Everywhere, told: Mutex::default() }
    }

    fn torrent(bytes: &[u8]) -> Self {
        Self::new(Torrent::parse(bytes).unwrap().into())
    }

    fn magnet(link: &str) -> Self {
        Self::new(link.parse::<Link>().unwrap().into())
    }

    async fn run(&self) -> Result<Downloaded, Error> {
        let settings = Settings {
            user_agent: "test".into(),
            reach: self.reach.clone(),
            connect: Duration::from_secs(5),
            authorities: Vec::new(),
        };
        let (client, source) = (Client::new(settings), self.source.clone());
        let download = Download { client, peer_id: PeerId::new([b'p'; 20]), source, limits: self.limits };
        let out = self.folder.path().join("out");
        let told = |here, all| self.told.lock().unwrap().push((here, all));
        download.run(|name| name.ends_with(".mp4"), &out, told).await
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.folder.path().join("out")).unwrap()
    }
}

async fn seeders(made: &Made, manners: &[Manner]) -> (Vec<Seeder>, String) {
    let mut seeders = Vec::new();
    for manner in manners {
        seeders.push(Seeder::start(made, *manner).await.unwrap());
    }
    let addresses: Vec<SocketAddr> = seeders.iter().map(|seeder| seeder.address).collect();
    let url = tracker(&addresses).await.unwrap();
    (seeders, url)
}

#[tokio::test]
async fn a_file_comes_from_a_peer_and_says_how_far_it_is() {
    let made = film();
    let (_, url) = seeders(&made, &[Manner::Honest]).await;
    let run = Run::torrent(&made.torrent(&[&url], &[]));
    assert_eq!(run.run().await.unwrap(), Downloaded { name: "film.mp4".into(), size: 200_005 });
    assert_eq!(run.bytes(), *made.content);
    let told = run.told.lock().unwrap();
    assert_eq!(told.last(), Some(&(200_005, 200_005)));
    assert!(told.is_sorted() && told.len() <= 4, "{told:?}");
}

#[tokio::test]
async fn a_magnet_link_is_enough() {
    // More metadata than one message of them holds.
    let made = Made::file("film.mp4", &content(40_000), 32);
    assert!(made.info.len() > 20_000);
    let (_, url) = seeders(&made, &[Manner::Honest]).await;
    let run = Run::magnet(&made.magnet(&[&url]));
    assert_eq!(run.run().await.unwrap().size, 40_000);
    assert_eq!(run.bytes(), *made.content);
}

#[tokio::test]
async fn who_chokes_is_asked_again() {
    let made = film();
    let (_, url) = seeders(&made, &[Manner::Fickle]).await;
    let run = Run::torrent(&made.torrent(&[&url], &[]));
    run.run().await.unwrap();
    assert_eq!(run.bytes(), *made.content);
}

#[tokio::test]
async fn the_longest_wanted_file_of_a_folder_is_taken() {
    let parts: [(&str, &[u8]); 4] = [
        ("read me.txt", &content(70_001)),
        ("x/short.mp4", &content(10)),
        ("x/long.mp4", &content(150_000)),
        ("end.txt", &content(90_000)),
    ];
    let made = Made::folder("folder", &parts, 64 << 10);
    let (_, url) = seeders(&made, &[Manner::Honest, Manner::Honest]).await;
    let run = Run::torrent(&made.torrent(&[&url], &[]));
    assert_eq!(run.run().await.unwrap(), Downloaded { name: "long.mp4".into(), size: 150_000 });
    assert_eq!(run.bytes(), content(150_000));
}

#[tokio::test]
async fn liars_are_left_and_not_asked_again() {
    let made = film();
    let (liars, url) = seeders(&made, &[Manner::Liar, Manner::Flood, Manner::Endless, Manner::Silent]).await;
    let seed = web(made.content.to_vec(), true).await.unwrap();
    let run = Run::torrent(&made.torrent(&[&url], &[&seed]));
    run.run().await.unwrap();
    assert_eq!(run.bytes(), *made.content);
    assert!(liars.iter().all(|liar| liar.connections.load(Ordering::Relaxed) <= 1));
}

#[tokio::test]
async fn a_liar_alone_gives_nothing() {
    let made = film();
    let (liars, url) = seeders(&made, &[Manner::Liar]).await;
    let mut run = Run::torrent(&made.torrent(&[&url], &[]));
    let Err(Error::NoSource(why)) = run.run().await else { panic!("it was believed") };
    assert!(why.contains("a piece is wrong"), "{why}");
    assert_eq!(liars[0].connections.load(Ordering::Relaxed), 1);
    // Wrong metadata, and more than there may be.
    for manner in [Manner::MetadataLiar, Manner::Boaster, Manner::Endless, Manner::Flood] {
        let (_, url) = seeders(&made, &[manner]).await;
        run = Run::magnet(&made.magnet(&[&url]));
        // Without anybody left a peer that waits for what others know ends the download as well.
        run.limits.stall = Duration::from_secs(2);
        let error = run.run().await.unwrap_err();
        assert!(matches!(error, Error::NoSource(_) | Error::Stalled), "{manner:?}: {error}");
    }
}

#[tokio::test]
async fn metadata_of_a_liar_are_asked_of_others() {
    let made = film();
    let (_, url) = seeders(&made, &[Manner::MetadataLiar, Manner::Boaster, Manner::Honest]).await;
    let run = Run::magnet(&made.magnet(&[&url]));
    run.run().await.unwrap();
    assert_eq!(run.bytes(), *made.content);
}

#[tokio::test]
async fn silence_ends() {
    let made = film();
    let (_, url) = seeders(&made, &[Manner::Silent]).await;
    let mut run = Run::torrent(&made.torrent(&[&url], &[]));
    run.limits.stall = Duration::from_millis(200);
    assert!(matches!(run.run().await, Err(Error::Stalled)));
    run.limits = Limits { total: Duration::from_millis(200), ..LIMITS };
    assert!(matches!(run.run().await, Err(Error::Deadline)));
}

#[tokio::test]
async fn web_seeds_give_ranges() {
    let parts: [(&str, &[u8]); 2] = [("a.txt", &[]), ("x/long.mp4", &content(150_000))];
    let (single, folder) = (film(), Made::folder("folder", &parts, 16 << 10));
    for made in [single, folder] {
        let seed = web(made.content.to_vec(), true).await.unwrap();
        let run = Run::torrent(&made.torrent(&[], &[&seed]));
        run.run().await.unwrap();
        assert_eq!(run.bytes(), *made.content);
    }
}

#[tokio::test]
async fn a_web_seed_that_lies_is_left() {
    let made = film();
    let mut wrong = made.content.to_vec();
    wrong[0] ^= 1;
    let lying = web(wrong, true).await.unwrap();
    let Err(Error::NoSource(why)) = Run::torrent(&made.torrent(&[], &[&lying])).run().await else { panic!("believed") };
    assert!(why.contains("wrong"), "{why}");
    let (_, url) = seeders(&made, &[Manner::Honest]).await;
    let run = Run::torrent(&made.torrent(&[&url], &[&lying]));
    run.run().await.unwrap();
    assert_eq!(run.bytes(), *made.content);
}

#[tokio::test]
async fn a_magnet_link_may_name_the_torrent_itself() {
    let made = film();
    let seed = web(made.content.to_vec(), true).await.unwrap();
    let torrent = web(made.torrent(&[], &[&seed]), false).await.unwrap();
    let run = Run::magnet(&format!("{}&xs={torrent}", made.magnet(&[])));
    run.run().await.unwrap();
    assert_eq!(run.bytes(), *made.content);
    // A web seed alone tells nobody what the torrent holds.
    let Err(Error::NoSource(_)) = Run::magnet(&format!("{}&ws={seed}", made.magnet(&[]))).run().await else {
        panic!("believed")
    };
    // One that has another torrent is not believed.
    let other = Made::file("film.mp4", &content(9), 16 << 10);
    let run = Run::magnet(&format!("{}&xs={torrent}", other.magnet(&[])));
    let Err(Error::NoSource(why)) = run.run().await else { panic!("believed") };
    assert!(why.contains("another torrent"), "{why}");
}

#[tokio::test]
async fn private_addresses_are_not_reached() {
    let made = film();
    let (seeder, url) = seeders(&made, &[Manner::Honest]).await;
    let seed = web(made.content.to_vec(), true).await.unwrap();
    let mut run = Run::torrent(&made.torrent(&[&url], &[&seed]));
    run.reach = Reach::PUBLIC;
    let Err(Error::NoSource(why)) = run.run().await else { panic!("it was reached") };
    assert!(why.contains("not a public address"), "{why}");
    assert_eq!(seeder[0].connections.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn torrents_without_a_film_and_with_a_long_one_are_refused() {
    let made = Made::file("film.iso", &content(9), 16 << 10);
    assert!(matches!(Run::torrent(&made.torrent(&[], &[])).run().await, Err(Error::NoFile)));
    let mut run = Run::torrent(&film().torrent(&[], &[]));
    assert!(matches!(run.run().await, Err(Error::NoSource(_))));
    run.limits.bytes = 200_004;
    assert!(matches!(run.run().await, Err(Error::TooLarge(200_004))));
}

#[test]
fn of_several_files_the_longest_is_chosen() {
    let parts: [(&str, &[u8]); 4] = [("a.mp4", &[1; 5]), ("b.mp4", &[1; 7]), ("c.mp4", &[1; 7]), ("z.iso", &[1; 90])];
    let info = Info::parse(&Made::folder("d", &parts, 16).info).unwrap();
    assert_eq!(chosen(&info, |name| name.ends_with(".mp4")), Some(1));
    assert_eq!(chosen(&info, |name| name.ends_with(".mkv")), None);
}
