//! Pages, and the forms on them.

use crate::fixture::{Answer, Asked, Server};
use openimis_rest::Options;

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const FORM: &str = "application/x-www-form-urlencoded";

/// As a browser with the clerk's session would ask.
fn asked(method: &str, uri: &str) -> Asked {
    Asked::new(method, uri)
        .header("Accept", BROWSER)
        .header("Cookie", "openimis_session=clerk")
}

async fn page(server: &Server, uri: &str) -> Answer {
    server.ask(asked("GET", uri)).await
}

/// The value of the first hidden input of this name.
fn hidden(page: &Answer, name: &str) -> String {
    let input = format!("name=\"{name}\" value=\"");
    let (_, after) = page
        .text
        .split_once(&input)
        .unwrap_or_else(|| panic!("no {name}: {}", page.text));
    after.split('"').next().unwrap().to_owned()
}

async fn post(server: &Server, uri: &str, fields: &str) -> Answer {
    let proof = hidden(&page(server, "/api/v1/places").await, "_csrf");
    server
        .ask(asked("POST", uri).body(FORM, format!("_csrf={proof}&{fields}")))
        .await
}

const D1: &str = "/api/v1/places/00000000-0000-4000-8000-000000000002";

#[actix_web::test]
async fn every_address_has_a_page_that_runs_nothing() {
    let Some(server) = Server::new() else { return };
    let addresses = [
        "/api/v1",
        "/api/v1/",
        "/api/v1/places",
        "/api/v1/places?sort=-code&page[size]=1&page[total]=exact",
        D1,
        &format!("{D1}/history"),
        &format!("{D1}/parent"),
        &format!("{D1}/clinics"),
        &format!("{D1}/relationships/clinics"),
        &format!("{D1}/relationships/parent"),
        "/api/v1/clinics",
        "/api/v1/places/code-is-free?filter[code]=Z",
        "/api/v1/me",
        "/api/v1/auth/session",
    ];
    for address in addresses {
        let answer = page(&server, address).await;
        assert_eq!(answer.status, 200, "{address}: {}", answer.text);
        assert_eq!(answer.header("Content-Type"), "text/html; charset=utf-8", "{address}");
        let policy = answer.header("Content-Security-Policy");
        let expected = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                        frame-ancestors 'none'; base-uri 'none'";
        assert_eq!(policy, expected, "{address}");
        for forbidden in [
            "<script",
            " style=",
            " onclick=",
            " onsubmit=",
            "javascript:",
            "<iframe",
            "<img",
        ] {
            assert!(!answer.text.contains(forbidden), "{address} has {forbidden}");
        }
        for needed in [
            "<!DOCTYPE html><html lang=\"en\">",
            "class=\"skip\"",
            "<main id=\"main\"",
            "<h1>",
        ] {
            assert!(answer.text.contains(needed), "{address} lacks {needed}");
        }
    }
}

#[actix_web::test]
async fn what_stands_in_a_row_is_text_and_never_markup() {
    let Some(server) = Server::new() else { return };
    server
        .database()
        .query("UPDATE \"tblPlaces\" SET \"Name\" = '<script>alert(1)</script>\"''&' WHERE \"Code\" = 'D1'");
    for address in ["/api/v1/places", D1, &format!("{D1}/clinics")] {
        let answer = page(&server, address).await;
        assert!(!answer.text.contains("<script"), "{address}");
    }
    let address = "/api/v1/places?filter[name.icontains]=%22%3E%3Cscript%3E&x%3Cscript%3E=1";
    assert!(!page(&server, address).await.text.contains("<script"));
}

#[actix_web::test]
async fn a_collection_has_rows_links_filters_and_sorting() {
    let Some(server) = Server::new() else { return };
    let answer = page(&server, "/api/v1/places?sort=code").await;
    for needed in [
        "<th scope=\"row\"><a href=\"/api/v1/places/00000000-0000-4000-8000-000000000002\">D1</a></th>",
        "aria-sort=\"ascending\"",
        "href=\"?sort=-code\"",
        "name=\"filter[name.icontains]\"",
        "<select id=\"filter-2\" name=\"filter[kind]\">",
        "name=\"filter[parent.id]\"",
        "<caption>Places</caption>",
        "outputFormat=csv",
        "curl -H &quot;Authorization: Bearer $TOKEN&quot;",
        "clerk",
        "Log out",
    ] {
        assert!(answer.text.contains(needed), "{needed} is missing: {}", answer.text);
    }
    // the parent is called by its name, with the same statement
    assert!(
        answer.text.contains("R1 · Region &quot;One&quot;</a>"),
        "{}",
        answer.text
    );
    // empty inputs of the form filter nothing
    let filtered = page(
        &server,
        "/api/v1/places?filter[code.icontains]=d1&filter[name.icontains]=&filter[kind]=",
    )
    .await;
    assert_eq!(filtered.status, 200, "{}", filtered.text);
    assert!(filtered.text.contains(">D1</a></th>") && !filtered.text.contains(">R1</a></th>"));
}

