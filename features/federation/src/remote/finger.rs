//! From a handle to an actor's address.

use super::failure::Failure;
use super::fetch;
use activitypub::webfinger::{Descriptor, JRD_JSON};
use activitypub::{identifier, json};
use platform::App;
use platform::http_client::Url;

/// The address of `name@host`, as its server says.
pub(crate) async fn address(app: &App, name: &str, host: &str) -> Result<Url, Failure> {
    let scheme = if app.config().webserver.https { "https" } else { "http" };
    let mut url: Url =
        format!("{scheme}://{host}/.well-known/webfinger").parse().map_err(|_| Failure::refused("the host is none"))?;
    url.query_pairs_mut().append_pair("resource", &format!("acct:{name}@{host}"));
    let response = fetch::get(app, &url, JRD_JSON).await?;
    let document = json::read(&response.body, &json::Bounds { bytes: 100_000, ..json::DOCUMENT })?;
    let descriptor: Descriptor =
        serde_json::from_value(document).map_err(|_| Failure::refused("the answer is no WebFinger document"))?;
    let address = descriptor.actor().ok_or_else(|| Failure::refused("WebFinger names no actor"))?;
    Ok(identifier(address)?)
}
