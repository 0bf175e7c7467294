//! A policy with everything that is shown of it to those who ask for a family or a person.

use super::ceiling::{Ceilings, Limits, left};
use crate::eligibility::{Used, number};
use chrono::NaiveDate;
use diesel::sql_types::{BigInt, Date, Integer, Nullable, Numeric, SmallInt, Text};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// A row of `held.sql`.
#[derive(Debug, Clone, diesel::QueryableByName)]
pub(super) struct Held {
    #[diesel(sql_type = Integer)]
    pub(super) id: i32,
    #[diesel(sql_type = Text)]
    uuid: String,
    #[diesel(sql_type = Nullable<Numeric>)]
    value: Option<Decimal>,
    #[diesel(sql_type = Nullable<SmallInt>)]
    pub(super) status: Option<i16>,
    #[diesel(sql_type = Date)]
    start_date: NaiveDate,
    #[diesel(sql_type = Date)]
    enroll_date: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    effective_date: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Date>)]
    expiry_date: Option<NaiveDate>,
    #[diesel(sql_type = Date)]
    valid_from: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    valid_to: Option<NaiveDate>,
    #[diesel(sql_type = Text)]
    pub(super) product_code: String,
    #[diesel(sql_type = Text)]
    product_name: String,
    #[diesel(sql_type = Nullable<Integer>)]
    max_installments: Option<i32>,
    #[diesel(sql_type = Nullable<Text>)]
    officer_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    officer_name: Option<String>,
    #[diesel(sql_type = Nullable<Integer>)]
    threshold: Option<i32>,
    #[diesel(sql_type = Nullable<Numeric>)]
    treatment: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    treatment_ip: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    treatment_op: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    insuree: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    insuree_ip: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    insuree_op: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    policy: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    policy_ip: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    policy_op: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    extra: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    extra_ip: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    extra_op: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    cap: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    cap_ip: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    cap_op: Option<Decimal>,
    #[diesel(sql_type = BigInt)]
    members: i64,
}

const fn limits(general: Option<Decimal>, in_patient: Option<Decimal>, out_patient: Option<Decimal>) -> Limits {
    Limits {
        general,
        in_patient,
        out_patient,
    }
}

impl Held {
    fn ceilings(&self) -> Ceilings {
        Ceilings {
            treatment: limits(self.treatment, self.treatment_ip, self.treatment_op),
            insuree: limits(self.insuree, self.insuree_ip, self.insuree_op),
            policy: limits(self.policy, self.policy_ip, self.policy_op),
            extra_member: limits(self.extra, self.extra_ip, self.extra_op),
            cap: limits(self.cap, self.cap_ip, self.cap_op),
            threshold: self.threshold.and_then(|count| u32::try_from(count).ok()).unwrap_or(0),
        }
    }

    /// As openIMIS's clients read it; amounts are numbers there.
    pub(super) fn shown(&self, used: &Used) -> Value {
        let members = u32::try_from(self.members).unwrap_or(u32::MAX);
        let ceiling = left(&self.ceilings(), members, used);
        let balance = self.value.map(|value| value - used.deducted.unwrap_or_default());
        json!({
            "id": self.id,
            "policyId": self.id,
            "policyUuid": self.uuid,
            "policyValue": number(self.value),
            "productCode": self.product_code,
            "productName": self.product_name,
            "startDate": self.start_date,
            "enrollDate": self.enroll_date,
            "effectiveDate": self.effective_date,
            "expiryDate": self.expiry_date,
            "officerCode": self.officer_code,
            "officerName": self.officer_name,
            "status": self.status,
            "ded": number(used.deducted),
            "dedInPatient": number(used.deducted_in_patient),
            "dedOutPatient": number(used.deducted_out_patient),
            "ceiling": number(ceiling.general),
            "ceilingInPatient": number(ceiling.in_patient),
            "ceilingOutPatient": number(ceiling.out_patient),
            "balance": number(balance),
            "validityFrom": self.valid_from,
            "validityTo": self.valid_to,
            "maxInstallments": self.max_installments,
        })
    }
}
