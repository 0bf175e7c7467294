//! Paging (JSON:API 1.1, "Pagination"): by cursor, which stays fast and steady, or by number.

use super::{Parameter, Parameters, refused};
use crate::message;
use openimis_core::error::Problem;
use openimis_core::read::{Cursor, Page, Position, Total};

/// How large pages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRules {
    /// Rows of a page whose reader asks for no size.
    pub default_size: u32,
    /// Rows of the largest page.
    pub max_size: u32,
}

/// What `page[…]` says.
#[derive(Debug, Default)]
pub(super) struct Paging {
    size: Option<u32>,
    number: Option<u64>,
    from: Option<(String, Position)>,
    pub(super) total: Total,
}

impl Paging {
    /// Takes one member of the family.
    pub(super) fn take(&mut self, member: &str, parameter: &Parameter, rules: PageRules) -> Result<(), Problem> {
        let name = parameter.name.as_str();
        let cursor = || Cursor {
            text: parameter.value.clone(),
            parameter: parameter.name.clone(),
        };
        match (member, parameter.value.as_str()) {
            ("size", value) => {
                let size = value.parse().ok().filter(|size| (1..=rules.max_size).contains(size));
                let size = size.ok_or_else(|| refused(name, message::number_between(rules.max_size)))?;
                self.size = Some(size);
                Ok(())
            }
            ("number", value) => {
                // beyond this the offset would not fit PostgreSQL's bigint
                let number = value.parse().ok().filter(|number| (1..=1_u64 << 32).contains(number));
                self.number = Some(number.ok_or_else(|| refused(name, message::number_from_1()))?);
                self.start(name, Position::First)
            }
            ("after", "") => self.start(name, Position::First),
            ("after", _) => self.start(name, Position::After(cursor())),
            // before the end of the list
            ("before", "") => self.start(name, Position::Last),
            ("before", _) => self.start(name, Position::Before(cursor())),
            ("total", "exact" | "true") => {
                self.total = Total::Exact;
                Ok(())
            }
            ("total", "estimated") => {
                self.total = Total::Estimated;
                Ok(())
            }
            ("total", "false") => Ok(()),
            ("total", _) => Err(refused(name, message::page_total())),
            _ => Err(super::unknown(name)),
        }
    }

    fn start(&mut self, name: &str, from: Position) -> Result<(), Problem> {
        if let Some((other, _)) = &self.from {
            return Err(refused(name, message::page_starts(other)));
        }
        self.from = Some((name.to_owned(), from));
        Ok(())
    }

    /// The page, and what its links look like.
    pub(super) fn finish(self, rules: PageRules) -> (Page, PageLinks) {
        let size = self.size.unwrap_or(rules.default_size);
        let from = match (self.number, self.from) {
            (Some(number), _) => Position::Offset((number - 1) * u64::from(size)),
            (None, Some((_, from))) => from,
            (None, None) => Position::First,
        };
        let page = Page {
            size,
            from,
            parameter: "page[size]".to_owned(),
        };
        let links = PageLinks {
            number: self.number,
            size,
        };
        (page, links)
    }
}

/// How to name the pages around this one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageLinks {
    /// The page's number, if the client counts pages.
    pub number: Option<u64>,
    /// How many rows a page has at most.
    pub size: u32,
}

const POSITIONS: &[&str] = &["page[after]", "page[before]", "page[number]"];

impl PageLinks {
    /// The query of the first page.
    #[must_use]
    pub fn first(self, sent: &Parameters) -> String {
        match self.number {
            Some(_) => sent.with(POSITIONS, &[("page[number]", "1")]),
            None => sent.with(POSITIONS, &[]),
        }
    }

    /// The query of the last page. For a client that counts pages its number follows from the number of all rows, if that
    /// was counted.
    #[must_use]
    pub fn last(self, sent: &Parameters, rows: Option<u64>) -> Option<String> {
        match (self.number, rows) {
            (None, _) => Some(sent.with(POSITIONS, &[("page[before]", "")])),
            (Some(_), Some(rows)) => {
                let last = rows.div_ceil(u64::from(self.size.max(1))).max(1);
                Some(sent.with(POSITIONS, &[("page[number]", &last.to_string())]))
            }
            (Some(_), None) => None,
        }
    }

    /// The query of the page after the row with this cursor.
    #[must_use]
    pub fn next(self, sent: &Parameters, cursor: Option<&str>) -> Option<String> {
        match (self.number, cursor) {
            (Some(number), _) => Some(sent.with(POSITIONS, &[("page[number]", &(number + 1).to_string())])),
            (None, Some(cursor)) => Some(sent.with(POSITIONS, &[("page[after]", cursor)])),
            (None, None) => None,
        }
    }

    /// The query of the page before the row with this cursor.
    #[must_use]
    pub fn previous(self, sent: &Parameters, cursor: Option<&str>) -> Option<String> {
        match (self.number, cursor) {
            (Some(0 | 1), _) | (None, None) => None,
            (Some(number), _) => Some(sent.with(POSITIONS, &[("page[number]", &(number - 1).to_string())])),
            (None, Some(cursor)) => Some(sent.with(POSITIONS, &[("page[before]", cursor)])),
        }
    }
}
