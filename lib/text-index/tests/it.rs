//! The index as its callers use it.

use std::path::Path;
use text_index::{Entry, Error, Key, Passage, Place, Question, Snapshot};

const FILM: u8 = 1;
const PERSON: u8 = 2;

fn film(id: i64) -> Key {
    Key { kind: FILM, id }
}

fn titled(title: &str, language: Option<&str>) -> Entry {
    Entry { title: title.to_owned(), language: language.map(str::to_owned), ..Entry::default() }
}

/// An index of these titles, numbered from 1.
fn index(folder: &Path, titles: &[(&str, Option<&str>)]) -> Snapshot {
    let place = Place::new(folder.join("index"));
    let building = place.begin("a").unwrap();
    for (n, (title, language)) in titles.iter().enumerate() {
        building.batch().put(film(i64::try_from(n).unwrap() + 1), &titled(title, *language)).unwrap();
    }
    building.finish(7).unwrap();
    place.open().unwrap().unwrap()
}

fn find(index: &Snapshot, text: &str) -> Vec<i64> {
    let question = Question::new(text).unwrap();
    index.search(&question, FILM, 100).unwrap().into_iter().map(|hit| hit.id).collect()
}

#[test]
fn typing_is_forgiven() {
    let folder = tempfile::tempdir().unwrap();
    let i = index(
        folder.path(),
        &[
            ("The Internet's Own Boy: The Story of Aaron Swartz", Some("en")),
            ("Internet for beginners", Some("en")),
            ("Les montagnes de l'été", Some("fr")),
            ("Spiderman builds a webcam", None),
            ("A day at the lake", None),
            ("Boys of summer", None),
        ],
    );
    for text in [
        "Iinternet own boy", // doubled
        "intenet own boy",   // missing
        "intrenet own boy",  // swapped
        "Internets own boy", // without its apostrophe
        "internet’s ownboy", // joined
        "aron schwartz",     // both misspelt
        "aaron swar",        // begun
        "aaron swrat",       // begun and misspelt
    ] {
        assert_eq!(find(&i, text).first(), Some(&1), "{text}");
    }
    assert_eq!(find(&i, "montganes"), [3]);
    assert_eq!(find(&i, "Montagne ETE"), [3]);
    assert_eq!(find(&i, "spider man web cam"), [4]);
    assert_eq!(find(&i, "boy"), [1, 6], "the word comes before another form of it");
    // Short words and numbers are what they are.
    assert_eq!(find(&i, "lak"), [5], "begun");
    assert_eq!(find(&i, "lok "), Vec::<i64>::new());
    assert_eq!(find(&i, "xylophone"), Vec::<i64>::new());
    // One word of several may be wrong altogether.
    assert_eq!(find(&i, "story of aaron xylophone").first(), Some(&1));
}

#[test]
fn exact_words_come_first() {
    let folder = tempfile::tempdir().unwrap();
    let i = index(folder.path(), &[("montganes", None), ("montagnes", None), ("montagne", Some("fr"))]);
    assert_eq!(find(&i, "montagnes ")[0], 2);
    assert_eq!(find(&i, "montganes ")[0], 1);
}

#[test]
fn other_scripts_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let i = index(
        folder.path(),
        &[
            ("東京タワーの夜景", Some("ja")),
            ("北京故宫博物院", Some("zh")),
            ("تاريخ الإنترنت في المدرسة", Some("ar")),
            ("검색엔진을 만들기", Some("ko")),
            ("Москва сегодня", Some("ru")),
        ],
    );
    for (text, id) in [
        ("東京", 1),
        ("夜景", 1),
        ("京", 1),
        ("故宫", 2),
        ("تَاريخ", 3),
        ("المدرسه", 3),
        ("مدرسة", 3),
        ("الانترنت", 3),
        ("검색", 4),
        ("москве", 5),
    ] {
        assert!(find(&i, text).contains(&id), "{text}: {:?}", find(&i, text));
    }
    assert_eq!(find(&i, "大阪"), Vec::<i64>::new());
}

#[test]
fn kinds_are_apart_and_places_count() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path().to_owned());
    let building = place.begin("a").unwrap();
    let entry = |title: &str, tag: &str, name: &str, body: &str| Entry {
        title: title.into(),
        tags: vec![tag.into()],
        names: vec![name.into()],
        body: body.into(),
        ..Entry::default()
    };
    building.batch().put(film(1), &entry("x", "y", "z", "about whales")).unwrap();
    building.batch().put(film(2), &entry("x", "y", "whales", "z")).unwrap();
    building.batch().put(film(3), &entry("x", "whales", "y", "z")).unwrap();
    building.batch().put(film(4), &entry("whales", "x", "y", "z")).unwrap();
    building.batch().put(Key { kind: PERSON, id: 4 }, &entry("whales", "", "", "")).unwrap();
    building.finish(0).unwrap();
    let i = place.open().unwrap().unwrap();
    assert_eq!(find(&i, "whales"), [4, 3, 2, 1]);
    let people = i.search(&Question::new("whales").unwrap(), PERSON, 10).unwrap();
    assert_eq!(people.iter().map(|h| h.id).collect::<Vec<_>>(), [4]);
    assert_eq!(i.search(&Question::new("whales").unwrap(), FILM, 2).unwrap().len(), 2);
}

