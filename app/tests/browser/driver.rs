//! The program that drives the browser.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use thirtyfour::ChromeCapabilities;
use thirtyfour::prelude::*;

/// A running `chromedriver`; ends when this is dropped.
pub struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts it on a free port; nothing where there is none.
    pub fn start() -> Option<Self> {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let started = Command::new(program).arg("--port=0").stdout(Stdio::piped()).spawn();
        let mut process = started.ok()?;
        let mut lines = BufReader::new(process.stdout.take()?).lines().map_while(Result::ok);
        // "ChromeDriver was started successfully on port 12345."
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        std::thread::spawn(move || lines.for_each(drop));
        let address = format!("http://127.0.0.1:{}", port?);
        Some(Self { process, address })
    }

    /// A browser without window and without script: the pages must do without.
    pub async fn open(&self) -> WebDriver {
        let mut capabilities = plain();
        let settings = serde_json::json!({ "profile.managed_default_content_settings.javascript": 2 });
        capabilities.add_experimental_option("prefs", settings).unwrap();
        WebDriver::new(&self.address, capabilities).await.unwrap()
    }

    /// A browser without window, for pages that are a script.
    pub async fn open_with_script(&self) -> WebDriver {
        WebDriver::new(&self.address, plain()).await.unwrap()
    }
}

fn plain() -> ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
    ] {
        capabilities.add_arg(argument).unwrap();
    }
    capabilities
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
