//! Live streams.

use std::{path::PathBuf, time::Duration};

use crate::{
    schema::{Fps, RemoteRunnersSwitch, Resolutions},
    section::section,
    value::Limit,
};

section! {
    /// Live streams.
    pub struct Live {
        /// Users may stream.
        enabled: bool;
        /// Longest stream.
        max_duration: Limit<Duration>;
        /// Streams at once, on the instance.
        max_instance_lives: Limit<u64>;
        /// Streams at once, of one user.
        max_user_lives: Limit<u64>;
        /// Streams may become videos; transcoding must be on.
        allow_replay: bool;
        /// Going back in a stream.
        dvr: LiveDvr;
        /// Choice of latency.
        latency_setting: LatencySetting;
        /// Receiving RTMP.
        rtmp: Rtmp;
        /// Receiving RTMP over TLS.
        rtmps: Rtmps;
        /// Renditions of a stream.
        transcoding: LiveTranscoding;
    }
}

section! {
    /// Going back in a stream.
    pub struct LiveDvr {
        /// How far; 0 for not at all.
        max_window: Duration;
    }
}

section! {
    /// Choice of latency.
    pub struct LatencySetting {
        /// Users may choose between little delay and much P2P.
        enabled: bool;
    }
}

section! {
    /// Receiving RTMP.
    pub struct Rtmp {
        /// Receive it.
        enabled: bool;
        /// Address to bind; null for every interface.
        hostname: Option<String>;
        /// Port to bind.
        port: u16;
        /// Host told to streamers; null for the instance's.
        public_hostname: Option<String>;
    }
}

section! {
    /// Receiving RTMP over TLS.
    pub struct Rtmps {
        /// Receive it.
        enabled: bool;
        /// Address to bind; null for every interface.
        hostname: Option<String>;
        /// Port to bind.
        port: u16;
        /// Private key of the certificate.
        key_file: Option<PathBuf>;
        /// Certificate.
        cert_file: Option<PathBuf>;
        /// Host told to streamers; null for the instance's.
        public_hostname: Option<String>;
    }
}

section! {
    /// Renditions of a stream.
    pub struct LiveTranscoding {
        /// Make renditions.
        enabled: bool;
        /// Machines that do the work.
        remote_runners: RemoteRunnersSwitch;
        /// Threads of the encoders of one stream.
        threads: u32;
        /// Name of the encoder settings.
        profile: String;
        /// Heights to make, up to the height of the stream.
        resolutions: Resolutions;
        /// Make the stream's own height even when it is above the ones chosen.
        always_transcode_original_resolution: bool;
        /// Frames per second.
        fps: Fps;
    }
}

impl LiveTranscoding {
    /// Heights switched on for live streams, see [`Resolutions::enabled`].
    pub fn enabled_resolutions(&self) -> Vec<u32> {
        self.resolutions.enabled()
    }
}
