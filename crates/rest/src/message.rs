//! What this door tells people beside core's sentences.

openimis_core::messages! {
    in "rest";

    rows_by_id = "Rows are named by their ids here.";

    // documents
    object_with_data = "Expected an object with the member \"data\".";
    one_identifier = "Expected one resource identifier or null.";
    identifiers = "Expected a list of resource identifiers.";
    an_identifier = "Expected a resource identifier.";
    a_text = "Expected a text.";
    an_object = "Expected an object.";
    object_at_top = "Expected an object at the top.";
    one_object = "Expected one resource object.";
    no_member(name) = "The member \"{ $name }\" is missing.";
    type_here(name) = "The type here is \"{ $name }\".";
    id_as_text = "Expected an id, as text.";
    local_id = "A local id names a row that an atomic operation made before. A row that is being made has no id yet, so nothing can refer to it, not even itself.";
    a_relationship = "This is a relationship.";
    an_attribute = "This is an attribute.";
    no_field_here(name) = "There is no field \"{ $name }\" here.";
    document_needed = "A document with the member \"data\" is needed.";

    // JSON
    not_json(line, column) = "Not JSON at line { $line }, column { $column }.";
    too_deep(most) = "Nested more than { $most } levels deep.";
    character_nul = "A text with the character NUL.";
    out_of_range = "A number out of range.";
    member_twice = "The member stands here twice.";
    json_expected = "Expected JSON.";

    // XML
    not_xml(byte) = "Not XML at byte { $byte }.";
    body_no_utf8 = "The body is not UTF-8.";
    no_xml_character = "A character that XML does not have.";
    encoding_no_utf8 = "The encoding is not UTF-8.";
    document_type = "A document type is not accepted.";
    instruction = "A processing instruction is not accepted.";
    behind_document = "Something stands behind the document.";
    elements_too_deep(most) = "Nested more than { $most } elements deep.";
    escaped_flag(given) = "escaped=\"{ $given }\": expected true or false.";
    no_beginning = "An element ends that has not begun.";
    text_outside = "Text stands outside of the document.";
    no_end = "The document has no end.";
    broken_escape = "A broken escape in a text with escaped=\"true\".";
    broken_attribute = "An attribute is malformed or stands there twice.";
    most_attributes(most) = "An element with more than { $most } attributes.";
    known_entities = "Only the entities amp, lt, gt, apos and quot exist here.";
    attribute_missing(name, element) = "The attribute \"{ $name }\" of <{ $element }> is missing.";
    unknown_attribute(name, element) = "<{ $element }> has no attribute \"{ $name }\".";
    element_not_in(inner, outer) = "<{ $inner }> does not belong into <{ $outer }>.";
    text_not_in(element) = "Text does not belong into <{ $element }>.";
    element_not_here(element) = "<{ $element }> does not belong here.";
    other_root(expected, found) = "Expected <{ $expected }>, found <{ $found }>.";
    namespace(element, namespace) = "The namespace of <{ $element }> is { $namespace }.";
    several_in_list = "Several objects stand in a list: <data many=\"true\">.";
    many_flag = "many: expected true or false.";
    resource_or_identifier(found) = "Expected <resource> or <identifier>, found <{ $found }>.";
    elements_inside = "Elements stand inside of is=\"list\" and is=\"object\" only.";
    other_value = "The value is not what \"is\" says; it may be text, number, boolean, null, list or object.";

    // parameters
    no_parameter = "There is no such parameter here.";
    parameter_twice = "The parameter stands there twice.";
    most_parameters(most) = "At most { $most } parameters can be sent at once.";
    name_no_utf8 = "The name is not UTF-8 in percent-encoding.";
    value_no_utf8 = "The value is not UTF-8 in percent-encoding.";
    brackets = "The brackets do not match.";
    backslash = "A backslash stands before a comma or a backslash only.";
    names_and_commas = "Expected names separated by commas.";
    names_and_dots = "Expected names separated by dots.";
    two_values = "Expected two values separated by a comma.";
    number_between(most) = "Expected a number from 1 to { $most }.";
    number_from_1 = "Expected a number from 1.";
    page_total = "Expected \"exact\", \"estimated\" or \"false\".";
    page_starts(parameter) = "{ $parameter } already says where the page starts.";
    one_of(choices) = "Expected one of { $choices }.";

    // headers
    answers_with(types) = "This address answers with { $types }.";
    visible_characters(most) = "Expected 1 to { $most } visible ASCII characters.";
    entity_tags = "Expected entity tags in quotes, separated by commas, or *.";
    bearer = "Expected \"Bearer\" and a token.";

    // atomic operations, relationships
    operations_expected = "Expected an object with the list \"atomic:operations\".";
    most_operations(most) = "At most { $most } operations can be sent at once.";
    operation_words = "Expected \"op\" to be \"add\", \"update\" or \"remove\".";
    ref_or_href = "Expected either \"ref\" or \"href\".";
    ref_or_href_needed = "Expected \"ref\" or \"href\".";
    no_ref_for_new = "What is added has no \"ref\", unless to a relationship.";
    own_path = "Expected a path of this API without parameters.";
    id_or_lid = "Expected either \"id\" or \"lid\".";
    data_object = "Expected \"data\" to be a resource object.";
    unknown_local_id = "No operation before this one made a row of this type with this local id.";
    condition_in_many = "Send the row's ETag as \"ifMatch\" in the operation's \"meta\".";
    list_too_long(most) = "The list has more than { $most } rows; send all of it with PATCH.";

    // logging in
    send_field(name) = "Send \"{ $name }\".";
    json_or_form = "Send application/json or application/x-www-form-urlencoded.";
    json_only = "Send application/json.";
    object_of_texts = "Expected texts only.";
    form_no_utf8 = "The form is not UTF-8.";
    broken_form = "The form is malformed.";
    form_method = "_method may be PATCH or DELETE.";
    login_again = "Open the page to log in once more.";
}
