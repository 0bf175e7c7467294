//! What the installation decides about deciding.

use crate::settings::{ClaimSettings, ValuationProfile};
use openimis_adjudication::{Duplicates, Profile, Settings};
use openimis_core::administration::CoreSettings;
use openimis_core::operate::Context;

/// The settings of adjudication, as they hold now.
pub(crate) fn adjudication_settings(context: &Context<'_>) -> Settings {
    let settings = context.settings::<ClaimSettings>();
    Settings {
        profile: match settings.valuation_profile {
            ValuationProfile::Rec => Profile::REC,
            ValuationProfile::Legacy => Profile::legacy(),
        },
        age_of_majority: context.settings::<CoreSettings>().age_of_majority,
        duplicates: if settings.reject_duplicates {
            Duplicates::SameLines
        } else {
            Duplicates::Allowed
        },
        verify_quantities: settings.verify_quantities,
        checks: !settings.default_validations_disabled,
    }
}
