//! What this module tells people beside the titles of its errors.

openimis_core::messages! {
    in "medical_pricelist";

    name_used(name) = "A valid price list has the name { $name }.";
    lists_at(count) = "{ $count } price lists are for it.";
    charged_by(count) = "{ $count } facilities charge by it.";
}
