//! The country that is measured: more places than any scheme has.

use anyhow::Result;
use openimis_localdb::Cluster;

/// How large it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Country {
    /// Locations of all levels.
    pub(crate) locations: u32,
    /// Health facilities.
    pub(crate) facilities: u32,
    /// Families, of five people on average.
    pub(crate) families: u32,
    regions: u32,
    districts: u32,
    municipalities: u32,
}

impl Country {
    pub(super) const LARGE: Self = Self {
        locations: 100_000,
        facilities: 5_000,
        families: 200_000,
        regions: 10,
        districts: 200,
        municipalities: 4_000,
    };
    pub(super) const SMALL: Self = Self {
        locations: 2_000,
        facilities: 100,
        families: 2_000,
        regions: 4,
        districts: 20,
        municipalities: 100,
    };

    /// Adds what the demonstration lacks. Written as SQL: the closure's triggers then run once a level.
    pub(super) fn fill(self, cluster: &Cluster, database: &str) -> Result<()> {
        cluster.query(database, &self.script())?;
        Ok(())
    }

    fn script(self) -> String {
        let above = self.regions + self.districts + self.municipalities;
        let villages = self.locations - above;
        let levels = [
            level("R", None, self.regions),
            level("D", Some(("R", self.regions)), self.districts),
            level("W", Some(("D", self.districts)), self.municipalities),
            level("V", Some(("W", self.municipalities)), villages),
        ];
        let districts = self.districts;
        let facilities = self.facilities;
        let facilities = format!(
            r#"INSERT INTO "tblHF" ("ValidityFrom", "HfUUID", "HFCode", "HFName", "HFLevel", "HFCareType", "OffLine",
                "AuditUserID", "LegalForm", "LocationId", status)
            SELECT now(), gen_random_uuid()::text, 'BF' || n, 'Health facility ' || n, 'C', 'B', false, 1,
                (SELECT min("LegalFormCode") FROM "tblLegalForms"), district."LocationId", 'AC'
            FROM generate_series(1, {facilities}) AS n
            JOIN "tblLocations" district ON district."LocationCode" = 'BD' || (n % {districts} + 1);"#
        );
        format!(
            "BEGIN;\n{}\n{facilities}\nCOMMIT;\nVACUUM ANALYZE;\n",
            levels.join("\n")
        )
    }
}

/// One level of the tree, spread evenly below the level above.
fn level(kind: &str, above: Option<(&str, u32)>, count: u32) -> String {
    let (parent, join) = match above {
        None => ("NULL", String::new()),
        Some((above, parents)) => (
            r#"parent."LocationId""#,
            format!(r#"JOIN "tblLocations" parent ON parent."LocationCode" = 'B{above}' || (n % {parents} + 1)"#),
        ),
    };
    format!(
        r#"INSERT INTO "tblLocations" ("ValidityFrom", "LocationUUID", "LocationCode", "LocationName", "LocationType",
            "MalePopulation", "FemalePopulation", "OtherPopulation", "Families", "AuditUserId", "ParentLocationId")
        SELECT now(), gen_random_uuid()::text, 'B{kind}' || n, 'Place {kind} ' || n, '{kind}', 480, 510, 2, 190, 1, {parent}
        FROM generate_series(1, {count}) AS n {join};
        ANALYZE "tblLocations";"#
    )
}
