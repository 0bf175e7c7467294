//! Products, and what they cost a family.

use super::Office;
use super::register::{family_of, today};
use cucumber::{given, then};
use reqwest::StatusCode;
use serde_json::{Value, json};

const PRODUCTS: &str = "/api/v1/products";

#[given(regex = r#"^the product "([^"]+)" for (\d+) a family$"#)]
async fn product_for_families(office: &mut Office, code: String, price: String) {
    product(office, &code, json!({ "lumpSum": price })).await;
}

#[given(regex = r#"^the product "([^"]+)" for (\d+) an adult and (\d+) a child$"#)]
async fn product_by_head(office: &mut Office, code: String, adult: String, child: String) {
    let prices = json!({ "lumpSum": "0", "premiumAdult": adult, "premiumChild": child });
    product(office, &code, prices).await;
}

/// Enters a product, unless it is there.
pub async fn product(office: &mut Office, code: &str, prices: Value) {
    if office.find("products", "code", code).await.is_some() {
        return;
    }
    let mut attributes = json!({
        "code": code, "name": format!("Product {code}"), "insurancePeriod": 12, "maxMembers": 10,
        "dateFrom": "2020-01-01", "dateTo": "2099-12-31",
    });
    let (Value::Object(all), Value::Object(prices)) = (&mut attributes, prices) else {
        return;
    };
    all.extend(prices);
    let answer = office
        .post(
            "admin",
            PRODUCTS,
            json!({ "type": "products", "attributes": attributes }),
        )
        .await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
}

#[then(regex = r#"^"([^"]+)" costs (\d+) for the family of "([^"]+)"$"#)]
async fn costs(office: &mut Office, product: String, expected: String, number: String) {
    let product = office
        .find("products", "code", &product)
        .await
        .expect("the product exists");
    let family = family_of(office, &number).await;
    let actor = office.actor();
    let path = format!(
        "/api/v1/policies/values?filter%5Bstage%5D=N&filter%5BenrollDate%5D={}&filter%5Bproduct%5D={product}&filter%5Bfamily%5D={family}",
        today()
    );
    let answer = office.get(&actor, &path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let value = &answer.body["meta"]["result"]["policy"]["value"];
    assert_eq!(
        value.as_str().map(|value| value.split('.').next().unwrap_or_default()),
        Some(expected.as_str()),
        "{}",
        answer.body
    );
}
