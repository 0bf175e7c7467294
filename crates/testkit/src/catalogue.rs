//! The tables of migrations, held against the recorded catalogue of openIMIS, line by line.

use crate::{MigrationDatabase, linked_migrations, reference};
use std::collections::BTreeSet;

const COLUMNS: &str = r"
SELECT relname || E'\t' || row_number() OVER (PARTITION BY attrelid ORDER BY attnum) || E'\t' || attname || E'\t'
       || format_type(atttypid, atttypmod) || E'\t' || CASE WHEN attnotnull THEN 'no' ELSE 'yes' END || E'\t'
       || coalesce(pg_get_expr(adbin, adrelid), '') AS line
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped";
const CONSTRAINTS: &str = r"
SELECT relname || E'\t' || conname || E'\t'
       || CASE contype WHEN 'p' THEN 'primary' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign' ELSE contype::text END
       || E'\t' || pg_get_constraintdef(pg_constraint.oid) AS line
FROM pg_constraint
JOIN pg_class ON pg_class.oid = conrelid
WHERE relnamespace = 'public'::regnamespace";
const INDEXES: &str = r"
SELECT tablename || E'\t' || indexname || E'\t' || indexdef AS line
FROM pg_indexes
WHERE schemaname = 'public' AND indexname NOT LIKE 'openimis\_%'";
const SEQUENCES: &str = r"
SELECT owner.relname || E'\t' || sequence.relname || E'\t' || format_type(seqtypid, NULL) || E'\t' || owner.relname
       || '.' || attname AS line
FROM pg_sequence
JOIN pg_class sequence ON sequence.oid = seqrelid
JOIN pg_depend ON pg_depend.objid = seqrelid AND pg_depend.classid = 'pg_class'::regclass AND deptype IN ('a', 'i')
JOIN pg_class owner ON owner.oid = refobjid
JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
WHERE owner.relname NOT LIKE 'openimis\_%'";
const VIEW_COLUMNS: &str = r"
SELECT relname || E'\t' || string_agg(attname, ', ' ORDER BY attnum) AS line
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace AND attnum > 0
GROUP BY relname";

/// Tables and views by name.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    /// The tables to compare.
    pub tables: &'static [&'static str],
    /// The views to compare.
    pub views: &'static [&'static str],
    /// Constraints whose other end belongs to a module that is not linked into the test.
    pub waiting: &'static [&'static str],
}

impl Catalogue {
    /// Migrates an empty database with every linked module; none where the reference is absent.
    ///
    /// # Panics
    /// When a migration fails.
    pub async fn migrated() -> Option<MigrationDatabase> {
        reference()?;
        let mut database = MigrationDatabase::empty().await;
        database.migrate(&linked_migrations()).await.expect("it migrates");
        Some(database)
    }

    /// Asserts that this module, the last one linked, makes exactly these tables and views.
    ///
    /// # Panics
    /// Naming those that it makes beside them, and those that it does not make.
    pub async fn assert_made_by(&self, module: &str) {
        let modules = linked_migrations();
        let (others, last): (Vec<_>, Vec<_>) = modules.into_iter().partition(|one| one.module != module);
        assert_eq!(last.len(), 1, "{module} is linked");
        let mut database = MigrationDatabase::empty().await;
        database.migrate(&others).await.expect("the others migrate");
        let before: BTreeSet<String> = database.openimis_tables().await.into_iter().collect();
        database.migrate(&linked_migrations()).await.expect("it migrates");
        let after: BTreeSet<String> = database.openimis_tables().await.into_iter().collect();
        let made = after.difference(&before).cloned().collect();
        let expected = self.tables.iter().chain(self.views).map(ToString::to_string).collect();
        assert_same(&expected, &made);
    }

    /// Asserts that columns in their order, views, constraints, indexes and sequences are the recorded ones.
    ///
    /// # Panics
    /// Naming the lines that differ.
    pub async fn assert_recorded(&self, database: &mut MigrationDatabase) {
        let same = async |database: &mut MigrationDatabase, file, query, names| {
            let mut recorded = recorded(file, names);
            recorded.retain(|line| !self.waiting.iter().any(|name| line.contains(name)));
            let lines = database.lines(query).await;
            assert_same(
                &recorded,
                &lines.into_iter().filter(|line| is_of(line, names)).collect(),
            );
        };
        same(database, "columns.tsv", COLUMNS, self.tables).await;
        same(database, "constraints.tsv", CONSTRAINTS, self.tables).await;
        same(database, "indexes.tsv", INDEXES, self.tables).await;
        same(database, "sequences.tsv", SEQUENCES, self.tables).await;
        same(database, "views.tsv", VIEW_COLUMNS, self.views).await;
    }
}

/// The lines of a file of the catalogue that are about these tables or views.
fn recorded(file: &str, names: &[&str]) -> BTreeSet<String> {
    let path = reference().expect("the reference").join("catalogue").join(file);
    let text = std::fs::read_to_string(&path).expect("the recorded catalogue");
    let lines = text.lines().skip(1);
    let lines = lines.filter_map(|line| match file {
        // it begins with the sequence; what counts is the table that owns it
        "sequences.tsv" => {
            let table = line.rsplit('\t').next()?.split('.').next()?;
            Some(format!("{table}\t{line}"))
        }
        _ => Some(line.to_owned()),
    });
    lines.filter(|line| is_of(line, names)).collect()
}

fn is_of(line: &str, names: &[&str]) -> bool {
    line.split('\t').next().is_some_and(|name| names.contains(&name))
}

/// Asserts equality, naming only the lines that differ.
fn assert_same(recorded: &BTreeSet<String>, found: &BTreeSet<String>) {
    let missing: Vec<_> = recorded.difference(found).collect();
    let surplus: Vec<_> = found.difference(recorded).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "missing: {missing:#?}\nsurplus: {surplus:#?}"
    );
}
