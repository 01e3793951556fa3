//! What the sources of one download share: the plan once it is known, the picker, and the file.

use crate::Error;
use crate::picker::Picker;
use http_client::Client;
use sha1::{Digest, Sha1};
use std::io::SeekFrom;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::fs::File;
use tokio::io::{AsyncSeekExt, AsyncWriteExt};
use tokio::sync::{Semaphore, mpsc, watch};
use torrent::content::{Info, Torrent, Unreadable};
use torrent::{InfoHash, PeerId};

/// Sources that are asked for metadata at the same time: each may hold ten megabytes of it.
const METADATA: usize = 3;
/// Bytes that may be wrong beside as many as the file has.
const WASTE: u64 = 64 << 20;

/// What sources tell the download.
pub(crate) enum Event {
    /// Peers that a tracker knows.
    Peers(Vec<SocketAddr>),
    /// What the torrent holds, by a hash that is right.
    Info(Box<Result<Info, Unreadable>>),
    /// The whole `.torrent`.
    Torrent(Box<Torrent>),
}

/// Why a source ended.
#[derive(Debug)]
pub(crate) enum Fault {
    /// It cannot give, or not now.
    Gone(String),
    /// It gave what is wrong.
    Lied(&'static str),
    /// Our own trouble.
    Ours(Error),
}

impl Fault {
    pub fn gone(why: impl ToString) -> Self {
        Fault::Gone(why.to_string())
    }
}

/// Which file is wanted, and which pieces cover it.
#[derive(Debug)]
pub(crate) struct Plan {
    pub info: Info,
    /// Which of its files.
    pub file: usize,
}

impl Plan {
    /// Where the file begins and ends, counted over all files.
    pub fn span(&self) -> (u64, u64) {
        let file = &self.info.files[self.file];
        (file.offset, file.offset + file.length)
    }

    /// The first piece that has something of the file, and how many do.
    fn pieces(&self) -> (usize, usize) {
        let ((start, end), piece) = (self.span(), u64::from(self.info.piece_length));
        // Pieces are counted in memory: `Info` has their hashes.
        let (first, last) = (start / piece, (end - 1) / piece);
        (first as usize, (last - first + 1) as usize)
    }
}

/// A download that goes on.
struct Going {
    plan: Arc<Plan>,
    picker: Mutex<Picker>,
    file: tokio::sync::Mutex<File>,
    here: AtomicU64,
}

pub(crate) struct Swarm {
    pub client: Client,
    pub peer_id: PeerId,
    pub info_hash: InfoHash,
    pub tell: mpsc::Sender<Event>,
    /// Who may ask for metadata.
    pub metadata: Semaphore,
    /// Peers that are connected.
    pub connected: AtomicUsize,
    going: watch::Sender<Option<Arc<Going>>>,
    /// Counts what happened to pieces.
    changes: watch::Sender<u64>,
    wasted: AtomicU64,
}

/// A piece that a source was asked for; given back when dropped.
pub(crate) struct Hold {
    swarm: Arc<Swarm>,
    going: Arc<Going>,
    pub index: usize,
}

impl Drop for Hold {
    fn drop(&mut self) {
        lock(&self.going.picker).give_back(self.index);
        self.swarm.changes.send_modify(|count| *count += 1);
    }
}

impl Hold {
    pub fn info(&self) -> &Info {
        &self.going.plan.info
    }

    /// Whether it came from somebody else meanwhile.
    pub fn is_here(&self) -> bool {
        lock(&self.going.picker).is_here(self.index)
    }

