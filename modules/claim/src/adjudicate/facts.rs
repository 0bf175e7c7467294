//! Everything that claims refer to, in one statement.

use super::documents::{
    ContentDocument, DetailDocument, FacilityDocument, InsureeDocument, KindOfDocument, LineDocument, PolicyDocument,
    ProductDocument, RegisterDocument,
};
use super::referred::Referred;
use diesel::sql_types::{Array, Bool, Integer, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_adjudication::claim::Medical;
use openimis_adjudication::facts::{Content, Detail, Facts, Register};
use openimis_core::error::Error;
use rust_decimal::Decimal;

const FACTS: &str = include_str!("../../sql/facts.sql");

/// Reads what these claims refer to; `contents` says whether the definition of packages matters, `zone` where the scheme is.
pub(super) async fn facts(
    connection: &mut AsyncPgConnection,
    referred: &Referred,
    contents: bool,
    zone: &str,
) -> Result<Facts, Error> {
    let found: Vec<KindOfDocument> = diesel::sql_query(FACTS)
        .bind::<Array<Integer>, _>(&referred.insurees)
        .bind::<Array<Integer>, _>(&referred.facilities)
        .bind::<Array<Integer>, _>(&referred.items)
        .bind::<Array<Integer>, _>(&referred.services)
        .bind::<Array<Integer>, _>(&referred.policies)
        .bind::<Bool, _>(contents)
        .bind::<Text, _>(zone)
        .load(connection)
        .await?;
    let mut facts = Facts::default();
    for document in &found {
        note(&mut facts, document)?;
    }
    for register in facts.medicals.values_mut() {
        // the current version first, then the latest of the former ones
        register
            .versions
            .sort_by_key(|version| (!version.validity.is_live(), std::cmp::Reverse(version.validity.from)));
    }
    Ok(facts)
}

fn note(facts: &mut Facts, document: &KindOfDocument) -> Result<(), Error> {
    match document.kind.as_str() {
        "insuree" => {
            let found: InsureeDocument = document.read()?;
            facts.insurees.insert(found.key, found.into());
        }
        "facility" => {
            let found: FacilityDocument = document.read()?;
            facts.facilities.insert(found.key, found.into());
        }
        "detail" => note_detail(facts, &document.read()?),
        "register" => note_register(facts, document.read()?),
        "content" => note_content(facts, &document.read()?),
        "policy" => {
            let found: PolicyDocument = document.read()?;
            facts.policies.insert(found.key, found.into());
        }
        "product" => note_product(facts, document.read()?),
        "line" => {
            let found: LineDocument = document.read()?;
            let lines = &mut facts.products.entry(found.product).or_default().lines;
            lines.entry(found.medical()).or_default().push(found.into());
        }
        other => return Err(Error::internal(format!("unexpected document: {other}"))),
    }
    Ok(())
}

fn note_detail(facts: &mut Facts, found: &DetailDocument) {
    let medical = super::lines::medical(found.service, found.medical);
    let list = facts.price_lists.entry((medical.kind, found.list)).or_default();
    let detail = Detail {
        validity: found.validity(),
        price: found.price,
    };
    list.details.entry(medical.key).or_default().push(detail);
}

fn register(facts: &mut Facts, medical: Medical) -> &mut Register {
    facts.medicals.entry(medical).or_insert_with(|| Register {
        live: false,
        versions: Vec::new(),
        contents: Vec::new(),
    })
}

fn note_register(facts: &mut Facts, found: RegisterDocument) {
    let register = register(facts, found.medical());
    register.live |= found.is_live();
    register.versions.push(found.into());
}

fn note_content(facts: &mut Facts, found: &ContentDocument) {
    let content = Content {
        medical: found.medical(),
        quantity: Decimal::from(found.quantity.unwrap_or(0)),
    };
    register(facts, Medical::service(found.package)).contents.push(content);
}

/// Its lines may have come before it.
fn note_product(facts: &mut Facts, found: ProductDocument) {
    let product = facts.products.entry(found.key).or_default();
    let lines = std::mem::take(&mut product.lines);
    *product = found.into();
    product.lines = lines;
}
