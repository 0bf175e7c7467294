//! What patients say about their treatment, and who is to ask them (spec 1.6, 9.3, 9.4).

mod prompt;
mod resource;

pub use prompt::FeedbackPrompt;
pub use resource::Feedback;
