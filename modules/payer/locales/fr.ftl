# Français du module « payer ». Les identifiants et les $variables viennent de en.ftl, qui en est le modèle.

module-payer = Payeurs et financements
right-payer-find = Rechercher les payeurs
right-payer-add = Ajouter des payeurs
right-payer-edit = Modifier les payeurs
right-payer-delete = Supprimer des payeurs
resource-payers = Payeurs
    .about = Un tiers qui paie les contributions d'autres : un donateur, une coopérative, l'État.
resource-fundings = Financements
    .about = L'argent qu'un payeur donne pour un produit.
operation-payer-create = Enregistrer un payeur
operation-payer-change = Modifier un payeur
operation-payer-delete = Mettre fin à un payeur
operation-funding-create = Noter l'argent qu'un payeur donne pour un produit
payer-historical = Payeur qui n'est plus valide
    .advice = Modifiez le payeur tel qu'il est aujourd'hui ; ce qui a pris fin reste ce qu'il était.
payer-wrong_place = Un payeur appartient à une région ou à un district
    .advice = Choisissez une région ou un district, ou rien pour tout le pays.
payer-amount = Un financement sans argent
    .advice = Envoyez un montant supérieur à 0.
