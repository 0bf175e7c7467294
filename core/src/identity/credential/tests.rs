//! What checking a password costs, counted instead of timed.

use super::*;

const PASSWORD: &str = "admin123";

fn old_form(password: &str) -> OldForm {
    LegacyHash::of(password).into()
}

fn record(old: OldForm, argon2id: Option<&str>) -> PasswordRecord {
    let credential = argon2id.map(|argon2id| CredentialRow {
        argon2id: argon2id.to_owned(),
        fingerprint: old.fingerprint(),
    });
    PasswordRecord::new(old, credential)
}

#[test]
fn w_61_every_answer_costs_one_argon2id() {
    let phc = Memory::default().hash(PASSWORD).unwrap();
    let never_set = || OldForm::from(LegacyHash::locked());
    let cases = [
        ("an unknown name", None),
        ("the old form", Some(record(old_form(PASSWORD), None))),
        ("a credential", Some(record(old_form(PASSWORD), Some(&phc)))),
        ("a credential alone", Some(record(never_set(), Some(&phc)))),
        ("a credential that cannot be read", Some(record(never_set(), Some("?")))),
        ("no password at all", Some(record(never_set(), None))),
        (
            "a system",
            Some(record(OldForm::Technical(django::unusable()), Some(&phc))),
        ),
        (
            "a locked system",
            Some(record(OldForm::Technical(django::unusable()), None)),
        ),
    ];
    for (who, record) in cases {
        for password in [PASSWORD, "wrong", "", "locked"] {
            let mut memory = Memory::default();
            let proof = prove_now(record.as_ref(), password, &mut memory).unwrap();
            assert_eq!(memory.computed, 1, "{who}, {password:?}");
            let knows = matches!(who, "the old form" | "a credential" | "a credential alone" | "a system");
            assert_eq!(proof.is_some(), knows && password == PASSWORD, "{who}, {password:?}");
        }
    }
}
