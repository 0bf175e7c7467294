//! The worked examples of amounts (spec chapter 17) and the acceptance rules of valuation (18.5 and 18.6).

#[path = "../fixture/mod.rs"]
mod fixture;

mod bounds;
mod prices;
mod steps;
