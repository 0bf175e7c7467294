//! The two tables of what is expected.

use std::collections::BTreeSet;

/// Who may use a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Everybody; a token is not looked at.
    Open,
    /// Everybody, but nobody with a bad token.
    Anonymous,
    /// Everybody who is logged in.
    Login,
    /// Everybody who is logged in, and then no longer is.
    Ends,
    /// Whoever holds of each of these at least one.
    Rights(Vec<Vec<i32>>),
}

/// Which rows a route shows or changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// The path names none.
    None,
    /// All.
    All,
    /// Those of the user's area.
    Area,
    /// The user's own.
    Own,
    /// Those of the user's area; what is asked of them is related only where it is his own.
    AreaOwn,
    /// Exposed configurations.
    Exposed,
}

/// A route.
#[derive(Debug, Clone)]
pub struct Line {
    pub method: String,
    pub path: String,
    pub who: Who,
    pub rows: Rows,
}

/// What a user of the test may do.
#[derive(Debug, Clone)]
pub struct Role {
    pub login: String,
    /// The role of the administrators.
    pub everything: bool,
    pub rights: BTreeSet<i32>,
}

impl Role {
    /// Whether one with this role may use a route for `who`.
    pub fn may(&self, who: &Who) -> bool {
        match who {
            Who::Rights(all) => {
                let holds = |any: &Vec<i32>| any.iter().any(|right| self.rights.contains(right));
                self.everything || all.iter().all(holds)
            }
            _ => true,
        }
    }
}

impl Line {
    /// The resource that the route is about.
    pub fn resource(&self) -> &str {
        self.path.split('/').nth(1).unwrap()
    }

    /// A question: it has inputs of its own.
    pub fn is_question(&self) -> bool {
        self.method == "GET" && self.path.split('/').count() == 3 && !self.path.contains("{id}")
    }

    /// Whether it reads.
    pub fn reads(&self) -> bool {
        self.method == "GET"
    }
}

/// The routes' tables, one of each module; `routes/README.md` says what stands in them.
const ROUTES: &[&str] = &[
    include_str!("routes/claim.tsv"),
    include_str!("routes/contribution.tsv"),
    include_str!("routes/core.tsv"),
    include_str!("routes/insuree.tsv"),
    include_str!("routes/location.tsv"),
    include_str!("routes/medical.tsv"),
    include_str!("routes/medical_pricelist.tsv"),
    include_str!("routes/payer.tsv"),
    include_str!("routes/policy.tsv"),
    include_str!("routes/product.tsv"),
    include_str!("routes/server.tsv"),
];

/// The routes' tables.
pub fn routes() -> Vec<Line> {
    let lines = ROUTES.iter().copied().flat_map(fields);
    lines.map(|fields| line(&fields)).collect()
}

/// The roles' table.
pub fn roles() -> Vec<Role> {
    fields(include_str!("roles.tsv")).map(|fields| role(&fields)).collect()
}

fn fields(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

fn line(fields: &[&str]) -> Line {
    let [method, path, who, rows] = *fields else {
        panic!("four fields: {fields:?}")
    };
    Line {
        method: method.to_owned(),
        path: path.to_owned(),
        who: match who {
            "open" => Who::Open,
            "anonymous" => Who::Anonymous,
            "login" => Who::Login,
            "ends" => Who::Ends,
            rights => {
                let any = |rights: &str| rights.split('|').map(|right| right.parse().unwrap()).collect();
                Who::Rights(rights.split('+').map(any).collect())
            }
        },
        rows: match rows {
            "-" => Rows::None,
            "all" => Rows::All,
            "area" => Rows::Area,
            "own" => Rows::Own,
            "area+own" => Rows::AreaOwn,
            "exposed" => Rows::Exposed,
            other => panic!("rows: {other}"),
        },
    }
}

fn role(fields: &[&str]) -> Role {
    let [login, rights] = *fields else {
        panic!("two fields: {fields:?}")
    };
    let everything = rights == "*";
    let ranges = rights.split(' ').filter(|_| !everything);
    let rights = ranges.flat_map(|range| {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        from.parse::<i32>().unwrap()..=to.parse().unwrap()
    });
    Role {
        login: login.to_owned(),
        everything,
        rights: rights.collect(),
    }
}
