//! The only SQL that writes the tables of playlists.

mod elements;
mod list;
mod pictures;
mod playlists;
mod remote;

pub(crate) use elements::{
    ElementRow, NewElement, delete_element, element, elements, insert_element, places_of_videos, set_times,
    shift_elements,
};
pub(crate) use list::{Filter, best, matching, page};
pub use pictures::Picture;
pub(crate) use pictures::{
    delete_pictures, first_with_picture, insert_picture, insert_remote_picture, pictures_of, remote_picture,
};
pub use playlists::find;
pub(crate) use playlists::{
    Change, NewPlaylist, close_gap_in_channel, count_of_account, delete, give_all, ids_of_account, insert, lock,
    lock_channel, next_in_channel, set_elements, set_place, shift_in_channel, take_all_out, touch, update,
};
pub(crate) use remote::{replace_places, upsert_remote};
