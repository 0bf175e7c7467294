//! What is selected: the shape of a row, and the batches of included to-many rows that follow it.

use super::asker::{Asker, Reached, Sight};
use super::condition::{Column, What};
use super::filter;
use super::order::{self, Step};
use super::shape::{FieldColumn, Shape, ToManyShape, ToOneShape};
use super::statement::Statement;
use super::tables::Table;
use super::tree::{Fieldsets, Tree};
use crate::declare::{Limit, Link, Live, Relationship};
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
    pub(super) parameter: String,
}

/// A relationship on the walk, and what is included beyond it.
struct Way<'r, 't> {
    from: Table<'r>,
    relationship: &'static Relationship,
    reached: Reached<'r>,
    branch: Option<&'t Tree>,
    listed: bool,
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
        tree: &'t Tree,
        path: &mut Vec<&'t str>,
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
            if table.sight.shows(field) && self.fieldsets.has(path, description.name, field.name) {
                let index = columns.position(Column::field(table.row, field));
                shape.fields.push(FieldColumn { field, index });
            }
        }
        let unknown = self.fieldsets.unknown_at(path, table.resource);
        self.problems.extend(unknown);
        for name in tree.branches.keys() {
            if table.resource.relationship(name).is_none() {
                self.refuse(tree, name, filter::no_relationship(table, name));
            }
        }
        for relationship in &table.resource.relationships {
            self.relationship(statement, &mut shape, (table, relationship), tree, path);
        }
        shape
    }

    fn relationship<'t>(
        &mut self,
        statement: &mut Statement<'r>,
        shape: &mut Shape<'r>,
        (from, relationship): (Table<'r>, &'static Relationship),
        tree: &'t Tree,
        path: &mut Vec<&'t str>,
    ) {
        let resource = from.resource.description.name;
        let branch = tree.branches.get_key_value(relationship.name);
        // a row that shows only its labels shows no relationship that is not asked for
        let listed = from.sight == Sight::Full && self.fieldsets.has(path, resource, relationship.name);
        if branch.is_none() && !listed {
            return;
        }
        let reached = match self.asker.follow(from.sight, relationship) {
            Ok(reached) => reached,
            // one that is not asked for by name is left out
            Err(blocked) => {
                if branch.is_some() {
                    self.refuse(tree, relationship.name, blocked.problem(relationship.name));
                }
                return;
            }
        };
        let way = Way {
            from,
            relationship,
            reached,
            branch: branch.map(|(_, branch)| branch),
            listed,
        };
        path.extend(branch.map(|(name, _)| name.as_str()));
        if let Link::One { column, .. } = relationship.link {
            let to_one = self.one(statement, &way, column, path);
            shape.to_one.extend(to_one);
        } else {
            let to_many = self.many(way, path);
            shape.to_many.push(to_many);
        }
        if branch.is_some() {
            path.pop();
        }
    }

    fn one<'t>(
        &mut self,
        statement: &mut Statement<'r>,
        way: &Way<'r, 't>,
        column: &'static str,
        path: &mut Vec<&'t str>,
    ) -> Option<ToOneShape<'r>> {
        let target = way.reached.resource.description;
        let mut shape = ToOneShape {
            relationship: way.relationship,
            target: way.reached.resource,
            listed: way.listed,
            key: 0,
            public_id: 0,
            ended: None,
            record: None,
        };
        let scoped = !matches!(way.reached.scope, Limit::All);
        if way.branch.is_none() && !scoped && target.public_id.column == target.key.column {
            shape.key = statement.columns.position(Column::of(way.from.row, column));
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
            let mut record = self.shape(statement, joined, branch, path);
            record.ended = shape.ended;
            Box::new(record)
        });
        Some(shape)
    }

    fn many<'t>(&mut self, way: Way<'r, 't>, path: &mut Vec<&'t str>) -> ToManyShape<'r> {
        let mut shape = ToManyShape {
            relationship: way.relationship,
            target: way.reached.resource,
            listed: way.listed,
            batch: None,
        };
        if let Some(branch) = way.branch {
            let batch = self.batch(way, branch, path);
            shape.batch = Some(self.batches.len());
            self.batches.push(batch);
        }
        shape
    }

    fn batch<'t>(&mut self, way: Way<'r, 't>, branch: &'t Tree, path: &mut Vec<&'t str>) -> BatchPlan<'r> {
        let (link, reached) = (way.relationship.link, way.reached);
        let mut statement = Statement::over(reached.resource, reached.sight, reached.scope);
        let parent = match link {
            Link::Through { here, .. } => Column::of(statement.aliases.next(), here),
            Link::One { column, .. } | Link::Many { column } => Column::of(statement.row(), column),
        };
        statement.order_as_declared();
        let by_parent = Step {
            column: parent,
            ..order::key(statement.table)
        };
        statement.order.insert(0, by_parent);
        let table = statement.table;
        let shape = self.shape(&mut statement, table, branch, path);
        BatchPlan {
            parent,
            parent_index: statement.columns.position(parent),
            statement,
            shape,
            from: way.from.resource,
            link,
            parameter: branch.parameter.clone(),
        }
    }

    fn refuse(&mut self, tree: &Tree, name: &str, problem: Problem) {
        let parameter = tree.branches.get(name).map(|branch| branch.parameter.clone());
        self.problems.push(problem.parameter(parameter.unwrap_or_default()));
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
