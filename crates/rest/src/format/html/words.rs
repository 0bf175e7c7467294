//! The words of pages, beside those of declarations.

openimis_core::messages! {
    in "rest";

    // around every page
    page_skip = "Skip to content";
    page_main = "Main";
    page_resources = "Resources";
    page_documentation = "API documentation";
    page_errors = "Errors";
    page_logged_in_as = "Logged in as";
    page_log_out = "Log out";
    page_log_out_hint = "Ends every session of yours, on every device";
    page_log_in = "Log in";
    page_way_up = "Way up";
    page_other_formats = "Other formats";
    page_this_as = "This page as";
    page_all_rows(format) = "{ $format }, all rows";
    page_curl = "The request as curl";

    // logging in
    page_user_name = "User name";
    page_password = "Password";
    page_log_in_to_see = "Log in to see this page.";
    page_who_you_are = "Who you are";

    // errors
    page_error = "Error";
    page_all_resources = "All resources";
    page_parameter = "Parameter";
    page_pointer = "Pointer";
    page_header = "Header";
    page_status(status) = "Status { $status }";
    page_request = "request";
    page_codes = "Every error has a code that never changes. Branch on the code, not on the text.";
    page_nothing = "Nothing here";
    page_leads_to_no_row = "The relationship leads to no row.";

    // rows
    page_no_rows = "No rows.";
    page_rows = "Rows";
    page_id = "Id";
    page_pages = "Pages";
    page_first = "First";
    page_previous = "Previous";
    page_next = "Next";
    page_last = "Last";
    page_rows_in_all(rows) = "{ $rows } rows in all";
    page_about_rows_in_all(rows) = "About { $rows } rows in all";
    page_count = "Count all rows";
    page_right_missing = "(a right is missing)";
    page_relationship = "Relationship";
    page_related = "Related";
    page_show = "show";
    page_ended = "(ended)";
    page_no_value = "no value";
    page_yes = "yes";
    page_no = "no";

    // versions
    page_earlier_versions = "Earlier versions";
    page_versions_of(resource) = "{ $resource }: earlier versions";
    page_versions = "Versions";
    page_newest_first = "Versions, newest first";
    page_from = "From";
    page_to = "To";
    page_by = "By";

    // filters
    page_filter = "Filter";
    page_show_all = "Show all";
    page_any = "any";
    page_contains(field) = "{ $field } contains";
    page_not_before(field) = "{ $field }: not before";
    page_not_after(field) = "{ $field }: not after";
    page_id_of(field) = "{ $field } (id)";

    // forms
    page_what_can_be_done = "What can be done";
    page_must_be_filled_in = "* must be filled in";
    page_ask = "Ask";
    page_not_done = "This was not done";
    page_back = "Back without doing it";
    page_changed_meanwhile = "Somebody changed this row after you opened it. What you entered stands below.";
    page_load_again = "Load the row as it is now";
    page_open_to_change = "Open this row to change it";
    page_id_of_row = "The id of the row.";
    page_one_id_a_line = "One id a line.";
    page_as_json = "As JSON.";
    page_one_a_line = "One a line.";
    page_instant = "As YYYY-MM-DDThh:mm:ss, in UTC.";
    page_look_up(resource) = "Look up in { $resource }";
}
