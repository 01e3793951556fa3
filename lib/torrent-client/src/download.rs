//! The download as a whole: who is asked, and when it ends.

use crate::swarm::{Event, Fault, Plan, Swarm};
use crate::{Download, Downloaded, Error, Limits, Source, chosen, peer, tracker, web_seed};
use http_client::{HeaderMap, Url};
use std::collections::{HashSet, VecDeque};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;
use torrent::content::{Info, MAX_BYTES, Torrent};

/// Peers that are asked at the same time, and bytes of their pieces in memory.
const PEERS: usize = 30;
const MEMORY: usize = 96 << 20;
/// Peers that wait for their turn, and peers that are tried in all.
const WAITING: usize = 1000;
const TRIED: usize = 3000;
/// Connections to one web seed, and web seeds that are asked.
const EACH_SEED: usize = 2;
const SEEDS: usize = 4;
/// Bounds of a `.torrent` that is fetched.
const TORRENT: http_client::Limits =
    http_client::Limits { bytes: MAX_BYTES, redirects: 5, total: Duration::from_secs(60) };

/// What a task was.
enum Task {
    Peer(SocketAddr),
    Other,
}

impl Download {
    /// Downloads the longest file whose name `is_wanted` into `out`, which is made anew. `told` hears how many bytes are here, and how
    /// many there will be. What was written when it fails is the caller's to remove.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn run(
        self,
        is_wanted: impl Fn(&str) -> bool,
        out: &Path,
        told: impl Fn(u64, u64),
    ) -> Result<Downloaded, Error> {
        let Download { client, peer_id, source, limits } = self;
        let (tell, events) = mpsc::channel(64);
        let swarm = Arc::new(Swarm::new(client, peer_id, source.info_hash, tell));
        let mut course = Course {
            swarm,
            events,
            limits,
            tasks: JoinSet::new(),
            waiting: VecDeque::new(),
            known: HashSet::new(),
            tried: 0,
            memory_of: 0,
            seeds: HashSet::new(),
            seeds_to_ask: Vec::new(),
            trackers: HashSet::new(),
            said: "it names nobody who could be asked over HTTP".to_owned(),
        };
        let total = tokio::time::timeout(limits.total, course.run(source, &is_wanted, out, &told));
        total.await.map_err(|_| Error::Deadline)?
    }
}

struct Course {
    swarm: Arc<Swarm>,
    events: mpsc::Receiver<Event>,
    limits: Limits,
    tasks: JoinSet<(Task, Result<(), Fault>)>,
    waiting: VecDeque<SocketAddr>,
    /// Who waits, is asked, or has lied.
    known: HashSet<SocketAddr>,
    tried: usize,
    /// Bytes of a piece, once they are known.
    memory_of: usize,
    seeds: HashSet<Url>,
    seeds_to_ask: Vec<Url>,
    trackers: HashSet<Url>,
    /// Why the last source ended.
    said: String,
}

impl Course {
    async fn run(
        &mut self,
        source: Source,
        is_wanted: &impl Fn(&str) -> bool,
        out: &Path,
        told: &impl Fn(u64, u64),
    ) -> Result<Downloaded, Error> {
        if let Some(info) = source.info {
            self.plan(info, is_wanted, out).await?;
        }
        for url in source.torrents.iter().filter_map(|url| web(url)) {
            let swarm = self.swarm.clone();
            self.tasks.spawn(async move { (Task::Other, fetch_torrent(swarm, url).await) });
        }
        self.ask(&source.trackers, &source.web_seeds);
        let mut changes = self.swarm.changes();
        let stalled = tokio::time::sleep(self.limits.stall);
        tokio::pin!(stalled);
        let mut here = 0;
        loop {
            if let Some((now, all)) = self.swarm.progress().filter(|(now, _)| *now > here) {
                here = now;
                stalled.as_mut().reset(Instant::now() + self.limits.stall);
                told(here, all);
            }
            if self.swarm.is_complete() {
                return self.done();
            }
            if let Some(plan) = self.swarm.plan_now() {
                self.ask_seeds(&plan);
            }
            self.connect();
            if self.tasks.is_empty() && self.events.is_empty() {
                return Err(Error::NoSource(self.said.clone()));
            }
            tokio::select! {
                Some(event) = self.events.recv() => match event {
                    Event::Peers(peers) => self.meet(peers),
                    Event::Info(info) => self.learn(*info, is_wanted, out).await?,
                    Event::Torrent(torrent) => {
                        let Torrent { info, trackers, web_seeds } = *torrent;
                        self.ask(&trackers, &web_seeds);
                        self.learn(Ok(info), is_wanted, out).await?;
                    }
                },
                Some(ended) = self.tasks.join_next() => self.ended(ended.unwrap_or_else(|e| (Task::Other, Err(Fault::gone(e)))))?,
                _ = changes.changed() => {}
                () = &mut stalled => return Err(Error::Stalled),
            }
        }
    }

