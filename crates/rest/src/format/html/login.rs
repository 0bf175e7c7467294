//! The page to log in.

use super::{layout, words};
use actix_web::HttpRequest;
use maud::{Markup, html};
use openimis_core::language::Voice;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The page; `secret` is what the browser was given in a cookie, `next` where it wants to go, `problem` why it is here.
pub(crate) fn page(
    request: &HttpRequest,
    voice: Voice<'_>,
    secret: &str,
    next: &str,
    username: &str,
    problem: Option<&str>,
) -> Markup {
    let main = html! {
        @if let Some(problem) = problem { p.problems role="alert" { (problem) } }
        form.login method="post" action={ (crate::BASE) "/auth/session" } {
            input type="hidden" name="_login" value=(proof_of_login(secret));
            input type="hidden" name="next" value=(next);
            div.control {
                label for="username" { (voice.say(&words::page_user_name())) }
                input id="username" name="username" type="text" value=(username) required autocomplete="username"
                    autocapitalize="none" spellcheck="false";
            }
            div.control {
                label for="password" { (voice.say(&words::page_password())) }
                input id="password" name="password" type="password" required autocomplete="current-password";
            }
            div.buttons { button type="submit" { (voice.say(&words::page_log_in())) } }
        }
    };
    layout::outer(request, voice, &voice.say(&words::page_log_in()), &html! {}, &main)
}

/// What a form of ours sends beside the browser's secret: another site can read neither.
pub(crate) fn proof_of_login(secret: &str) -> String {
    let digest = Sha256::new_with_prefix(b"openimis login 1:")
        .chain_update(secret)
        .finalize();
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
