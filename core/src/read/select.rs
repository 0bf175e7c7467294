//! What is selected: the shape of a row, and the batches of included to-many rows that follow it.

use super::asker::{Asker, Reached, Sight};
use super::choice;
use super::condition::{Column, What};
use super::filter;
use super::order::{self, Step};
use super::shape::{FieldColumn, Shape, ToManyShape, ToOneShape};
use super::statement::Statement;
use super::tables::Table;
use super::tree::{Branch, Fieldsets, Tree};
use crate::declare::{Limit, Link, Live, Relationship, Source};
use crate::error::Problem;
use crate::registry::RegisteredResource;

/// A to-many path to be read after the rows that it starts from.
pub(super) struct BatchPlan<'r> {
    pub(super) statement: Statement<'r>,
    pub(super) shape: Shape<'r>,
    pub(super) from: &'r RegisteredResource,
    pub(super) link: Link,
    /// The column with the parent's key, and where a row holds it.
    pub(super) parent: Column,
    pub(super) parent_index: usize,
    /// Which of each parent's rows.
    pub(super) window: Window,
    /// How many joins the filters need; the others serve order and columns.
    pub(super) filter_joins: usize,
    pub(super) parameter: String,
}

/// Which rows of each parent come along.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Window {
    pub(super) size: Option<u32>,
    pub(super) offset: u64,
    pub(super) total: bool,
}

/// A relationship on the walk, and what is included beyond it.
struct Way<'r, 't> {
    from: Table<'r>,
    relationship: &'static Relationship,
    reached: Reached<'r>,
    branch: Option<&'t Branch<'t>>,
    listed: bool,
}

impl Way<'_, '_> {
    /// Under which name the rows are found, if not the relationship's own.
    fn label(&self) -> Option<String> {
        let label = self.branch?.label;
        (label != self.relationship.name).then(|| label.to_owned())
    }
}

/// Plans what is selected.
pub(super) struct Selecting<'q, 'r> {
    pub(super) asker: Asker<'r>,
    pub(super) fieldsets: Fieldsets<'q>,
    pub(super) batches: Vec<BatchPlan<'r>>,
    pub(super) problems: Vec<Problem>,
}

