//! The language of an answer: as `Accept-Language` says, else the asker's own, else the installation's (RFC 9110, 12.5.4).
//!
//! Only answers that carry words of ours ask for it; a page of rows has none.

use crate::door::Door;
use crate::errors::kinds;
use crate::format::html::words;
use crate::message;
use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, VARY};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponseBuilder};
use openimis_core::access::User;
use openimis_core::language::{Languages, Vocabulary, Voice};
use std::sync::Arc;

/// Who asks, put into the request's extensions by whoever found out.
pub(crate) struct AskedBy(pub(crate) Arc<User>);

/// What this door says; a server reports what is wrong with it when it starts.
#[must_use]
pub fn vocabulary() -> Vocabulary {
    Vocabulary {
        owner: "rest",
        errors: kinds::ALL.to_vec(),
        messages: [message::ALL, words::ALL].concat(),
        locales: &[("fr", include_str!("../locales/fr.ftl"))],
        module: None,
    }
}

/// The voice that answers this request.
pub(crate) fn voice<'d>(door: &'d Door, request: &HttpRequest) -> Voice<'d> {
    of(door.spoken(), request)
}

/// The same with these languages.
pub(crate) fn of<'l>(languages: &'l Languages, request: &HttpRequest) -> Voice<'l> {
    if let Some(header) = crate::body::header(request, &ACCEPT_LANGUAGE) {
        return languages.choose(Some(&header));
    }
    let extensions = request.extensions();
    let own = extensions.get::<AskedBy>().and_then(|asker| asker.0.account.language());
    languages.choose(own)
}

/// Names the language of an answer whose words depend on these request headers beside the language's own.
pub(crate) fn name<'b>(
    builder: &'b mut HttpResponseBuilder,
    voice: Voice<'_>,
    vary: &str,
) -> &'b mut HttpResponseBuilder {
    let vary = if vary.is_empty() {
        "Accept-Language".to_owned()
    } else {
        format!("{vary}, Accept-Language")
    };
    builder
        .insert_header((VARY, vary))
        .insert_header((CONTENT_LANGUAGE, voice.tag()))
}

#[cfg(test)]
mod tests {
    use super::vocabulary;
    use openimis_core::language::Languages;
    use openimis_core::registry::Registry;

    #[test]
    fn this_door_is_well_spoken_and_its_french_complete() {
        let registry = Registry::assemble([]).unwrap();
        let languages = Languages::assemble(&registry, &[vocabulary()], None, "en").unwrap();
        assert_eq!(languages.tags().collect::<Vec<_>>(), ["en", "fr"]);
        for (language, text) in vocabulary().locales {
            assert_eq!(vocabulary().missing(language, text), Ok(Vec::new()));
        }
    }
}
