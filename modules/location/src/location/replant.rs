//! What a move does to the types of a location and of all below it (spec 6.4): pure, without database.

use std::collections::HashMap;

/// A location of the subtree that moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) id: i32,
    pub(super) parent: Option<i32>,
    pub(super) level: usize,
}

/// Where the moved location is to hang: below a location, or at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) parent: Option<i32>,
    /// Level of the parent.
    pub(super) level: Option<usize>,
    /// Parent of the parent.
    pub(super) above: Option<i32>,
}

/// Computes what changes when the first node moves to `place` with its subtree, given parents first.
///
/// * A move that keeps the level changes the node's parent only (spec 6.4, step 2).
/// * Otherwise the node takes the level below its parent's, and everything below it follows (step 3).
/// * Whatever would sink below the last level stays at the last level, as a child of the nearest location above that
///   can have such children (step 4). The existing backend stops there and leaves the children of such a location
///   under a location of the same level; here they follow the same rule.
///
/// Returns only nodes that change.
pub(super) fn replant(subtree: &[Node], place: Place, last: usize) -> Vec<Node> {
    let Some(root) = subtree.first() else {
        return Vec::new();
    };
    let wanted = place.level.map_or(0, |level| level + 1);
    if wanted == root.level {
        let moved = at(root.id, place.parent, wanted);
        return if moved == *root { Vec::new() } else { vec![moved] };
    }
    let mut placed: HashMap<i32, Node> = HashMap::new();
    let mut changed = Vec::new();
    for node in subtree {
        let moved = if node.id == root.id {
            if wanted > last {
                at(node.id, place.above, last)
            } else {
                at(node.id, place.parent, wanted)
            }
        } else {
            below(node, &placed, last)
        };
        if moved != *node {
            changed.push(moved.clone());
        }
        placed.insert(node.id, moved);
    }
    changed
}

const fn at(id: i32, parent: Option<i32>, level: usize) -> Node {
    Node { id, parent, level }
}

/// The node below its parent's new place.
fn below(node: &Node, placed: &HashMap<i32, Node>, last: usize) -> Node {
    let Some(parent) = node.parent.and_then(|parent| placed.get(&parent)) else {
        return node.clone();
    };
    if parent.level < last {
        at(node.id, Some(parent.id), parent.level + 1)
    } else {
        // a location of the last level has no children: the node becomes its sibling
        at(node.id, parent.parent, last)
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Place, at, replant};

    const R: usize = 0;
    const D: usize = 1;
    const W: usize = 2;
    const V: usize = 3;

    fn under(parent: i32, level: usize, above: i32) -> Place {
        Place {
            parent: Some(parent),
            level: Some(level),
            above: Some(above),
        }
    }

    const TOP: Place = Place {
        parent: None,
        level: None,
        above: None,
    };

    /// The table of examples in spec 6.4, by name of the row.
    #[test]
    fn examples_of_the_specification() {
        let ward = [at(1, Some(10), W), at(2, Some(1), V), at(3, Some(1), V)];
        let cases: Vec<(&str, &[Node], Place, Vec<Node>)> = vec![
            (
                "W with villages under another D",
                &ward,
                under(11, D, 99),
                vec![at(1, Some(11), W)],
            ),
            (
                "W with villages under a region",
                &ward,
                Place {
                    above: None,
                    ..under(99, R, 0)
                },
                vec![at(1, Some(99), D), at(2, Some(1), W), at(3, Some(1), W)],
            ),
            (
                "W with villages to the root",
                &ward,
                TOP,
                vec![at(1, None, R), at(2, Some(1), D), at(3, Some(1), D)],
            ),
            ("V under a D", &ward[1..2], under(11, D, 99), vec![at(2, Some(11), W)]),
        ];
        for (name, subtree, place, expected) in cases {
            assert_eq!(replant(subtree, place, V), expected, "{name}");
        }
    }

    #[test]
    fn a_district_under_a_district_pushes_its_villages_up_beside_their_municipality() {
        let district = [at(1, Some(9), D), at(2, Some(1), W), at(3, Some(2), V)];
        let expected = vec![at(1, Some(11), W), at(2, Some(1), V), at(3, Some(1), V)];
        assert_eq!(replant(&district, under(11, D, 99), V), expected);
    }

    #[test]
    fn a_village_under_a_village_becomes_its_sibling() {
        let village = [at(3, Some(2), V)];
        assert_eq!(replant(&village, under(7, V, 5), V), vec![at(3, Some(5), V)]);
    }

    #[test]
    fn nothing_hangs_below_the_last_level_however_deep_the_subtree() {
        let region = [at(1, None, R), at(2, Some(1), D), at(3, Some(2), W), at(4, Some(3), V)];
        let expected = vec![
            at(1, Some(11), W),
            at(2, Some(1), V),
            at(3, Some(1), V),
            at(4, Some(1), V),
        ];
        assert_eq!(replant(&region, under(11, D, 99), V), expected);
    }

    #[test]
    fn a_move_to_where_it_already_hangs_changes_nothing() {
        let ward = [at(1, Some(10), W), at(2, Some(1), V)];
        assert_eq!(replant(&ward, under(10, D, 99), V), vec![]);
    }
}
