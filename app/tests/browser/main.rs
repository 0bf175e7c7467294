//! The pages in a browser: somebody logs in, looks around, makes a region, copies a role, and leaves, without script.
//!
//! Drives headless Chromium by `WebDriver`. `chromedriver` (Debian: `chromium-driver`) is looked for in `CHROMEDRIVER` and
//! in `PATH`; without it the test says so and passes.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails where it stands"
)]

#[path = "../support/mod.rs"]
mod support;

mod driver;
mod explorer;

use driver::Driver;
use support::Distribution;
use thirtyfour::prelude::*;

#[tokio::test]
async fn log_in_browse_create_act_and_leave() {
    let Some(driver) = Driver::start() else {
        eprintln!("skipped, no chromedriver: install chromium-driver, or name it in CHROMEDRIVER");
        return;
    };
    let server = Distribution::start(&[]);
    let browser = driver.open().await;
    let walked = walk(&browser, &server).await;
    let shown = browser.source().await.unwrap_or_default();
    browser.quit().await.unwrap();
    assert!(walked.is_ok(), "{walked:?}\n{shown}");
}

async fn walk(browser: &WebDriver, server: &Distribution) -> WebDriverResult<()> {
    let login = server.login("admin");
    let page = |path: &str| format!("{}/api/v1{path}", server.address);

    // whoever is nobody is asked who he is, and led to what he wanted
    browser.goto(page("/locations?sort=code")).await?;
    fill(browser, "username", &login.username).await?;
    fill(browser, "password", "not this one").await?;
    press(browser, "Log in").await?;
    browser.find(By::Css("[role=alert]")).await?;
    fill(browser, "password", &login.password).await?;
    press(browser, "Log in").await?;
    assert_eq!(heading(browser).await?, "Locations");
    let rows = browser.find_all(By::Css("tbody tr")).await?.len();
    assert!(rows > 1, "{rows} rows");
    let name = browser.find(By::LinkText("Name")).await?;
    name.click().await?;
    left(&name).await?;
    assert!(browser.current_url().await?.as_str().contains("sort=name"));

    // a wrong form comes back with what was filled in
    open(browser, "Creates a location").await?;
    fill(browser, "location.create-code", "R-BROWSER").await?;
    fill(browser, "location.create-name", "Region of the browser").await?;
    fill(browser, "location.create-locationType", "no such level").await?;
    send(browser, "location.create-locationType").await?;
    let code = browser.find(By::Id("location.create-code")).await?;
    assert_eq!(code.prop("value").await?.as_deref(), Some("R-BROWSER"));
    let level = browser.find(By::Id("location.create-locationType")).await?;
    assert_eq!(level.attr("aria-invalid").await?.as_deref(), Some("true"));
    level.clear().await?;
    level.send_keys("R").await?;
    send(browser, "location.create-locationType").await?;
    assert!(heading(browser).await?.contains("Region of the browser"));

    // the row is found by the filter
    browser.goto(page("/locations")).await?;
    browser.find(By::XPath("//summary[.='Filter']")).await?.click().await?;
    let filter = browser.find(By::Name("filter[code.icontains]")).await?;
    filter.send_keys("r-browser").await?;
    press(browser, "Filter").await?;
    assert_eq!(browser.find_all(By::Css("tbody tr")).await?.len(), 1);

    // a step of a process
    browser.goto(page("/roles?page[size]=1")).await?;
    let role = browser.find(By::Css("tbody th a")).await?;
    role.click().await?;
    left(&role).await?;
    let original = heading(browser).await?;
    open(browser, "Makes a role").await?;
    fill(browser, "role.duplicate-name", "Copy by the browser").await?;
    send(browser, "role.duplicate-name").await?;
    assert_ne!(heading(browser).await?, original);
    assert!(heading(browser).await?.contains("Copy by the browser"));

    press(browser, "Log out").await?;
    browser.goto(page("/me")).await?;
    assert_eq!(heading(browser).await?, "Log in");
    Ok(())
}

async fn heading(browser: &WebDriver) -> WebDriverResult<String> {
    browser.find(By::Css("h1")).await?.text().await
}

async fn fill(browser: &WebDriver, id: &str, text: &str) -> WebDriverResult<()> {
    let control = browser.find(By::Id(id)).await?;
    control.clear().await?;
    control.send_keys(text).await
}

/// Opens the form whose title begins so.
async fn open(browser: &WebDriver, title: &str) -> WebDriverResult<()> {
    let summary = By::XPath(format!("//summary[starts-with(., '{title}')]"));
    browser.find(summary).await?.click().await
}

async fn press(browser: &WebDriver, button: &str) -> WebDriverResult<()> {
    let button = browser.find(By::XPath(format!("//button[.='{button}']"))).await?;
    button.click().await?;
    left(&button).await
}

/// Sends the form in which this control stands, by the keyboard.
async fn send(browser: &WebDriver, id: &str) -> WebDriverResult<()> {
    let control = browser.find(By::Id(id)).await?;
    control.send_keys(Key::Enter + "").await?;
    left(&control).await
}

/// Waits until the browser has left the page on which this stood.
async fn left(element: &WebElement) -> WebDriverResult<()> {
    element.wait_until().stale().await
}
