//! How many sockets there are, in all and for each address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

/// Counts open sockets, so that neither one client nor a crowd keeps more than the server can hold.
#[derive(Debug)]
pub struct Connections {
    most: usize,
    most_per_address: usize,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    all: usize,
    by_address: HashMap<IpAddr, usize>,
}

impl Connections {
    /// Nobody is connected yet.
    pub fn new(most: usize, most_per_address: usize) -> Self {
        Self { most, most_per_address, open: Mutex::default() }
    }

    /// Open sockets.
    pub fn count(&self) -> usize {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).all
    }

    /// Counts one more socket of `client`, or says that there are too many. Every true needs one [`Self::leave`].
    pub fn enter(&self, client: IpAddr) -> bool {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let own = open.by_address.get(&group(client)).copied().unwrap_or(0);
        if open.all >= self.most || own >= self.most_per_address {
            return false;
        }
        open.all += 1;
        open.by_address.insert(group(client), own + 1);
        true
    }

    /// Counts one socket of `client` less.
    pub fn leave(&self, client: IpAddr) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.all = open.all.saturating_sub(1);
        if let Some(own) = open.by_address.get_mut(&group(client)) {
            *own -= 1;
            if *own == 0 {
                open.by_address.remove(&group(client));
            }
        }
    }
}

/// Whoever has one IPv6 address has 2^64 of them.
pub(crate) fn group(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sockets_are_counted_in_all_and_by_address() {
        let connections = Connections::new(3, 2);
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        assert!(connections.enter(address("2001:db8::1")) && connections.enter(address("2001:db8::2")));
        assert!(!connections.enter(address("2001:db8::3")));
        assert!(connections.enter(address("192.0.2.1")));
        assert!(!connections.enter(address("192.0.2.2")));
        connections.leave(address("2001:db8::9"));
        assert!(connections.enter(address("192.0.2.2")));
        for text in ["2001:db8::1", "192.0.2.1", "192.0.2.2"] {
            connections.leave(address(text));
        }
        assert_eq!(connections.count(), 0);
        assert!(connections.open.lock().unwrap().by_address.is_empty());
    }
}
