//! The recorded requests, a file each module.

mod contribution;
mod core;
mod insuree;
mod insuree_changes;
mod medical;
mod medical_pricelist;
mod payer;
mod policy;
mod product;

use crate::replay::Sender;

/// What a module replays.
pub struct Samples {
    /// The requests, with who sends them.
    pub requests: &'static [(&'static str, Sender)],
    /// Where our answer is another one, what it is, and why.
    pub accepted: &'static [(&'static str, &'static str)],
    /// Lists without an order (spec 5.4: the table's, mostly unspecified): compared row by row, and of those that are cut
    /// the rows that both have.
    pub unordered: &'static [&'static str],
    /// Rows that they make and that later requests name.
    pub identities: &'static [Identity],
}

/// A row that a request makes: it gets the UUID under which a later recorded request names it.
pub struct Identity {
    /// The request that makes it.
    pub made_by: &'static str,
    /// The request that names it.
    pub named_in: &'static str,
    /// What stands before the UUID there.
    pub behind: &'static str,
    /// What gives the row this UUID, which stands for `{uuid}`.
    pub update: &'static str,
}

macro_rules! samples {
    ($($module:ident),* $(,)?) => {
        &[$(Samples {
            requests: $module::SAMPLES,
            accepted: $module::ACCEPTED,
            unordered: $module::UNORDERED,
            identities: $module::IDENTITIES,
        }),*]
    };
}

/// All of them, in the order in which they are sent: people first, whom a sample of core adds to.
pub const ALL: &[Samples] = samples![
    insuree,
    core,
    medical,
    medical_pricelist,
    product,
    payer,
    policy,
    contribution,
    insuree_changes,
];
