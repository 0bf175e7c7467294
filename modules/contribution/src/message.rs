//! What this module tells people beside the titles of its errors.

openimis_core::messages! {
    in "contribution";

    receipt_used(receipt, product) = "A valid contribution to { $product } has the receipt { $receipt }.";
}
