//! The documents that the statements answer: each kind of thing a row, so that one statement answers many kinds.

use super::lines::medical;
use chrono::NaiveDate;
use openimis_adjudication::claim::{
    CareType, Category, Exclusion, Interpretation, Level, Limitation, Medical, Origin, Package,
};
use openimis_adjudication::facts::{
    ByAge, ByCare, ByLevel, Cover, Facility, Growth, Insuree, Limit, Map, Member, Policy, Product, ProductLine, Sex,
    Validity, Version,
};
use openimis_core::error::Error;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};

/// A document without a kind.
#[derive(diesel::QueryableByName)]
pub(super) struct Document {
    #[diesel(sql_type = diesel::sql_types::Text)]
    body: String,
}

/// A document with its kind.
#[derive(diesel::QueryableByName)]
pub(super) struct KindOfDocument {
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub(super) kind: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    body: String,
}

impl Document {
    pub(super) fn read<'a, T: Deserialize<'a>>(&'a self) -> Result<T, Error> {
        read(&self.body)
    }
}

impl KindOfDocument {
    pub(super) fn read<'a, T: Deserialize<'a>>(&'a self) -> Result<T, Error> {
        read(&self.body)
    }
}

fn read<'a, T: Deserialize<'a>>(body: &'a str) -> Result<T, Error> {
    serde_json::from_str(body).map_err(|error| Error::internal(format!("unexpected document: {error}")))
}

/// A day; one that PostgreSQL has and the calendar has not is its end.
#[derive(Clone, Copy)]
pub(super) struct Day(pub(super) NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let beyond = if text.starts_with('-') || text.ends_with("BC") {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        };
        Ok(Self(text.parse().unwrap_or(beyond)))
    }
}

fn day(day: Option<Day>) -> Option<NaiveDate> {
    day.map(|day| day.0)
}

fn validity(from: Day, to: Option<Day>) -> Validity {
    Validity {
        from: from.0,
        to: day(to),
    }
}

#[derive(Deserialize)]
pub(super) struct InsureeDocument {
    pub(super) key: i32,
    live: bool,
    has_family: bool,
    sex: Option<String>,
    born: Option<Day>,
    covers: Option<Vec<CoverDocument>>,
}

#[derive(Deserialize)]
struct CoverDocument {
    policy: i32,
    from: Day,
    to: Option<Day>,
    effective: Option<Day>,
    expiry: Option<Day>,
}

