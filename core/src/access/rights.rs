//! A user's rights, compiled for checks on every request.

/// The right numbers that a user holds, as a bit set.
///
/// Compiled from the casbin policy when the user's snapshot is made; casbin stays the source of truth, and a property
/// test keeps the two equal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RightSet {
    first: i32,
    words: Vec<u64>,
}

impl RightSet {
    /// The set of these numbers, in any order.
    #[must_use]
    pub fn of(numbers: &[i32]) -> Self {
        let (Some(first), Some(last)) = (numbers.iter().min(), numbers.iter().max()) else {
            return Self::default();
        };
        let span = usize::try_from(i64::from(*last) - i64::from(*first)).unwrap_or_default();
        let mut set = Self {
            first: *first,
            words: vec![0; span / 64 + 1],
        };
        for number in numbers {
            if let Some((word, bit)) = set.place(*number)
                && let Some(word) = set.words.get_mut(word)
            {
                *word |= bit;
            }
        }
        set
    }

    /// Whether the number is in it.
    #[must_use]
    pub fn contains(&self, number: i32) -> bool {
        self.place(number)
            .and_then(|(word, bit)| self.words.get(word).map(|word| word & bit != 0))
            .unwrap_or(false)
    }

    /// The numbers, ascending.
    pub fn iter(&self) -> impl Iterator<Item = i32> + '_ {
        self.words.iter().zip(0_i32..).flat_map(move |(word, index)| {
            (0..64)
                .filter(move |bit| word & (1_u64 << bit) != 0)
                .map(move |bit| self.first + index * 64 + bit)
        })
    }

    fn place(&self, number: i32) -> Option<(usize, u64)> {
        let offset = usize::try_from(i64::from(number) - i64::from(self.first)).ok()?;
        Some((offset / 64, 1 << (offset % 64)))
    }
}

#[cfg(test)]
mod tests {
    use super::RightSet;

    #[test]
    fn holds_exactly_the_numbers_given() {
        let set = RightSet::of(&[121_901, 101_001, 900_101]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [101_001, 121_901, 900_101]);
        assert!(set.contains(121_901));
        assert!(!set.contains(121_902) && !set.contains(0) && !set.contains(i32::MAX) && !set.contains(i32::MIN));
        assert!(!RightSet::of(&[]).contains(0));
    }
}