    /// Judges a piece by its hash, writes what of it belongs to the file, and counts it.
    pub async fn finish(self, bytes: Vec<u8>) -> Result<(), Fault> {
        let hashing = tokio::task::spawn_blocking(move || (Sha1::digest(&bytes), bytes));
        let (hash, bytes) = hashing.await.map_err(Fault::gone)?;
        let plan = &self.going.plan;
        let (file_start, file_end) = plan.span();
        if plan.info.piece_hash(self.index) != Some(&hash[..]) {
            let wasted = self.swarm.wasted.fetch_add(bytes.len() as u64, Ordering::Relaxed) + bytes.len() as u64;
            return Err(match wasted > file_end - file_start + WASTE {
                true => Fault::Ours(Error::Lies),
                false => Fault::Lied("a piece is wrong"),
            });
        }
        let start = plan.info.piece(self.index).0;
        let (from, to) = (file_start.max(start), file_end.min(start + bytes.len() as u64));
        let part = &bytes[(from - start) as usize..(to - start) as usize];
        let mut file = self.going.file.lock().await;
        if self.is_here() {
            return Ok(());
        }
        let written = async {
            file.seek(SeekFrom::Start(from - file_start)).await?;
            file.write_all(part).await?;
            file.flush().await
        };
        written.await.map_err(|e| Fault::Ours(Error::Disk(e)))?;
        lock(&self.going.picker).complete(self.index);
        self.going.here.fetch_add(part.len() as u64, Ordering::Relaxed);
        Ok(())
    }
}

impl Swarm {
    pub fn new(client: Client, peer_id: PeerId, info_hash: InfoHash, tell: mpsc::Sender<Event>) -> Self {
        Swarm {
            client,
            peer_id,
            info_hash,
            tell,
            metadata: Semaphore::new(METADATA),
            connected: AtomicUsize::new(0),
            going: watch::Sender::new(None),
            changes: watch::Sender::new(0),
            wasted: AtomicU64::new(0),
        }
    }

    /// The plan is made; the file is empty.
    pub fn go(&self, plan: Plan, file: File) {
        let (first, count) = plan.pieces();
        let picker = Mutex::new(Picker::new(first, count));
        let file = tokio::sync::Mutex::new(file);
        self.going.send_replace(Some(Arc::new(Going { plan: Arc::new(plan), picker, file, here: AtomicU64::new(0) })));
    }

    /// Whether the plan is made.
    pub fn is_going(&self) -> bool {
        self.going.borrow().is_some()
    }

    /// The plan, if it is made.
    pub fn plan_now(&self) -> Option<Arc<Plan>> {
        self.going.borrow().as_ref().map(|going| going.plan.clone())
    }

    /// Waits for the plan.
    pub async fn plan(&self) -> Arc<Plan> {
        let mut going = self.going.subscribe();
        loop {
            if let Some(going) = &*going.borrow_and_update() {
                return going.plan.clone();
            }
            if going.changed().await.is_err() {
                // The sender is in `self`.
                std::future::pending::<()>().await;
            }
        }
    }

    /// Bytes of the file that are here, and bytes of the file; `None` before the plan is made.
    pub fn progress(&self) -> Option<(u64, u64)> {
        let going = self.going.borrow();
        let going = going.as_ref()?;
        let (start, end) = going.plan.span();
        Some((going.here.load(Ordering::Relaxed), end - start))
    }

    /// Whether every piece is here.
    pub fn is_complete(&self) -> bool {
        self.going.borrow().as_ref().is_some_and(|going| lock(&going.picker).left() == 0)
    }

    /// Hears of pieces that came or were given back.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// The next piece to ask a source for.
    pub fn pick(self: &Arc<Self>, has: impl Fn(usize) -> bool) -> Option<Hold> {
        let going = self.going.borrow().clone()?;
        let index = lock(&going.picker).pick(has)?;
        Some(Hold { swarm: self.clone(), going, index })
    }

    /// This piece, if nobody is asked for it.
    pub fn pick_this(self: &Arc<Self>, index: usize) -> Option<Hold> {
        let going = self.going.borrow().clone()?;
        let is_taken = lock(&going.picker).pick_this(index);
        is_taken.then(|| Hold { swarm: self.clone(), going, index })
    }

    /// Tells the download; nobody hears when it ended.
    pub async fn say(&self, event: Event) {
        drop(self.tell.send(event).await);
    }
}

fn lock(picker: &Mutex<Picker>) -> MutexGuard<'_, Picker> {
    picker.lock().unwrap_or_else(PoisonError::into_inner)
}
