//! The categories of claims that products limit.

/// A value for each category of claims that products limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PerCategory<T> {
    /// H
    pub hospitalization: T,
    /// V
    pub visit: T,
    /// C
    pub consultation: T,
    /// S
    pub surgery: T,
    /// D
    pub delivery: T,
    /// A
    pub antenatal: T,
}

impl<T: Copy> PerCategory<T> {
    /// The same for all of them.
    #[must_use]
    pub const fn all(value: T) -> Self {
        Self {
            hospitalization: value,
            visit: value,
            consultation: value,
            surgery: value,
            delivery: value,
            antenatal: value,
        }
    }

    /// What follows of each of them with another value of the same category.
    pub(super) fn with<U: Copy, R>(&self, other: &PerCategory<U>, follows: impl Fn(T, U) -> R) -> PerCategory<R> {
        PerCategory {
            hospitalization: follows(self.hospitalization, other.hospitalization),
            visit: follows(self.visit, other.visit),
            consultation: follows(self.consultation, other.consultation),
            surgery: follows(self.surgery, other.surgery),
            delivery: follows(self.delivery, other.delivery),
            antenatal: follows(self.antenatal, other.antenatal),
        }
    }
}
