//! What is selected: the shape of a row, and the batches of included to-many rows that follow it.

use super::asker::{Asker, Sight};
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
            order: None,
        };
        for field in &table.resource.fields {
            if table.sight.shows(field) && self.fieldsets.has(path, description.name, field.name) {
                let index = columns.position(Column::field(table.row, field));
                shape.fields.push(FieldColumn { field, index });
            }
        }
        for name in tree.branches.keys() {
            if table.resource.relationship(name).is_none() {
                self.refuse(tree, name, filter::no_relationship(table, name));
            }
        }
        for relationship in &table.resource.relationships {
            self.relationship(statement, &mut shape, table, relationship, tree, path);
        }
        shape
    }

    fn relationship<'t>(
        &mut self,
        statement: &mut Statement<'r>,
        shape: &mut Shape<'r>,
        table: Table<'r>,
        relationship: &'static Relationship,
        tree: &'t Tree,
        path: &mut Vec<&'t str>,
    ) {
        let resource = table.resource.description.name;
        let branch = tree.branches.get_key_value(relationship.name);
        // a row that shows only its labels shows no relationship that is not asked for
        let listed = table.sight == Sight::Full && self.fieldsets.has(path, resource, relationship.name);
        if branch.is_none() && !listed {
            return;
        }
        let reached = match self.asker.follow(table.sight, relationship) {
            Ok(reached) => reached,
            // one that is not asked for by name is left out
            Err(blocked) => {
                if branch.is_some() {
                    self.refuse(tree, relationship.name, blocked.problem(relationship.name));
                }
                return;
            }
        };
        let (target, sight, scope) = (reached.resource, reached.sight, reached.scope);
        if let Some((name, _)) = branch {
            path.push(name);
        }
        let branch = branch.map(|(_, branch)| branch);
        if let Link::One { column, .. } = relationship.link {
            let scoped = !matches!(scope, Limit::All);
            let to_one = self.to_one(statement, table, relationship, column, scoped, branch, path);
            shape.to_one.extend(to_one.map(|to_one| ToOneShape {
                listed,
                target,
                ..to_one
            }));
        } else {
            let batch = branch.map(|branch| {
                let batch = self.batch(
                    Statement::over(target, sight, scope),
                    table.resource,
                    relationship,
                    branch,
                    path,
                );
                self.batches.push(batch);
                self.batches.len() - 1
            });
            shape.to_many.push(ToManyShape {
                relationship,
                target,
                listed,
                batch,
            });
        }
        if branch.is_some() {
            path.pop();
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one step of the walk, with everything that the walk carries"
    )]
    fn to_one<'t>(
        &mut self,
        statement: &mut Statement<'r>,
        table: Table<'r>,
        relationship: &'static Relationship,
        column: &'static str,
        scoped: bool,
        branch: Option<&'t Tree>,
        path: &mut Vec<&'t str>,
    ) -> Option<ToOneShape<'r>> {
        let target = self.asker.resource(relationship.target)?;
        let description = target.description;
        let own = Column::of(table.row, column);
        let mut shape = ToOneShape {
            relationship,
            target,
            listed: true,
            key: 0,
            public_id: 0,
            ended: None,
            record: None,
        };
        if branch.is_none() && !scoped && description.public_id.column == description.key.column {
            shape.key = statement.columns.position(own);
            shape.public_id = shape.key;
            return Some(shape);
        }
        let joined = statement
            .group
            .join(self.asker, &mut statement.aliases, table, relationship, column)
            .ok()?;
        let columns = &mut statement.columns;
        shape.key = columns.position(Column::of(joined.row, description.key.column));
        shape.public_id = columns.position(Column::of(joined.row, description.public_id.column));
        shape.ended = ended(statement, joined);
        shape.record = branch.map(|branch| {
            let mut record = self.shape(statement, joined, branch, path);
            record.ended = shape.ended;
            Box::new(record)
        });
        Some(shape)
    }

    fn batch<'t>(
        &mut self,
        mut statement: Statement<'r>,
        from: &'r RegisteredResource,
        relationship: &'static Relationship,
        branch: &'t Tree,
        path: &mut Vec<&'t str>,
    ) -> BatchPlan<'r> {
        let parent = match relationship.link {
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
            from,
            link: relationship.link,
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
