//! The acceptance rules of claims, through operations and the read engine on a real database.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that fails"
)]

mod attachments;
mod changes;
mod deciding;
mod desk;
mod entry;
mod feedback;
mod restoring;
mod review;
mod selection;
mod sight;
