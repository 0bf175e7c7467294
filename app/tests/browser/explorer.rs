//! The query page: somebody logs in there and tries a query out.

use super::fill;
use crate::driver::Driver;
use crate::support::Distribution;
use std::time::Duration;
use thirtyfour::prelude::*;

#[tokio::test]
async fn a_query_is_tried_out() {
    let Some(driver) = Driver::start() else {
        eprintln!("skipped, no chromedriver: install chromium-driver, or name it in CHROMEDRIVER");
        return;
    };
    let server = Distribution::start(&[]);
    let browser = driver.open_with_script().await;
    let walked = walk(&browser, &server).await;
    let shown = browser.source().await.unwrap_or_default();
    browser.quit().await.unwrap();
    assert!(walked.is_ok(), "{walked:?}\n{shown}");
}

async fn walk(browser: &WebDriver, server: &Distribution) -> WebDriverResult<()> {
    browser.goto(format!("{}/api/graphql", server.address)).await?;
    let run = By::Css("button.graphiql-execute-button");
    browser.query(run.clone()).wait(PATIENCE, STEP).first().await?;

    let login = server.login("admin");
    fill(browser, "username", &login.username).await?;
    fill(browser, "password", &login.password).await?;
    browser.find(By::Css("#login button")).await?.click().await?;
    let said = browser.find(By::Id("said")).await?;
    said.wait_until()
        .wait(PATIENCE, STEP)
        .has_text("Logged in as admin")
        .await?;

    browser.find(run).await?.click().await?;
    let answer = browser.query(By::Css(".result-window .cm-string")).wait(PATIENCE, STEP);
    answer.with_text("\"English\"").first().await?;
    Ok(())
}

const PATIENCE: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(100);
