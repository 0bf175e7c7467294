//! What this module tells people beside the titles of its errors.

openimis_core::messages! {
    in "policy";

    a_day = "Expected a day (YYYY-MM-DD), with or without time.";
    product_unknown(id) = "product { $id } not found";
    product_or_plan = "Product or contribution plan is mandatory";
    sale_period(code, from, to) = "The product { $code } is sold from { $from } to { $to }.";
    sale_place(code) = "The product { $code } is not sold where the family lives.";
    first_cycle(code) = "The product { $code } has cycles, but not the first one.";
    beyond_calendar(code) = "A period of the product { $code } leads beyond the calendar.";
    unreadable_cycle(code, cycle) = "The cycle { $cycle } of the product { $code } is no day of the year.";
    too_many_members(members, maximum) = "Number of insurees { $members } is above policy maximum: { $maximum }";
    no_room(code, maximum) = "The product { $code } takes at most { $maximum } members.";
    policies(count) = "The family has { $count } valid policies.";
    other_family = "The policy belongs to another family.";
}
