//! Samples of `insuree`.

use super::Identity;
use crate::replay::Sender::{self, Cookie, Stranger};

/// The requests, with who sends them.
pub const SAMPLES: &[(&str, Sender)] = &[
    ("q_insurees_page", Cookie("Admin")),
    ("q_insurees_lastName", Cookie("Admin")),
    ("q_families_page", Cookie("Admin")),
    ("q_genders", Cookie("Admin")),
    ("q_insureeNumberValidity_new", Cookie("Admin")),
    ("q_insureeNumberValidity_bad", Cookie("Admin")),
    ("err_gql_insurees_no_token", Stranger),
    ("m_createFamily", Cookie("Admin")),
    ("m_createFamily_log", Cookie("Admin")),
    ("m_createFamily_err_no_right", Cookie("JHOS0011")),
    ("m_createFamily_err_no_right_log", Cookie("JHOS0011")),
    ("m_createInsuree", Cookie("Admin")),
    ("m_createInsuree_log", Cookie("Admin")),
    ("m_createInsuree_err_duplicate_chfid", Cookie("Admin")),
    ("m_createInsuree_err_duplicate_chfid_log", Cookie("Admin")),
    ("m_createInsuree_err_long_chfid", Cookie("Admin")),
    ("m_createInsuree_err_long_chfid_log", Cookie("Admin")),
];

/// Where our answer is another one, what it is, and why.
pub const ACCEPTED: &[(&str, &str)] = &[
    (
        "q_insureeNumberValidity_bad",
        "the number is taken, which is told (BUG-02)",
    ),
    ("m_createFamily_err_no_right_log", OUR_WORDS),
    (
        "m_createInsuree_err_duplicate_chfid_log",
        "a number that is taken is refused; there it overwrites the person (BUG-01)",
    ),
    ("m_createInsuree_err_long_chfid_log", OUR_WORDS),
];

const OUR_WORDS: &str = "refused as well, with the code and the words of this program";

/// Lists without an order.
pub const UNORDERED: &[&str] = &[];

/// Rows that later requests name.
pub const IDENTITIES: &[Identity] = &[
    Identity {
        made_by: "m_createFamily",
        named_in: "m_deleteInsurees",
        behind: "\nuuid: \"",
        update: r#"UPDATE "tblFamilies" SET "FamilyUUID" = '{uuid}' WHERE "ValidityTo" IS NULL AND "InsureeID" =
            (SELECT "InsureeID" FROM "tblInsuree" WHERE "CHFID" = '995458548' AND "ValidityTo" IS NULL)"#,
    },
    Identity {
        made_by: "m_createFamily",
        named_in: "m_updateInsuree",
        behind: "uuid: \"",
        update: r#"UPDATE "tblInsuree" SET "InsureeUUID" = '{uuid}' WHERE "CHFID" = '995458548' AND "ValidityTo" IS NULL"#,
    },
    Identity {
        made_by: "m_createInsuree",
        named_in: "m_deleteInsurees",
        behind: "uuids: [\"",
        update: r#"UPDATE "tblInsuree" SET "InsureeUUID" = '{uuid}' WHERE "CHFID" = '895458548' AND "ValidityTo" IS NULL"#,
    },
];
