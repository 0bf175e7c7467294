//! How mail is sent.

use crate::declare::Settings;
use crate::identity::mail::{MailSettings, SmtpEncryption, SmtpSettings};
use serde::{Deserialize, Serialize};

/// Section `[mail]`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
pub struct MailSection {
    /// Host name of the mail server; empty: mail goes to the folder, if there is one, or nowhere.
    pub host: String,
    /// Port of the mail server; 0: the usual one.
    pub port: u16,
    /// How the connection is encrypted: starttls, tls or plain.
    pub encryption: Encryption,
    /// User name at the mail server; empty: none is asked for.
    pub user: String,
    /// Password at the mail server.
    #[setting(secret)]
    pub password: String,
    /// The sender's address.
    pub sender: String,
    /// A folder into which mail is written instead of being sent: for trying out.
    pub folder: String,
}

/// How a connection to a mail server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encryption {
    /// Begins plain and must become TLS.
    #[default]
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// None: for a server on this machine.
    Plain,
}

impl Default for MailSection {
    /// No mail at all.
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 0,
            encryption: Encryption::default(),
            user: String::new(),
            password: String::new(),
            sender: "openimis@localhost".to_owned(),
            folder: String::new(),
        }
    }
}

impl MailSection {
    /// The way that these settings choose.
    #[must_use]
    pub fn chosen(&self) -> MailSettings {
        if self.host.is_empty() && self.folder.is_empty() {
            return MailSettings::Disabled;
        }
        let sender = self.sender.clone();
        if self.host.is_empty() {
            let folder = self.folder.clone().into();
            return MailSettings::Folder { folder, sender };
        }
        MailSettings::Smtp(SmtpSettings {
            host: self.host.clone(),
            port: (self.port != 0).then_some(self.port),
            encryption: match self.encryption {
                Encryption::StartTls => SmtpEncryption::StartTls,
                Encryption::Tls => SmtpEncryption::Tls,
                Encryption::Plain => SmtpEncryption::Plain,
            },
            credentials: (!self.user.is_empty()).then(|| (self.user.clone(), self.password.clone())),
            sender,
        })
    }
}

impl std::fmt::Debug for MailSection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailSection")
            .field("host", &self.host)
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}
