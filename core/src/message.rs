//! What core tells people: sentences, and names of values that stand in them.

crate::messages! {
    in "core";

    // among others
    or = "or";
    right_needed(rights) = "This needs the right { $rights }.";
    no_such_row(resource) = "There is no such row of { $resource } that you may see.";
    no_resource(name) = "There is no resource { $name }.";

    // values
    expected(what) = "Expected { $what }.";
    expected_each(what) = "Expected each to be { $what }.";
    an_id = "an id";
    a_list = "a list";
    an_object = "an object";
    whole_number_16 = "a whole number of 16 bits";
    whole_number_32 = "a whole number of 32 bits";
    whole_number = "a whole number";
    text_without_nul = "a text without the character NUL";
    date = "a date as YYYY-MM-DD";
    uuid = "a UUID";
    true_or_false = "true or false";
    date_and_time = "a date and time as YYYY-MM-DDThh:mm:ss";
    date_and_time_with_offset = "a date and time as YYYY-MM-DDThh:mm:ss, with an offset or in UTC";
    decimal_number = "a decimal number";
    decimal_number_of_28 = "a decimal number of at most 28 digits";
    no_comparison = "nothing: documents cannot be compared";
    two_values = "two values, the smaller one first";
    one_value = "exactly one value";

    // inputs
    no_field_here(name) = "There is no field \"{ $name }\" here.";
    no_null = "Null is not accepted here.";
    blank = "The text is blank.";
    at_most_characters(limit) = "Expected at most { $limit } characters.";
    one_of(choices) = "Expected one of { $choices }.";

    // queries
    name_of_field = "Expected the name of a field.";
    no_filter(resource, name) = "{ $resource } cannot be filtered by { $name }.";
    no_order(resource, name) = "{ $resource } cannot be sorted by { $name }.";
    no_order_by_many(name) = "{ $name } has many rows: a list cannot be sorted by them.";
    no_field(resource, name) = "{ $resource } has no field { $name }.";
    no_relationship(resource, name) = "{ $resource } has no relationship { $name }.";
    no_such_relationship(resource) = "{ $resource } has no such relationship.";
    no_member(resource, name) = "{ $resource } has no field or relationship { $name }.";
    labels_of(resource, name) = "{ $name } cannot be used here: only label fields of { $resource } are shown.";
    labels_only(name) = "{ $name } cannot be followed here: only label fields are shown.";
    leads_nowhere(name) = "{ $name } leads nowhere.";
    no_such_lookup(lookup) = "This field cannot be compared by { $lookup }.";
    no_lookups(name) = "{ $name } has no lookups.";
    no_versions(resource) = "{ $resource } keeps no earlier versions.";
    versions_in_order = "Versions are ordered from the newest to the oldest.";
    wrong_cursor = "This cursor is malformed, or belongs to another list or order.";
    most_included_rows(most) = "This path brings more than { $most } rows along; ask for fewer rows at once.";
    most_filters(most) = "At most { $most } filters can be combined.";
    most_values(most) = "At most { $most } values can be given.";
    most_sort_fields(most) = "At most { $most } sort fields can be given.";
    most_paths(most) = "At most { $most } paths can be included.";
    most_names(most) = "A path can have at most { $most } names.";
    most_rows(most) = "A page has at most { $most } rows.";

    // users and roles; of hidden and obligatory fields openIMIS's own words (spec 7.4)
    hidden_given(field) = "Field { $field } is set as hidden, but payload provides value.";
    obligatory_missing(field) = "Field { $field } is mandatory, but payload does not provide value";
    username_length(most) = "User names have at most { $most } characters.";
    name_needed = "A user needs a name.";
    role_has_name(name) = "A valid role has the name { $name }.";
    rights_not_held(rights) = "You do not hold the rights { $rights }.";
    administrators_only = "Only administrators make others administrators.";
    not_json(error) = "Invalid JSON: { $error }";

    // logging in, in openIMIS's own words (spec 2.8)
    locked_now = "Account locked: too many login attempts. Please try again later.";
    locked_still(minutes) = "Too many failed attempts.Try again in { $minutes } minutes.";

    // passwords
    password_too_short(least) = "The password must be at least { $least } characters long.";
    password_too_long(most) = "The password must be at most { $most } characters long.";
    password_upper_case = "The password must contain an upper case letter.";
    password_lower_case = "The password must contain a lower case letter.";
    password_digit = "The password must contain a digit.";
    password_symbol = "The password must contain a special character.";
    password_weak = "Password is too weak. Avoid common patterns and dictionary words.";
}
