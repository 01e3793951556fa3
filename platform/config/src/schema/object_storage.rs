//! Video files in an S3 store instead of the local disk.

use crate::{
    section::section,
    value::{ByteSize, Secret},
};

section! {
    /// Files in an S3 store.
    pub struct ObjectStorage {
        /// Move video files to the store.
        enabled: bool;
        /// Address of the store; https unless it says otherwise.
        endpoint: String;
        /// Region of the store.
        region: String;
        /// Put the bucket in the path instead of the host name.
        force_path_style: bool;
        /// Access rule sent with each upload.
        upload_acl: UploadAcl;
        /// Fetching private files through this server.
        proxy: ObjectStorageProxy;
        /// Access to the store.
        credentials: ObjectStorageCredentials;
        /// Largest part of one upload request.
        max_upload_part: ByteSize;
        /// How often a request is tried.
        max_request_attempts: u32;
        /// HLS playlists and segments.
        streaming_playlists: PlaylistBucket;
        /// Plain video files.
        web_videos: Bucket;
        /// Archives of users' data.
        user_exports: Bucket;
        /// Uploaded originals that are kept.
        original_video_files: Bucket;
        /// Subtitles.
        captions: Bucket;
    }
}

section! {
    /// Access rule sent with each upload.
    pub struct UploadAcl {
        /// Rule of files anybody may fetch; null sends none.
        public: Option<String>;
        /// Rule of files of private and internal videos; null sends none.
        private: Option<String>;
    }
}

section! {
    /// Fetching private files through this server.
    pub struct ObjectStorageProxy {
        /// Pass private files through this server, so that their readers can be checked.
        proxify_private_files: bool;
    }
}

section! {
    /// Access to the store.
    pub struct ObjectStorageCredentials {
        /// Key id; AWS_ACCESS_KEY_ID is used when empty.
        access_key_id: String;
        /// Key; AWS_SECRET_ACCESS_KEY is used when empty.
        secret_access_key: Secret;
    }
}

section! {
    /// HLS playlists and segments.
    pub struct PlaylistBucket {
        /// Bucket.
        bucket_name: String;
        /// Beginning of every object's name.
        prefix: String;
        /// Address that replaces the store's in links, such as a CDN.
        base_url: String;
        /// Put live segments there too, at the price of latency and many small requests.
        store_live_streams: bool;
    }
}

section! {
    /// Where one kind of file stands in the store.
    pub struct Bucket {
        /// Bucket.
        bucket_name: String;
        /// Beginning of every object's name.
        prefix: String;
        /// Address that replaces the store's in links, such as a CDN.
        base_url: String;
    }
}
