//! Who may read metrics: they tell how much an office works, and when.

use super::address::Network;
use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, FORWARDED, HeaderMap};
use std::net::IpAddr;
use subtle::ConstantTimeEq as _;

/// Who may read metrics; by default nobody.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct MetricsReaders {
    /// Peers that need no token.
    pub networks: Vec<Network>,
    /// What anybody else shows as a bearer token.
    pub token: Option<String>,
}

impl MetricsReaders {
    /// Whether the request may read them.
    pub(crate) fn admit(&self, request: &HttpRequest) -> bool {
        let peer = request.peer_addr().map(|peer| peer.ip());
        self.knows_token(request.headers()) || peer.is_some_and(|peer| self.knows_peer(peer, request.headers()))
    }

    /// A gateway is a peer like any other, and often on the same machine: what it forwards comes from somebody else.
    fn knows_peer(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        let is_forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key(FORWARDED);
        !is_forwarded && self.networks.iter().any(|network| network.contains(peer))
    }

    fn knows_token(&self, headers: &HeaderMap) -> bool {
        let shown = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let shown = shown.and_then(|value| value.strip_prefix("Bearer "));
        match (&self.token, shown) {
            (Some(token), Some(shown)) => token.as_bytes().ct_eq(shown.trim().as_bytes()).into(),
            _ => false,
        }
    }
}

impl std::fmt::Debug for MetricsReaders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MetricsReaders")
            .field("networks", &self.networks)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::MetricsReaders;
    use actix_web::test::TestRequest;

    type Header = (&'static str, &'static str);

    #[test]
    fn peers_by_network_and_others_by_token() {
        let readers = MetricsReaders {
            networks: vec!["127.0.0.0/8".parse().unwrap()],
            token: Some("monitoring-reads-this".to_owned()),
        };
        let forwarded = ("X-Forwarded-For", "127.0.0.1");
        let right = ("Authorization", "Bearer monitoring-reads-this");
        let cases: [(&str, &[Header], bool); 8] = [
            ("127.0.0.1:1", &[], true),
            ("127.0.0.1:1", &[forwarded], false),
            ("127.0.0.1:1", &[("Forwarded", "for=127.0.0.1")], false),
            ("127.0.0.1:1", &[forwarded, right], true),
            ("192.0.2.1:1", &[], false),
            ("192.0.2.1:1", &[right], true),
            ("192.0.2.1:1", &[("Authorization", "Bearer ")], false),
            ("192.0.2.1:1", &[("Authorization", "Bearer monitoring-reads")], false),
        ];
        for (peer, headers, admitted) in cases {
            let request = headers
                .iter()
                .fold(TestRequest::default(), |request, header| request.append_header(*header));
            let request = request.peer_addr(peer.parse().unwrap()).to_http_request();
            assert_eq!(readers.admit(&request), admitted, "{peer} {headers:?}");
            assert!(!MetricsReaders::default().admit(&request), "nobody by default");
        }
    }
}
