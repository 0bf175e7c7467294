//! Lines as they are entered: read from the input, checked, added up. Pure, but for what the registers say.

use super::contained::{Contained, Package};
use super::input::{ItemInput, LineInput, ServiceInput};
use super::register::{self, Registered};
use crate::error;
use openimis_core::error::{Error, Problem, kinds};
use openimis_core::operate::Context;
use rust_decimal::Decimal;

/// The most lines of either kind on a claim.
const MOST: usize = 1000;

/// A line that is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EnteredLine {
    /// The line, when it is there already.
    pub(crate) id: Option<i32>,
    /// What it is.
    pub(crate) register: Registered,
    /// How much was given.
    pub(crate) quantity: Decimal,
    /// The price of one.
    pub(crate) price: Decimal,
    /// What the facility says.
    pub(crate) explanation: Option<String>,
    /// What is within it, if it is a package.
    pub(crate) package: Package,
}

impl EnteredLine {
    /// What it comes to (spec 4.2).
    fn amount(&self) -> Decimal {
        match self.register.manual_price {
            Some(price) => price,
            None => self.package.amount().unwrap_or(self.price * self.quantity),
        }
    }
}

/// The lines of a claim that is entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct EnteredLines {
    pub(crate) items: Vec<EnteredLine>,
    pub(crate) services: Vec<EnteredLine>,
}

/// Quantities and prices that make sense (AR-11).
pub(crate) fn check_amounts(items: &[ItemInput], services: &[ServiceInput]) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    amounts(items, &mut problems);
    amounts(services, &mut problems);
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn amounts<L: LineInput>(lines: &[L], problems: &mut Vec<Problem>) {
    let (list, _) = L::PLACE;
    if lines.len() > MOST {
        problems.push(error::TOO_MANY_LINES.at(list));
    }
    for (index, line) in lines.iter().enumerate() {
        let mut found = |problem: Problem| problems.push(problem.inside(index).inside(list));
        match line.qty_provided() {
            None => found(kinds::REQUIRED.at("qtyProvided")),
            Some(quantity) if quantity <= Decimal::ZERO || quantity > error::LARGEST => {
                found(error::QUANTITY.at("qtyProvided"));
            }
            Some(_) => {}
        }
        match line.price_asked() {
            None => found(kinds::REQUIRED.at("priceAsked")),
            Some(price) if price < Decimal::ZERO || price > error::LARGEST => found(error::PRICE.at("priceAsked")),
            Some(_) => {}
        }
    }
}

/// A service that was given more than once says why (AR-6).
pub(crate) fn check_explanations(services: &[ServiceInput]) -> Result<(), Vec<Problem>> {
    let silent = services.iter().enumerate().filter(|(_, service)| {
        service.qty_provided.is_some_and(|quantity| quantity > Decimal::ONE) && service.explanation().is_none()
    });
    let problems: Vec<_> = silent
        .map(|(index, _)| error::EXPLANATION.at("explanation").inside(index).inside("services"))
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

impl EnteredLines {
    /// The lines with what the registers say about them.
    pub(crate) async fn look_up(
        context: &mut Context<'_>,
        items: &[ItemInput],
        services: &[ServiceInput],
    ) -> Result<Self, Error> {
        let registered_items = register::items(context, items).await?;
        let registered_services = register::services(context, services).await?;
        let packages = Contained::look_up(context, services).await?;
        Ok(Self {
            items: zip(items, registered_items, Vec::new()),
            services: zip(services, registered_services, packages),
        })
    }

    /// No more of anything than its register allows (AR-7); it counts whole pieces.
    pub(crate) fn refuse_overshoot(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        for (list, lines) in [("items", &self.items), ("services", &self.services)] {
            let over = lines.iter().enumerate().filter(|(_, line)| {
                let most = line.register.most.map(|most| most.trunc());
                most.is_some_and(|most| line.quantity > most)
            });
            problems.extend(over.map(|(index, _)| {
                error::QUANTITY_OVER_MAXIMUM
                    .at("qtyProvided")
                    .inside(index)
                    .inside(list)
            }));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// What the facility asks for all of them.
    pub(crate) fn claimed(&self) -> Decimal {
        let lines = self.items.iter().chain(&self.services);
        lines.map(EnteredLine::amount).sum::<Decimal>().round_dp(2)
    }
}

fn zip<L: LineInput>(lines: &[L], registered: Vec<Registered>, packages: Vec<Package>) -> Vec<EnteredLine> {
    let packages = packages.into_iter().chain(std::iter::repeat_with(Package::default));
    let rows = lines.iter().zip(registered).zip(packages);
    rows.map(|((line, register), package)| EnteredLine {
        id: line.id(),
        register,
        // checked before; to the cent, as it is stored
        quantity: line.qty_provided().unwrap_or_default().round_dp(2),
        price: line.price_asked().unwrap_or_default().round_dp(2),
        explanation: line.explanation().map(str::to_owned),
        package,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::contained::ContainedRow;
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn line(quantity: Decimal, price: Decimal) -> EnteredLine {
        EnteredLine {
            id: None,
            register: Registered {
                id: 1,
                most: None,
                manual_price: None,
            },
            quantity,
            price,
            explanation: None,
            package: Package::default(),
        }
    }

    fn contained(provided: i32, price: Decimal) -> ContainedRow {
        ContainedRow {
            key: 1,
            provided: Some(provided),
            displayed: Some(provided),
            price: Some(price),
        }
    }

    #[test]
    fn ar_1_ar_9_and_ar_10_what_is_claimed() {
        let manual = EnteredLine {
            register: Registered {
                id: 1,
                most: None,
                manual_price: Some(dec("500")),
            },
            ..line(dec("3"), dec("100"))
        };
        let package = EnteredLine {
            package: Package {
                items: vec![contained(3, dec("20"))],
                services: vec![contained(7, dec("11"))],
            },
            ..line(dec("5"), dec("50"))
        };
        for (services, claimed) in [
            (vec![line(dec("7"), dec("100"))], dec("700")),
            (vec![manual.clone()], dec("500")),
            (vec![package.clone()], dec("137")),
            (vec![manual, package, line(dec("0.5"), dec("0.05"))], dec("637.02")),
        ] {
            let lines = EnteredLines {
                items: Vec::new(),
                services,
            };
            assert_eq!(lines.claimed(), claimed);
        }
    }

    #[test]
    fn ar_7_quantities_stay_within_whole_pieces_of_the_maximum() {
        let limited = |quantity| EnteredLines {
            items: vec![EnteredLine {
                register: Registered {
                    id: 1,
                    most: Some(dec("10.9")),
                    manual_price: None,
                },
                ..line(quantity, dec("1"))
            }],
            services: Vec::new(),
        };
        assert!(limited(dec("10")).refuse_overshoot().is_ok());
        let problems = limited(dec("10.5")).refuse_overshoot().unwrap_err();
        assert_eq!(problems[0].kind, &error::QUANTITY_OVER_MAXIMUM);
    }
}
