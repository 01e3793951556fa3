//! Readers for the fields of users, with PeerTube's bounds and sentences.

use platform::Role;
use platform::fields::{Fields, read};
use serde_json::Value;

/// The sentence for a wrong user name.
pub const USERNAME: &str = "Should have a valid username (lowercase alphanumeric characters)";

/// A user name.
pub fn username(v: &Value) -> Option<String> {
    v.as_str().filter(|s| actor::is_username(s)).map(str::to_owned)
}

/// Most characters of a new password. Older ones may be longer: who has one signs in with it.
pub const LONGEST_PASSWORD: usize = 50;
/// Most bytes of a new password: bcrypt looks at no more.
const PASSWORD_BYTES: usize = 72;

/// A new password of at least `min` characters.
pub fn password(min: u32) -> impl FnOnce(&Value) -> Option<String> {
    let min = usize::try_from(min).unwrap_or(6).max(1);
    move |v| read::text(min, LONGEST_PASSWORD)(v).filter(|password| password.len() <= PASSWORD_BYTES)
}

/// A language of an interface by its tag, such as `pt-BR`.
pub fn locale(v: &Value) -> Option<String> {
    let parts = |tag: &str| {
        tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric()))
    };
    read::text(2, 20)(v).filter(|tag| parts(tag))
}

/// An e-mail address: one `@`, something before it, a host name with a dot behind it (RFC 5321's lengths).
pub fn email(v: &Value) -> Option<String> {
    let text = v.as_str()?;
    let (local, domain) = text.rsplit_once('@')?;
    let local_ok = (1..=64).contains(&local.len())
        && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c))
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    let labels: Vec<&str> = domain.split('.').collect();
    let domain_ok = labels.len() >= 2
        && domain.len() <= 253
        && labels.iter().all(|l| {
            (1..=63).contains(&l.len())
                && l.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !l.starts_with('-')
                && !l.ends_with('-')
        })
        && labels.last().is_some_and(|l| l.chars().count() >= 2 && !l.chars().all(|c| c.is_ascii_digit()));
    (local_ok && domain_ok).then(|| text.to_owned())
}

/// A role by its number.
pub fn role(v: &Value) -> Option<Role> {
    read::int(0, 2)(v).and_then(Role::from_number)
}

/// Quotas of a request: in all, and in a day; -1 means no limit.
pub fn quotas(fields: &mut Fields) -> (Option<i64>, Option<i64>) {
    let total = fields.optional("videoQuota", "Invalid value", read::int(-1, i64::MAX));
    let daily = fields.optional("videoQuotaDaily", "Invalid value", read::int(-1, i64::MAX));
    (total, daily)
}

/// Flags administrators set.
pub fn admin_flags(fields: &mut Fields) -> Option<i64> {
    fields.optional("adminFlags", "Invalid value", read::int(0, 1 << 30))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn passwords_are_as_long_as_bcrypt_reads() {
        let ok = |text: String| password(6)(&json!(text)).is_some();
        assert!(ok("sixsix".into()) && ok("x".repeat(50)) && ok("ü".repeat(36)));
        assert!(!ok("fives".into()) && !ok("x".repeat(51)) && !ok("ü".repeat(37)) && !ok("😀".repeat(19)));
    }

    #[test]
    fn languages() {
        assert!(["en", "pt-BR", "zh-Hans-CN", "tok"].iter().all(|tag| locale(&json!(tag)).is_some()));
        assert!(["e", "en_US", "../en", "pt--BR", ""].iter().all(|tag| locale(&json!(tag)).is_none()));
    }

    #[test]
    fn addresses() {
        for good in ["a@b.de", "admin@example.com", "x.y+z@sub.example.org", "ü@bücher.example"] {
            assert!(email(&json!(good)).is_some(), "{good}");
        }
        for bad in ["", "a", "a@b", "@b.de", "a@.de", "a b@c.de", "a@b..de", ".a@b.de", "a@-b.de", "a@b.1", "a\n@b.de"]
        {
            assert!(email(&json!(bad)).is_none(), "{bad}");
        }
    }
}
