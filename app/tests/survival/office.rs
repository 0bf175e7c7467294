//! The server and its database, which are killed and come back; and what the database holds in the end.

use crate::writer::Acknowledged;
use openimis_localdb::{Cluster, Options, Profile};
use openimis_testkit::program::{self, Program, Server};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const DATABASE: &str = "openimis";
const PATIENCE: Duration = Duration::from_mins(1);

pub struct Office {
    cluster: Cluster,
    program: Program,
    server: Option<Server>,
    /// `http://127.0.0.1:…`, the same after each restart.
    pub address: String,
    password: String,
    _folder: TempDir,
}

impl Office {
    /// A demonstration country on a database that writes through to the disk.
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        program::open_to_others(folder.path()).unwrap();
        let options = Options::new(folder.path().join("postgres")).profile(Profile::Durable);
        let cluster = Cluster::open(options).unwrap();
        cluster.create_database(DATABASE).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let data = folder.path().join("data");
        let program = Program::new(env!("CARGO_BIN_EXE_openimis"), folder.path())
            .with("DATABASE_URL", &cluster.database_url(DATABASE))
            .with("OPENIMIS__SERVER__ADDRESS", &format!("127.0.0.1:{port}"))
            .with("OPENIMIS__SERVER__DATA_FOLDER", &data.to_string_lossy())
            .with("OPENIMIS__SERVER__MODE", "demo")
            .with("OPENIMIS__SERVER__RATE_LIMIT", "0");
        for arguments in [vec!["migrate"], vec!["demo", "--families", "50"]] {
            let output = program.run(&arguments).unwrap();
            assert!(output.status.success(), "{arguments:?}: {}", program::printed(&output));
        }
        let logins = std::fs::read_to_string(data.join("demo-logins.txt")).unwrap();
        let admin = logins
            .lines()
            .find(|line| line.split_whitespace().next() == Some("admin"));
        let password = admin
            .and_then(|line| line.split_whitespace().nth(1))
            .unwrap()
            .to_owned();
        let server = program.serve().unwrap();
        Self {
            address: server.address().to_owned(),
            server: Some(server),
            cluster,
            program,
            password,
            _folder: folder,
        }
    }

    /// The body of the login.
    pub fn login(&self) -> String {
        json!({ "grant_type": "password", "username": "admin", "password": self.password }).to_string()
    }

    /// What a claim of this country may look like, but for its code: who was treated, where, for what, with which
    /// services.
    pub fn claims(&self) -> Vec<Value> {
        let rows = self.rows(
            r#"SELECT json_build_object('insuree', insuree."InsureeUUID", 'facility', facility."HfUUID", 'icd', icd.id,
                'day', current_date,
                'services', (SELECT json_agg(json_build_object('service', service."ServiceUUID", 'price', service."ServPrice"))
                    FROM (SELECT service.* FROM "tblPLServicesDetail" detail
                        JOIN "tblServices" service USING ("ServiceID")
                        WHERE detail."PLServiceID" = facility."PLServiceID" AND detail."ValidityTo" IS NULL
                        ORDER BY "ServiceID" LIMIT 3) AS service))
            FROM "tblInsureePolicy" covered
            JOIN "tblPolicy" policy ON policy."PolicyID" = covered."PolicyId" AND policy."PolicyStatus" = 2
                AND policy."EffectiveDate" <= current_date AND policy."ExpiryDate" > current_date
            JOIN "tblInsuree" insuree ON insuree."InsureeID" = covered."InsureeID" AND insuree."ValidityTo" IS NULL
            CROSS JOIN LATERAL (SELECT * FROM "tblHF" WHERE "ValidityTo" IS NULL AND "PLServiceID" IS NOT NULL
                ORDER BY "HfID" LIMIT 1) AS facility
            CROSS JOIN LATERAL (SELECT "ICDID"::text AS id FROM "tblICDCodes" WHERE "ValidityTo" IS NULL
                ORDER BY "ICDID" LIMIT 1) AS icd
            WHERE covered."ValidityTo" IS NULL AND covered."EffectiveDate" IS NOT NULL
            ORDER BY covered."InsureePolicyID" LIMIT 40;"#,
        );
        let claims: Vec<_> = rows.iter().map(|row| serde_json::from_str(row).unwrap()).collect();
        assert!(!claims.is_empty(), "nobody is covered in the demonstration");
        claims
    }

    pub fn kill_server(&mut self) {
        self.server.take().unwrap().kill().unwrap();
    }

    pub fn kill_database(&mut self) {
        let process = self.cluster.process().unwrap().to_string();
        let killed = Command::new("kill").args(["-9", &process]).status().unwrap();
        assert!(killed.success());
        // what is left of it is taken away, so that nobody takes it for running
        let _ = self.cluster.stop();
    }

    /// Both run again. PostgreSQL refuses to start until the last process of the one that was killed has noticed.
    pub fn come_back(&mut self) {
        let began = Instant::now();
        while let Err(error) = self.cluster.start() {
            assert!(began.elapsed() < PATIENCE, "the database does not come back: {error}");
            std::thread::sleep(Duration::from_millis(50));
        }
        self.server = Some(self.program.serve().unwrap());
    }

    /// Every acknowledged change is there, none twice, and sums are the sums of their parts.
    pub fn holds(&self, all: &Acknowledged) {
        let live = self.rows(
            r#"SELECT "ClaimCode" FROM "tblClaim" WHERE "ValidityTo" IS NULL AND "ClaimCode" LIKE 'KILL%' ORDER BY 1;"#,
        );
        let mut once = live.clone();
        once.dedup();
        assert_eq!(live, once, "a claim was entered twice");
        for code in &all.entered {
            assert!(live.contains(code), "{code} was acknowledged and is not there");
        }
        let standing = |status: &str| {
            self.rows(&format!(
                r#"SELECT "ClaimCode" FROM "tblClaim" WHERE "ValidityTo" IS NULL AND "ClaimStatus" IN ({status});"#
            ))
        };
        let (submitted, processed) = (standing("1, 4, 8, 16"), standing("8, 16"));
        for code in &all.submitted {
            assert!(submitted.contains(code), "{code} was submitted and is not");
        }
        for code in &all.processed {
            assert!(processed.contains(code), "{code} was processed and is not");
        }
        let wrong = |what: &str, query: &str| {
            let rows = self.rows(query);
            assert!(rows.is_empty(), "{what}: {rows:?}");
        };
        wrong(
            "claims with other lines than were sent",
            r#"SELECT claim."ClaimCode" FROM "tblClaim" claim WHERE claim."ValidityTo" IS NULL AND "ClaimCode" LIKE 'KILL%'
               AND (SELECT count(*) FROM "tblClaimServices" line WHERE line."ClaimID" = claim."ClaimID" AND line."ValidityTo" IS NULL) <> 3;"#,
        );
        wrong(
            "claimed is not the sum of the lines",
            r#"SELECT claim."ClaimCode" FROM "tblClaim" claim JOIN "tblClaimServices" line USING ("ClaimID")
               WHERE claim."ValidityTo" IS NULL AND line."ValidityTo" IS NULL AND "ClaimCode" LIKE 'KILL%'
               GROUP BY claim."ClaimCode", "Claimed" HAVING "Claimed" <> sum(line."QtyProvided" * line."PriceAsked");"#,
        );
        wrong(
            "valuated is not the sum of the lines",
            r#"SELECT claim."ClaimCode" FROM "tblClaim" claim JOIN "tblClaimServices" line USING ("ClaimID")
               WHERE claim."ValidityTo" IS NULL AND line."ValidityTo" IS NULL AND claim."ClaimStatus" IN (8, 16)
               AND "ClaimCode" LIKE 'KILL%'
               GROUP BY claim."ClaimCode", "Valuated" HAVING "Valuated" IS DISTINCT FROM sum(coalesce(line."PriceValuated", 0));"#,
        );
        wrong(
            "what a policy paid is counted twice",
            r#"SELECT "ClaimID" FROM "tblClaimDedRem" WHERE "ValidityTo" IS NULL GROUP BY "ClaimID", "PolicyID" HAVING count(*) > 1;"#,
        );
        wrong(
            "claims that were decided other than once",
            r#"SELECT claim."ClaimCode" FROM "tblClaim" claim WHERE claim."ValidityTo" IS NULL AND "ClaimCode" LIKE 'KILL%'
               AND (SELECT count(*) FROM openimis_claim_decision decision WHERE decision.claim_id = claim."ClaimID"
                    AND decision.stage = 'submission') <> CASE WHEN claim."ClaimStatus" = 2 THEN 0 ELSE 1 END;"#,
        );
    }

    fn rows(&self, query: &str) -> Vec<String> {
        let printed = self.cluster.query(DATABASE, query).unwrap();
        printed
            .lines()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
