//! From the parts that a package has to those that are listed (spec 11.3, AR-126): pure.

use crate::{error, message};
use openimis_core::error::{Error, Problem};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// What a part says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Key of the item or service.
    pub(super) content: i32,
    /// How often the package holds it.
    pub(super) quantity: Option<i32>,
    /// Its price within the package.
    pub(super) price: Option<Decimal>,
    /// Whether it counts.
    pub(super) counts: bool,
}

/// A part as it is listed: with the key of its row, if the client knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) id: Option<i32>,
    pub(super) part: Part,
}

/// A part's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: i32,
    pub(super) part: Part,
}

/// What has to be written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Keys of rows that go.
    pub(super) gone: Vec<i32>,
    /// Rows that say something else.
    pub(super) changed: Vec<Row>,
    /// Parts without a row.
    pub(super) new: Vec<Part>,
}

impl Plan {
    /// Whether the package stays as it is.
    pub(super) const fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.changed.is_empty() && self.new.is_empty()
    }
}

/// Everything that is wrong with the parts in the input field `list` by themselves; `package` is the key of the package
/// where the list is one of services.
pub(super) fn check(list: &str, package: Option<i32>, parts: &[Listed]) -> Result<(), Error> {
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    for (index, Listed { part, .. }) in parts.iter().enumerate() {
        let mut tell = |problem: Problem| problems.push(problem.inside(index).inside(list));
        if !seen.insert(part.content) {
            tell(error::PACKAGE.problem().detail(message::part_named_twice()));
        }
        if package == Some(part.content) {
            tell(error::PACKAGE.problem().detail(message::part_of_itself()));
        }
        if part.quantity.is_some_and(|quantity| quantity < 1) {
            tell(error::PACKAGE.at("qtyProvided").detail(message::no_quantity()));
        }
        if part.price.is_some_and(|price| price < Decimal::ZERO) {
            tell(error::NEGATIVE.at("priceAsked"));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Refused(problems))
    }
}

/// Compares. A listed part keeps its row, found by its key or else by its content; a row that is not listed goes.
pub(super) fn plan(list: &str, rows: &[Row], listed: &[Listed]) -> Result<Plan, Error> {
    let mut plan = Plan::default();
    let mut kept = HashSet::new();
    let mut problems = Vec::new();
    for (index, Listed { id, part }) in listed.iter().enumerate() {
        let row = match id {
            Some(id) => rows.iter().find(|row| row.id == *id),
            None => rows.iter().find(|row| row.part.content == part.content),
        };
        match row {
            Some(row) if kept.insert(row.id) => {
                if row.part != *part {
                    plan.changed.push(Row {
                        id: row.id,
                        part: *part,
                    });
                }
            }
            None if id.is_none() => plan.new.push(*part),
            _ => {
                let problem = error::PACKAGE.at("id").detail(message::no_such_part());
                problems.push(problem.inside(index).inside(list));
            }
        }
    }
    if !problems.is_empty() {
        return Err(Error::Refused(problems));
    }
    plan.gone = rows.iter().map(|row| row.id).filter(|id| !kept.contains(id)).collect();
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn part(content: i32, quantity: i32) -> Part {
        Part {
            content,
            quantity: Some(quantity),
            price: None,
            counts: true,
        }
    }

    const fn row(id: i32, part: Part) -> Row {
        Row { id, part }
    }

    const fn listed(id: Option<i32>, part: Part) -> Listed {
        Listed { id, part }
    }

    fn code(error: Error) -> Vec<String> {
        match error {
            Error::Refused(problems) => problems.iter().map(|problem| problem.kind.code.to_owned()).collect(),
            other => vec![other.to_string()],
        }
    }

    /// AR-126: two parts, one link is sent; the links' keys are unlike the services' keys.
    #[test]
    fn ar_126_the_part_whose_link_is_sent_stays_and_the_other_goes() {
        let rows = [row(1, part(2, 1)), row(2, part(1, 1))];
        let plan = plan("services", &rows, &[listed(Some(2), part(1, 1))]).unwrap();
        let expected = Plan {
            gone: vec![1],
            ..Plan::default()
        };
        assert_eq!(plan, expected);
    }

    #[test]
    fn a_part_without_a_link_is_known_by_its_content_or_new() {
        let rows = [row(7, part(20, 1))];
        let plan = plan("items", &rows, &[listed(None, part(20, 3)), listed(None, part(21, 1))]).unwrap();
        let expected = Plan {
            changed: vec![row(7, part(20, 3))],
            new: vec![part(21, 1)],
            ..Plan::default()
        };
        assert_eq!(plan, expected);
    }

    #[test]
    fn links_of_other_packages_and_links_sent_twice_are_refused() {
        let rows = [row(7, part(20, 1))];
        for wrong in [
            vec![listed(Some(8), part(20, 1))],
            vec![listed(Some(7), part(20, 1)), listed(Some(7), part(21, 1))],
        ] {
            assert_eq!(
                code(plan("items", &rows, &wrong).unwrap_err()),
                ["medical_service.package"]
            );
        }
    }

    #[test]
    fn parts_are_named_once_at_least_one_and_never_the_package_itself() {
        let wrong = [
            listed(None, part(1, 0)),
            listed(None, part(1, 1)),
            listed(None, part(5, 1)),
        ];
        let found = code(check("services", Some(5), &wrong).unwrap_err());
        assert_eq!(found, ["medical_service.package"; 3]);
        assert!(check("items", None, &[listed(None, part(5, 1))]).is_ok());
    }
}
