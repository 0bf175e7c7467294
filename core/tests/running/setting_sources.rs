//! Settings from file and environment.

use openimis_core::database::DatabaseSettings;
use openimis_core::declare::{Module, Settings};
use openimis_core::registry::Registry;
use openimis_core::settings::{Mode, SECTIONS, ServerSettings, SettingSources, SettingsStore, sample};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write;

/// Settings with a key of each type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct OfficeSettings {
    /// Characters of the longest user name.
    pub username_code_length: u32,
    /// Whether a user name can be changed.
    pub username_changeable: bool,
    /// Sign of the currency.
    pub currency: String,
    /// Levels of locations, highest first.
    pub location_types: Vec<String>,
    /// Obligatory fields.
    pub fields_controls: BTreeMap<String, String>,
    /// A second calendar.
    pub secondary_calendar: Option<String>,
    /// Opens everything.
    #[setting(secret)]
    pub master_password: String,
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

impl Default for OfficeSettings {
    fn default() -> Self {
        Self {
            username_code_length: 12,
            username_changeable: true,
            currency: "$".to_owned(),
            location_types: ["R", "D", "W", "V"].map(str::to_owned).to_vec(),
            fields_controls: BTreeMap::new(),
            secondary_calendar: None,
            master_password: "not for the sample".to_owned(),
            least: 1,
            most: 5,
        }
    }
}

fn check(settings: &OfficeSettings) -> Result<(), (&'static str, String)> {
    if settings.least > settings.most {
        return Err(("least", format!("{} is more than `most`", settings.least)));
    }
    Ok(())
}

static OFFICE: Module = Module::new("core", "1.0.0")
    .title("The office")
    .settings::<OfficeSettings>();

pub fn registry() -> Registry {
    Registry::assemble([&OFFICE]).unwrap()
}

pub fn sources(file: &str, variables: &[(&str, &str)]) -> (SettingSources, tempfile::NamedTempFile) {
    let mut written = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    written.write_all(file.as_bytes()).unwrap();
    let sources = SettingSources {
        file: Some(written.path().to_owned()),
        variables: variables
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect(),
    };
    (sources, written)
}

pub fn load(file: &str, variables: &[(&str, &str)]) -> Result<SettingsStore, Vec<String>> {
    let (sources, _written) = sources(file, variables);
    SettingsStore::load(&registry(), SECTIONS, &sources)
        .map_err(|problems| problems.0.iter().map(ToString::to_string).collect())
}

#[test]
fn a_key_that_nobody_sets_keeps_its_default() {
    let store = load("", &[("PATH", "/bin")]).unwrap();
    assert_eq!(*store.get::<OfficeSettings>(), OfficeSettings::default());
    assert_eq!(store.get::<ServerSettings>().address.to_string(), "127.0.0.1:8080");
}

#[test]
fn the_environment_wins_over_the_file_key_by_key() {
    let file = "[core]\nusername_code_length = 20\ncurrency = \"KES\"\n[server]\nmode = \"demo\"\n";
    let store = load(file, &[("OPENIMIS__CORE__CURRENCY", "NPR")]).unwrap();
    let office = store.get::<OfficeSettings>();
    assert_eq!((office.username_code_length, office.currency.as_str()), (20, "NPR"));
    assert!(office.username_changeable);
    assert_eq!(store.get::<ServerSettings>().mode, Mode::Demo);
}