#[actix_web::test]
async fn a_form_makes_a_row_and_leads_to_it() {
    let Some(server) = Server::new() else { return };
    let made = post(
        &server,
        "/api/v1/places",
        "code=N1&name=New+one&kind=D&families=7&parent=&extra=",
    )
    .await;
    assert_eq!(made.status, 303, "{}", made.text);
    let place = page(&server, made.header("Location")).await;
    assert!(place.text.contains("N1 · New one"), "{}", place.text);
    assert_eq!(
        server
            .database()
            .query("SELECT \"Families\" FROM \"tblPlaces\" WHERE \"Code\" = 'N1'"),
        "7"
    );
}

#[actix_web::test]
async fn a_form_that_is_wrong_comes_back_as_it_was() {
    let Some(server) = Server::new() else { return };
    let again = post(
        &server,
        "/api/v1/places",
        "code=FARTOOLONG&name=Kept&kind=D&families=many&parent=&extra=%7B",
    )
    .await;
    assert_eq!(again.status, 422, "{}", again.text);
    assert!(again.text.contains("Expected JSON."), "{}", again.text);
    let again = post(
        &server,
        "/api/v1/places",
        "code=FARTOOLONG&name=Kept&kind=D&families=many&parent=&extra=",
    )
    .await;
    assert_eq!(again.status, 422, "{}", again.text);
    for needed in [
        "href=\"#country.create_place-code\"",
        "aria-invalid=\"true\"",
        "value=\"FARTOOLONG\"",
        "value=\"Kept\"",
        "value=\"many\"",
        "<option value=\"D\" selected>",
        "Expected at most 4 characters.",
    ] {
        assert!(again.text.contains(needed), "{needed} is missing: {}", again.text);
    }
}

#[actix_web::test]
async fn a_change_sends_only_what_was_changed() {
    let Some(server) = Server::new() else { return };
    let item = page(&server, D1).await;
    assert!(
        item.text.contains("name=\"_was.name\" value=\"District é\""),
        "{}",
        item.text
    );
    let same = "_method=PATCH&name=District+%C3%A9&_was.name=District+%C3%A9";
    assert_eq!(post(&server, D1, same).await.status, 303);
    let emptied = post(&server, D1, "_method=PATCH&name=&_was.name=District+%C3%A9").await;
    assert_eq!((emptied.status, emptied.header("Location")), (303, D1));
    assert_eq!(
        server
            .database()
            .query("SELECT \"Name\" IS NULL FROM \"tblPlaces\" WHERE \"PlaceId\" = 2"),
        "t"
    );
}

#[actix_web::test]
async fn a_form_that_is_late_is_shown_again_and_changes_nothing() {
    let Some(server) = Server::new() else { return };
    let name = || {
        server
            .database()
            .query("SELECT \"Name\" FROM \"tblPlaces\" WHERE \"PlaceId\" = 2")
    };
    let seen = hidden(&page(&server, D1).await, "_version");
    let change = |name: &str| format!("_method=PATCH&_version={seen}&name={name}&_was.name=District+%C3%A9");
    assert_eq!(post(&server, D1, &change("First")).await.status, 303);
    let late = post(&server, D1, &change("Second+%3C")).await;
    assert_eq!((late.status, name().as_str()), (412, "First"));
    assert!(late.text.contains("value=\"Second &lt;\""), "{}", late.text);
    let anew = format!("<a href=\"{D1}\">Load the row as it is now</a>");
    assert!(late.text.contains(&anew), "{}", late.text);
    assert!(late.text.contains("Somebody changed this row after you opened it."));
    // what is late stays so until the row is loaded
    assert_eq!(hidden(&late, "_version"), seen);
    let deleted = post(&server, D1, &format!("_method=DELETE&_version={seen}")).await;
    assert_eq!((deleted.status, page(&server, D1).await.status), (412, 200));
    let moved = post(
        &server,
        &format!("{D1}/move"),
        &format!("_version={seen}&parent=&reason=x"),
    )
    .await;
    assert_eq!(moved.status, 412, "{}", moved.text);
    let nonsense = post(&server, D1, "_method=PATCH&_version=nonsense&name=Third").await;
    assert_eq!((nonsense.status, name().as_str()), (412, "First"));
}

