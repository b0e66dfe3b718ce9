//! The kinds of values that only a configuration has.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// A number of bytes: `4096`, `512KiB`, `50MiB`, `2GiB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bytes(pub u64);

impl FromStr for Bytes {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit: u64 = match text[digits.len()..].trim() {
            "" | "B" => 1,
            "KiB" => 1 << 10,
            "MiB" => 1 << 20,
            "GiB" => 1 << 30,
            _ => return Err("not a size such as 4096, 512KiB or 50MiB"),
        };
        let count: u64 = digits.parse().map_err(|_| "not a size such as 4096, 512KiB or 50MiB")?;
        count.checked_mul(unit).map(Self).ok_or("too large a size")
    }
}

/// Where visitors reach the service: scheme, host and port, nothing after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// Without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "not an origin such as https://pics.example, without a path";
        let trimmed = text.strip_suffix('/').unwrap_or(text);
        let url: http::Uri = trimmed.parse().map_err(|_| wrong)?;
        let web = matches!(url.scheme_str(), Some("http" | "https"));
        let bare = url.path_and_query().is_none_or(|path| path == "/");
        match url.authority() {
            Some(host) if web && bare && !host.as_str().contains('@') => {
                Ok(Self(trimmed.to_ascii_lowercase()))
            }
            _ => Err(wrong),
        }
    }
}

/// Where moderators reach the console: an origin whose host is a name, as a passkey belongs to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminUrl {
    origin: PublicUrl,
    host: String,
}

impl AdminUrl {
    /// Without a slash at the end.
    pub fn as_str(&self) -> &str {
        self.origin.as_str()
    }

    /// The name alone.
    pub fn host(&self) -> &str {
        &self.host
    }

    pub fn is_https(&self) -> bool {
        self.as_str().starts_with("https://")
    }
}

impl FromStr for AdminUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let origin: PublicUrl = text.parse()?;
        let url: http::Uri = origin.as_str().parse().map_err(|_| "not an origin")?;
        let host = url.host().unwrap_or_default().to_owned();
        if host.starts_with('[') || host.parse::<IpAddr>().is_ok() {
            return Err("names an address; passkeys need a host name, such as localhost");
        }
        let is_local = host == "localhost" || host.ends_with(".localhost");
        if !is_local && origin.as_str().starts_with("http://") {
            return Err("needs https, as passkeys work only there and on localhost");
        }
        Ok(Self { origin, host })
    }
}

/// An address, or all addresses that share its leading bits: `10.0.0.0/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether `address` is in it. IPv4 addresses written as IPv6 count as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => {
                let differing = ours.to_bits() ^ theirs.to_bits();
                differing.leading_zeros() >= u32::from(self.bits)
            }
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => {
                let differing = ours.to_bits() ^ theirs.to_bits();
                differing.leading_zeros() >= u32::from(self.bits)
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| NotANetwork)?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| NotANetwork)?;
        if bits <= most { Ok(Self { address, bits }) } else { Err(NotANetwork) }
    }
}

/// A text that is no network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANetwork;

impl fmt::Display for NotANetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an address or network such as 10.0.0.0/8")
    }
}

impl fmt::Display for Bytes {
    /// In the largest unit that leaves no remainder, as people write it: `50 MiB`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (unit, name) in [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")] {
            if self.0 > 0 && self.0.is_multiple_of(unit) {
                return write!(f, "{} {name}", self.0 / unit);
            }
        }
        write!(f, "{} bytes", self.0)
    }
}
