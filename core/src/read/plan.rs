//! From a query to the statements that answer it.

use super::asker::Asker;
use super::choice::{self, Choice};
use super::condition::{Column, What, invalid};
use super::cursor::{self, Order};
use super::order::{self, Direction};
use super::select::{BatchPlan, Selecting, ended};
use super::shape::Shape;
use super::sql::{Bind, Sql};
use super::statement::Statement;
use super::tree::{Fieldsets, Tree, too_deep};
use super::{Limits, Position, Query, Rows, filter, history};
use crate::declare::Live;
use crate::error::Problem;
use crate::message;

/// A checked query.
pub(super) struct Plan<'r> {
    pub(super) statement: Statement<'r>,
    pub(super) choice: Choice,
    pub(super) shape: Shape<'r>,
    pub(super) batches: Vec<BatchPlan<'r>>,
    pub(super) window: Window,
    /// How many joins the filters need; the others serve order and columns.
    filter_joins: usize,
}

/// Which part of the list is read.
pub(super) struct Window {
    pub(super) size: u32,
    pub(super) direction: Direction,
    pub(super) offset: u64,
    /// The sort values of the row beyond which the part lies.
    pub(super) beyond: Option<Vec<Option<Bind>>>,
}

impl<'r> Plan<'r> {
    /// Checks a query; every problem of it is reported.
    pub(super) fn of(asker: Asker<'r>, query: &Query, limits: Limits) -> Result<Self, Vec<Problem>> {
        // whoever may not read the root learns nothing about the rest
        let (mut statement, choice) = choice::of(asker, query).map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        add_filters(&mut statement, asker, query, limits, &mut problems);
        let filter_joins = statement.group.joins.len();
        add_order(&mut statement, asker, query, limits, &mut problems);

        let tree = Tree::of(query, limits, &mut problems);
        let fieldsets = Fieldsets(&query.fields);
        fieldsets.check(asker.registry, &mut problems);
        let mut selecting = Selecting {
            asker,
            fieldsets,
            batches: Vec::new(),
            problems,
        };
        let table = statement.table;
        let mut shape = selecting.shape(&mut statement, table, &tree);
        let Selecting {
            batches, mut problems, ..
        } = selecting;
        if statement.live == Live::Always {
            shape.ended = ended(&mut statement, table);
        }
        if matches!(query.rows, Rows::History(_)) {
            shape.version = history::columns(&mut statement);
        }
        if matches!(query.rows, Rows::PublicId(_) | Rows::Keys(_)) {
            let version = Column {
                row: table.row,
                what: What::Version,
            };
            shape.row_version = Some(statement.columns.position(version));
        }
        let order = order_of(&mut statement, query);
        let window = Window::of(query, &order, limits, &mut problems);
        shape.order = Some(order);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            statement,
            choice,
            shape,
            batches,
            window,
            filter_joins,
        })
    }

    /// The statement that reads the page, and one row more to know whether there are any.
    pub(super) fn page(&self) -> Sql {
        let statement = &self.statement;
        let mut sql = statement.aliases.statement();
        statement.write_select(&mut sql);
        if self.finds_before_it_joins() {
            sql.text(" FROM (SELECT ").alias(statement.row()).text(".*");
            self.write_from(&mut sql, 0);
            self.write_window(&mut sql);
            sql.text(") ").alias(statement.row());
            statement.write_joins(&mut sql, usize::MAX);
            statement.write_order(&mut sql, self.window.direction);
        } else {
            self.write_from(&mut sql, usize::MAX);
            self.write_window(&mut sql);
        }
        sql
    }

    /// Whether the rows of the page are chosen first, and only they are joined. PostgreSQL would join every match of a
    /// filter and sort them afterwards, wherever it takes a search by text for rarer than it is.
    fn finds_before_it_joins(&self) -> bool {
        let statement = &self.statement;
        let of_root = |step: &order::Step| step.column.row == statement.row();
        self.filter_joins == 0
            && statement.group.is_joined_and_filtered()
            && statement.order.iter().all(of_root)
            // the version of a row is seen in its table only
            && self.shape.row_version.is_none()
    }

    /// Appends which part of the list is wanted, and its order.
    fn write_window(&self, sql: &mut Sql) {
        let statement = &self.statement;
        if let Some(values) = &self.window.beyond {
            order::and_beyond(sql, &statement.order, values, self.window.direction);
        }
        statement.write_order(sql, self.window.direction);
        // not bound: PostgreSQL plans a prepared statement once only if it knows how few rows are wanted
        sql.text(&format!(" LIMIT {}", u64::from(self.window.size) + 1));
        if self.window.offset > 0 {
            let offset = i64::try_from(self.window.offset).unwrap_or(i64::MAX);
            sql.text(" OFFSET ").bind(Bind::Number(offset));
        }
    }

    /// Appends the statement that reads all rows.
    pub(super) fn write_all(&self, sql: &mut Sql) {
        self.statement.write_select(sql);
        self.write_from(sql, usize::MAX);
        self.statement.write_order(sql, Direction::Forward);
    }

    /// The statement that counts all matching rows.
    pub(super) fn count(&self) -> Sql {
        let mut sql = self.statement.aliases.statement();
        sql.text("SELECT count(*)");
        self.write_from(&mut sql, self.filter_joins);
        sql
    }

    /// The statement by which PostgreSQL says how many rows it expects to match, as JSON.
    pub(super) fn estimate(&self) -> Sql {
        let mut sql = self.statement.aliases.statement();
        sql.text("EXPLAIN (FORMAT JSON) SELECT 1");
        self.write_from(&mut sql, self.filter_joins);
        // planned anew for its values: a kept plan would not know them
        sql.never_prepare();
        sql
    }

    fn write_from(&self, sql: &mut Sql, joins: usize) {
        let statement = &self.statement;
        statement.write_source(sql.text(" FROM "));
        statement.write_joins(sql, joins);
        sql.text(" WHERE TRUE");
        self.choice
            .write(sql, statement.row(), statement.table.resource.description);
        statement.write_conditions(sql);
    }
}

