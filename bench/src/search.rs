//! The index of searching alone: how long questions take, how large it is, and how many titles are still found when they are
//! misspelt. Titles are made here, of words as common as words are (Zipf's law), and the same in every run.

use crate::harness::Bench;
use crate::harness::table::Table;
use anyhow::Context;
use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};
use text_index::{Entry, Key, Place, Question, Snapshot, closeness};

const VIDEO: u8 = 1;
/// Different words that titles are made of.
const WORDS: usize = 60_000;
/// Titles that are looked for, of each kind of question.
const QUESTIONS: usize = 1_000;
/// As the server does: so many are found, so many of them ordered by their titles.
const FOUND: usize = 5_000;
const ORDERED: usize = 200;

/// Runs with 100,000 and 1,000,000 titles.
pub(crate) async fn run(bench: &Bench) -> anyhow::Result<()> {
    let sizes: &[usize] = match bench.rounds {
        Some(thousands) => &[thousands * 1_000],
        None => &[100_000, 1_000_000],
    };
    let title = "search: the index alone, one question at a time; recall is of the exact title among the first ten";
    let headings = ["titles", "made in s", "MB", "question", "p50 ms", "p99 ms", "recall@10", "goal"];
    let mut table = Table::new(title, &headings);
    for size in sizes {
        let size = *size;
        let mut part = tokio::task::spawn_blocking(move || measure(size)).await??;
        part.drain(..).for_each(|row| table.row(&row));
    }
    table.print();
    Ok(())
}

fn measure(size: usize) -> anyhow::Result<Vec<Vec<String>>> {
    let folder = tempfile::tempdir()?;
    let mut chance = Chance(0x5e91_01a0);
    let words = words(&mut chance);
    let titles: Vec<String> = (0..size).map(|_| title(&words, &mut chance)).collect();
    let begin = Instant::now();
    let place = Place::new(folder.path().join("index"));
    let building = place.begin("a")?;
    for (n, title) in titles.iter().enumerate() {
        let weight = u8::try_from(chance.below(200))?;
        let entry = Entry { title: title.clone(), weight, language: Some("en".into()), ..Entry::default() };
        building.batch().put(Key { kind: VIDEO, id: i64::try_from(n)? }, &entry)?;
    }
    building.finish(0)?;
    let made = begin.elapsed();
    let bytes = size_of(folder.path())?;
    let index = place.open()?.context("an index")?;
    let long: Vec<&str> = titles.iter().map(String::as_str).filter(|t| t.split(' ').count() >= 2).collect();
    let mut rows = Vec::new();
    for (name, goal, ask) in [
        ("one word", "", one_word as fn(&str, &mut Chance) -> String),
        ("two words", "", two_words),
        ("whole title", "", whole),
        ("begun", "", begun),
        ("one mistake", ">= 0.95", one_mistake),
        ("two mistakes", ">= 0.85", two_mistakes),
    ] {
        let mut times = Vec::with_capacity(QUESTIONS);
        let mut found = 0;
        for _ in 0..QUESTIONS {
            let Some(title) = long.get(chance.below(long.len())) else { continue };
            let asked = ask(title, &mut chance);
            let begin = Instant::now();
            let best = best(&index, &titles, &asked)?;
            times.push(begin.elapsed());
            found += usize::from(best.iter().any(|t| t == title));
        }
        let recall = if goal.is_empty() && name != "whole title" {
            String::new()
        } else {
            format!("{:.3}", found as f64 / QUESTIONS as f64)
        };
        let (p50, p99) = quantiles(&mut times);
        rows.push(vec![
            format!("{size}"),
            format!("{:.0}", made.as_secs_f64()),
            format!("{}", bytes / 1_000_000),
            name.to_owned(),
            format!("{p50:.2}"),
            format!("{p99:.2}"),
            recall,
            goal.to_owned(),
        ]);
    }
    Ok(rows)
}

/// The first ten titles, as the server orders them.
fn best<'a>(index: &Snapshot, titles: &'a [String], asked: &str) -> anyhow::Result<Vec<&'a str>> {
    let Some(question) = Question::new(asked) else { return Ok(Vec::new()) };
    let hits = index.search(&question, VIDEO, FOUND)?;
    let title = |id: i64| usize::try_from(id).ok().and_then(|n| titles.get(n)).map_or("", String::as_str);
    let scored =
        hits.iter().take(ORDERED).map(|hit| (0.7 * closeness(&question, title(hit.id)) + 0.3 * hit.score, hit.id));
    let mut scored: Vec<(f32, i64)> = scored.collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    Ok(scored.into_iter().take(10).map(|(_, id)| title(id)).collect())
}

fn quantiles(times: &mut [Duration]) -> (f64, f64) {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1)));
    let ms = |time: Option<&Duration>| time.map_or(0.0, |t| t.as_secs_f64() * 1000.0);
    (ms(at(50)), ms(at(99)))
}

