//! The first start: a new data folder.

use std::fs;

use crate::error::{Error, Result};
use crate::options::{Options, Profile};
use crate::settings;
use crate::site::Site;

/// The database superuser, whoever runs the server.
pub(crate) const SUPERUSER: &str = "openimis";

/// Makes the data folder. One that an interrupted start left half-made is thrown away first.
pub(crate) fn create(site: &Site, options: &Options) -> Result<()> {
    log::info!(
        "making a PostgreSQL {} cluster in {}",
        site.programs.major(),
        site.folder.root().display()
    );
    let unfinished = site.folder.unfinished_data();
    let mut outcome = Ok(());
    for locale in locales(site.programs.major()) {
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).map_err(Error::io("remove", &unfinished))?;
        }
        outcome = initdb(site, options, locale);
        if outcome.is_ok() {
            break;
        }
    }
    outcome?;
    settings::adopt(&unfinished)?;
    let data = site.folder.data();
    fs::rename(&unfinished, &data).map_err(Error::io("rename to", &data))
}

/// Best first: text sorts by code point in each, the last knows letters of ASCII only.
fn locales(major: u32) -> Vec<&'static [&'static str]> {
    let mut locales: Vec<&[&str]> = vec![&["--locale=C.UTF-8"]];
    if major >= 17 {
        locales.push(&["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]);
    }
    locales.push(&["--locale=C"]);
    locales
}

fn initdb(site: &Site, options: &Options, locale: &[&str]) -> Result<()> {
    let mut initdb = site.account.command(site.programs.path("initdb"));
    initdb.arg("-D").arg(site.folder.unfinished_data());
    initdb
        .args(["-U", SUPERUSER, "-E", "UTF8", "--auth=trust", "--data-checksums"])
        .args(locale);
    if options.profile == Profile::Fast {
        initdb.arg("--no-sync");
    }
    let output = initdb
        .output()
        .map_err(Error::io("run", &site.programs.path("initdb")))?;
    if output.status.success() {
        return Ok(());
    }
    let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Error::Program {
        program: "initdb".to_owned(),
        message,
    })
}
