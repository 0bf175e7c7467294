# Made by `UPDATE_CONTRACTS=1 cargo test -p openimis --test contracts`; do not edit.
# A translation takes the texts; ids and $variables stay.

module-payer = Payers and fundings
right-payer-find = Find payers
right-payer-add = Add payers
right-payer-edit = Edit payers
right-payer-delete = Delete payers
resource-payers = Payers
    .about = A third party that pays contributions for others: a donor, a co-operative, the government.
resource-fundings = Fundings
    .about = Money that a payer gives for a product.
operation-payer-create = Registers a payer
operation-payer-change = Changes a payer
operation-payer-delete = Ends a payer
operation-funding-create = Notes money that a payer gives for a product
payer-historical = Payer no longer valid
    .advice = Change the payer as he is today; what has ended stays as it was.
payer-wrong_place = A payer belongs to a region or district
    .advice = Choose a region or a district, or none for the whole country.
payer-amount = A funding without money
    .advice = Send an amount above 0.
