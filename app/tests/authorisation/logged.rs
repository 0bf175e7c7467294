//! What links logged changes to the rows that they touched.

use crate::support::Distribution;
use std::collections::BTreeMap;

/// Resource, table, its column, and the key of what was touched: in the first district, whose person is `XNV`.
const LINKS: [[&str; 4]; 5] = [
    [
        "insuree-mutations",
        "insuree_InsureeMutation",
        "insuree_id",
        r#"SELECT "InsureeID" FROM "tblInsuree" WHERE "CHFID" = 'XNV'"#,
    ],
    [
        "family-mutations",
        "insuree_FamilyMutation",
        "family_id",
        r#"SELECT "FamilyID" FROM "tblInsuree" WHERE "CHFID" = 'XNV'"#,
    ],
    [
        "policy-mutations",
        "policy_PolicyMutation",
        "policy_id",
        r#"SELECT "PolicyID" FROM "tblPolicy" JOIN "tblInsuree" USING ("FamilyID") WHERE "CHFID" = 'XNV'"#,
    ],
    [
        "policy-renewal-mutations",
        "policy_renewal_PolicyMutation",
        "policy_renewal_id",
        r#"SELECT "RenewalID" FROM "tblPolicyRenewals" JOIN "tblInsuree" USING ("InsureeID") WHERE "CHFID" = 'XNV'"#,
    ],
    [
        "premium-mutations",
        "contribution_PremiumMutation",
        "premium_id",
        r#"SELECT "PremiumId" FROM "tblPremium" WHERE "Receipt" = 'XNV'"#,
    ],
];

/// Links a logged change of a user to himself and to rows in both districts. Tells of each resource the link to what is
/// in the first district, and the one to what is in the second.
pub fn link(server: &Distribution, username: &str, log: &str) -> BTreeMap<String, (String, String)> {
    let himself = format!("SELECT id FROM \"core_User\" WHERE username = '{username}'");
    let mut script = insert(["user-mutations", "core_UserMutation", "core_user_id", &himself], log);
    for [resource, table, column, near] in LINKS {
        let far = near.replace("XNV", "XFV");
        script.push_str(&insert([resource, table, column, near], log));
        script.push_str(&insert([resource, table, column, &far], log));
    }
    let told = server.sql(&script);
    let mut links: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (resource, id) in told.lines().filter_map(|line| line.split_once('|')) {
        let first = || (id.to_owned(), String::new());
        id.clone_into(&mut links.entry(resource.to_owned()).or_insert_with(first).1);
    }
    links
}

fn insert([resource, table, column, keys]: [&str; 4], log: &str) -> String {
    format!(
        "INSERT INTO \"{table}\" (id, mutation_id, {column}) SELECT gen_random_uuid(), '{log}', key FROM ({keys}) AS touched (key) RETURNING '{resource}', id;\n"
    )
}
