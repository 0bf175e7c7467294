//! Sending mail: by SMTP, into a folder (demo and tests), or not at all.

use std::fmt;
use std::path::PathBuf;

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

/// How mail is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum MailSettings {
    /// Not at all; what would be sent is lost.
    #[default]
    Disabled,
    /// As `.eml` files into this folder, which must exist.
    Folder {
        /// The folder.
        folder: PathBuf,
        /// The sender's address.
        sender: String,
    },
    /// Through a server.
    Smtp(SmtpSettings),
}

/// A mail server. `Debug` does not show the password.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Host name. `EMAIL_HOST`.
    pub host: String,
    /// Port; none is the usual one of the encryption. `EMAIL_PORT`.
    pub port: Option<u16>,
    /// How the connection is encrypted. `EMAIL_USE_TLS`, `EMAIL_USE_SSL`.
    pub encryption: SmtpEncryption,
    /// User name and password, if the server asks. `EMAIL_HOST_USER`, `EMAIL_HOST_PASSWORD`.
    pub credentials: Option<(String, String)>,
    /// The sender's address.
    pub sender: String,
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("encryption", &self.encryption)
            .field("user", &self.credentials.as_ref().map(|(user, _)| user))
            .field("sender", &self.sender)
            .finish_non_exhaustive()
    }
}

/// How the connection to a mail server is encrypted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SmtpEncryption {
    /// Begins plain, must become TLS (port 587).
    #[default]
    StartTls,
    /// TLS from the first byte (port 465).
    Tls,
    /// None (port 25): for a server on this machine or a private network.
    Plain,
}

/// A plain text mail. It may carry a secret link: `Debug` shows the subject only.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The receiver's address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail")
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

/// Why a mail was not sent, or a mailer not made.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The sender's or receiver's address is none.
    #[error("not an e-mail address: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// The mail cannot be written.
    #[error("the mail could not be written: {0}")]
    Message(#[from] lettre::error::Error),
    /// The server refused it or was not reached.
    #[error("the mail server: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
    /// The folder refused it.
    #[error("the mail folder: {0}")]
    Folder(#[from] lettre::transport::file::Error),
}

/// Sends mail. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Mailer {
    sender: Option<Mailbox>,
    transport: Transport,
}

#[derive(Debug, Clone)]
enum Transport {
    Disabled,
    Folder(AsyncFileTransport<Tokio1Executor>),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    /// A mailer by these settings; no connection is made yet.
    ///
    /// # Errors
    /// When the sender's address or the host name is none.
    pub fn new(settings: &MailSettings) -> Result<Self, MailError> {
        let (sender, transport) = match settings {
            MailSettings::Disabled => (None, Transport::Disabled),
            MailSettings::Folder { folder, sender } => (
                Some(sender.parse()?),
                Transport::Folder(AsyncFileTransport::new(folder)),
            ),
            MailSettings::Smtp(smtp) => (Some(smtp.sender.parse()?), Transport::Smtp(connection(smtp)?)),
        };
        Ok(Self { sender, transport })
    }

    /// Sends a mail and waits for the server's word.
    ///
    /// # Errors
    /// Why it was not sent.
    pub async fn send(&self, mail: Mail) -> Result<(), MailError> {
        let Some(sender) = self.sender.clone() else {
            log::warn!("mail is disabled by settings; not sent: {}", mail.subject);
            return Ok(());
        };
        let message = Message::builder()
            .from(sender)
            .to(mail.to.parse()?)
            .subject(mail.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body)?;
        match &self.transport {
            Transport::Disabled => {}
            Transport::Folder(folder) => {
                folder.send(message).await?;
            }
            Transport::Smtp(server) => {
                server.send(message).await?;
            }
        }
        Ok(())
    }

    /// Sends a mail beside the running request; a failure is logged, without receiver and text.
    pub fn send_later(&self, mail: Mail) {
        let mailer = self.clone();
        tokio::spawn(async move {
            match mailer.send(mail).await {
                Ok(()) => {}
                // The text of an address error would be the address: it stays out of the log.
                Err(MailError::Address(_)) => {
                    log::error!("a mail was not sent: its address is none");
                }
                Err(error) => log::error!("a mail was not sent: {error}"),
            }
        });
    }
}

fn connection(smtp: &SmtpSettings) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailError> {
    type Server = AsyncSmtpTransport<Tokio1Executor>;
    let mut builder = match smtp.encryption {
        SmtpEncryption::StartTls => Server::starttls_relay(&smtp.host)?,
        SmtpEncryption::Tls => Server::relay(&smtp.host)?,
        SmtpEncryption::Plain => Server::builder_dangerous(&smtp.host),
    };
    if let Some(port) = smtp.port {
        builder = builder.port(port);
    }
    if let Some((user, password)) = smtp.credentials.clone() {
        builder = builder.credentials(Credentials::new(user, password));
    }
    Ok(builder.build())
}
