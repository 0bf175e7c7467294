//! From what is on a list to what shall be on it (AR-124): pure.

use crate::error;
use openimis_core::error::Problem;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A live row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Detail {
    /// Its key.
    pub(crate) id: i32,
    /// Key of the item or service.
    pub(crate) content: i32,
    /// Its price here, if it has one.
    pub(crate) price: Option<Decimal>,
}

/// What was asked for, by keys of items or services.
#[derive(Debug, Default)]
pub(crate) struct Wishes {
    /// What comes onto the list.
    pub(crate) added: Vec<i32>,
    /// What goes off it.
    pub(crate) removed: Vec<i32>,
    /// Prices on the list, in the order of the input; none means the register's.
    pub(crate) prices: Vec<(i32, Option<Decimal>)>,
}

/// What has to be written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Keys of rows that end.
    pub(crate) ended: Vec<i32>,
    /// Rows that get another price, with the price.
    pub(crate) priced: Vec<Detail>,
    /// What has no row yet, with its price.
    pub(crate) new: Vec<(i32, Option<Decimal>)>,
}

impl Plan {
    /// Whether the list stays as it is.
    pub(crate) const fn is_empty(&self) -> bool {
        self.ended.is_empty() && self.priced.is_empty() && self.new.is_empty()
    }
}

/// Compares. What is taken off and put on in one request begins anew, without its old price; a row that stays keeps its
/// price unless it gets one. Doubles of the existing backend stay and go together.
pub(crate) fn plan(rows: &[Detail], wishes: &Wishes) -> Result<Plan, Vec<Problem>> {
    let removed: HashSet<i32> = wishes.removed.iter().copied().collect();
    let mut plan = Plan::default();
    let (gone, stay): (Vec<&Detail>, Vec<&Detail>) = rows.iter().partition(|row| removed.contains(&row.content));
    plan.ended = gone.iter().map(|row| row.id).collect();
    let present: HashSet<i32> = stay.iter().map(|row| row.content).collect();
    let added = wishes.added.iter().filter(|content| !present.contains(content));
    let mut new: BTreeMap<i32, Option<Decimal>> = added.map(|content| (*content, None)).collect();
    let mut other = HashMap::new();
    let mut problems = Vec::new();
    for (index, (content, price)) in wishes.prices.iter().enumerate() {
        let mut tell = |problem: Problem| problems.push(problem.inside(index).inside("priceOverrules"));
        if price.is_some_and(|price| price < Decimal::ZERO) {
            tell(error::NEGATIVE_PRICE.at("price"));
        }
        if let Some(new) = new.get_mut(content) {
            *new = *price;
        } else if present.contains(content) {
            other.insert(*content, *price);
        } else {
            tell(error::NOT_ON_LIST.problem());
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let priced = stay.into_iter().filter_map(|row| {
        let price = *other.get(&row.content)?;
        (price != row.price).then_some(Detail { price, ..*row })
    });
    plan.priced = priced.collect();
    plan.new = new.into_iter().collect();
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: i32 = 1;
    const B: i32 = 2;
    const C: i32 = 3;

    fn whole(price: i64) -> Decimal {
        Decimal::from(price)
    }

    const fn row(id: i32, content: i32, price: Option<Decimal>) -> Detail {
        Detail { id, content, price }
    }

    #[test]
    fn ar_124_one_goes_one_comes_one_is_priced() {
        let rows = [row(10, A, None), row(12, C, None)];
        let wishes = Wishes {
            added: vec![B],
            removed: vec![A],
            prices: vec![(C, Some(whole(55)))],
        };
        let expected = Plan {
            ended: vec![10],
            priced: vec![row(12, C, Some(whole(55)))],
            new: vec![(B, None)],
        };
        assert_eq!(plan(&rows, &wishes).unwrap(), expected);
    }

    #[test]
    fn what_is_on_the_list_is_not_put_on_twice_and_what_comes_has_its_price() {
        let rows = [row(10, A, Some(whole(5)))];
        let wishes = Wishes {
            added: vec![A, B, B],
            removed: vec![C],
            prices: vec![(A, Some(whole(5))), (B, Some(whole(7)))],
        };
        let expected = Plan {
            new: vec![(B, Some(whole(7)))],
            ..Plan::default()
        };
        assert_eq!(plan(&rows, &wishes).unwrap(), expected);
    }

    #[test]
    fn off_and_on_begins_anew() {
        let wishes = Wishes {
            added: vec![A],
            removed: vec![A],
            prices: Vec::new(),
        };
        let expected = Plan {
            ended: vec![10],
            new: vec![(A, None)],
            ..Plan::default()
        };
        assert_eq!(plan(&[row(10, A, Some(whole(5)))], &wishes).unwrap(), expected);
    }

    #[test]
    fn prices_below_zero_and_of_what_is_not_there_are_refused_together() {
        let wishes = Wishes {
            prices: vec![(A, Some(whole(-1))), (B, Some(whole(1)))],
            ..Wishes::default()
        };
        let problems = plan(&[row(10, A, None)], &wishes).unwrap_err();
        let codes: Vec<_> = problems.iter().map(|problem| problem.kind.code).collect();
        assert_eq!(codes, ["pricelist.negative_price", "pricelist.not_on_list"]);
    }
}