#[test]
fn a_variable_is_read_as_its_default_is() {
    let store = load(
        "",
        &[
            ("OPENIMIS__CORE__USERNAME_CODE_LENGTH", "20"),
            ("OPENIMIS__CORE__USERNAME_CHANGEABLE", "False"),
            ("OPENIMIS__CORE__CURRENCY", "10"),
            ("OPENIMIS__CORE__LOCATION_TYPES", r#"["R","D"]"#),
            ("OPENIMIS__CORE__FIELDS_CONTROLS", r#"{"email":"M"}"#),
            ("OPENIMIS__CORE__SECONDARY_CALENDAR", "2080"),
        ],
    );
    let office = store.unwrap().get::<OfficeSettings>();
    assert_eq!(office.username_code_length, 20);
    assert!(!office.username_changeable);
    assert_eq!(office.currency, "10");
    assert_eq!(office.location_types, ["R", "D"]);
    assert_eq!(office.fields_controls["email"], "M");
    assert_eq!(office.secondary_calendar.as_deref(), Some("2080"));
}

#[test]
fn database_url_wins() {
    let store = load(
        "[database]\nurl = \"host=file dbname=a\"\n",
        &[
            ("DATABASE_URL", "postgres://u:p@platform/a"),
            ("OPENIMIS__DATABASE__URL", "postgres://u:p@ours/a"),
        ],
    );
    assert_eq!(
        store.unwrap().get::<DatabaseSettings>().url,
        "postgres://u:p@platform/a"
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let file = "[core]\nusername_code_length = \"20\"\ncolour = 1\nmaster_password = 4711\n\
                [claims]\nx = 1\n[server]\nmode = \"prod\"\ntrusted_proxies = [\"10.0.0.0/99\"]\n";
    let (sources, written) = sources(
        file,
        &[
            ("OPENIMIS__CORE__USERNAME_CHANGEABLE", "perhaps"),
            ("OPENIMIS__CORE__LEAST", "9"),
            ("OPENIMIS__POLICY__X", "1"),
            ("OPENIMIS__SERVER__ADDRESS", "here"),
        ],
    );
    let problems = SettingsStore::load(&registry(), SECTIONS, &sources).unwrap_err();
    let text = problems.to_string();
    let path = written.path().display().to_string();
    for expected in [
        format!("{path}: [core] username_code_length: expected a whole number, found \"20\""),
        format!("{path}: [core] has no key `colour`; its keys are username_code_length,"),
        format!("{path}: [core] master_password: expected a text; the value is a secret"),
        format!("{path}: [claims] is neither a linked module"),
        format!(
            "{path}: [server] mode: expected a text, found \"prod\" (unknown variant `prod`, expected one of `auto`, `demo`, `production`)"
        ),
        format!("{path}: [server] trusted_proxies: `10.0.0.0/99` is no address"),
        "environment variable OPENIMIS__CORE__USERNAME_CHANGEABLE: [core] username_changeable: expected true or false"
            .to_owned(),
        "environment variable OPENIMIS__CORE__LEAST: [core] least: 9 is more than `most`".to_owned(),
        "environment variable OPENIMIS__POLICY__X: [policy] is neither".to_owned(),
        "environment variable OPENIMIS__SERVER__ADDRESS: [server] address: expected".to_owned(),
    ] {
        assert!(text.contains(&expected), "missing: {expected}\nin:\n{text}");
    }
    assert_eq!(problems.0.len(), 10, "{text}");
    assert!(!text.contains("4711"), "a secret is shown:\n{text}");
}

#[test]
fn a_file_that_is_no_toml_is_named() {
    let problems = load("[core\n", &[]).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].contains(".toml"), "{problems:?}");
}

#[test]
fn an_address_of_a_database_is_checked_and_not_shown() {
    let problems = load("", &[("DATABASE_URL", "mysql://root:geheim@host/db")]).unwrap_err();
    assert!(
        problems[0].starts_with("environment variable DATABASE_URL: [database] url: is no address of a PostgreSQL"),
        "{problems:?}"
    );
    assert!(!problems[0].contains("geheim"));
}

#[test]
fn the_sample_holds_every_key_and_changes_nothing() {
    let text = sample(&registry(), SECTIONS);
    assert!(
        text.contains("[core]\n\n# Characters of the longest user name.\n# username_code_length = 12\n"),
        "{text}"
    );
    assert!(text.contains("# Levels of locations, highest first.\n# location_types = [\"R\", \"D\", \"W\", \"V\"]\n"));
    assert!(text.contains("# master_password = \"\"\n"));
    assert!(!text.contains("not for the sample"));

    let store = load(&text, &[]).unwrap();
    assert_eq!(*store.get::<OfficeSettings>(), OfficeSettings::default());

    // with every `#` before a key taken away it is valid, and says what holds anyway
    let bare: String = text
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| is_entry(rest)).unwrap_or(line))
        .flat_map(|line| [line, "\n"])
        .collect();
    let store = load(&bare, &[]).unwrap();
    let mut office = OfficeSettings::clone(&store.get());
    assert_eq!(office.master_password, "");
    office.master_password = OfficeSettings::default().master_password;
    assert_eq!(office, OfficeSettings::default());
    assert_eq!(*store.get::<ServerSettings>(), ServerSettings::default());
}

fn is_entry(line: &str) -> bool {
    line.split_once(" = ")
        .is_some_and(|(key, value)| !key.contains([' ', '=']) && !value.starts_with('#'))
}
