//! The only SQL that writes the tables of a video: rows, files, uploads, and files that are to go.

mod blocks;
mod captions;
mod chapters;
pub(crate) mod copies;
mod doomed;
mod embed;
mod files;
mod passwords;
mod player;
mod rates;
pub(crate) mod remote;
mod uploads;
mod videos;

pub use blocks::{BlockRow, block_of, blocks, delete_block, insert_block, standing_of, update_block};
pub use captions::{CaptionRow, NewCaption, caption, captions_of, remove_caption, set_caption};
pub use chapters::{Chapter, chapters_of, replace_chapters};
pub use doomed::{Doomed, claim, doom, due, forget, next_due, reserve};
pub use embed::{embed_rule, set_embed_rule};
pub use files::{
    FilePlace, NewFile, PlaylistRow, SourceRow, Storyboard, Thumbnail, close_playlist, delete_file, delete_playlist,
    delete_source_file, files_of, insert_file, insert_playlist, insert_source, insert_thumbnail, is_transcoding,
    let_source_go, media_playlist, open_playlist, playlist_of, publication_of, remove_storyboard, remove_thumbnails,
    rename_master, rename_playlist, replace_source, set_source_torrent, set_storyboard, source_of, source_torrent,
    storyboard_of, thumbnails_of, web_names,
};
pub use passwords::{
    PasswordRow, add_password, count_passwords, has_password, password_page, remove_password, replace_passwords,
};
pub use player::{Whose, set_theme, theme};
pub use rates::{RateRow, add_rates, forget_rates, rate_of, rates, set_rate};
pub use uploads::{
    UploadRow, abandon, expired, extend_lease, finish_upload, forget_upload, insert_upload, release, restart_upload,
    set_received, take_lease, upload, upload_like,
};
pub use videos::{
    ChannelRow, NewVideoRow, VideoRow, add_downloads, add_views, change_comments, channel, delete_video, due_schedules,
    find, get, insert_video, largest_file, lock_user, quota_of, remove_schedule, replace_schedule, replace_tags,
    set_files_private, set_media, set_missing_language, set_state, set_support_of_channel, update_video, used,
};
