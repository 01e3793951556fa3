//! Ranges of IP addresses (`10.0.0.0/8`, `::1`), and the three names Express knows for whole families of them.

use std::net::{IpAddr, Ipv6Addr};

use serde_json::Value;

use crate::value::Setting;

/// A CIDR range (RFC 4632); an address alone is the range of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IpRange {
    address: IpAddr,
    prefix: u8,
}

impl IpRange {
    /// Reads `address` or `address/prefix`.
    pub fn parse_text(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().ok()?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.unwrap_or(longest);
        (prefix <= longest).then_some(IpRange { address, prefix })
    }

    /// Does the range hold this address? An IPv4 address mapped into IPv6 is taken as the IPv4 one.
    pub fn contains(&self, address: IpAddr) -> bool {
        let shift = |longest: u8| longest - self.prefix;
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(range), IpAddr::V4(address)) => {
                let shift = shift(32).into();
                u32::from(range).checked_shr(shift) == u32::from(address).checked_shr(shift)
            }
            (IpAddr::V6(range), IpAddr::V6(address)) => {
                let shift = shift(128).into();
                u128::from(range).checked_shr(shift) == u128::from(address).checked_shr(shift)
            }
            (IpAddr::V6(range), IpAddr::V4(address)) => {
                let shift = shift(128).into();
                let mapped: Ipv6Addr = address.to_ipv6_mapped();
                u128::from(range).checked_shr(shift) == u128::from(mapped).checked_shr(shift)
            }
            (IpAddr::V4(_), IpAddr::V6(_)) => false,
        }
    }
}

impl Setting for IpRange {
    fn expected() -> String {
        "an IP address or a range such as '10.0.0.0/8'".into()
    }

    fn parse(value: &Value) -> Option<Self> {
        Self::parse_text(value.as_str()?.trim())
    }

    fn render(&self) -> Value {
        let longest = if self.address.is_ipv4() { 32 } else { 128 };
        if self.prefix == longest {
            self.address.to_string().into()
        } else {
            format!("{}/{}", self.address, self.prefix).into()
        }
    }
}

/// The proxies whose `X-Forwarded-For` is believed (Express' "trust proxy", without the hop count).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedProxies {
    written: Vec<String>,
    ranges: Vec<IpRange>,
}

impl TrustedProxies {
    /// May this peer tell us the address of the client it speaks for?
    pub fn trusts(&self, peer: IpAddr) -> bool {
        self.ranges.iter().any(|range| range.contains(peer))
    }
}

/// The ranges behind a name (RFC 1122, 3927, 4291, 1918, 4193); `None` when it is no such name.
fn named(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "loopback" => Some(&["127.0.0.0/8", "::1/128"]),
        "linklocal" => Some(&["169.254.0.0/16", "fe80::/10"]),
        "uniquelocal" => Some(&["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]),
        _ => None,
    }
}

impl Setting for TrustedProxies {
    fn expected() -> String {
        "a list of 'loopback', 'linklocal', 'uniquelocal', IP addresses or ranges".into()
    }

    fn parse(value: &Value) -> Option<Self> {
        let written: Vec<String> = match value {
            Value::Null | Value::Bool(false) => Vec::new(),
            Value::Bool(true) => vec!["0.0.0.0/0".into(), "::/0".into()],
            Value::String(text) => text.split(',').map(|name| name.trim().to_owned()).collect(),
            Value::Array(items) => items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<_>>()?,
            _ => return None,
        };
        let mut ranges = Vec::new();
        for name in &written {
            match named(name) {
                Some(family) => ranges.extend(family.iter().filter_map(|range| IpRange::parse_text(range))),
                None => ranges.push(IpRange::parse_text(name)?),
            }
        }
        Some(TrustedProxies { written, ranges })
    }

    fn render(&self) -> Value {
        self.written.clone().into()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ranges_hold_their_addresses() {
        for (range, inside, outside) in [
            ("10.0.0.0/8", "10.200.3.4", "11.0.0.1"),
            ("192.168.1.7", "192.168.1.7", "192.168.1.8"),
            ("0.0.0.0/0", "8.8.8.8", "2001:db8::1"),
            ("fc00::/7", "fd12::1", "fe80::1"),
            ("10.0.0.0/8", "::ffff:10.1.1.1", "::ffff:11.1.1.1"),
        ] {
            let range = IpRange::parse_text(range).expect(range);
            assert!(range.contains(inside.parse().expect(inside)), "{range:?} {inside}");
            assert!(!range.contains(outside.parse().expect(outside)), "{range:?} {outside}");
        }
        for wrong in ["10.0.0.0/33", "localhost", "1.2.3", "::1/129", "10.0.0.0/-1", ""] {
            assert_eq!(IpRange::parse_text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn names_of_express_are_known() {
        let trusted = TrustedProxies::parse(&json!(["loopback", "172.18.0.0/16"])).expect("well-formed");
        assert!(trusted.trusts("127.0.0.1".parse().expect("address")));
        assert!(trusted.trusts("172.18.4.4".parse().expect("address")));
        assert!(!trusted.trusts("172.19.4.4".parse().expect("address")));
        assert_eq!(TrustedProxies::parse(&json!(["loop"])), None);
        assert_eq!(TrustedProxies::parse(&json!(2)), None);
    }
}
