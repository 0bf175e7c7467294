//! What may be attached: pure.

use super::input::Told;
use crate::error;
use crate::settings::ClaimSettings;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openimis_core::error::Problem;

/// What is attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// The bytes of a file.
    File(Vec<u8>),
    /// An address.
    Url(String),
}

impl Content {
    /// FILE or URL.
    pub(super) const fn general_type(&self) -> &'static str {
        match self {
            Self::File(_) => "FILE",
            Self::Url(_) => "URL",
        }
    }
}

/// Reads what is attached.
pub(super) fn content(told: &Told<'_>, settings: &ClaimSettings) -> Result<Content, Problem> {
    match told.general_type.unwrap_or("FILE") {
        "FILE" => {
            let text = told.document.ok_or_else(|| error::DOCUMENT_MISSING.at("document"))?;
            file(text, told.mime, settings).map(Content::File)
        }
        "URL" => {
            let address = told.url.ok_or_else(|| error::DOCUMENT_MISSING.at("url"))?;
            check_address(address, &settings.allowed_domains_attachments)?;
            Ok(Content::Url(address.to_owned()))
        }
        _ => Err(error::GENERAL_TYPE.at("generalType")),
    }
}

/// The bytes of a file that is not too large and of a type that the installation takes.
fn file(text: &str, mime: Option<&str>, settings: &ClaimSettings) -> Result<Vec<u8>, Problem> {
    let most = usize::try_from(settings.attachment_max_bytes).unwrap_or(usize::MAX);
    if text.len() / 4 > most / 3 + 1 {
        return Err(error::DOCUMENT_TOO_LARGE.at("document"));
    }
    check_type(mime, settings)?;
    // browsers send `data:application/pdf;base64,…`
    let encoded = text.split_once(";base64,").map_or(text, |(_, encoded)| encoded);
    let compact: String = encoded.split_ascii_whitespace().collect();
    let bytes = STANDARD
        .decode(compact)
        .map_err(|_| error::DOCUMENT_MISSING.at("document"))?;
    if bytes.len() > most {
        return Err(error::DOCUMENT_TOO_LARGE.at("document"));
    }
    Ok(bytes)
}

pub(super) fn check_type(mime: Option<&str>, settings: &ClaimSettings) -> Result<(), Problem> {
    let mime = mime
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let is_allowed = settings
        .attachment_mime_types
        .iter()
        .any(|allowed| match allowed.strip_suffix("/*") {
            Some(family) => mime.split_once('/').is_some_and(|(of, _)| of == family),
            None => *allowed == mime,
        });
    if is_allowed {
        Ok(())
    } else {
        Err(error::MIME_TYPE.at("mime"))
    }
}

/// Hosts are compared, not texts within the address (AR-140, W51).
pub(super) fn check_address(address: &str, allowed: &[String]) -> Result<(), Problem> {
    let host = host(address).ok_or_else(|| error::URL_NOT_ALLOWED.at("url"))?;
    let fits = |domain: &String| {
        let domain = domain.trim_start_matches('.').to_ascii_lowercase();
        host == domain || host.strip_suffix(&domain).is_some_and(|below| below.ends_with('.'))
    };
    if allowed.is_empty() || allowed.iter().any(fits) {
        Ok(())
    } else {
        Err(error::URL_NOT_ALLOWED.at("url"))
    }
}

/// The host of a web address.
fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let authority = rest.split(['/', '?', '#', '\\']).next().filter(|_| is_web)?;
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{check_address, check_type};
    use crate::settings::ClaimSettings;

    #[test]
    fn ar_140_hosts_are_compared() {
        let allowed = ["example.org".to_owned()];
        for (address, is_allowed) in [
            ("https://example.org/x", true),
            ("https://files.example.org/x", true),
            ("HTTPS://FILES.EXAMPLE.ORG:8443/x", true),
            ("https://evil.org/example.org", false),
            ("https://example.org@evil.org/", false),
            ("https://example.org.evil.org/", false),
            ("https://badexample.org/", false),
            ("https://evil.org\\.example.org/", false),
            ("javascript:alert('example.org')", false),
            ("example.org", false),
        ] {
            assert_eq!(check_address(address, &allowed).is_ok(), is_allowed, "{address}");
        }
        assert!(check_address("https://evil.org/", &[]).is_ok());
        assert!(check_address("file:///etc/passwd", &[]).is_err());
    }

    #[test]
    fn types_are_those_of_the_settings() {
        let settings = ClaimSettings {
            attachment_mime_types: vec!["application/pdf".to_owned(), "image/*".to_owned()],
            ..ClaimSettings::default()
        };
        for (mime, is_allowed) in [
            (Some("application/pdf"), true),
            (Some("Application/PDF; charset=binary"), true),
            (Some("image/webp"), true),
            (Some("imagery/webp"), false),
            (Some("text/html"), false),
            (None, false),
        ] {
            assert_eq!(check_type(mime, &settings).is_ok(), is_allowed, "{mime:?}");
        }
    }
}
