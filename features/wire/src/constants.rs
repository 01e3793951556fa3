//! The numbered and named choices of a video, with PeerTube's numbers and English labels: what forms accept, what lists show.

use crate::{Labelled, TextLabelled};

/// A numbered choice and its label.
pub type Numbered = [(i64, &'static str)];

/// What a video is about.
#[rustfmt::skip]
pub const CATEGORIES: &Numbered = &[
    (1, "Music"), (2, "Films"), (3, "Vehicles"), (4, "Art"), (5, "Sports"), (6, "Travels"), (7, "Gaming"),
    (8, "People"), (9, "Comedy"), (10, "Entertainment"), (11, "News & Politics"), (12, "How To"), (13, "Education"),
    (14, "Activism"), (15, "Science & Technology"), (16, "Animals"), (17, "Kids"), (18, "Food"),
];

/// What others may do with it.
#[rustfmt::skip]
pub const LICENCES: &Numbered = &[
    (1, "Attribution"), (2, "Attribution - Share Alike"), (3, "Attribution - No Derivatives"),
    (4, "Attribution - Non Commercial"), (5, "Attribution - Non Commercial - Share Alike"),
    (6, "Attribution - Non Commercial - No Derivatives"), (7, "Public Domain Dedication"),
    (8, "Free of known copyright restrictions"), (9, "All Rights Reserved"),
];

/// Who may watch it.
#[rustfmt::skip]
pub const PRIVACIES: &Numbered = &[
    (1, "Public"), (2, "Unlisted"), (3, "Private"), (4, "Internal"), (5, "Password protected"),
];

/// Where it is on its way.
#[rustfmt::skip]
pub const STATES: &Numbered = &[
    (1, "Published"), (2, "To transcode"), (3, "To import"), (4, "Waiting for livestream"), (5, "Livestream ended"),
    (6, "To move to an external storage"), (7, "Transcoding failed"), (8, "External storage move failed"),
    (9, "To edit"), (10, "To move to file system"), (11, "Move to file system failed"),
    (12, "Import failed"),
];

/// Who may comment.
#[rustfmt::skip]
pub const COMMENTS_POLICIES: &Numbered = &[
    (1, "Enabled"), (2, "Disabled"), (3, "Requires approval"),
];

/// Languages by ISO 639-1 or 639-3 code, in the order PeerTube lists them.
#[rustfmt::skip]
pub const LANGUAGES: &[(&str, &str)] = &[
    ("aa", "Afar"), ("ab", "Abkhazian"), ("af", "Afrikaans"), ("ak", "Akan"), ("am", "Amharic"), ("ar", "Arabic"),
    ("an", "Aragonese"), ("ase", "American Sign Language"), ("as", "Assamese"), ("asq", "Austrian Sign Language"),
    ("av", "Avaric"), ("avk", "Kotava"), ("ay", "Aymara"), ("az", "Azerbaijani"), ("ba", "Bashkir"),
    ("bm", "Bambara"), ("be", "Belarusian"), ("bn", "Bengali"), ("bfi", "British Sign Language"), ("bi", "Bislama"),
    ("bo", "Tibetan"), ("bs", "Bosnian"), ("br", "Breton"), ("bg", "Bulgarian"), ("bzs", "Brazilian Sign Language"),
    ("ca", "Catalan"), ("cs", "Czech"), ("ch", "Chamorro"), ("ce", "Chechen"), ("cv", "Chuvash"), ("kw", "Cornish"),
    ("co", "Corsican"), ("cr", "Cree"), ("cse", "Czech Sign Language"), ("csl", "Chinese Sign Language"),
    ("cy", "Welsh"), ("da", "Danish"), ("de", "German"), ("dv", "Dhivehi"), ("dsl", "Danish Sign Language"),
    ("dz", "Dzongkha"), ("el", "Greek"), ("en", "English"), ("eo", "Esperanto"), ("et", "Estonian"), ("eu", "Basque"),
    ("ee", "Ewe"), ("fo", "Faroese"), ("fa", "Persian"), ("fj", "Fijian"), ("fi", "Finnish"), ("fr", "French"),
    ("fy", "Western Frisian"), ("fse", "Finnish Sign Language"), ("fsl", "French Sign Language"), ("ff", "Fulah"),
    ("gcf", "Guadeloupean Creole French"), ("gd", "Scottish Gaelic"), ("ga", "Irish"), ("gl", "Galician"),
    ("gv", "Manx"), ("gn", "Guarani"), ("gsg", "German Sign Language"), ("gsw", "Swiss German"), ("gu", "Gujarati"),
    ("ht", "Haitian"), ("ha", "Hausa"), ("sh", "Serbo-Croatian"), ("he", "Hebrew"), ("hz", "Herero"), ("hi", "Hindi"),
    ("ho", "Hiri Motu"), ("hr", "Croatian"), ("hu", "Hungarian"), ("hy", "Armenian"), ("ig", "Igbo"),
    ("ii", "Sichuan Yi"), ("iu", "Inuktitut"), ("id", "Indonesian"), ("ik", "Inupiaq"), ("is", "Icelandic"),
    ("it", "Italian"), ("jv", "Javanese"), ("jbo", "Lojban"), ("ja", "Japanese"), ("jsl", "Japanese Sign Language"),
    ("kab", "Kabyle"), ("kl", "Kalaallisut"), ("kn", "Kannada"), ("ks", "Kashmiri"), ("ka", "Georgian"),
    ("kr", "Kanuri"), ("kk", "Kazakh"), ("km", "Khmer"), ("ki", "Kikuyu"), ("rw", "Kinyarwanda"), ("ky", "Kirghiz"),
    ("kv", "Komi"), ("kg", "Kongo"), ("ko", "Korean"), ("kj", "Kuanyama"), ("ku", "Kurdish"), ("lo", "Lao"),
    ("la", "Latin"), ("lv", "Latvian"), ("li", "Limburgan"), ("ln", "Lingala"), ("lt", "Lithuanian"),
    ("lb", "Luxembourgish"), ("lu", "Luba-Katanga"), ("lg", "Ganda"), ("mh", "Marshallese"), ("ml", "Malayalam"),
    ("mr", "Marathi"), ("mk", "Macedonian"), ("mg", "Malagasy"), ("mt", "Maltese"), ("mn", "Mongolian"),
    ("mi", "Maori"), ("ms", "Malay (macrolanguage)"), ("my", "Burmese"), ("na", "Nauru"), ("nv", "Navajo"),
    ("nr", "South Ndebele"), ("nd", "North Ndebele"), ("ng", "Ndonga"), ("ne", "Nepali (macrolanguage)"),
    ("nl", "Dutch"), ("nn", "Norwegian Nynorsk"), ("nb", "Norwegian Bokmål"), ("no", "Norwegian"), ("ny", "Nyanja"),
    ("oc", "Occitan"), ("oj", "Ojibwa"), ("or", "Oriya (macrolanguage)"), ("om", "Oromo"), ("os", "Ossetian"),
    ("pa", "Panjabi"), ("pks", "Pakistan Sign Language"), ("pl", "Polish"), ("pt", "Portuguese (Brazilian)"),
    ("ps", "Pushto"), ("qu", "Quechua"), ("rm", "Romansh"), ("ro", "Romanian"), ("rsl", "Russian Sign Language"),
    ("rn", "Rundi"), ("ru", "Russian"), ("sg", "Sango"), ("sdl", "Saudi Arabian Sign Language"),
    ("sfs", "South African Sign Language"), ("si", "Sinhala"), ("sk", "Slovak"), ("sl", "Slovenian"),
    ("se", "Northern Sami"), ("sm", "Samoan"), ("sn", "Shona"), ("sd", "Sindhi"), ("so", "Somali"),
    ("st", "Southern Sotho"), ("es", "Spanish (Spain)"), ("sq", "Albanian"), ("sc", "Sardinian"), ("sr", "Serbian"),
    ("ss", "Swati"), ("su", "Sundanese"), ("sw", "Swahili (macrolanguage)"), ("sv", "Swedish"),
    ("swl", "Swedish Sign Language"), ("ty", "Tahitian"), ("ta", "Tamil"), ("tt", "Tatar"), ("te", "Telugu"),
    ("tg", "Tajik"), ("tl", "Tagalog"), ("th", "Thai"), ("ti", "Tigrinya"), ("tlh", "Klingon"),
    ("to", "Tonga (Tonga Islands)"), ("tn", "Tswana"), ("ts", "Tsonga"), ("tk", "Turkmen"), ("tr", "Turkish"),
    ("tw", "Twi"), ("ug", "Uighur"), ("uk", "Ukrainian"), ("ur", "Urdu"), ("uz", "Uzbek"), ("ve", "Venda"),
    ("vi", "Vietnamese"), ("wa", "Walloon"), ("wo", "Wolof"), ("xh", "Xhosa"), ("yi", "Yiddish"), ("yo", "Yoruba"),
    ("za", "Zhuang"), ("zh", "Chinese"), ("zu", "Zulu"), ("zxx", "No linguistic content"), ("tok", "Toki Pona"),
    ("pt-PT", "Portuguese (Portugal)"), ("es-419", "Spanish (Latin America)"), ("zh-Hans", "Simplified Chinese"),
    ("zh-Hant", "Traditional Chinese"), ("ca-valencia", "Valencian"), ("rcf", "Réunion Creole French"),
    ("gcr", "Guianese Creole French"),
];

/// Where a video may be embedded.
pub const EMBED_POLICIES: &Numbered = &[(1, "All allowed"), (2, "Allowlist"), (3, "Remote restrictions")];

/// The label of a number, if it is one of the table.
#[must_use]
pub fn label(table: &Numbered, id: i64) -> Option<&'static str> {
    table.iter().find(|(n, _)| *n == id).map(|(_, label)| *label)
}

/// The choice as JSON shows it: `Unknown` where nothing was chosen, as PeerTube says.
#[must_use]
pub fn labelled(table: &Numbered, id: Option<i64>) -> Labelled {
    let label = id.and_then(|id| label(table, id)).unwrap_or("Unknown");
    Labelled { id, label: label.to_owned() }
}

/// The language of a code.
#[must_use]
pub fn language(code: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(c, _)| *c == code).map(|(_, label)| *label)
}

/// The language as JSON shows it.
#[must_use]
pub fn labelled_language(code: Option<&str>) -> TextLabelled {
    let label = code.and_then(language).unwrap_or("Unknown");
    TextLabelled { id: code.map(str::to_owned), label: label.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_peertubes() {
        assert_eq!(labelled(CATEGORIES, Some(15)).label, "Science & Technology");
        assert_eq!(labelled(LICENCES, None).label, "Unknown");
        assert_eq!(labelled_language(Some("ja")).label, "Japanese");
        assert_eq!(language("xx"), None);
    }
}