#[actix_web::test]
async fn pages_can_change_rows_where_changes_must_say_what_they_are_based_on() {
    let Some(server) = Server::new() else { return };
    let options = Options {
        require_if_match: true,
        ..Options::default()
    };
    let strict = Server::over(server.database.clone().unwrap(), options);
    let refused = post(&strict, D1, "_method=PATCH&name=New").await;
    assert_eq!(refused.status, 428);
    assert!(refused.text.contains("Load the row as it is now"), "{}", refused.text);
    let seen = hidden(&page(&strict, D1).await, "_version");
    let changed = post(&strict, D1, &format!("_method=PATCH&_version={seen}&name=New")).await;
    assert_eq!(changed.status, 303, "{}", changed.text);
    let seen = hidden(&page(&strict, D1).await, "_version");
    let deleted = post(&strict, D1, &format!("_method=DELETE&_version={seen}")).await;
    assert_eq!(deleted.status, 303, "{}", deleted.text);
    let made = post(&strict, "/api/v1/places", "code=N1&kind=D").await;
    assert_eq!(made.status, 303, "{}", made.text);
}

#[actix_web::test]
async fn a_row_at_the_end_of_a_relationship_is_changed_on_its_own_page() {
    let Some(server) = Server::new() else { return };
    let parent = page(&server, &format!("{D1}/parent")).await;
    assert!(!parent.text.contains("_method"), "{}", parent.text);
    let own = "/api/v1/places/00000000-0000-4000-8000-000000000001";
    assert!(
        parent
            .text
            .contains(&format!("<a href=\"{own}\">Open this row to change it</a>"))
    );
}

#[actix_web::test]
async fn references_are_chosen_where_there_are_few_rows() {
    let Some(server) = Server::new() else { return };
    let item = page(&server, D1).await;
    let select = "<select id=\"country.change_place-parent\" name=\"parent\"";
    let (_, options) = item.text.split_once(select).unwrap_or_else(|| panic!("{}", item.text));
    let (options, _) = options.split_once("</select>").unwrap();
    let id = |number: u32| format!("00000000-0000-4000-8000-{number:012}");
    // the one that stands there is chosen; X9 is out of sight, E1 has ended
    let chosen = format!(
        "<option value=\"{}\" selected>R1 · Region &quot;One&quot;</option>",
        id(1)
    );
    assert!(options.contains(&chosen), "{options}");
    assert_eq!(options.matches("<option").count(), 5, "{options}");
    assert!(!options.contains("X9") && !options.contains("E1"), "{options}");
    assert!(item.text.contains("<label for=\"country.change_place-parent\">"));
    // one whose place has ended keeps it
    let below_ended = page(&server, &format!("/api/v1/places/{}", id(6))).await;
    assert!(
        below_ended
            .text
            .contains(&format!("<option value=\"{0}\" selected>{0}</option>", id(5)))
    );

    let many = "INSERT INTO \"tblPlaces\" (\"PlaceUUID\", \"Code\", \"Type\", \"ValidityFrom\") \
        SELECT gen_random_uuid(), 'N' || n, 'D', now() FROM generate_series(1, 47) n";
    server.database().query(many);
    let item = page(&server, D1).await;
    assert!(!item.text.contains(select), "{}", item.text);
    let input = "<input id=\"country.change_place-parent\" name=\"parent\" type=\"text\"";
    assert!(item.text.contains(input), "{}", item.text);
}

#[actix_web::test]
async fn actions_and_deletions_are_forms_too() {
    let Some(server) = Server::new() else { return };
    let moved = post(
        &server,
        &format!("{D1}/move"),
        "parent=00000000-0000-4000-8000-000000000003&reason=",
    )
    .await;
    assert_eq!((moved.status, moved.header("Location")), (303, D1), "{}", moved.text);
    let itself = post(
        &server,
        &format!("{D1}/move"),
        "parent=00000000-0000-4000-8000-000000000002&reason=because",
    )
    .await;
    assert_eq!(itself.status, 422);
    assert!(
        itself.text.contains("A place cannot be above itself."),
        "{}",
        itself.text
    );
    let counted = post(&server, "/api/v1/places/count", "").await;
    assert_eq!(counted.status, 200);
    assert!(counted.text.contains("<dt>Places</dt>"), "{}", counted.text);
    let deleted = post(&server, D1, "_method=DELETE").await;
    assert_eq!((deleted.status, deleted.header("Location")), (303, "/api/v1/places"));
    assert_eq!(page(&server, D1).await.status, 404);
}

