//! An office of the demonstration country without any families, which imports files.

use diesel_async::{AsyncConnection, AsyncPgConnection};
use openimis_core::declare::{DemoPlan, DemoStory, ImportFault, ImportFile, ImportReport};
use openimis_core::error::Error;
use openimis_insuree::import_file;
use openimis_testkit::{TestDatabase, TestPlatform};
use std::io::Write as _;
use tempfile::NamedTempFile;

/// Who may import, for the villages of a region.
pub const CLERK: &str = "clerk";
/// The headings that a table must have, and that of the head.
pub const HEADINGS: &str = "chfId,lastName,otherNames,dob,gender,village,family";
/// Two families of the first village.
pub const GOOD: &str = "\
700000001,Okafor,Amara,1980-02-29,F,R1D1W1V1,
700000002,Okafor,Chinedu,2012-05-01,M,,700000001
700000003,Thapa,Bikash,1975-11-12,M,R1D1W1V2,700000003
";

pub struct Office {
    pub test: TestPlatform,
    pub connection: AsyncPgConnection,
}

impl Office {
    pub async fn open() -> Self {
        let test = TestPlatform::linked(TestDatabase::empty_migrated());
        let mut connection = test.connect().await;
        let plan = DemoPlan {
            seed: 7,
            villages: 450,
            facilities: 9,
            families: 0,
        };
        let makers: Vec<_> = test
            .platform
            .registry
            .modules()
            .iter()
            .filter_map(|module| module.demo)
            .collect();
        connection
            .transaction(async |connection| {
                let mut story = DemoStory::default();
                for demo in makers {
                    demo(connection, &plan, &mut story).await?;
                }
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
        Self { test, connection }
    }

    /// Has this user import a file.
    pub async fn import(&mut self, user: &str, file: &NamedTempFile, dry_run: bool) -> Result<ImportReport, Error> {
        let actor = self.test.actor(user).await;
        let asked = ImportFile {
            path: file.path(),
            dry_run,
            heard: &|_, _| {},
        };
        import_file(&self.test.platform, &mut self.connection, &actor, &asked).await
    }

    /// Has the clerk import a file.
    pub async fn imported(&mut self, file: &NamedTempFile) -> ImportReport {
        self.import(CLERK, file, false).await.unwrap()
    }

    /// People and families in force.
    pub async fn count(&self) -> String {
        let count = r#"SELECT (SELECT count(*) FROM "tblInsuree" WHERE "ValidityTo" IS NULL) || ' ' ||
            (SELECT count(*) FROM "tblFamilies" WHERE "ValidityTo" IS NULL)"#;
        self.test.database.value(count).await
    }
}

/// A file of these bytes.
pub fn file(content: impl AsRef<[u8]>) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(content.as_ref()).unwrap();
    file
}

/// A table of these rows below the usual headings.
pub fn table(rows: &str) -> NamedTempFile {
    file(format!("{HEADINGS}\n{rows}"))
}

/// Faults as `row column code`.
pub fn told(faults: &[ImportFault]) -> Vec<String> {
    let told = |fault: &ImportFault| {
        let column = fault.column.unwrap_or("-");
        format!("{} {column} {}", fault.row, fault.problem.kind.code)
    };
    faults.iter().map(told).collect()
}
