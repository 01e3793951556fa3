//! Files made to exhaust the reader: each is refused, soon and with a reason.

use crate::{file, loaded, refused};

#[test]
fn a_huge_file_is_refused() {
    let text = format!("instance:\n  terms: '{}'\n", "x".repeat(2_000_000));
    assert!(refused(&file(&text)).contains("larger than"));
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
        let text = format!("instance: {}1{}", open.repeat(10_000), close.repeat(10_000));
        assert!(refused(&file(&text)).contains("not readable as YAML"));
    }
    let block: String = (0..500).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(refused(&file(&block)).contains("not readable as YAML"));
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let below = format!("*a{}", level - 1);
        text += &format!("a{level}: &a{level} [{}]\n", vec![below; 10].join(", "));
    }
    assert!(refused(&file(&text)).contains("not readable as YAML"));
}

#[test]
fn a_million_keys_are_refused() {
    let text: String = (0..60_000).map(|number| format!("k{number}: 1\n")).collect();
    assert!(refused(&file(&text)).contains("not readable as YAML"));
}

#[test]
fn several_documents_are_refused() {
    assert!(refused(&file("listen: { port: 1 }\n---\nlisten: { port: 2 }\n")).contains("not readable as YAML"));
}

#[test]
fn deep_json_is_refused() {
    let text = format!("{}{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let sources = config::Sources { env: vec![("SEPIOLA_CONFIG".to_owned(), text)], ..Default::default() };
    assert!(refused(&sources).contains("not readable as JSON"));
}

#[test]
fn odd_files_do_no_harm() {
    for text in
        ["", "\n\n", "# only a comment\n", "---\n", "~", "null", "\u{feff}listen: { port: 9000 }\n", "listen:\n"]
    {
        assert_eq!(loaded(&file(text)).config.listen.port, 9000, "{text:?}");
    }
    for text in [
        "\0",
        "\u{1}",
        "listen: !!binary aGVsbG8=",
        "listen: !evil { port: 1 }",
        "? [a, b]\n: c",
        "%YAML 9.9\n--- 1",
        "\t- x",
    ] {
        // Refused or warned about, never a panic.
        let _ = config::load(&file(text));
    }
}

#[test]
fn a_damaged_file_does_no_harm() {
    let text: Vec<char> = config::reference().chars().skip(2_000).take(2_500).collect();
    // A fixed sequence (xorshift), so that every run damages the same places.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize % below
    };
    let noise: Vec<char> = "{}[]&*!|>'\"%@`:-?#,\t\n\0é~<".chars().collect();
    for _ in 0..150 {
        let mut damaged = text.clone();
        for _ in 0..5 {
            let place = next(damaged.len());
            match next(3) {
                0 => damaged[place] = noise[next(noise.len())],
                1 => damaged.insert(place, noise[next(noise.len())]),
                _ => drop(damaged.drain(place..(place + 10).min(damaged.len()))),
            }
        }
        let damaged: String = damaged.into_iter().collect();
        if let Err(errors) = config::load(&file(&damaged)) {
            assert!(!errors.is_empty(), "refused without a reason: {damaged}");
        }
    }
}