impl From<InsureeDocument> for Insuree {
    fn from(found: InsureeDocument) -> Self {
        let cover = |cover: CoverDocument| Cover {
            policy: cover.policy,
            validity: validity(cover.from, cover.to),
            effective: day(cover.effective),
            expiry: day(cover.expiry),
        };
        Self {
            live: found.live,
            has_family: found.has_family,
            sex: found.sex.as_deref().map(Sex::of),
            born: day(found.born),
            covers: found.covers.unwrap_or_default().into_iter().map(cover).collect(),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct FacilityDocument {
    pub(super) key: i32,
    level: Option<String>,
    care: Option<String>,
    items: Option<i32>,
    services: Option<i32>,
}

impl From<FacilityDocument> for Facility {
    fn from(found: FacilityDocument) -> Self {
        Self {
            level: found.level.as_deref().and_then(Level::of),
            care: care(found.care.as_deref()),
            items: found.items,
            services: found.services,
        }
    }
}

/// Nothing counts as both (5.5).
fn care(letter: Option<&str>) -> CareType {
    letter.and_then(CareType::of).unwrap_or(CareType::Both)
}

#[derive(Deserialize)]
pub(super) struct DetailDocument {
    pub(super) service: bool,
    pub(super) list: i32,
    pub(super) medical: i32,
    pub(super) price: Option<Decimal>,
    from: Day,
    to: Option<Day>,
}

impl DetailDocument {
    pub(super) fn validity(&self) -> Validity {
        validity(self.from, self.to)
    }
}

#[derive(Deserialize)]
pub(super) struct RegisterDocument {
    service: bool,
    medical: i32,
    pub(super) current: bool,
    from: Day,
    to: Option<Day>,
    price: Decimal,
    care: Option<String>,
    frequency: Option<i32>,
    patients: Option<i32>,
    category: Option<String>,
    package: Option<String>,
}

impl RegisterDocument {
    pub(super) const fn medical(&self) -> Medical {
        medical(self.service, self.medical)
    }

    pub(super) const fn is_live(&self) -> bool {
        self.current && self.to.is_none()
    }
}

impl From<RegisterDocument> for Version {
    fn from(found: RegisterDocument) -> Self {
        Self {
            validity: validity(found.from, found.to),
            price: found.price,
            care: care(found.care.as_deref()),
            frequency: found.frequency.and_then(|days| u32::try_from(days).ok()).unwrap_or(0),
            patients: found
                .patients
                .and_then(|mask| u8::try_from(mask & 15).ok())
                .unwrap_or(0),
            category: found.category.as_deref().and_then(Category::of),
            package: found
                .package
                .as_deref()
                .and_then(Package::of)
                .unwrap_or(Package::Simple),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct ContentDocument {
    pub(super) package: i32,
    service: bool,
    medical: i32,
    pub(super) quantity: Option<i32>,
}

impl ContentDocument {
    pub(super) const fn medical(&self) -> Medical {
        medical(self.service, self.medical)
    }
}

#[derive(Deserialize)]
pub(super) struct PolicyDocument {
    pub(super) key: i32,
    product: i32,
    from: Day,
    to: Option<Day>,
    status: Option<i16>,
    stage: Option<String>,
    effective: Option<Day>,
    expiry: Option<Day>,
    members: Option<Vec<MemberDocument>>,
}

#[derive(Deserialize)]
struct MemberDocument {
    effective: Day,
    expiry: Day,
}

impl From<PolicyDocument> for Policy {
    fn from(found: PolicyDocument) -> Self {
        let member = |member: MemberDocument| Member {
            effective: member.effective.0,
            expiry: member.expiry.0,
        };
        Self {
            product: found.product,
            validity: validity(found.from, found.to),
            // active or expired
            in_force: matches!(found.status, Some(2 | 8)),
            is_new: found.stage.as_deref().map(str::trim) == Some("N"),
            effective: day(found.effective),
            expiry: day(found.expiry),
            members: found.members.unwrap_or_default().into_iter().map(member).collect(),
        }
    }
}

/// Treatment, insuree, policy.
type Levels = [Option<Decimal>; 3];

/// Of each further member, and where it ends.
type GrowthDocument = [Option<Decimal>; 2];

#[derive(Deserialize)]
pub(super) struct ProductDocument {
    pub(super) key: i32,
    interpretation: Option<String>,
    threshold: Option<i32>,
    deductibles: [Levels; 3],
    ceilings: [Levels; 3],
    growth: [GrowthDocument; 3],
    maxima: Map<String, Option<i32>>,
    amounts: Map<String, Option<Decimal>>,
}

impl From<ProductDocument> for Product {
    fn from(found: ProductDocument) -> Self {
        Self {
            interpretation: found.interpretation.as_deref().and_then(Interpretation::of),
            deductibles: by_care(found.deductibles.map(by_level)),
            ceilings: by_care(found.ceilings.map(by_level)),
            threshold: found.threshold,
            growth: by_care(
                found
                    .growth
                    .map(|[extra_member, at_most]| Growth { extra_member, at_most }),
            ),
            maxima: by_category(found.maxima),
            amounts: by_category(found.amounts),
            lines: Map::default(),
        }
    }
}

const fn by_level([treatment, insuree, policy]: Levels) -> ByLevel {
    ByLevel {
        treatment,
        insuree,
        policy,
    }
}

fn by_care<T>([general, in_patient, out_patient]: [T; 3]) -> ByCare<T> {
    ByCare {
        general,
        in_patient,
        out_patient,
    }
}

fn by_category<T>(found: Map<String, Option<T>>) -> Map<Category, T> {
    found
        .into_iter()
        .filter_map(|(letter, value)| Category::of(&letter).zip(value))
        .collect()
}

#[derive(Deserialize)]
pub(super) struct LineDocument {
    pub(super) product: i32,
    service: bool,
    medical: i32,
    origin: Option<String>,
    limits: [(Option<String>, Option<Decimal>, Option<Decimal>); 3],
    waiting: [Option<i32>; 2],
    quantity: [Option<i32>; 2],
    exclusion: [Option<String>; 2],
}

impl LineDocument {
    pub(super) const fn medical(&self) -> Medical {
        medical(self.service, self.medical)
    }
}

impl From<LineDocument> for ProductLine {
    fn from(found: LineDocument) -> Self {
        let [limit, limit_of_referrals, limit_of_emergencies] = found.limits.map(|(letter, adult, child)| Limit {
            limitation: letter.as_deref().and_then(Limitation::of),
            value: ByAge { adult, child },
        });
        let months = |months: Option<i32>| months.and_then(|months| u32::try_from(months).ok());
        let exclusion = |letter: Option<String>| letter.as_deref().and_then(Exclusion::of);
        Self {
            origin: found.origin.as_deref().and_then(Origin::of),
            limit,
            limit_of_referrals,
            limit_of_emergencies,
            waiting: by_age(found.waiting.map(months)),
            quantity: by_age(found.quantity),
            exclusion: by_age(found.exclusion.map(exclusion)),
        }
    }
}

fn by_age<T>([adult, child]: [T; 2]) -> ByAge<T> {
    ByAge { adult, child }
}
