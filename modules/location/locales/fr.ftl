# Français du module « location ». Les identifiants et les $variables viennent de en.ftl, qui en est le modèle.

module-location = Localités et formations sanitaires
right-location-find = Rechercher les localités
right-location-add = Ajouter des localités
right-location-edit = Modifier les localités
right-location-delete = Supprimer des localités
right-location-move = Déplacer des localités
right-location-add_region = Ajouter et modifier les régions et les districts
right-health_facility-find = Rechercher les formations sanitaires
right-health_facility-add = Ajouter des formations sanitaires
right-health_facility-edit = Modifier les formations sanitaires
right-health_facility-delete = Supprimer des formations sanitaires
resource-locations = Localités
    .about = Un lieu du découpage administratif : une région, un district, une commune ou un village.
resource-health-facilities = Formations sanitaires
    .about = Une formation sanitaire : là où les assurés sont soignés et d'où viennent les demandes de remboursement.
resource-health-facility-catchments = Aires de santé
    .about = La part de la population d'un village qu'une formation sanitaire dessert.
resource-legal-forms = Formes juridiques
    .about = À qui appartient une formation sanitaire : État, œuvre caritative, organisation de district, organisation privée.
resource-sub-levels = Sous-niveaux
    .about = La place d'une formation sanitaire parmi celles de son niveau : intégrée, de référence, aucune.
resource-user-districts = Districts des utilisateurs
    .about = Un district dans lequel un utilisateur travaille.
resource-officer-villages = Villages des agents
    .about = Un village desservi par un agent d'enrôlement.
operation-location-create = Créer une localité sous sa localité supérieure
operation-location-change = Modifier une localité ; son niveau reste le même
operation-location-move = Rattacher une localité à une autre ; son type et celui des localités inférieures suivent
operation-location-delete = Mettre fin à une localité dont rien ne dépend, ou dont les localités inférieures sont rattachées à une autre
operation-location-check_code = Vérifier qu'aucune localité valide, de quelque type que ce soit, ne porte ce code
operation-location-own_districts = Lister les districts où l'on travaille, avec leurs régions ; un administrateur travaille dans tous
operation-health_facility-create = Enregistrer une formation sanitaire
operation-health_facility-change = Modifier une formation sanitaire
operation-health_facility-delete = Mettre fin à une formation sanitaire
operation-health_facility-check_code = Vérifier qu'aucune formation sanitaire valide ne porte ce code
location-code_taken = Code de localité déjà utilisé
    .advice = Choisissez un code qu'aucune localité valide ne porte, quel que soit son type.
location-region_right_missing = Les régions et les districts demandent un droit supplémentaire
    .advice = Demandez à un administrateur le droit 121906.
location-village_right_missing = Les communes et les villages demandent un droit supplémentaire
    .advice = Demandez à un administrateur le droit 121902.
location-unknown_type = Type de localité inconnu
    .advice = Choisissez un des types énumérés par le réglage location.location_types.
location-wrong_level = Localité supérieure d'un mauvais niveau
    .advice = Choisissez une localité exactement un niveau au-dessus ; une région n'en a pas.
location-type_by_move = Une localité change de type par déplacement
    .advice = Rattachez la localité à une autre ; son type et celui des localités inférieures suivront.
location-cycle = Une localité ne peut pas être sous elle-même
    .advice = Choisissez une localité supérieure qui n'est pas sous celle-ci.
location-in_use = Localité utilisée
    .advice = Déplacez d'abord ce qui en dépend ou mettez-y fin, ou désignez une nouvelle localité supérieure pour les localités inférieures.
location-outside_area = Hors de votre zone
    .advice = Choisissez un lieu de votre zone, ou adressez-vous à quelqu'un qui y travaille.
location-wrong_place_of_work = Lieu de travail impossible
    .advice = Indiquez des districts pour une personne qui se connecte, et des villages pour un agent d'enrôlement.
health_facility-historical = Formation sanitaire qui n'est plus valide
    .advice = Modifiez la formation sanitaire telle qu'elle est aujourd'hui ; ce qui a pris fin reste tel quel.
health_facility-in_use = Formation sanitaire utilisée
    .advice = Affectez d'abord à une autre formation sanitaire les utilisateurs et les gestionnaires de prestations qui y travaillent.
health_facility-code_taken = Code de formation sanitaire déjà utilisé
    .advice = Choisissez un code qu'aucune formation sanitaire valide ne porte.
health_facility-single_contract_date = Une seule date de contrat
    .advice = Donnez les deux dates du contrat ou aucune.
health_facility-contract_range = Le contrat finit avant de commencer
    .advice = Donnez une date de fin postérieure à la date de début.
health_facility-contract_required = Dates de contrat manquantes
    .advice = Donnez les deux dates du contrat ; cette installation les exige.
health_facility-incorrect_status = Statut de formation sanitaire inconnu
    .advice = Choisissez AC (active), IN (inactive), DE (radiée) ou ID (en veille).
health_facility-unknown_level = Niveau de formation sanitaire inconnu
    .advice = Choisissez un des niveaux énumérés par le réglage location.health_facility_level.
health_facility-not_a_district = Une formation sanitaire appartient à un district
    .advice = Choisissez une localité de type D.
health_facility-catchment = Aire de santé impossible
    .advice = Indiquez des villages, chacun une seule fois, avec un pourcentage de 0 à 100 ; un identifiant doit être celui d'une aire de cette formation sanitaire.
health_facility-email = Adresse électronique mal formée
    .advice = Donnez une adresse de la forme nom@example.org.
location-code_used = Une localité valide porte le code { $code }.
location-types = Les types de localité sont { $types }.
location-parent_of_type = La localité supérieure doit être de type { $kind }.
location-no_parent = Une localité du type le plus élevé n'a pas de localité supérieure.
location-heir_of_type = La nouvelle localité supérieure doit être de type { $kind }, comme l'ancienne.
location-has_uses = En dépendent : { $uses }.
location-locations_below =
    { $count ->
        [one] { $count } localité inférieure
       *[other] { $count } localités inférieures
    }
location-facilities =
    { $count ->
        [one] { $count } formation sanitaire
       *[other] { $count } formations sanitaires
    }
location-officers =
    { $count ->
        [one] { $count } agent d'enrôlement
       *[other] { $count } agents d'enrôlement
    }
location-catchments =
    { $count ->
        [one] { $count } aire de santé
       *[other] { $count } aires de santé
    }
location-place_of_type = { $name } est une localité de type { $kind }.
location-facility_code_used = Une formation sanitaire valide porte le code { $code }.
location-levels = Les niveaux sont { $levels }.
location-catchment_of_villages = Une aire de santé est faite de villages.
location-no_such_catchment = La formation sanitaire n'a pas cette aire de santé.
