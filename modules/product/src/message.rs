//! What this module tells people beside the titles of its errors.

openimis_core::messages! {
    in "product";

    code_used(code) = "A valid product has the code { $code }.";
    at_least_zero = "It must not be negative.";
    at_most_hundred = "It must be from 0 to 100.";
    periods(count) = "There are { $count } periods.";
    care_twice(care) = "The kind of care { $care } stands there twice.";
    covered_already(id) = "'{ $id }' is already linked to the product.";
    share_of_period = "Each period has from 0 to 100 per cent.";
}
