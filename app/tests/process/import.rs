//! Files of families and people (docs/guide/import.md): by the command line, and sent to a server.

use super::api::Person;
use super::program;
use openimis_localdb::{Cluster, Options, Profile};
use openimis_testkit::program::{Program, printed};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const DATABASE: &str = "imis";
const HEADINGS: &str = "chfId,lastName,otherNames,dob,gender,village,family";
const GOOD: &str = "\
990000001,Okafor,Amara,1980-02-29,F,R1D1W1V1,
990000002,Okafor,Chinedu,2012-05-01,M,,990000001
990000003,Thapa,Bikash,1975-11-12,M,R1D1W1V2,990000003
";
const BAD: &str = "\
990000004,Okafor,Amara,1980-02-30,F,R1D1W1V1,
990000005,,Chinedu,2012-05-01,M,,nobody
";
const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A program with a database of its own that tests can look into.
struct Country {
    program: Program,
    cluster: Cluster,
    folder: TempDir,
}

impl Country {
    /// The demonstration's villages and people who work there, and no family.
    fn open() -> Self {
        let (program, folder) = program();
        let cluster = Cluster::open(Options::new(folder.path().join("cluster")).profile(Profile::Fast)).unwrap();
        cluster.create_database(DATABASE).unwrap();
        let program = program
            .with("DATABASE_URL", &cluster.database_url(DATABASE))
            .with("OPENIMIS__SERVER__MODE", "demo");
        let country = Self {
            program,
            cluster,
            folder,
        };
        country.good(&["migrate"]);
        country.good(&["demo", "--families", "0"]);
        country
    }

    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let output = self.program.run(arguments).unwrap();
        (output.status.success(), printed(&output))
    }

    fn good(&self, arguments: &[&str]) -> String {
        let (ok, said) = self.run(arguments);
        assert!(ok, "{arguments:?}: {said}");
        said
    }

    fn sql(&self, query: &str) -> String {
        self.cluster.query(DATABASE, query).unwrap().trim().to_owned()
    }

    /// How many people and families are in force.
    fn count(&self) -> String {
        self.sql(
            r#"SELECT (SELECT count(*) FROM "tblInsuree" WHERE "ValidityTo" IS NULL) || ' ' ||
               (SELECT count(*) FROM "tblFamilies" WHERE "ValidityTo" IS NULL)"#,
        )
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.folder.path().join(name), content).unwrap();
    }
}

fn table(rows: &str) -> String {
    format!("{HEADINGS}\n{rows}")
}

