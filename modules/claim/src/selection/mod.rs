//! What reviewers and officers are given to do: claims are selected for review or feedback, passed over or by-passed
//! (spec 3, 9.1 to 9.3).

mod prompts;
mod sample;
mod step;
mod steps;

pub(crate) use prompts::close as close_prompts;
pub use sample::{Sample, SampleForFeedback, SampleForReview};
pub(crate) use steps::FAILURE;
pub use steps::{BypassFeedback, BypassReview, SelectForFeedback, SelectForReview, SkipFeedback, SkipReview};
