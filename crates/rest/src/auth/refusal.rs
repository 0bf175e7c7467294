//! What identity refuses, as JSON:API errors; the token endpoint has words of its own.

use super::fields::missing;
use crate::errors::{Failure, kinds};
use crate::identity::Refusal;
use openimis_core::error::Problem;

pub(super) fn failure(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Missing(name) => missing(name),
        Refusal::IncorrectCredentials | Refusal::InvalidToken => kinds::INCORRECT_CREDENTIALS.problem().into(),
        Refusal::Locked(seconds, sentence) => Failure::from(kinds::LOCKED.problem().detail(sentence)).after(seconds),
        Refusal::Policy(sentences) => {
            let problems = sentences
                .into_iter()
                .map(|sentence| kinds::PASSWORD_POLICY.problem().detail(sentence));
            problems.collect::<Vec<Problem>>().into()
        }
        Refusal::Failed(error) => error.into(),
    }
}
