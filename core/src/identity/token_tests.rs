use super::*;
use crate::identity::account::{AccountKind, Technical};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;

const KEY: &str = "8f1d6c2ab97e4503d8c1fa4e7b6920358d3f6a1b0c94e7d25f8ab3c6e1097d42";
const OTHER: &str = "c03b7e9f12a4d6580e91b7c3f2a5d8e6419c7f0b3d5a8e261f4c9b7d0e3a6852";

fn keys(texts: &[&str]) -> SigningKeys {
    let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
    SigningKeys::from_texts(&texts).unwrap()
}

fn noon() -> DateTime<Utc> {
    "2026-11-23T12:00:00.25Z".parse().unwrap()
}

fn claims(now: DateTime<Utc>) -> Claims {
    let account = Account {
        id: Uuid::from_u128(7),
        username: "Admin".into(),
        officer_id: None,
        claim_admin_id: None,
        kind: AccountKind::Technical(Technical {
            id: Uuid::from_u128(8),
            is_superuser: false,
            is_staff: false,
            email: None,
            validity_from: None,
            validity_to: None,
        }),
    };
    let session = Session {
        id: Uuid::from_u128(9),
        user_id: account.id,
        created_at: noon(),
        expires_at: noon() + TimeDelta::days(30),
    };
    Claims::new(&account, &session, &SessionSettings::default(), now)
}

#[test]
fn rule_2_the_payload_has_the_claims_of_the_specification() {
    let token = keys(&[KEY]).sign(&claims(noon())).unwrap();
    let payload = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
    let payload: serde_json::Value = serde_json::from_slice(&payload).unwrap();
    assert_eq!(payload["username"], "Admin");
    for claim in ["exp", "origIat", "nbf", "iat"] {
        assert!(payload[claim].is_i64(), "{claim}");
    }
    assert!(payload["jti"].as_str().unwrap().parse::<Uuid>().is_ok());
    assert_eq!(
        payload["exp"].as_i64().unwrap() - payload["nbf"].as_i64().unwrap(),
        86_400
    );
}

#[test]
fn rule_7_altered_expired_and_early_tokens() {
    let keys = keys(&[KEY]);
    let token = keys.sign(&claims(noon())).unwrap();
    assert_eq!(keys.verify(&token, noon()).unwrap(), claims_like(&keys, &token));

    let day = TimeDelta::days(1);
    assert_eq!(
        keys.verify(&token, noon() + day).unwrap_err().to_string(),
        "Signature has expired"
    );
    assert_eq!(keys.verify(&token, noon() - day), Err(TokenError::NotYetValid));

    let (head, signature) = token.rsplit_once('.').unwrap();
    let first = if signature.starts_with('A') { "B" } else { "A" };
    let altered = format!("{head}.{first}{}", &signature[1..]);
    assert_eq!(
        keys.verify(&altered, noon()).unwrap_err().to_string(),
        "Error decoding signature"
    );
    // Also when it has expired as well: a forged token learns nothing more.
    assert_eq!(keys.verify(&altered, noon() + day), Err(TokenError::BadSignature));
}

fn claims_like(keys: &SigningKeys, token: &str) -> Claims {
    let read = keys.verify(token, noon()).unwrap();
    Claims {
        jti: read.jti,
        ..claims(noon())
    }
}

#[test]
fn other_keys_no_signature_and_no_token_are_refused() {
    let ours = keys(&[KEY]);
    let foreign = keys(&[OTHER]).sign(&claims(noon())).unwrap();
    assert_eq!(ours.verify(&foreign, noon()), Err(TokenError::BadSignature));
    let body = foreign.split('.').nth(1).unwrap();
    let unsigned = format!("{}.{body}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#));
    let other_way = format!(
        "{}.{body}.AAAA",
        URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256","typ":"JWT"}"#)
    );
    for bad in ["", "x", "a.b.c", &unsigned, &other_way] {
        let refused = ours.verify(bad, noon()).unwrap_err();
        assert_eq!(refused.to_string(), "Error decoding signature", "{bad:?}");
    }
}

#[test]
fn rotation_signs_with_the_first_key_and_verifies_with_all() {
    let old = keys(&[KEY]).sign(&claims(noon())).unwrap();
    let rotated = keys(&[OTHER, KEY]);
    assert!(rotated.verify(&old, noon()).is_ok());
    let new = rotated.sign(&claims(noon())).unwrap();
    assert_eq!(keys(&[KEY]).verify(&new, noon()), Err(TokenError::BadSignature));
    assert!(keys(&[OTHER]).verify(&new, noon()).is_ok());
}

#[test]
fn rule_8_a_later_token_keeps_orig_iat_and_ends_with_the_session() {
    let later = claims(noon() + TimeDelta::hours(5));
    assert_eq!(later.orig_iat, claims(noon()).orig_iat);
    assert!(later.exp > claims(noon()).exp);
    let last = claims(noon() + TimeDelta::days(29) + TimeDelta::hours(20));
    assert_eq!(last.exp, (noon() + TimeDelta::days(30)).timestamp());
}

#[test]
fn rule_14_tokens_are_told_apart_within_one_second() {
    let change = noon() + TimeDelta::milliseconds(100);
    assert!(claims(noon()).is_older_than(change));
    assert!(!claims(noon() + TimeDelta::milliseconds(200)).is_older_than(change));
}
