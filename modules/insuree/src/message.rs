//! What this module tells people beside the titles of its errors.

openimis_core::messages! {
    in "insuree";

    number_is_taken = "Somebody has this insurance number already.";
    number_missing = "There is no insurance number.";
    number_length = "The insurance number is too short or too long.";
    number_checksum = "The checksum of the insurance number is wrong.";
    number_unreadable = "The insurance number must be made of digits.";
    number_validator = "The validator of insurance numbers that the settings name is not there.";
    heads_family = "The person heads a family; give it another head first.";
    reason_of_status(status) = "Choose the code of a reason for the status { $status }.";
    photo_formats = "Send a JPEG or PNG image, as base64.";
    further_faults(count) = "{ $count } more rows or cells are wrong.";
    photo_too_large(megabytes) = "The image has more than { $megabytes } megabytes or too many pixels.";
}
