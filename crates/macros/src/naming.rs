//! Names outside, made from Rust names.

use syn::Ident;
use syn::ext::IdentExt;

/// The name without `r#`.
pub fn plain(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// `valid_from` → `validFrom`.
pub fn camel_case(snake_case: &str) -> String {
    let mut camel = String::with_capacity(snake_case.len());
    for word in snake_case.split('_').filter(|word| !word.is_empty()) {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !camel.is_empty() => camel.extend(first.to_uppercase()),
            first => camel.extend(first),
        }
        camel.push_str(letters.as_str());
    }
    camel
}

#[cfg(test)]
mod tests {
    use super::camel_case;

    #[test]
    fn names_outside_are_camel_case() {
        assert_eq!(camel_case("valid_from"), "validFrom");
        assert_eq!(camel_case("code"), "code");
        assert_eq!(camel_case("_raw_number_2"), "rawNumber2");
    }
}
