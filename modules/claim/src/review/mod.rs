//! Reviews: a medical officer cuts, rejects or accepts what a facility asks (spec 9.5).

mod deliver;
mod lines;
mod save;

pub use deliver::DeliverReviews;
pub use save::{Review, SaveReview};