impl<'r> Selecting<'_, 'r> {
    /// The shape of one resource within a statement, with everything included below it.
    pub(super) fn shape<'t>(
        &mut self,
        statement: &mut Statement<'r>,
        table: Table<'r>,
        tree: &'t Tree<'t>,
    ) -> Shape<'r> {
        let description = table.resource.description;
        let columns = &mut statement.columns;
        let mut shape = Shape {
            resource: table.resource,
            key: columns.position(Column::of(table.row, description.key.column)),
            public_id: columns.position(Column::of(table.row, description.public_id.column)),
            ended: None,
            fields: Vec::new(),
            to_one: Vec::new(),
            to_many: Vec::new(),
            version: None,
            row_version: None,
            order: None,
        };
        for field in &table.resource.fields {
            if table.sight.shows(field) && tree.wants_field(self.fieldsets, description.name, field) {
                let index = columns.position(Column::field(table.row, field));
                shape.fields.push(FieldColumn { field, index });
            }
        }
        self.problems.extend(tree.unknown_field(table.resource));
        for branch in &tree.branches {
            if table.resource.relationship(branch.relationship).is_none() {
                self.refuse(branch, filter::no_relationship(table, branch.relationship));
            }
        }
        for relationship in &table.resource.relationships {
            self.relationship(statement, &mut shape, (table, relationship), tree);
        }
        shape
    }

    fn relationship<'t>(
        &mut self,
        statement: &mut Statement<'r>,
        shape: &mut Shape<'r>,
        (from, relationship): (Table<'r>, &'static Relationship),
        tree: &'t Tree<'t>,
    ) {
        let resource = from.resource.description.name;
        // a row that shows only its labels shows no relationship that is not asked for
        let listed = from.sight == Sight::Full && tree.lists(self.fieldsets, resource, relationship.name);
        let branches: Vec<_> = tree.branches_of(relationship.name).map(Some).collect();
        let unasked = if branches.is_empty() && listed {
            &[None][..]
        } else {
            &[]
        };
        for branch in branches.iter().chain(unasked) {
            let reached = match self.asker.follow(from.sight, relationship) {
                Ok(reached) => reached,
                // left out where nobody asked for it by name, and where the reader tells what it did not get
                Err(blocked) => {
                    if let Some(branch) = branch.filter(|_| !tree.is_selection()) {
                        self.refuse(branch, blocked.problem(relationship.name));
                    }
                    return;
                }
            };
            let way = Way {
                from,
                relationship,
                reached,
                branch: *branch,
                listed,
            };
            if let Link::One { column, .. } = relationship.link {
                shape.to_one.extend(self.one(statement, &way, column));
            } else {
                shape.to_many.push(self.many(way));
            }
        }
    }

    fn one(&mut self, statement: &mut Statement<'r>, way: &Way<'r, '_>, column: Source) -> Option<ToOneShape<'r>> {
        let target = way.reached.resource.description;
        let mut shape = ToOneShape {
            relationship: way.relationship,
            label: way.label(),
            target: way.reached.resource,
            listed: way.listed,
            key: 0,
            public_id: 0,
            ended: None,
            record: None,
        };
        let scoped = !matches!(way.reached.scope, Limit::All);
        if way.branch.is_none() && !scoped && target.public_id.column == target.key.column {
            shape.key = statement.columns.position(Column::from(way.from.row, column));
            shape.public_id = shape.key;
            return Some(shape);
        }
        let aliases = &mut statement.aliases;
        let joined = statement
            .group
            .join(self.asker, aliases, way.from, way.relationship, column)
            .ok()?;
        let columns = &mut statement.columns;
        shape.key = columns.position(Column::of(joined.row, target.key.column));
        shape.public_id = columns.position(Column::of(joined.row, target.public_id.column));
        shape.ended = ended(statement, joined);
        shape.record = way.branch.map(|branch| {
            let mut record = self.shape(statement, joined, &branch.tree);
            record.ended = shape.ended;
            Box::new(record)
        });
        Some(shape)
    }

    fn many(&mut self, way: Way<'r, '_>) -> ToManyShape<'r> {
        let mut shape = ToManyShape {
            relationship: way.relationship,
            label: way.label(),
            target: way.reached.resource,
            listed: way.listed,
            batch: None,
        };
        if let Some(branch) = way.branch {
            let batch = self.batch(way, branch);
            shape.batch = Some(self.batches.len());
            self.batches.push(batch);
        }
        shape
    }

    fn batch(&mut self, way: Way<'r, '_>, branch: &Branch<'_>) -> BatchPlan<'r> {
        let (link, reached) = (way.relationship.link, way.reached);
        let mut statement = Statement::over(reached.resource, reached.sight, reached.scope);
        let parent = match link {
            Link::Through { here, .. } => Column::of(statement.aliases.next(), here),
            Link::Many { column } => Column::of(statement.row(), column),
            Link::One { column, .. } => Column::from(statement.row(), column),
        };
        let window = self.window(&mut statement, branch);
        let filter_joins = statement.group.joins.len();
        self.order(&mut statement, branch);
        let by_parent = Step {
            column: parent,
            ..order::key(statement.table)
        };
        statement.order.insert(0, by_parent);
        let table = statement.table;
        let shape = self.shape(&mut statement, table, &branch.tree);
        BatchPlan {
            parent,
            parent_index: statement.columns.position(parent),
            statement,
            shape,
            from: way.from.resource,
            link,
            window,
            filter_joins,
            parameter: branch.parameter.to_owned(),
        }
    }

    /// Which rows of the list come along; its filters are added to the statement.
    fn window(&mut self, statement: &mut Statement<'r>, branch: &Branch<'_>) -> Window {
        let Some(list) = branch.list else {
            return Window::default();
        };
        if let Err(problem) = choice::apply_era(self.asker, statement, list.era) {
            self.refuse(branch, problem);
        }
        for filter in filter::canonical(&list.filters) {
            let table = statement.table;
            let placed = filter::place(self.asker, &mut statement.aliases, &mut statement.group, table, filter);
            self.problems.extend(placed.err());
        }
        Window {
            size: list.size,
            offset: list.offset,
            total: list.total,
        }
    }

    fn order(&mut self, statement: &mut Statement<'r>, branch: &Branch<'_>) {
        let sort = branch.list.map(|list| list.sort.as_slice()).unwrap_or_default();
        for sort in sort {
            let table = statement.table;
            match order::asked(self.asker, &mut statement.aliases, &mut statement.group, table, sort) {
                Ok(step) => statement.order.push(step),
                Err(problem) => self.problems.push(problem),
            }
        }
        if sort.is_empty() {
            statement.order_as_declared();
        } else {
            statement.order.push(order::key(statement.table));
        }
    }

    fn refuse(&mut self, branch: &Branch<'_>, problem: Problem) {
        self.problems.push(problem.parameter(branch.parameter));
    }
}

/// The column that says whether a row ended, if its table can say so.
pub(super) fn ended(statement: &mut Statement<'_>, table: Table<'_>) -> Option<usize> {
    let live = table.resource.description.live;
    let column = Column {
        row: table.row,
        what: What::Ended(live),
    };
    (live != Live::Always).then(|| statement.columns.position(column))
}
