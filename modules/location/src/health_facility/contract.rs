//! The rules of contract dates and status (rule 69): pure.

use super::resource::STATUSES;
use crate::error;
use crate::message;
use crate::settings::LocationSettings;
use chrono::NaiveDate;
use openimis_core::error::Problem;
use openimis_core::language::Argument;

/// Both dates or none, the end after the start, and both where the installation requires them.
pub(super) fn check_dates(
    settings: &LocationSettings,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
) -> Result<(), Problem> {
    match (start, end) {
        (Some(start), Some(end)) if end > start => Ok(()),
        (Some(_), Some(_)) => Err(error::CONTRACT_RANGE.at("contractEndDate")),
        (None, Some(_)) => Err(error::SINGLE_CONTRACT_DATE.at("contractStartDate")),
        (Some(_), None) => Err(error::SINGLE_CONTRACT_DATE.at("contractEndDate")),
        (None, None) if settings.health_facility_contract_dates_mandatory => {
            Err(error::CONTRACT_REQUIRED.at("contractStartDate"))
        }
        (None, None) => Ok(()),
    }
}

/// A status that openIMIS knows.
pub(super) fn check_status(status: &str) -> Result<(), Problem> {
    if STATUSES.contains(&status) {
        Ok(())
    } else {
        Err(error::INCORRECT_STATUS.at("status"))
    }
}

/// A level that the installation has.
pub(super) fn check_level(settings: &LocationSettings, level: &str) -> Result<(), Problem> {
    if settings.health_facility_level.iter().any(|known| known.code == level) {
        return Ok(());
    }
    let known = settings.health_facility_level.iter();
    let known = Argument::all(known.map(|level| format!("{} ({})", level.code, level.display)));
    Err(error::UNKNOWN_LEVEL.at("level").detail(message::levels(known)))
}

/// An address of the form name@host, without white space; the front end's own check is no stricter.
pub(super) fn check_email(email: &str) -> Result<(), Problem> {
    let well_formed = email.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !host.contains('@') && !email.chars().any(char::is_whitespace)
    });
    if well_formed || email.is_empty() {
        Ok(())
    } else {
        Err(error::EMAIL.at("email"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 1, day)
    }

    /// Rule 69, and the setting that makes dates mandatory.
    #[test]
    fn rule_69_contract_dates() {
        let free = LocationSettings::default();
        let strict = LocationSettings {
            health_facility_contract_dates_mandatory: true,
            ..LocationSettings::default()
        };
        let code = |result: Result<(), Problem>| result.err().map(|problem| problem.kind.legacy.unwrap_or_default());
        assert_eq!(code(check_dates(&free, None, None)), None);
        assert_eq!(code(check_dates(&free, day(1), day(2))), None);
        assert_eq!(
            code(check_dates(&free, day(1), None)),
            Some("mutation.single_date_hf_contract")
        );
        assert_eq!(
            code(check_dates(&free, None, day(1))),
            Some("mutation.single_date_hf_contract")
        );
        assert_eq!(
            code(check_dates(&free, day(2), day(2))),
            Some("mutation.incorrect_hf_contract_date_range")
        );
        assert_eq!(
            code(check_dates(&strict, None, None)),
            Some("mutation.contract_dates_required")
        );
        assert_eq!(code(check_dates(&strict, day(1), day(2))), None);
    }

    #[test]
    fn rule_69_status() {
        assert!(
            ["AC", "IN", "DE", "ID"]
                .iter()
                .all(|status| check_status(status).is_ok())
        );
        assert_eq!(
            check_status("ZZ").unwrap_err().kind.legacy,
            Some("mutation.incorrect_hf_status")
        );
    }

    #[test]
    fn addresses() {
        assert!(check_email("desk@hospital.example").is_ok());
        for wrong in ["desk", "@hospital", "desk@", "a@b@c", "de sk@hospital"] {
            assert!(check_email(wrong).is_err(), "{wrong}");
        }
    }
}
