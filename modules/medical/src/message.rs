//! What this module tells people beside the titles of its errors.

openimis_core::messages! {
    in "medical";

    item_code_used(code) = "A valid item has the code { $code }.";
    service_code_used(code) = "A valid service has the code { $code }.";
    diagnosis_code_used(code) = "A valid diagnosis has the code { $code }.";
    part_named_twice = "It is named before.";
    part_of_itself = "A package does not contain itself.";
    no_such_part = "The package has no such part.";
    no_quantity = "A package contains at least one of it.";
}