fn size_of(folder: &Path) -> std::io::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        bytes += if about.is_dir() { size_of(&entry.path())? } else { about.len() };
    }
    Ok(bytes)
}

/// Numbers that look like chance and are the same in every run (xorshift64*).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() >> 33) as usize % n.max(1)
    }
    /// A rank: the second is half as likely as the first, the third a third.
    fn rank(&mut self, n: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        (((n as f64 + 1.0).powf(share) - 1.0) as usize).min(n - 1)
    }
}

/// Words that exist, the most common of titles first; after them words of syllables, as names and other languages have them.
fn words(chance: &mut Chance) -> Vec<String> {
    const KNOWN: &str = "the of a and in to how for on with my is at from you we live best new it what why this your world first \
        video music day part make life time guide learn full history war story home city tour review game episode season \
        tutorial beginner garden cooking bread winter summer river mountain forest ocean whale internet computer linux \
        software freedom privacy network server radio science physics chemistry biology medicine school teacher student \
        children family dog cat bird horse train bicycle travel europe africa asia america france germany spain italy \
        japan china russia arabic english french german spanish lesson speech debate politics election climate energy \
        water food farm market money work strike union women men people justice rights court police prison film cinema \
        theatre dance guitar piano drums concert festival song album artist painting drawing photo camera light colour \
        design building bridge house kitchen workshop repair wood metal paper book reading writing poetry novel language \
        conference interview podcast documentary report news weekly morning evening night moon sun star space rocket robot \
        machine engine electric battery solar wind power future past memory dream sleep health sport football running \
        walking swimming climbing skiing sailing boat ship island beach desert jungle animal insect flower tree seed soil";
    let known: Vec<String> = KNOWN.split_whitespace().map(str::to_owned).collect();
    let mut seen: HashMap<String, ()> = known.iter().map(|w| (w.clone(), ())).collect();
    let mut words = known;
    let onset = [
        "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t",
        "tr", "v", "w", "z",
    ];
    let vowel = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "io"];
    let coda = ["", "", "", "n", "r", "s", "l", "t", "nd", "ck", "m"];
    while words.len() < WORDS {
        let mut word = String::new();
        for _ in 0..2 + chance.below(3) {
            for part in [&onset[..], &vowel[..], &coda[..]] {
                word.push_str(part.get(chance.below(part.len())).copied().unwrap_or(""));
            }
        }
        if seen.insert(word.clone(), ()).is_none() {
            words.push(word);
        }
    }
    words
}

fn title(words: &[String], chance: &mut Chance) -> String {
    let count = 2 + chance.below(4) + chance.below(4);
    let word = |chance: &mut Chance| words.get(chance.rank(words.len())).map_or("", String::as_str).to_owned();
    let parts: Vec<String> = (0..count).map(|_| word(chance)).collect();
    parts.join(" ")
}

fn one_word(title: &str, chance: &mut Chance) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    format!("{} ", words.get(chance.below(words.len())).copied().unwrap_or(""))
}

fn two_words(title: &str, chance: &mut Chance) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let at = chance.below(words.len().saturating_sub(1));
    format!("{} ", words.get(at..at + 2).unwrap_or_default().join(" "))
}

fn whole(title: &str, _: &mut Chance) -> String {
    format!("{title} ")
}

/// A title that somebody still types: half of it and some letters more.
fn begun(title: &str, chance: &mut Chance) -> String {
    let length = title.len() / 2 + chance.below(4);
    title.get(..length.max(3)).unwrap_or(title).to_owned()
}

fn one_mistake(title: &str, chance: &mut Chance) -> String {
    mistaken(title, 1, chance)
}

fn two_mistakes(title: &str, chance: &mut Chance) -> String {
    mistaken(title, 2, chance)
}

/// A title with mistakes in words of four letters or more: a letter doubled, missing, wrong, swapped with the next one, or too many.
/// Both mistakes may meet the same word.
fn mistaken(title: &str, mistakes: usize, chance: &mut Chance) -> String {
    let mut words: Vec<Vec<char>> = title.split(' ').map(|w| w.chars().collect()).collect();
    for _ in 0..mistakes {
        let long: Vec<usize> = (0..words.len()).filter(|n| words[*n].len() >= 4).collect();
        let Some(word) = long.get(chance.below(long.len())).and_then(|n| words.get_mut(*n)) else { break };
        let at = chance.below(word.len() - 1);
        let letter = char::from(b'a' + u8::try_from(chance.below(26)).unwrap_or(0));
        match chance.below(5) {
            0 => word.insert(at, word[at]),
            1 => drop(word.remove(at)),
            2 => word[at] = letter,
            3 => word.swap(at, at + 1),
            _ => word.insert(at, letter),
        }
    }
    let words: Vec<String> = words.into_iter().map(|w| w.into_iter().collect()).collect();
    format!("{} ", words.join(" "))
}