/// The same table as a workbook.
fn workbook(rows: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(table(rows).lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_command_checks_and_tells_and_registers() {
    let country = Country::open();
    country.write("good.csv", table(GOOD));
    country.write("bad.csv", table(BAD));
    let import = |file, more: &[&str]| country.run(&[&["import", "insurees", file, "--user", "clerk"], more].concat());

    let (ok, said) = import("good.csv", &["--dry-run"]);
    assert!(ok && said.contains("checked; nothing was written"), "{said}");
    assert_eq!(country.count(), "0 0");
    let (ok, said) = import("bad.csv", &[]);
    assert!(!ok, "{said}");
    for line in ["row 2, dob: ", "row 3, lastName: ", "row 3, family: "] {
        assert!(said.contains(line), "{line} is missing: {said}");
    }
    assert_eq!(country.count(), "0 0");

    let (ok, said) = import("good.csv", &[]);
    assert!(ok && said.contains("3 people") && said.contains("2 families"), "{said}");
    assert_eq!(country.count(), "3 2");
    let (ok, said) = import("good.csv", &[]);
    assert!(ok && said.contains("the file had been imported before"), "{said}");
    assert_eq!(country.count(), "3 2");

    country.write("more.xlsx", workbook("990000009,Thapa,Maya,1999-01-01,F,,990000003\n"));
    let (ok, said) = import("more.xlsx", &[]);
    assert!(ok && said.contains("1 people"), "{said}");
    assert_eq!(country.count(), "4 2");
    refusals(&country);
}

fn refusals(country: &Country) {
    for (arguments, sentence) in [
        (
            ["import", "claims", "good.csv", "--user", "clerk"],
            "insurees - Families and people",
        ),
        (
            ["import", "insurees", "good.csv", "--user", "nobody"],
            "there is no user nobody",
        ),
        (["import", "insurees", "none.csv", "--user", "clerk"], "none.csv"),
        (["import", "insurees", "good.csv", "--user", "reception"], "right"),
    ] {
        let (ok, said) = country.run(&arguments);
        assert!(!ok && said.contains(sentence), "{arguments:?}: {said}");
    }
}

/// Killed in the middle, and asked again.
#[test]
fn a_command_that_is_killed_goes_on_where_it_was() {
    let country = Country::open();
    let rows = (0..40_000).fold(String::new(), |mut rows, n| {
        let _ = writeln!(rows, "{},Name,Given,1980-01-01,F,R1D1W1V1,", 910_000_000 + n);
        rows
    });
    country.write("many.csv", table(&rows));
    let arguments = ["import", "insurees", "many.csv", "--user", "clerk"];
    let mut first = country.program.start(&arguments).unwrap();
    let begun = Instant::now();
    let done = || country.sql("SELECT coalesce(max(rows_done), 0) FROM openimis_import");
    while done() == "0" {
        assert!(begun.elapsed() < Duration::from_mins(1), "nothing is registered");
    }
    first.kill().unwrap();
    first.wait().unwrap();
    let half = country.count();
    assert_ne!(half, "40000 40000", "it was through before it was killed");

    let said = country.good(&arguments);
    assert!(said.contains("40000 people"), "{half}: {said}");
    assert_eq!(country.count(), "40000 40000");
}

#[tokio::test]
async fn a_file_is_sent_to_the_server() {
    let (program, _folder) = program();
    let server = program.serve().unwrap();
    let clerk = Person::of_demonstration(&server, "clerk").await;
    let path = "/api/v1/insurees/import";
    let dry = format!("{path}?dryRun=true");

    let (status, told) = clerk.post(&dry, CSV, table(GOOD).into()).await;
    assert_eq!(status, 200, "{told}");
    assert_eq!(told["meta"]["rows"], 3);
    assert_eq!(
        (&told["meta"]["dryRun"], &told["meta"]["made"]["people"]),
        (&json!(true), &json!(0))
    );
    assert_eq!(known(&clerk).await, 0);
    let (status, told) = clerk.post(path, CSV, table(BAD).into()).await;
    assert_eq!(status, 422, "{told}");
    assert_eq!(pointers(&told), ["/2/dob", "/3/lastName", "/3/family"]);
    assert_eq!(known(&clerk).await, 0);

    let (status, told) = clerk.post(path, CSV, table(GOOD).into()).await;
    assert_eq!(
        (status, &told["meta"]["made"]),
        (200, &json!({ "people": 3, "families": 2 })),
        "{told}"
    );
    assert_eq!(known(&clerk).await, 3);
    let (_, again) = clerk.post(path, CSV, table(GOOD).into()).await;
    assert_eq!(again["meta"]["wasDone"], true, "{again}");
    let more = workbook("990000009,Thapa,Maya,1999-01-01,F,,990000003\n");
    let (status, told) = clerk.post(path, XLSX, more).await;
    assert_eq!((status, &told["meta"]["made"]["people"]), (200, &json!(1)), "{told}");
    assert_eq!(known(&clerk).await, 4);

    // no end of faults is told in one answer
    let wrong = (0..10_005).fold(String::new(), |mut rows, n| {
        let _ = writeln!(rows, "{},Name,Given,1980-01-01,X,R1D1W1V1,", 920_000_000 + n);
        rows
    });
    let (status, told) = clerk.post(&dry, CSV, table(&wrong).into()).await;
    let last = told["errors"].as_array().unwrap().last().unwrap();
    assert_eq!((status, &last["code"]), (400, &json!("insuree.import_further_faults")));
    assert!(last["detail"].as_str().unwrap().starts_with("9906 more"), "{last}");

    // what is misspelt might have been a dry run, and whoever has not the rights need not send anything
    let (status, _) = clerk
        .post(&format!("{path}?dryrun=true"), CSV, table(GOOD).into())
        .await;
    assert_eq!(status, 400);
    let reception = Person::of_demonstration(&server, "reception").await;
    let (status, told) = reception.post(path, CSV, table(GOOD).into()).await;
    assert_eq!(status, 403, "{told}");
}

/// Of the people of the files.
async fn known(person: &Person) -> usize {
    let found = person
        .get("/api/v1/insurees?filter%5BchfId.istartswith%5D=99000000&page%5Bsize%5D=100")
        .await;
    found["data"].as_array().unwrap_or_else(|| panic!("{found}")).len()
}

fn pointers(told: &Value) -> Vec<&str> {
    let errors = told["errors"].as_array().unwrap();
    errors
        .iter()
        .map(|error| error["source"]["pointer"].as_str().unwrap())
        .collect()
}
