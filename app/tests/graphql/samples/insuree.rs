//! Samples of `insuree`.

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
    ("m_updateInsuree", Cookie("Admin")),
    ("m_updateInsuree_log", Cookie("Admin")),
    ("m_deleteInsurees", Cookie("Admin")),
    ("m_deleteInsurees_log", Cookie("Admin")),
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
    ("m_updateInsuree_log", OTHER_UUIDS),
    ("m_deleteInsurees_log", OTHER_UUIDS),
];

const OUR_WORDS: &str = "refused as well, with the code and the words of this program";
const OTHER_UUIDS: &str = "the request names the UUID that was made up when it was recorded; here nobody has it";

/// Lists without an order.
pub const UNORDERED: &[&str] = &[];
