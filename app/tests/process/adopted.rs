//! A database that openIMIS made, adopted and served: what its people see is what they saw (spec 3.6).

use super::api::Person;
use super::program;
use openimis_localdb::{Cluster, Options, Profile};
use openimis_testkit::program::{Program, printed};
use std::path::{Path, PathBuf};

const DATABASE: &str = "imis";
const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// The reference's demonstration dump, if this machine has it.
fn dump() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let shared = std::env::var_os("OPENIMIS_SHARED").map_or(beside, PathBuf::from);
    let dump = shared.join("reference/demo.dump");
    if !dump.exists() {
        println!(
            "skipped: there is no {} (OPENIMIS_SHARED names its folder)",
            dump.display()
        );
        return None;
    }
    Some(dump)
}

fn restore(cluster: &Cluster, dump: &Path) {
    cluster.create_database(DATABASE).unwrap();
    let mut command = cluster.client("pg_restore");
    let arguments = ["--no-owner", "--no-privileges", "--dbname", DATABASE];
    let restored = command
        .args(arguments)
        .stdin(std::fs::File::open(dump).unwrap())
        .output()
        .unwrap();
    assert!(restored.status.success(), "{}", printed(&restored));
}

fn run(program: &Program, arguments: &[&str]) -> (bool, String) {
    let output = program.run(arguments).unwrap();
    (output.status.success(), printed(&output))
}

#[tokio::test]
async fn its_people_see_what_they_saw() {
    let Some(dump) = dump() else { return };
    let (program, folder) = program();
    let cluster = Cluster::open(Options::new(folder.path().join("cluster")).profile(Profile::Fast)).unwrap();
    restore(&cluster, &dump);
    let program = program
        .with("DATABASE_URL", &cluster.database_url(DATABASE))
        .with("OPENIMIS__SERVER__MODE", "production")
        .with("OPENIMIS__AUTH__TOKEN_KEY", KEY);

    let (ok, said) = run(&program, &["check"]);
    assert!(!ok && said.contains("`openimis migrate` would do this"), "{said}");
    let refused = program.serve().unwrap_err().to_string();
    assert!(refused.contains("run `openimis migrate`"), "{refused}");
    let (ok, said) = run(&program, &["migrate"]);
    assert!(ok, "{said}");
    let (ok, said) = run(&program, &["check"]);
    assert!(ok, "{said}");

    let server = program.serve().unwrap();
    assert_eq!(server.logins(), [], "an adopted database gets no demonstration");
    let administrator = Person::log_in(&server, "Admin", "admin123").await;
    assert_eq!(administrator.codes("locations").await.len(), 31);
    assert_eq!(administrator.codes("health-facilities").await.len(), 15);
    every_row_is_served(&cluster, &administrator).await;

    let of_a_facility = Person::log_in(&server, "JHOS0011", "JHOS0011").await;
    let seen = of_a_facility.codes("locations").await;
    assert!(
        seen.contains(&"R1".to_owned()) && seen.contains(&"R1D2".to_owned()),
        "{seen:?}"
    );
    assert!(
        seen.iter().all(|code| code == "R1" || code.starts_with("R1D2")),
        "{seen:?}"
    );
    assert_eq!(of_a_facility.codes("health-facilities").await.len(), 3);

    let officer = Person::log_in(&server, "E00001", "E00001").await;
    assert_eq!(officer.codes("locations").await, ["R1", "R1D2", "R1D2M1", "R1D2M1V1"]);
    // W-15: the facilities of his village's district
    let facilities = officer.codes("health-facilities").await;
    assert_eq!(facilities, ["JMDP001", "JMHC001", "JMHOS001"]);
}

/// What registers and enrolment keep, and the rows in force.
const LISTS: &[(&str, &str)] = &[
    ("diagnoses", "tblICDCodes"),
    ("medical-items", "tblItems"),
    ("medical-services", "tblServices"),
    ("items-pricelists", "tblPLItems"),
    ("services-pricelists", "tblPLServices"),
    ("items-pricelist-details", "tblPLItemsDetail"),
    ("services-pricelist-details", "tblPLServicesDetail"),
    ("products", "tblProduct"),
    ("product-items", "tblProductItems"),
    ("product-services", "tblProductServices"),
    ("payers", "tblPayer"),
    ("insurees", "tblInsuree"),
    ("families", "tblFamilies"),
    ("photos", "tblPhotos"),
    ("insuree-policies", "tblInsureePolicy"),
    ("policies", "tblPolicy"),
    ("policy-renewals", "tblPolicyRenewals"),
    ("policy-renewal-details", "tblPolicyRenewalDetails"),
    ("premiums", "tblPremium"),
];

async fn every_row_is_served(cluster: &Cluster, administrator: &Person) {
    for (list, table) in LISTS {
        let query = format!(r#"SELECT count(*) FROM "{table}" WHERE "ValidityTo" IS NULL"#);
        let stored = cluster.query(DATABASE, &query).unwrap();
        assert_eq!(administrator.count(list).await.to_string(), stored.trim(), "{list}");
    }
}
