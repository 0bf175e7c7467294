//! How openIMIS's clients read an eligibility (spec 3.4).

use super::decide::Eligibility;
use openimis_core::declare::Shape;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};

const INT: Shape = Shape::Scalar("Int");
const FLOAT: Shape = Shape::Scalar("Float");
const DATE: Shape = Shape::Scalar("Date");
const BOOLEAN: Shape = Shape::Scalar("Boolean");

/// The type of the answer.
pub(super) const SHAPE: Shape = Shape::Object(
    "EligibilityGQLType",
    &[
        ("prodId", Shape::Scalar("String")),
        ("totalAdmissionsLeft", INT),
        ("totalVisitsLeft", INT),
        ("totalConsultationsLeft", INT),
        ("totalSurgeriesLeft", INT),
        ("totalDeliveriesLeft", INT),
        ("totalAntenatalLeft", INT),
        ("consultationAmountLeft", FLOAT),
        ("surgeryAmountLeft", FLOAT),
        ("deliveryAmountLeft", FLOAT),
        ("hospitalizationAmountLeft", FLOAT),
        ("antenatalAmountLeft", FLOAT),
        ("minDateService", DATE),
        ("minDateItem", DATE),
        ("serviceLeft", INT),
        ("itemLeft", INT),
        ("isItemOk", BOOLEAN),
        ("isServiceOk", BOOLEAN),
    ],
);

/// The answer. Amounts are numbers here, as the dialect has them.
pub(super) fn shown(found: &Eligibility) -> Value {
    let (counts, amounts) = (&found.counts, &found.amounts);
    let whole = |left: Option<Decimal>| left.and_then(|left| left.floor().to_i64());
    json!({
        "prodId": found.product.map(|product| product.to_string()),
        "totalAdmissionsLeft": counts.hospitalization,
        "totalVisitsLeft": counts.visit,
        "totalConsultationsLeft": counts.consultation,
        "totalSurgeriesLeft": counts.surgery,
        "totalDeliveriesLeft": counts.delivery,
        "totalAntenatalLeft": counts.antenatal,
        "consultationAmountLeft": number(amounts.consultation),
        "surgeryAmountLeft": number(amounts.surgery),
        "deliveryAmountLeft": number(amounts.delivery),
        "hospitalizationAmountLeft": number(amounts.hospitalization),
        "antenatalAmountLeft": number(amounts.antenatal),
        "minDateService": found.service.from,
        "minDateItem": found.item.from,
        "serviceLeft": whole(found.service.left),
        "itemLeft": whole(found.item.left),
        "isItemOk": found.item.is_ok,
        "isServiceOk": found.service.is_ok,
    })
}

/// An amount as a JSON number.
pub(crate) fn number(amount: Option<Decimal>) -> Value {
    amount
        .and_then(|amount| amount.to_f64())
        .map_or(Value::Null, Value::from)
}
