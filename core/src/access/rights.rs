//! A user's rights, compiled for checks on every request.

use std::collections::BTreeMap;

/// The right numbers that a user holds, as a bit set: words of 64 numbers, those without any left out.
///
/// Compiled from the casbin policy when the user's snapshot is made; casbin stays the source of truth, and a property
/// test keeps the two equal. Its size depends on how many rights there are, not on how large their numbers: the column
/// holds whatever somebody wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RightSet {
    /// Number of the word, and its bits; ascending.
    words: Vec<(i32, u64)>,
}

impl RightSet {
    /// The set of these numbers, in any order.
    #[must_use]
    pub fn of(numbers: impl IntoIterator<Item = i32>) -> Self {
        let mut words = BTreeMap::new();
        for number in numbers {
            let (word, bit) = place(number);
            *words.entry(word).or_default() |= bit;
        }
        Self {
            words: words.into_iter().collect(),
        }
    }

    /// Whether the number is in it.
    #[must_use]
    pub fn contains(&self, number: i32) -> bool {
        let (word, bit) = place(number);
        let found = self.words.binary_search_by_key(&word, |(word, _)| *word);
        found
            .ok()
            .and_then(|index| self.words.get(index))
            .is_some_and(|(_, bits)| bits & bit != 0)
    }

    /// The numbers, ascending.
    pub fn iter(&self) -> impl Iterator<Item = i32> + '_ {
        self.words.iter().flat_map(|(word, bits)| {
            (0..64)
                .filter(move |bit| bits & (1_u64 << bit) != 0)
                .map(move |bit| word * 64 + bit)
        })
    }
}

fn place(number: i32) -> (i32, u64) {
    (number.div_euclid(64), 1 << number.rem_euclid(64))
}

#[cfg(test)]
mod tests {
    use super::RightSet;

    #[test]
    fn holds_exactly_the_numbers_given() {
        let set = RightSet::of([121_901, 101_001, 900_101]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [101_001, 121_901, 900_101]);
        assert!(set.contains(121_901));
        assert!(!set.contains(121_902) && !set.contains(0) && !set.contains(i32::MAX) && !set.contains(i32::MIN));
        assert!(!RightSet::of([]).contains(0));
    }

    #[test]
    fn stays_small_whatever_the_numbers() {
        let set = RightSet::of([i32::MIN, -1, 0, i32::MAX]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [i32::MIN, -1, 0, i32::MAX]);
        assert_eq!(set.words.len(), 4);
    }
}
