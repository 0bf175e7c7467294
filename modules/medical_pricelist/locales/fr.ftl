# Français du module « medical_pricelist ». Les identifiants et les $variables viennent de en.ftl, qui en est le modèle.

module-medical_pricelist = Listes de prix
right-services_pricelist-find = Rechercher les listes de prix des services
right-services_pricelist-add = Ajouter des listes de prix des services
right-services_pricelist-edit = Modifier les listes de prix des services
right-services_pricelist-delete = Supprimer des listes de prix des services
right-services_pricelist-duplicate = Dupliquer les listes de prix des services
right-items_pricelist-find = Rechercher les listes de prix des articles
right-items_pricelist-add = Ajouter des listes de prix des articles
right-items_pricelist-edit = Modifier les listes de prix des articles
right-items_pricelist-delete = Supprimer des listes de prix des articles
right-items_pricelist-duplicate = Dupliquer les listes de prix des articles
resource-items-pricelists = Listes de prix des articles
    .about = Ce que coûtent les articles dans les formations sanitaires qui appliquent la liste.
resource-items-pricelist-details = Articles des listes de prix
    .about = Un article sur une liste de prix.
resource-services-pricelists = Listes de prix des services
    .about = Ce que coûtent les services dans les formations sanitaires qui appliquent la liste.
resource-services-pricelist-details = Services des listes de prix
    .about = Un service sur une liste de prix.
operation-items_pricelist-create = Établir une liste de prix des articles
operation-items_pricelist-change = Modifier une liste de prix des articles
operation-items_pricelist-delete = Mettre fin à une liste de prix des articles
operation-items_pricelist-check_name = Vérifier qu'aucune liste de prix des articles valide ne porte ce nom
operation-services_pricelist-create = Établir une liste de prix des services
operation-services_pricelist-change = Modifier une liste de prix des services
operation-services_pricelist-delete = Mettre fin à une liste de prix des services
operation-services_pricelist-check_name = Vérifier qu'aucune liste de prix des services valide ne porte ce nom
operation-pricelist-prices = Donner les clés des services et des articles d'une liste de prix de chaque sorte, avec les prix qui priment ceux du registre
items_pricelist-name_taken = Nom de liste de prix déjà utilisé
    .advice = Choisissez un nom qu'aucune liste de prix des articles valide ne porte.
services_pricelist-name_taken = Nom de liste de prix déjà utilisé
    .advice = Choisissez un nom qu'aucune liste de prix des services valide ne porte.
pricelist-historical = Les données historiques ne se modifient pas
    .advice = Modifiez la liste de prix telle qu'elle est aujourd'hui ; ce qui a pris fin reste tel quel.
pricelist-not_on_list = Absent de la liste de prix
    .advice = Ajoutez-le à la liste dans la même demande, ou ne donnez de prix qu'à ce qui y figure.
pricelist-negative_price = Prix inférieur à zéro
    .advice = Donnez un prix de zéro ou plus, ou aucun pour le prix du registre.
pricelist-in_use = Liste de prix utilisée
    .advice = Donnez d'abord une autre liste aux formations sanitaires qui l'appliquent.
pricelist-place_in_use = Localité de listes de prix
    .advice = Mettez d'abord fin aux listes de prix de la localité, ou donnez-leur une autre localité.
pricelist-elsewhere = Liste de prix d'un autre lieu
    .advice = Choisissez une liste de prix du district de la formation sanitaire, de sa région, ou une liste nationale.
pricelist-other_facility = Prix d'autres formations sanitaires
    .advice = Demandez les listes de prix de votre formation sanitaire, ou les droits 121201 et 121301 à un administrateur.
medical_pricelist-name_used = Une liste de prix valide porte le nom { $name }.
medical_pricelist-lists_at =
    { $count ->
        [one] { $count } liste de prix est établie pour elle.
       *[other] { $count } listes de prix sont établies pour elle.
    }
medical_pricelist-charged_by =
    { $count ->
        [one] { $count } formation sanitaire l'applique.
       *[other] { $count } formations sanitaires l'appliquent.
    }
