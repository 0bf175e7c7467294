//! Settings of the policy module, with openIMIS's keys where it has them (spec 2.1).

use crate::pricing::{Compatibility, Defect, Months};
use openimis_core::declare::Settings;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What an installation can decide about policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct PolicySettings {
    /// How many days ahead of their expiry policies are listed for renewal; 0 lists all.
    pub policy_renewal_interval: u16,
    /// After how many months the photo of an adult is to be renewed with the policy; openIMIS keeps it with insuree.
    pub renewal_photo_age_adult: u16,
    /// After how many months the photo of a child is to be renewed with the policy; openIMIS keeps it with insuree.
    pub renewal_photo_age_child: u16,
    /// What makes a policy active: 1 its contributions, 2 matched payments, 3 somebody who says so. With 2 and 3 full
    /// contributions make it ready.
    pub activation_option: ActivationOption,
    /// How many digits the number of a generated receipt has.
    pub contribution_receipt_length: u8,
    /// How months are added to a day: `stepping` as stored policies were computed, `calendar` as people count (spec 2.8).
    pub month_arithmetic: Months,
    /// Which defects of the existing backend prices reproduce: BUG-04, BUG-12, BUG-14, BUG-15, BUG-45 (spec 6.1).
    pub reproduced_defects: Vec<Defect>,
    /// Whether policies that were never active lapse on their last day, as active ones expire (BUG-36).
    pub lapse_unpaid: bool,
}

/// What makes a policy active.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ActivationOption {
    /// Contributions that reach its value: 1.
    #[default]
    Contribution,
    /// Matched payments: 2.
    Payment,
    /// Somebody who says so: 3.
    Ready,
}

impl Serialize for ActivationOption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(match self {
            Self::Contribution => 1,
            Self::Payment => 2,
            Self::Ready => 3,
        })
    }
}

impl<'de> Deserialize<'de> for ActivationOption {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            1 => Ok(Self::Contribution),
            2 => Ok(Self::Payment),
            3 => Ok(Self::Ready),
            other => Err(serde::de::Error::custom(format!("must be 1, 2 or 3, not {other}"))),
        }
    }
}

impl Default for PolicySettings {
    fn default() -> Self {
        Self {
            policy_renewal_interval: 14,
            renewal_photo_age_adult: 60,
            renewal_photo_age_child: 12,
            activation_option: ActivationOption::Contribution,
            contribution_receipt_length: 5,
            month_arithmetic: Months::Stepping,
            reproduced_defects: Vec::new(),
            lapse_unpaid: true,
        }
    }
}

impl PolicySettings {
    /// How closely prices and dates follow the existing backend.
    #[must_use]
    pub fn compatibility(&self) -> Compatibility {
        Compatibility {
            months: self.month_arithmetic,
            defects: self.reproduced_defects.clone(),
        }
    }
}

fn check(settings: &PolicySettings) -> Result<(), (&'static str, String)> {
    if settings.contribution_receipt_length == 0 || settings.contribution_receipt_length > 20 {
        return Err(("contribution_receipt_length", "must be from 1 to 20".to_owned()));
    }
    Ok(())
}
