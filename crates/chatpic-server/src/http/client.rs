//! Who asks, as far as fairness needs it: an address that is counted and never written down.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::app::App;
use crate::config::Network;

/// The connection's other end. The server puts it into each request.
#[derive(Clone, Copy)]
pub(super) struct Peer(pub SocketAddr);

/// The address of the client: the peer's or, where the peer is a trusted proxy, the last address in
/// `X-Forwarded-For` that isn't one.
#[derive(Clone, Copy)]
pub(super) struct Client(pub IpAddr);

impl FromRequestParts<Arc<App>> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        let peer = peer(parts);
        Ok(Self(behind(peer, &parts.headers, &app.config.trusted_proxies)))
    }
}

/// The peer's address.
pub(super) fn peer(parts: &Parts) -> IpAddr {
    let peer = parts.extensions.get::<Peer>().expect("the server puts it into each request");
    peer.0.ip().to_canonical()
}

/// Whether the peer's word on where a request came from is believed.
pub(super) fn is_trusted(peer: IpAddr, trusted: &[Network]) -> bool {
    trusted.iter().any(|network| network.contains(peer))
}

fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    if !is_trusted(peer, trusted) {
        if headers.contains_key("x-forwarded-for") {
            warn_once();
        }
        return peer;
    }
    let mut client = peer;
    let values = headers.get_all("x-forwarded-for").iter().collect::<Vec<_>>();
    for value in values.into_iter().rev() {
        for hop in value.to_str().unwrap_or_default().rsplit(',') {
            let Ok(address) = hop.trim().parse::<IpAddr>() else { return client };
            client = address.to_canonical();
            if !is_trusted(client, trusted) {
                return client;
            }
        }
    }
    client
}

/// Says that a proxy stands before this server and isn't trusted: everybody then counts as one client.
fn warn_once() {
    static SAID: std::sync::Once = std::sync::Once::new();
    SAID.call_once(|| {
        tracing::warn!(
            "requests carry X-Forwarded-For, but trusted_proxies doesn't name the peer that sends them: \
             all its visitors count as one client"
        );
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str]) -> String {
        let trusted = ["10.0.0.0/8".parse().unwrap(), "::1".parse().unwrap()];
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        behind(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_eq!(client("192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(client("10.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn the_list_is_read_from_the_right_and_what_the_client_forged_is_not_reached() {
        assert_eq!(client("10.0.0.1", &["1.1.1.1, 198.51.100.7, 10.0.0.2"]), "198.51.100.7");
        assert_eq!(client("10.0.0.1", &["1.1.1.1", "198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("10.0.0.1", &["198.51.100.7, rubbish"]), "10.0.0.1");
        assert_eq!(client("::1", &["2001:db8::7"]), "2001:db8::7");
    }
}
