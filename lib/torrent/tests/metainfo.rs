//! `.torrent` files against what npm `create-torrent` 6.1.3 and `piece-length` 2.0.1 make of the same input.

use torrent::content::Torrent;
use torrent::metainfo::{Metainfo, PieceHasher, Pieces, piece_length};

fn file() -> Vec<u8> {
    (0..300_000u32).map(|i| (i.wrapping_mul(7) + (i >> 8)) as u8).collect()
}

fn metainfo() -> Metainfo {
    let file = file();
    Metainfo {
        name: "Ä video 720p.mp4".to_owned(),
        pieces: Pieces::read(&file[..], file.len() as u64).unwrap(),
        announce: vec![
            "wss://example.org:443/tracker/socket".to_owned(),
            "https://example.org/tracker/announce".to_owned(),
        ],
        url_list: vec!["https://example.org/static/web-videos/x-720.mp4".to_owned()],
        created_by: Some("PeerTube".to_owned()),
        creation_date: Some(1_700_000_000),
    }
}

#[test]
fn a_file_gets_the_bytes_and_the_hash_of_create_torrent() {
    let encoded = metainfo().encode();
    assert_eq!(metainfo().info_hash().to_string(), "04691e3221f4fd6fa13f4f41bcb8dd3c725c3ce7");
    assert_eq!(encoded.len(), 745);
    let expected_start = "d8:announce36:wss://example.org:443/tracker/socket13:announce-list\
        ll36:wss://example.org:443/tracker/socketel36:https://example.org/tracker/announceee\
        10:created by8:PeerTube13:creation datei1700000000e8:encoding5:UTF-84:info\
        d6:lengthi300000e4:name17:Ä video 720p.mp412:piece lengthi16384e6:pieces380:";
    assert!(encoded.starts_with(expected_start.as_bytes()));
    assert!(encoded.ends_with(b"e8:url-listl47:https://example.org/static/web-videos/x-720.mp4ee"));
}

#[test]
fn a_file_without_seeds_keeps_an_empty_list() {
    let bare = Metainfo { announce: vec![], url_list: vec![], created_by: None, creation_date: None, ..metainfo() };
    assert!(bare.encode().starts_with(b"d8:encoding5:UTF-84:infod"));
    assert!(bare.encode().ends_with(b"e8:url-listlee"));
}

#[test]
fn pieces_do_not_depend_on_how_the_bytes_arrive() {
    let file = file();
    let expected = Pieces::read(&file[..], file.len() as u64).unwrap();
    for step in [1, 1000, 16_384, 16_385, 70_000, 300_000] {
        let mut hasher = PieceHasher::new(piece_length(file.len() as u64));
        file.chunks(step).for_each(|chunk| hasher.update(chunk));
        assert_eq!(hasher.finish(), expected, "in steps of {step}");
    }
}

#[test]
fn a_file_of_another_length_than_told_is_refused() {
    let file = file();
    assert!(Pieces::read(&file[..], file.len() as u64 - 1).is_err());
    assert!(Pieces::read(&file[..], file.len() as u64 + 1).is_err());
    assert_eq!(Pieces::read(&[][..], 0).unwrap().hashes, b"");
}

#[test]
fn the_piece_length_is_that_of_npm_piece_length() {
    for (length, expected) in [
        (0, 16384),
        (1, 16384),
        (1023, 16384),
        (1_000_000, 16384),
        (16_777_217, 16384),
        (23_726_566, 16384),
        (23_726_567, 32768),
        (47_453_132, 32768),
        (47_453_133, 65536),
        (100_000_000, 131_072),
        (1_000_000_000, 1_048_576),
        (5_000_000_000, 4_194_304),
        (100_000_000_000, 4_194_304),
        (u64::MAX, 4_194_304),
    ] {
        assert_eq!(piece_length(length), expected, "{length} bytes");
    }
}

#[test]
fn what_is_made_is_read_as_others_are() {
    let read = Torrent::parse(&metainfo().encode()).unwrap();
    assert_eq!(read.info.info_hash, metainfo().info_hash());
    assert_eq!(read.info.name, "Ä video 720p.mp4");
    assert_eq!(read.info.pieces, metainfo().pieces.hashes);
    assert_eq!(read.info.files.iter().map(|file| file.length).collect::<Vec<_>>(), [300_000]);
    assert_eq!(read.trackers, metainfo().announce.into_iter().map(|url| vec![url]).collect::<Vec<_>>());
    assert_eq!(read.web_seeds, metainfo().url_list);
}
