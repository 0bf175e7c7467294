//! What this module tells people beside the titles of its errors.

openimis_core::messages! {
    in "location";

    code_used(code) = "A valid location has the code { $code }.";
    types(types) = "The location types are { $types }.";
    parent_of_type(kind) = "The parent must be a location of type { $kind }.";
    no_parent = "A location of the highest type has no parent.";
    heir_of_type(kind) = "The new parent must be a location of type { $kind }, as the old one.";
    has_uses(uses) = "It has { $uses }.";
    locations_below(count) = "{ $count } locations below it";
    facilities(count) = "{ $count } health facilities";
    officers(count) = "{ $count } enrolment officers";
    catchments(count) = "{ $count } catchments";
    place_of_type(name, kind) = "{ $name } is a location of type { $kind }.";
    facility_code_used(code) = "A valid health facility has the code { $code }.";
    levels(levels) = "The levels are { $levels }.";
    catchment_of_villages = "A catchment is made of villages.";
    no_such_catchment = "The facility has no such catchment.";
}