#[test]
fn changes_last_with_their_mark() {
    let folder = tempfile::tempdir().unwrap();
    let i = index(folder.path(), &[("one", None), ("two", None)]);
    assert_eq!(i.mark().unwrap(), 7);
    let batch = i.batch().unwrap();
    assert!(matches!(i.batch(), Err(Error::Busy)));
    batch.put(film(1), &titled("three", None)).unwrap();
    batch.remove(film(2));
    // Dropped: nothing happened.
    drop(batch);
    i.reload().unwrap();
    assert_eq!((find(&i, "one "), find(&i, "two ")), (vec![1], vec![2]));
    let batch = i.batch().unwrap();
    batch.put(film(1), &titled("three", None)).unwrap();
    batch.remove(film(2));
    batch.commit(8).unwrap();
    i.reload().unwrap();
    assert_eq!((find(&i, "one "), find(&i, "two "), find(&i, "three ")), (vec![], vec![], vec![1]));
    let again = Place::new(folder.path().join("index")).open().unwrap().unwrap();
    assert_eq!((again.mark().unwrap(), again.len()), (8, 1));
    again.check().unwrap();
}

#[test]
fn what_is_said_is_found_where_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let i = index(folder.path(), &[("one", None), ("two", None)]);
    let passage = |cues: &[(i64, &str)]| Passage {
        language: "en".into(),
        cues: cues.iter().map(|(at, text)| (*at, (*text).to_owned())).collect(),
    };
    let batch = i.batch().unwrap();
    let first = passage(&[(0, "Welcome everybody"), (4_000, "today we talk about whales"), (9_000, "and their songs")]);
    let second = passage(&[(20_000, "Whales are large"), (25_000, "Thank you")]);
    batch.put_passages(film(1), &[first, second]).unwrap();
    batch.put_passages(film(2), &[passage(&[(1_000, "Nothing of that")])]).unwrap();
    batch.commit(8).unwrap();
    i.reload().unwrap();
    let said = |text: &str| i.spoken(&Question::new(text).unwrap(), FILM, 50).unwrap();
    let hits = said("whale songs");
    assert_eq!(hits.len(), 1);
    assert_eq!((hits[0].id, hits[0].at, hits[0].text.as_str()), (1, 4_000, "today we talk about whales"));
    assert_eq!(said("large").first().map(|h| (h.id, h.at)), Some((1, 20_000)));
    assert_eq!(said("whales nothing"), []);
    // Titles and passages change apart.
    let batch = i.batch().unwrap();
    batch.put(film(1), &titled("three", None)).unwrap();
    batch.commit(9).unwrap();
    i.reload().unwrap();
    assert_eq!(said("songs").len(), 1);
    let batch = i.batch().unwrap();
    batch.remove_passages(film(1));
    batch.commit(10).unwrap();
    i.reload().unwrap();
    assert_eq!((said("songs").len(), find(&i, "three")), (0, vec![1]));
}

#[test]
fn a_new_index_takes_the_place_of_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let old = index(folder.path(), &[("one", None)]);
    let place = Place::new(folder.path().join("index"));
    let building = place.begin("b").unwrap();
    assert!(matches!(place.begin("c"), Err(Error::Busy)));
    building.batch().put(film(2), &titled("two", None)).unwrap();
    // Not in force yet, and forgotten when it is not finished.
    assert_eq!(place.open().unwrap().unwrap().name(), old.name());
    drop(building);
    let building = place.begin("d").unwrap();
    building.batch().put(film(3), &titled("three", None)).unwrap();
    building.finish(9).unwrap();
    let new = place.open().unwrap().unwrap();
    assert_eq!((find(&new, "three"), new.mark().unwrap()), (vec![3], 9));
    // Who reads the old one reads on.
    assert_eq!(find(&old, "one"), [1]);
    let left = std::fs::read_dir(folder.path().join("index")).unwrap();
    let left = left.map(|e| e.unwrap().file_name().into_string().unwrap()).filter(|n| n.starts_with("index-"));
    assert_eq!(left.collect::<Vec<_>>(), ["index-d"]);
}

#[test]
fn damage_and_other_versions_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let i = index(folder.path(), &[("one", None)]);
    let place = Place::new(folder.path().join("index"));
    let files = folder.path().join("index").join(i.name());
    drop(i);
    let meta = files.join("meta.json");
    let text = std::fs::read_to_string(&meta).unwrap();
    std::fs::write(&meta, text.replace("1:7", "0:7")).unwrap();
    assert!(place.open().unwrap().is_none(), "another version");
    std::fs::write(&meta, &text).unwrap();
    let mut terms = std::fs::read_dir(&files).unwrap().map(|e| e.unwrap().path());
    let terms = terms.find(|p| p.extension().is_some_and(|e| e == "term")).unwrap();
    let mut bytes = std::fs::read(&terms).unwrap();
    bytes[0] ^= 0xff;
    std::fs::write(&terms, bytes).unwrap();
    assert!(place.open().and_then(|i| i.unwrap().check()).is_err(), "a changed file");
    std::fs::remove_file(&meta).unwrap();
    assert!(matches!(place.open(), Err(Error::Damaged(_))), "a missing file");
    std::fs::write(folder.path().join("index/current"), "../elsewhere").unwrap();
    assert!(place.open().unwrap().is_none(), "a name that leads elsewhere");
}
