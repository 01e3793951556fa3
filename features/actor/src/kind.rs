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
    /// A program behind an account, elsewhere.
    Service,
    /// A group of people behind an account, elsewhere.
    Organization,
}

impl Kind {
    /// As ActivityPub and the database write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Person => "Person",
            Kind::Group => "Group",
            Kind::Application => "Application",
            Kind::Service => "Service",
            Kind::Organization => "Organization",
        }
    }

    /// Reads ActivityPub's word.
    pub fn parse(word: &str) -> Option<Self> {
        let all = [Kind::Person, Kind::Group, Kind::Application, Kind::Service, Kind::Organization];
        all.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The ActivityPub address of a local actor of this kind.
    pub fn url(self, origin: &str, name: &str) -> String {
        match self {
            Kind::Person | Kind::Application | Kind::Service | Kind::Organization => {
                format!("{origin}/accounts/{name}")
            }
            Kind::Group => format!("{origin}/video-channels/{name}"),
        }
    }
}