#[actix_web::test]
async fn only_our_own_pages_post_forms() {
    let Some(server) = Server::new() else { return };
    let before = server.database().query("SELECT count(*) FROM \"tblPlaces\"");
    let fields = "code=N1&kind=D";
    for proof in ["", "_csrf=wrong&", "_csrf=&"] {
        let answer = server
            .ask(asked("POST", "/api/v1/places").body(FORM, format!("{proof}{fields}")))
            .await;
        assert_eq!(answer.status, 403, "{proof}");
    }
    // without a session, whatever it says
    let proof = hidden(&page(&server, "/api/v1/places").await, "_csrf");
    let nobody = Asked::new("POST", "/api/v1/places").header("Accept", BROWSER);
    let answer = server.ask(nobody.body(FORM, format!("_csrf={proof}&{fields}"))).await;
    assert_eq!(answer.status, 401);
    assert!(answer.text.contains("name=\"password\""), "{}", answer.text);
    // a program says what it means with the method, and sends documents
    let program = Asked::new("POST", D1).by("clerk").body(FORM, "_method=DELETE");
    assert_eq!(server.ask(program).await.status, 405);
    let program = Asked::new("POST", "/api/v1/places").by("clerk").body(FORM, fields);
    assert_eq!(server.ask(program).await.status, 415);
    let other = server
        .ask(asked("POST", D1).body(FORM, format!("_csrf={proof}&_method=PUT")))
        .await;
    assert_eq!(other.status, 400);
    assert_eq!(server.database().query("SELECT count(*) FROM \"tblPlaces\""), before);
}

#[actix_web::test]
async fn a_page_shows_only_what_its_reader_may_do() {
    let Some(server) = Server::new() else { return };
    let reader = Asked::get(D1)
        .header("Accept", BROWSER)
        .header("Cookie", "openimis_session=reader");
    let answer = server.ask(reader).await;
    assert_eq!(answer.status, 200);
    assert!(!answer.text.contains("What can be done"), "{}", answer.text);
}

#[actix_web::test]
async fn logging_in_leads_back_and_out_again() {
    let Some(server) = Server::new() else { return };
    let asked_to = server
        .ask(Asked::get("/api/v1/places?sort=code").header("Accept", BROWSER))
        .await;
    assert_eq!(asked_to.status, 401);
    let secret = asked_to
        .cookies()
        .into_iter()
        .find(|cookie| cookie.starts_with("openimis_login="))
        .unwrap();
    assert!(
        secret.contains("HttpOnly") && secret.contains("SameSite=Strict"),
        "{secret}"
    );
    let secret = secret.split(';').next().unwrap().to_owned();
    let (proof, next) = (hidden(&asked_to, "_login"), hidden(&asked_to, "next"));
    assert_eq!(next, "/api/v1/places?sort=code");
    let log_in = |secret: &str, fields: String| {
        Asked::new("POST", "/api/v1/auth/session")
            .header("Accept", BROWSER)
            .header("Cookie", secret)
            .body(FORM, fields)
    };
    let fields = |password: &str, next: &str| format!("_login={proof}&next={next}&username=clerk&password={password}");

    let wrong = server.ask(log_in(&secret, fields("guess", ""))).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text.contains("Incorrect credentials") && wrong.text.contains("value=\"clerk\""),
        "{}",
        wrong.text
    );
    assert!(!wrong.text.contains("guess"));
    assert_eq!(hidden(&wrong, "next"), "/api/v1");
    for other in ["", "openimis_login=planted", "openimis_login="] {
        assert_eq!(
            server.ask(log_in(other, fields("secret", ""))).await.status,
            403,
            "{other}"
        );
    }
    let elsewhere = server
        .ask(log_in(&secret, fields("secret", "https%3A%2F%2Fexample.org%2F")))
        .await;
    assert_eq!(elsewhere.header("Location"), "/api/v1");
    let right = server
        .ask(log_in(&secret, fields("secret", "%2Fapi%2Fv1%2Fplaces%3Fsort%3Dcode")))
        .await;
    assert_eq!(
        (right.status, right.header("Location")),
        (303, "/api/v1/places?sort=code")
    );
    assert!(
        right
            .cookies()
            .iter()
            .any(|cookie| cookie.starts_with("openimis_session=clerk"))
    );

    let proof = hidden(&page(&server, "/api/v1").await, "_csrf");
    let out = asked("POST", "/api/v1/auth/logout").body(FORM, "_csrf=wrong");
    assert_eq!(server.ask(out).await.status, 403);
    let out = server
        .ask(asked("POST", "/api/v1/auth/logout").body(FORM, format!("_csrf={proof}")))
        .await;
    assert_eq!((out.status, out.header("Location")), (303, "/api/v1"));
    assert!(
        out.cookies()
            .iter()
            .any(|cookie| cookie.starts_with("openimis_session=;")),
        "{:?}",
        out.cookies()
    );
}
