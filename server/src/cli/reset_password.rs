//! `sepiola reset-password -u NAME`: the new password is read from stdin when it is piped, generated otherwise.

use super::Place;
use crate::start;
use std::io::{IsTerminal, Read};

/// Sets the password and ends the user's sessions.
pub(crate) async fn run(place: Place, username: String) -> anyhow::Result<()> {
    let mut typed = String::new();
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        stdin.lock().take(1024).read_to_string(&mut typed)?;
    }
    let typed = typed.trim_end_matches(['\n', '\r']);
    let password = if typed.is_empty() { platform::random::token(16) } else { typed.to_owned() };
    let opened = start::open(start::sources(&place.config, &place.data, None)?).await?;
    user::reset_password(&opened.app, &username, &password).await?;
    println!("Username: {username}");
    println!("User password: {password}");
    opened.app.db.close().await;
    Ok(())
}
