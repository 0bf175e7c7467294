//! Fields of users that an installation makes obligatory or hides (spec 7.4), also those that other modules add.

use crate::administration::error;
use crate::administration::settings::FieldControl;
use crate::error::Problem;
use crate::message;
use std::collections::BTreeMap;

/// A field of an operation on users, for the setting `core.fields_controls_user`.
#[derive(Debug, Clone, Copy)]
pub struct Given {
    /// Its name in snake case, as the setting has it.
    pub name: &'static str,
    /// Its name in the input.
    pub field: &'static str,
    /// Whether a value that is not empty was sent.
    pub sent: bool,
    /// Whether it has such a value after the operation.
    pub filled: bool,
}

/// Checks all fields; an optional one does not end the check (W-46).
#[must_use]
pub fn check(controls: &BTreeMap<String, FieldControl>, given: &[Given]) -> Vec<Problem> {
    let broken = |given: &&Given| match controls.get(given.name) {
        Some(FieldControl::Mandatory) => !given.filled,
        Some(FieldControl::Hidden) => given.sent,
        Some(FieldControl::Optional) | None => false,
    };
    let problem = |given: &Given| {
        let name = given.name;
        if controls.get(name) == Some(&FieldControl::Hidden) {
            return error::HIDDEN.at(given.field).detail(message::hidden_given(name));
        }
        error::OBLIGATORY
            .at(given.field)
            .detail(message::obligatory_missing(name))
    };
    given.iter().filter(broken).map(problem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use FieldControl::{Hidden, Mandatory, Optional};

    fn given(name: &'static str, sent: bool, filled: bool) -> Given {
        Given {
            name,
            field: name,
            sent,
            filled,
        }
    }

    /// W-46: the entries after an optional one count too.
    #[test]
    fn w_46_every_entry_is_checked() {
        let controls = BTreeMap::from([
            ("address".to_owned(), Optional),
            ("email".to_owned(), Mandatory),
            ("phone".to_owned(), Hidden),
        ]);
        let sent = [
            given("address", false, false),
            given("email", false, false),
            given("phone", true, true),
        ];
        let problems = check(&controls, &sent);
        let texts: Vec<_> = problems.iter().map(Problem::text).collect();
        assert_eq!(
            texts,
            [
                "Field email is mandatory, but payload does not provide value",
                "Field phone is set as hidden, but payload provides value.",
            ]
        );
    }

    #[test]
    fn a_change_may_leave_out_what_is_there_already() {
        let controls = BTreeMap::from([("email".to_owned(), Mandatory), ("phone".to_owned(), Hidden)]);
        assert!(check(&controls, &[given("email", false, true), given("phone", false, true)]).is_empty());
    }
}
