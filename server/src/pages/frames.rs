//! On whose pages one of ours may stand in a frame.

/// In whose frames a page may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Frames {
    /// In nobody's: the client's own pages.
    Nobody,
    /// In everybody's: players.
    Everybody,
    /// In our own and in those of these hosts, some with a port: a player whose video's owner limits it.
    Only(Vec<String>),
}

impl Frames {
    /// What holds for a page of that kind, unless an owner says otherwise.
    pub(super) fn of_page(embedded: bool) -> Self {
        if embedded { Frames::Everybody } else { Frames::Nobody }
    }

    /// Whether the page is a player for other pages.
    pub(super) fn is_player(&self) -> bool {
        *self != Frames::Nobody
    }

    /// The directive of a Content-Security-Policy (CSP level 3, 6.4.2). A host that could not stand in it, such as one with
    /// letters beyond ASCII, matches no page and is left out.
    pub(super) fn ancestors(&self) -> String {
        match self {
            Frames::Nobody => "frame-ancestors 'none'".to_owned(),
            Frames::Everybody => "frame-ancestors *".to_owned(),
            Frames::Only(hosts) => {
                let plain = |c: u8| c.is_ascii_alphanumeric() || b"-_.:".contains(&c);
                hosts
                    .iter()
                    .filter(|h| h.bytes().all(plain))
                    .fold("frame-ancestors 'self'".to_owned(), |all, host| all + " " + host)
            }
        }
    }
}