fn add_filters<'r>(
    statement: &mut Statement<'r>,
    asker: Asker<'r>,
    query: &Query,
    limits: Limits,
    problems: &mut Vec<Problem>,
) {
    if let Some(filter) = query.filters.get(limits.filters) {
        let detail = message::most_filters(limits.filters);
        problems.push(invalid(detail).parameter(filter.parameter.clone()));
        return;
    }
    for filter in filter::canonical(&query.filters) {
        let problem = if filter.path.len() > limits.depth {
            Some(too_deep(limits))
        } else if filter.values.len() > limits.values {
            Some(message::most_values(limits.values))
        } else {
            None
        };
        if let Some(detail) = problem {
            problems.push(invalid(detail).parameter(filter.parameter.clone()));
            continue;
        }
        let table = statement.table;
        let placed = filter::place(asker, &mut statement.aliases, &mut statement.group, table, filter);
        problems.extend(placed.err());
    }
}

fn add_order<'r>(
    statement: &mut Statement<'r>,
    asker: Asker<'r>,
    query: &Query,
    limits: Limits,
    problems: &mut Vec<Problem>,
) {
    let is_history = matches!(query.rows, Rows::History(_));
    for (index, sort) in query.sort.iter().enumerate() {
        let problem = if is_history {
            Some(message::versions_in_order())
        } else if index >= limits.sort {
            Some(message::most_sort_fields(limits.sort))
        } else if sort.path.len() > limits.depth {
            Some(too_deep(limits))
        } else {
            None
        };
        if let Some(detail) = problem {
            problems.push(invalid(detail).parameter(sort.parameter.clone()));
            return;
        }
        let table = statement.table;
        match order::asked(asker, &mut statement.aliases, &mut statement.group, table, sort) {
            Ok(step) => statement.order.push(step),
            Err(problem) => problems.push(problem),
        }
    }
    if is_history {
        statement.order = history::order(statement);
    } else if query.sort.is_empty() {
        statement.order_as_declared();
    } else {
        statement.order.push(order::key(statement.table));
    }
}

/// Where a row of the statement holds its sort values, and what its cursors are signed with.
fn order_of(statement: &mut Statement<'_>, query: &Query) -> Order {
    let columns = &mut statement.columns;
    let steps = statement.order.iter();
    let columns = steps.map(|step| (columns.position(step.column), step.kind)).collect();
    let mut names = vec![statement.table.resource.description.name, statement.source];
    for sort in &query.sort {
        names.push(if sort.descending { "-" } else { "+" });
        names.extend(sort.path.iter().map(String::as_str));
    }
    Order {
        signature: cursor::signature(names),
        columns,
    }
}

impl Window {
    fn of(query: &Query, order: &Order, limits: Limits, problems: &mut Vec<Problem>) -> Self {
        let page = &query.page;
        if page.size > limits.page_size {
            let detail = message::most_rows(limits.page_size);
            problems.push(invalid(detail).parameter(page.parameter.clone()));
        }
        let mut window = Self {
            size: page.size,
            direction: Direction::Forward,
            offset: 0,
            beyond: None,
        };
        match &page.from {
            Position::First => {}
            Position::Last => window.direction = Direction::Backward,
            Position::Offset(rows) => window.offset = *rows,
            Position::After(cursor) | Position::Before(cursor) => match cursor::read(order, cursor) {
                Ok(values) => window.beyond = Some(values),
                Err(problem) => problems.push(problem),
            },
        }
        if matches!(page.from, Position::Before(_)) {
            window.direction = Direction::Backward;
        }
        window
    }
}
