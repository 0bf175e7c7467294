//! Databases in the cluster.

use crate::cluster::Cluster;
use crate::error::{Error, Result};

/// PostgreSQL cuts longer names silently, and then two are the same.
const LONGEST_NAME: usize = 63;

/// The database to be connected to while making or dropping others.
const MAINTENANCE: &str = "postgres";

impl Cluster {
    /// Makes an empty database.
    ///
    /// # Errors
    /// When it exists, the name cannot be used, psql is missing or the server is down.
    pub fn create_database(&self, name: &str) -> Result<()> {
        self.create_database_from_template(name, "template0")
    }

    /// Makes a database as a copy of another, to which nobody may be connected.
    ///
    /// # Errors
    /// As [`Cluster::create_database`].
    pub fn create_database_from_template(&self, name: &str, template: &str) -> Result<()> {
        let (name, template) = (identifier(name)?, identifier(template)?);
        self.query(MAINTENANCE, &format!("CREATE DATABASE {name} TEMPLATE {template};"))
            .map(drop)
    }

    /// Makes the database unless it exists, and has `fill` put its content in under another name: it appears complete
    /// or not at all, and of several processes that ask at once one fills it and the others wait. This is how
    /// a template for tests is made; `fill` is given the name to connect to, and must close its connections.
    ///
    /// # Errors
    /// Those of `fill`, and as [`Cluster::create_database`].
    pub fn ensure_database<E: From<Error>>(
        &self,
        name: &str,
        fill: impl FnOnce(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.database_exists(name)? {
            return Ok(());
        }
        let _alone = self.fill_alone()?;
        if self.database_exists(name)? {
            return Ok(());
        }
        let unfinished = format!("{name}_new");
        let rename = format!(
            "ALTER DATABASE {} RENAME TO {};",
            identifier(&unfinished)?,
            identifier(name)?
        );
        self.drop_database(&unfinished)?;
        self.create_database(&unfinished)?;
        fill(&unfinished)?;
        self.query(MAINTENANCE, &rename)?;
        Ok(())
    }

    /// Drops a database, ending its connections. One that does not exist is fine.
    ///
    /// # Errors
    /// When the name cannot be used, psql is missing or the server is down.
    pub fn drop_database(&self, name: &str) -> Result<()> {
        let name = identifier(name)?;
        self.query(
            MAINTENANCE,
            &format!("SET client_min_messages = warning; DROP DATABASE IF EXISTS {name} WITH (FORCE);"),
        )
        .map(drop)
    }

    /// Whether there is a database of this name.
    ///
    /// # Errors
    /// When psql is missing or the server is down.
    pub fn database_exists(&self, name: &str) -> Result<bool> {
        Ok(self.databases()?.iter().any(|database| database == name))
    }

    /// The names of all databases, PostgreSQL's own included, in order.
    ///
    /// # Errors
    /// As [`Cluster::database_exists`].
    pub fn databases(&self) -> Result<Vec<String>> {
        let names = self.query(MAINTENANCE, "SELECT datname FROM pg_database ORDER BY datname;")?;
        Ok(names.lines().map(str::to_owned).collect())
    }
}

fn identifier(name: &str) -> Result<String> {
    let reason = if name.is_empty() {
        "it is empty"
    } else if name.len() > LONGEST_NAME {
        "it is longer than 63 bytes"
    } else if name.chars().any(char::is_control) {
        "it holds a control character"
    } else {
        return Ok(format!("\"{}\"", name.replace('"', "\"\"")));
    };
    Err(Error::BadName {
        name: name.escape_debug().to_string(),
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_or_refused() {
        assert_eq!(
            identifier("t\"; DROP DATABASE x; --").unwrap(),
            "\"t\"\"; DROP DATABASE x; --\""
        );
        for name in ["", "a\nb", "a\0b", &"x".repeat(64), &"é".repeat(32)] {
            assert!(matches!(identifier(name), Err(Error::BadName { .. })), "{name:?}");
        }
    }
}
