//! What the web interface refuses beyond the configuration's own rules, which only warn of it or let it pass: a file may be
//! written before the mail server is there.

use config::Config;

/// Why a configuration that an administrator wants to save would not do; `None` when it would.
pub(super) fn conflict(c: &Config) -> Option<&'static str> {
    if !c.smtp.is_configured() && c.signup.requires_email_verification {
        return Some("SMTP is not configured but you require signup email verification.");
    }
    let index = &c.search.search_index;
    if !index.enabled && (index.disable_local_search || index.is_default_search) {
        return Some("The search index can only replace the local search while it is on");
    }
    None
}