    async fn learn(
        &mut self,
        info: Result<Info, torrent::content::Unreadable>,
        is_wanted: &impl Fn(&str) -> bool,
        out: &Path,
    ) -> Result<(), Error> {
        if self.swarm.is_going() {
            return Ok(());
        }
        self.plan(info?, is_wanted, out).await
    }

    /// Chooses the file, and begins it.
    async fn plan(&mut self, info: Info, is_wanted: &impl Fn(&str) -> bool, out: &Path) -> Result<(), Error> {
        let file = chosen(&info, is_wanted).ok_or(Error::NoFile)?;
        if info.files[file].length > self.limits.bytes {
            return Err(Error::TooLarge(self.limits.bytes));
        }
        self.memory_of = info.piece_length as usize;
        let opened = tokio::fs::File::create(out).await?;
        self.swarm.go(Plan { info, file }, opened);
        Ok(())
    }

    /// Begins to ask trackers and web seeds that are not asked yet.
    fn ask(&mut self, trackers: &[Vec<String>], web_seeds: &[String]) {
        let mut tiers: Vec<Vec<Url>> = Vec::new();
        for tier in trackers {
            let urls = tier.iter().filter_map(|url| web(url)).filter(|url| self.trackers.insert(url.clone()));
            tiers.push(urls.collect());
        }
        if tiers.iter().any(|tier| !tier.is_empty()) {
            let (swarm, rounds) = (self.swarm.clone(), self.limits.rounds);
            self.tasks.spawn(async move { (Task::Other, tracker::run(swarm, tiers, rounds).await) });
        }
        for url in web_seeds.iter().filter_map(|url| web(url)) {
            if self.seeds.len() < SEEDS && self.seeds.insert(url.clone()) {
                self.seeds_to_ask.push(url);
            }
        }
    }

    /// Asks web seeds, once it is known for what: they tell nobody what a torrent holds.
    fn ask_seeds(&mut self, plan: &Arc<Plan>) {
        for url in self.seeds_to_ask.drain(..) {
            for _ in 0..EACH_SEED {
                let (swarm, plan, url) = (self.swarm.clone(), plan.clone(), url.clone());
                self.tasks.spawn(async move { (Task::Other, web_seed::run(swarm, &plan.info, url).await) });
            }
        }
    }

    /// Notes peers for when it is their turn.
    fn meet(&mut self, peers: Vec<SocketAddr>) {
        for peer in peers {
            if self.waiting.len() < WAITING && self.tried < TRIED && self.known.insert(peer) {
                self.tried += 1;
                self.waiting.push_back(peer);
            }
        }
    }

    /// Asks as many peers as may be asked.
    fn connect(&mut self) {
        let most = (MEMORY / self.memory_of.max(1)).clamp(2, PEERS);
        while self.swarm.connected.load(Ordering::Relaxed) < most
            && let Some(peer) = self.waiting.pop_front()
        {
            self.swarm.connected.fetch_add(1, Ordering::Relaxed);
            let swarm = self.swarm.clone();
            self.tasks.spawn(async move { (Task::Peer(peer), peer::run(swarm, peer).await) });
        }
    }

    /// A task is over. Who lied stays known, so that it is not asked again.
    fn ended(&mut self, (task, result): (Task, Result<(), Fault>)) -> Result<(), Error> {
        let has_lied = matches!(result, Err(Fault::Lied(_)));
        if let Task::Peer(peer) = task {
            self.swarm.connected.fetch_sub(1, Ordering::Relaxed);
            if !has_lied {
                self.known.remove(&peer);
            }
        }
        match result {
            Ok(()) => {}
            Err(Fault::Gone(why)) => self.said = why,
            Err(Fault::Lied(why)) => self.said = why.to_owned(),
            Err(Fault::Ours(error)) => return Err(error),
        }
        Ok(())
    }

    fn done(&self) -> Result<Downloaded, Error> {
        let plan = self.swarm.plan_now().ok_or(Error::NoFile)?;
        let file = &plan.info.files[plan.file];
        Ok(Downloaded { name: plan.info.file_name(file), size: file.length })
    }
}

/// An address over HTTP.
fn web(text: &str) -> Option<Url> {
    text.trim().parse().ok().filter(|url: &Url| matches!(url.scheme(), "http" | "https"))
}

/// Fetches a `.torrent` that a magnet link names.
async fn fetch_torrent(swarm: Arc<Swarm>, url: Url) -> Result<(), Fault> {
    let answer = swarm.client.get(&url, &TORRENT, |_| HeaderMap::new()).await.map_err(Fault::gone)?;
    if !answer.status.is_success() {
        return Err(Fault::Gone(format!("the torrent's address answered with status {}", answer.status)));
    }
    let torrent = Torrent::parse(&answer.body).map_err(Fault::gone)?;
    if torrent.info.info_hash != swarm.info_hash {
        return Err(Fault::Lied("the torrent's address has another torrent"));
    }
    swarm.say(Event::Torrent(Box::new(torrent))).await;
    Ok(())
}
