//! How many claims of five lines one core decides in a second: `cargo bench -p openimis-adjudication`.
//!
//! The claims are spread over many families and facilities, and each finds a history. What is measured is `decide`, and
//! the same with the ledger.

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use fixture::{
    PR1, ana, claim_on, co_insurance, cover, d, facts, in_policy, line, member, past_claim, past_line, policy,
    product_of, register, spent, step, version_of,
};
use openimis_adjudication::claim::{Category, Medical};
use openimis_adjudication::facts::{Facts, Insuree, Policy};
use openimis_adjudication::{Claim, Settings, Step};
use std::hint::black_box;
use std::time::Instant;

/// Not a multiple of the days, so that nobody has two claims of a day.
const INSUREES: i32 = 2_001;
const CLAIMS: usize = 10_000;

fn main() {
    let (mut facts, claims) = world();
    let settings = Settings::default();
    let [submission, processing] = [Step::Submission, Step::Processing].map(|one| step(one, &settings));
    let checked: Vec<_> = claims
        .iter()
        .map(|claim| claim.after(&submission.decide(&facts, claim)))
        .collect();
    report("submission", || {
        for claim in &claims {
            drop(black_box(submission.decide(&facts, claim)));
        }
    });
    report("processing", || {
        for claim in &checked {
            drop(black_box(processing.decide(&facts, claim)));
        }
    });
    report("submission with ledger", || {
        for claim in &claims {
            drop(black_box(submission.decide_and_apply(&mut facts, claim)));
        }
    });
}

/// Runs rounds until two seconds have passed, and tells the claims of a second.
fn report(what: &str, mut round: impl FnMut()) {
    round();
    let (start, mut rounds) = (Instant::now(), 0);
    while start.elapsed().as_secs() < 2 {
        round();
        rounds += 1;
    }
    let claims = rounds * CLAIMS as u128;
    println!(
        "{what}: {} claims of five lines a second",
        claims * 1_000_000 / start.elapsed().as_micros()
    );
}

fn world() -> (Facts, Vec<Claim>) {
    let mut facts = facts();
    let things = [1, 2, 3]
        .map(Medical::item)
        .into_iter()
        .chain([1, 2].map(Medical::service));
    let things: Vec<_> = things.collect();
    for (thing, percent) in things.iter().zip(["100", "80", "60", "90", "100"]) {
        register(&mut facts, *thing, Some(Category::Consultation));
        version_of(&mut facts, *thing).frequency = 2;
        let mut line = co_insurance(percent);
        (line.waiting.adult, line.quantity.adult) = (Some(1), Some(1_000));
        cover(&mut facts, PR1, *thing, line);
    }
    let product = product_of(&mut facts, PR1);
    product.deductibles.general.insuree = Some(d("150"));
    product.ceilings.general.policy = Some(d("2500"));
    product.maxima.insert(Category::Consultation, 1_000);
    for key in 1..=INSUREES {
        let policy = 10_000 + key;
        facts.policies.insert(
            policy,
            Policy {
                members: vec![member(); 5],
                ..policy_of_family()
            },
        );
        facts.insurees.insert(
            key,
            Insuree {
                covers: vec![in_policy(policy)],
                ..ana()
            },
        );
        facts.ledger.add_spending(policy, key, spent("100", "700"));
        for (past, on) in [(-1, "2024-02-01"), (-2, "2024-03-01"), (-3, "2024-04-01")] {
            facts
                .ledger
                .add_claim(key, past_claim(past, on, Some(Category::Consultation)));
            for thing in &things {
                facts.ledger.add_line(key, *thing, past_line(past, on, "1"));
            }
        }
    }
    let lines: Vec<_> = things.iter().map(|thing| line(*thing, "3", "99.5")).collect();
    let days = ["2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01", "2024-09-01"]
        .iter()
        .cycle();
    let claims = (1..).zip(days).take(CLAIMS).map(|(key, on)| Claim {
        key,
        insuree: key % INSUREES + 1,
        ..claim_on(on, lines.clone())
    });
    let claims = claims.collect();
    (facts, claims)
}

fn policy_of_family() -> Policy {
    policy(PR1)
}
