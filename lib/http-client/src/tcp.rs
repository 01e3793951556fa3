//! Connections for other protocols than HTTP, by the same rule.

use crate::{Client, Error};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;

impl Client {
    /// Connects to an address that a stranger named. Low ports belong to services that could be spoken to in a guise (mail, and the
    /// like), so of them only those of web servers are taken.
    ///
    /// # Errors
    /// [`Error::Private`] for what may not be contacted, [`Error::Address`] for a port that is not taken, [`Error::Deadline`] and
    /// [`Error::Failed`].
    pub async fn connect(&self, address: SocketAddr, within: Duration) -> Result<TcpStream, Error> {
        if !self.reach().admits(address.ip()) {
            return Err(Error::Private(address.ip()));
        }
        check_port(address.port())?;
        let stream = tokio::time::timeout(within, TcpStream::connect(address)).await.map_err(|_| Error::Deadline)?;
        stream.map_err(|e| Error::Failed(e.to_string()))
    }
}

/// Refuses ports of services that are no web servers.
pub(crate) fn check_port(port: u16) -> Result<(), Error> {
    match port {
        80 | 443 | 1024.. => Ok(()),
        _ => Err(Error::Address("its port is no web server's")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reach, Settings};

    fn client(reach: Reach) -> Client {
        Client::new(Settings {
            user_agent: "test".into(),
            reach,
            connect: Duration::from_secs(5),
            authorities: Vec::new(),
        })
    }

    #[tokio::test]
    async fn only_what_may_be_contacted_is() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let within = Duration::from_secs(5);
        assert!(client(Reach::Everywhere).connect(address, within).await.is_ok());
        for text in [address.to_string(), "10.0.0.1:6881".into(), "[::1]:6881".into(), "[::ffff:127.0.0.1]:6881".into()]
        {
            let refused = client(Reach::PUBLIC).connect(text.parse().unwrap(), within).await;
            assert!(matches!(refused, Err(Error::Private(_))), "{text}");
        }
        for port in [0, 22, 25, 1023] {
            let refused = client(Reach::Everywhere).connect(([127, 0, 0, 1], port).into(), within).await;
            assert!(matches!(refused, Err(Error::Address(_))), "{port}");
        }
    }
}
