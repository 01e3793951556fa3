//! The sentences of letters, in the languages there are.

use platform::mail::Phrases;

/// Each stands for one kind of news; `{…}` are gaps.
pub(super) static PHRASES: Phrases = platform::catalogue!();

#[cfg(test)]
mod tests {
    use super::PHRASES;

    #[test]
    fn every_language_has_the_same_gaps() {
        assert_eq!(PHRASES.mistakes(), Vec::<String>::new());
    }
}
