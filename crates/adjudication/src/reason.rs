//! Why a claim or a line is rejected (spec 5.2).

/// A reason, with the number that is stored and sent.
///
/// 8 (diagnosis not in list) and 18 are reserved: no rule of openIMIS gives them. A rule of another module may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// 1: the register no longer has the item or service; of a claim: every line is rejected.
    Invalid,
    /// 2: the facility's price list does not have it.
    NotInPriceList,
    /// 3: no product covers it.
    NotCovered,
    /// 4: it is not for somebody of this sex or age.
    Patient,
    /// 5: it was given too recently.
    Frequency,
    /// 6: the same was claimed already.
    Duplicate,
    /// 7: the insuree or the family is not valid.
    Family,
    /// 9: the days of the claim, or of the register, do not fit.
    TargetDate,
    /// 10: facility, line and stay do not fit.
    CareType,
    /// 11: no more hospital admissions.
    Hospitalisations,
    /// 12: no more visits.
    Visits,
    /// 13: no more consultations.
    Consultations,
    /// 14: no more surgeries.
    Surgeries,
    /// 15: no more deliveries.
    Deliveries,
    /// 16: the quantity that the product grants is used up.
    Quantity,
    /// 17: the waiting period has not passed.
    Waiting,
    /// 19: no more antenatal care.
    Antenatal,
    /// 21: no policy covers the day.
    NoCoverage,
    /// A number that another module gives a meaning.
    Other(i16),
}

impl Reason {
    /// The number.
    #[must_use]
    pub const fn code(self) -> i16 {
        match self {
            Self::Invalid => 1,
            Self::NotInPriceList => 2,
            Self::NotCovered => 3,
            Self::Patient => 4,
            Self::Frequency => 5,
            Self::Duplicate => 6,
            Self::Family => 7,
            Self::TargetDate => 9,
            Self::CareType => 10,
            Self::Hospitalisations => 11,
            Self::Visits => 12,
            Self::Consultations => 13,
            Self::Surgeries => 14,
            Self::Deliveries => 15,
            Self::Quantity => 16,
            Self::Waiting => 17,
            Self::Antenatal => 19,
            Self::NoCoverage => 21,
            Self::Other(code) => code,
        }
    }
}
