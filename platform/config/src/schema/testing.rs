//! What PeerTube fixes in its code and tests must shorten. The defaults are PeerTube's values in production.

use std::time::Duration;

use crate::{section::section, value::ByteSize};

section! {
    /// Times and sizes that only tests have a reason to change.
    pub struct Testing {
        /// How often recurring work is done.
        scheduler: Scheduler;
        /// How long things that are looked up or handed out stay valid.
        lifetimes: Lifetimes;
        /// The job queue.
        jobs: Jobs;
        /// Exchange with other instances.
        federation: TestingFederation;
        /// Live streams.
        live: TestingLive;
        /// Largest avatar, banner or logo; the smaller of this and `sepiola.limits.image` holds.
        actor_image: ByteSize;
    }
}

section! {
    /// How often recurring work is done.
    pub struct Scheduler {
        /// Publishing videos that are due.
        update_videos: Duration;
        /// Deleting finished jobs.
        remove_old_jobs: Duration;
        /// Deleting old watch history.
        remove_old_history: Duration;
        /// Deleting old rows of view statistics.
        remove_old_stats: Duration;
        /// Writing when tokens were last used.
        update_token_sessions: Duration;
        /// Deleting uploads nobody went on with.
        remove_dangling_uploads: Duration;
        /// Deleting old archives of users' data.
        remove_expired_exports: Duration;
        /// Judging whether instances answer.
        actor_follow_scores: Duration;
        /// Following the instances of the public list.
        auto_follow_index: Duration;
        /// Adding counted views up.
        video_stats: Duration;
        /// Reading each followed list of mutes or words again.
        followed_lists: Duration;
        /// Looking at the next video of a channel that is imported; it grows while its site does not answer.
        channel_import: Duration;
    }
}

section! {
    /// How long things that are looked up or handed out stay valid.
    pub struct Lifetimes {
        /// A viewer counts as watching after the last sign of life.
        viewer: Duration;
        /// Statistics of one viewing are gathered.
        viewer_stats: Duration;
        /// A resumable upload waits for its next piece.
        resumable_upload: Duration;
        /// A token for the files of a private video works.
        video_token: Duration;
        /// The right to a private file is believed without a look at the database.
        static_file_rights: Duration;
        /// The head of an HTML page is kept.
        html: Duration;
        /// The overview of the instance is kept.
        overviews: Duration;
        /// The counters of the instance are kept.
        server_stats: Duration;
        /// A peer of the tracker counts as present after its last announce.
        tracker_peer: Duration;
        /// Somebody may write again by the contact form.
        contact_form: Duration;
        /// A link of a password or email change works.
        user_link: Duration;
    }
}

section! {
    /// The job queue.
    pub struct Jobs {
        /// How often a job is tried.
        attempts: u32;
        /// Wait before the second try; it doubles with each.
        backoff: Duration;
        /// Longest wait between two tries.
        longest_backoff: Duration;
        /// A worker that gives no sign of life for this long has lost its job.
        lease: Duration;
        /// How often the queue is looked at when nothing announces work.
        poll: Duration;
        /// Finished jobs are kept.
        keep_completed: Duration;
        /// Failed jobs are kept.
        keep_failed: Duration;
    }
}

section! {
    /// Exchange with other instances.
    pub struct TestingFederation {
        /// Items on a page of a collection.
        collection_page: u32;
        /// Remote actors are fetched again.
        actor_refresh: Duration;
        /// Remote videos are fetched again.
        video_refresh: Duration;
        /// Remote playlists are fetched again.
        playlist_refresh: Duration;
        /// Longest time for a request to another instance.
        request_timeout: Duration;
    }
}

section! {
    /// Live streams.
    pub struct TestingLive {
        /// Length of a segment.
        segment: Duration;
        /// Length of a segment when little delay is asked for.
        segment_small_latency: Duration;
        /// Segments of an ended stream are kept.
        cleanup_delay: Duration;
    }
}
