//! What an actor is, in ActivityPub's words.

/// The ActivityPub type of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Behind an account.
    Person,
    /// A channel.
    Group,
    /// The instance.
    Application,
}

impl Kind {
    /// As ActivityPub and the database write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Person => "Person",
            Kind::Group => "Group",
            Kind::Application => "Application",
        }
    }

    /// The ActivityPub address of a local actor of this kind.
    pub fn url(self, origin: &str, name: &str) -> String {
        match self {
            Kind::Person | Kind::Application => format!("{origin}/accounts/{name}"),
            Kind::Group => format!("{origin}/video-channels/{name}"),
        }
    }
}
