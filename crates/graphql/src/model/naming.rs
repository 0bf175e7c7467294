//! openIMIS's naming rules (spec 5.2).

/// `health_facility` → `healthFacility`.
pub(crate) fn camel_case(snake: &str) -> String {
    let mut parts = snake.split('_');
    let mut camel = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        camel.push_str(&capitalized(part));
    }
    camel
}

/// `location__parent__uuid__in` → `location_Parent_Uuid_In`.
pub(crate) fn argument(lookup: &str) -> String {
    let mut parts = lookup.split("__").map(camel_case);
    let mut argument = parts.next().unwrap_or_default();
    for part in parts {
        argument.push('_');
        argument.push_str(&capitalized(&part));
    }
    argument
}

/// `RoleGQLType` → `RoleGQLTypeConnection`.
pub(crate) fn connection(name: &str) -> String {
    format!("{name}Connection")
}

/// `RoleGQLType` → `RoleGQLTypeEdge`.
pub(crate) fn edge(name: &str) -> String {
    format!("{name}Edge")
}

/// `createLocation` → `CreateLocation`.
pub(crate) fn capitalized(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_ascii_uppercase().to_string() + characters.as_str()
    })
}

#[cfg(test)]
mod tests {
    use super::{argument, camel_case};

    /// The examples of spec 5.2.
    #[test]
    fn arguments_are_named_as_openimis_names_them() {
        let cases = [
            ("last_name__icontains", "lastName_Icontains"),
            ("location__parent__parent__uuid__in", "location_Parent_Parent_Uuid_In"),
            ("i_user__last_name__icontains", "iUser_LastName_Icontains"),
            ("a__b__icontains", "a_B_Icontains"),
            ("health_facility__legal_form__code", "healthFacility_LegalForm_Code"),
            ("request_date_time__gte", "requestDateTime_Gte"),
            ("code", "code"),
        ];
        for (lookup, expected) in cases {
            assert_eq!(argument(lookup), expected);
        }
        assert_eq!(camel_case("json_ext"), "jsonExt");
    }
}
