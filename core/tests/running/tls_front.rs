//! A door before the test server that speaks PostgreSQL's TLS, as a server elsewhere would.
//!
//! The shared server listens on a socket only, where PostgreSQL never encrypts.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::NamedTempFile;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// The message with which a client asks for TLS: its length, and the number 80877103.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

/// Who signed a certificate, as clients are told it.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pub file: NamedTempFile,
}

impl Authority {
    pub fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let mut file = NamedTempFile::new().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        file.write_all(certificate.pem().as_bytes()).unwrap();
        let issuer = Issuer::new(params, key);
        Self { issuer, file }
    }

    /// What makes a server that this authority vouches for, under the name `localhost`.
    fn acceptor(&self) -> TlsAcceptor {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
            );
        TlsAcceptor::from(Arc::new(config.unwrap()))
    }
}

/// Whether a door has TLS to offer.
#[derive(Clone, Copy)]
pub enum Offer<'a> {
    /// It has, and this authority signed its certificate; nothing else is let in.
    Tls(&'a Authority),
    /// It has none.
    Plain,
}

/// Opens a door to this server socket, until the runtime ends; answers its port.
pub async fn open(socket: PathBuf, offer: Offer<'_>) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let acceptor = match offer {
        Offer::Tls(authority) => Some(authority.acceptor()),
        Offer::Plain => None,
    };
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            // a client that refuses the certificate ends here; it is the client that the test asks
            tokio::spawn(serve(client, socket.clone(), acceptor.clone()));
        }
    });
    port
}

async fn serve(mut client: TcpStream, socket: PathBuf, acceptor: Option<TlsAcceptor>) -> std::io::Result<()> {
    let mut server = UnixStream::connect(socket).await?;
    let mut first = [0; 8];
    client.read_exact(&mut first).await?;
    match (acceptor, first == SSL_REQUEST) {
        (Some(acceptor), true) => {
            client.write_all(b"S").await?;
            let mut client = acceptor.accept(client).await?;
            copy_bidirectional(&mut client, &mut server).await?;
        }
        (Some(_), false) => {}
        (None, asked) => {
            if asked {
                client.write_all(b"N").await?;
            } else {
                server.write_all(&first).await?;
            }
            copy_bidirectional(&mut client, &mut server).await?;
        }
    }
    Ok(())
}
