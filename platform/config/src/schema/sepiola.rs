//! Keys of our own, which PeerTube does not have. PeerTube ignores sections it does not know.

use std::{path::PathBuf, time::Duration};

use crate::{
    section::section,
    value::{ByteSize, DatabaseKind, LogFormat, QuickPass, Sandbox},
};

section! {
    /// What PeerTube has no key for.
    pub struct Sepiola {
        /// `sqlite` or `postgres`. When not set: postgres if anything sets a key of `database`, else sqlite.
        database: DatabaseKind;
        /// The SQLite database.
        sqlite: Sqlite;
        /// Stopping: how long requests and jobs under way may take to finish.
        shutdown_grace: Duration;
        /// `text` or `json`.
        log_format: LogFormat;
        /// What is refused at the door.
        limits: Limits;
        /// The program that reads and writes media.
        ffmpeg: Ffmpeg;
        /// How renditions are made.
        transcoding: SepiolaTranscoding;
        /// What is sent to other servers.
        delivery: Delivery;
        /// Pictures and subtitles of other servers that are kept here.
        remote_files: RemoteFiles;
        /// Servers (`peer.example`, with an unusual port) whose new videos, and whose people's comments on videos here, wait for a
        /// moderator or the video's owner.
        quarantine: Vec<String>;
    }
}

section! {
    /// The SQLite database.
    pub struct Sqlite {
        /// The file; a relative path stands in the data folder.
        file: PathBuf;
        /// Connections that read.
        readers: u32;
    }
}

section! {
    /// What is refused at the door.
    pub struct Limits {
        /// Largest JSON or form body.
        body: ByteSize;
        /// Largest picture uploaded, whoever it shows.
        image: ByteSize;
        /// Largest subtitle file.
        caption: ByteSize;
        /// Largest video file, whatever the quota says.
        video: ByteSize;
        /// WebSocket connections of one IP address.
        sockets_per_ip: u32;
    }
}

section! {
    /// The program that reads and writes media.
    pub struct Ffmpeg {
        /// Name or path of ffmpeg.
        path: PathBuf;
        /// Name or path of ffprobe.
        probe_path: PathBuf;
        /// `auto` locks ffmpeg in as well as the host allows, `required` refuses to start where it does not, `off`
        /// does not.
        sandbox: Sandbox;
        /// Memory one run may use.
        memory: ByteSize;
        /// Time one run may take.
        timeout: Duration;
        /// Time a look at an uploaded file may take.
        probe_timeout: Duration;
    }
}

section! {
    /// How renditions are made.
    pub struct SepiolaTranscoding {
        /// `always`, `never`, or `auto`: make a low rendition alone first when the machine is slow for the source.
        quick_pass: QuickPass;
        /// `auto` counts the machine as slow below this speed of the full ladder, where 1 is as fast as playing.
        quick_pass_below: f64;
        /// Length of the slices that work is resumed at.
        slice: Duration;
    }
}

section! {
    /// What is sent to other servers.
    pub struct Delivery {
        /// Servers that are sent to at the same time. As many more that do not answer may keep their connection meanwhile.
        lanes: u32;
        /// What a server that cannot be reached did not get is kept for it so long.
        keep: Duration;
        /// Most activities that are kept for one server; the oldest go first.
        most_waiting: u32;
    }
}

section! {
    /// Pictures and subtitles of other servers that are kept here.
    pub struct RemoteFiles {
        /// What they may take together. Those nobody has asked for longest make room, and are fetched again when somebody does.
        size: ByteSize;
    }
}
