# Français du module « core ». Les identifiants et les $variables viennent de en.ftl, qui en est le modèle.

module-core = Utilisateurs, rôles et configuration
right-officer-find = Rechercher les agents d'enrôlement
right-officer-add = Ajouter des agents d'enrôlement
right-officer-edit = Modifier les agents d'enrôlement
right-officer-delete = Supprimer des agents d'enrôlement
right-claim_administrator-find = Rechercher les gestionnaires de prestations
right-claim_administrator-add = Ajouter des gestionnaires de prestations
right-claim_administrator-edit = Modifier les gestionnaires de prestations
right-claim_administrator-delete = Supprimer des gestionnaires de prestations
right-user-find = Rechercher les utilisateurs
right-user-add = Ajouter des utilisateurs
right-user-edit = Modifier les utilisateurs
right-user-delete = Supprimer des utilisateurs
right-role-profile = Profils des utilisateurs
right-role-find = Rechercher les rôles
right-role-add = Ajouter des rôles
right-role-edit = Modifier les rôles
right-role-delete = Supprimer des rôles
right-role-duplicate = Dupliquer des rôles
right-role-replace = Remplacer des rôles
right-core-configure = Configurer les modules
right-core-view_masked_data = Voir les données masquées
resource-languages = Langues
    .about = Une langue dans laquelle les messages sont lus.
resource-roles = Rôles
    .about = Un ensemble de droits sous un même nom.
resource-role-rights = Droits des rôles
    .about = Un droit d'un rôle. Seuls figurent les droits que le rôle a aujourd'hui (W-38).
resource-users = Utilisateurs
    .about = Toute personne qui a un nom dans le système, quelle que soit sa qualité : utilisateur qui se connecte, agent d'enrôlement, gestionnaire de prestations.
resource-interactive-users = Utilisateurs interactifs
    .about = Une personne qui peut se connecter.
resource-user-roles = Rôles des utilisateurs
    .about = Un rôle attribué à une personne.
resource-officers = Agents d'enrôlement
    .about = Un agent d'enrôlement : il inscrit les ménages dans les villages.
resource-claim-administrators = Gestionnaires de prestations
    .about = Un gestionnaire de prestations : il répond des demandes de remboursement d'une formation sanitaire. Jamais visible sans connexion (W-08).
resource-module-configurations = Configurations des modules
    .about = La configuration d'un module pour une couche. Lisible par tous, car la page de connexion en a besoin : n'exposez jamais une configuration qui contient des secrets.
resource-field-controls = Contrôles de champs
    .about = La façon dont l'interface traite un de ses champs ; le serveur n'en tient pas compte (spec 7.3).
resource-user-mutations = Comptes touchés
    .about = Un compte qu'une modification demandée a touché.

resource-mutation-logs = Journal des modifications
    .about = Une modification demandée, et ce qu'il en est advenu.
operation-role-create = Créer un rôle avec des droits que son auteur détient
operation-role-change = Modifier un rôle ; les droits ajoutés doivent être détenus par celui qui les ajoute
operation-role-delete = Mettre fin à un rôle ; ses titulaires perdent les droits qu'il donnait
operation-role-duplicate = Créer un rôle avec les droits d'un autre, que son auteur détient tous
operation-role-check_name = Vérifier qu'aucun rôle valide ne porte ce nom
operation-role-list_permissions = Lister les droits de tous les modules installés
operation-user-create = Créer un utilisateur : personne qui se connecte, agent d'enrôlement, gestionnaire de prestations, ou plusieurs à la fois
operation-user-change = Modifier un utilisateur ; les qualités qu'il a déjà restent
operation-user-delete = Supprimer un utilisateur : connexion, agent d'enrôlement et gestionnaire de prestations prennent fin, le nom reste réservé
operation-user-change_language = Changer la langue dans laquelle vous lisez les messages
operation-user-check_username = Vérifier qu'aucun utilisateur, même supprimé, ne porte ce nom
operation-user-username_length = Indiquer la longueur maximale d'un nom d'utilisateur
operation-user-password_rules = Indiquer la longueur qu'un mot de passe doit avoir, et combien de caractères de chaque sorte
operation-user-check_email = Vérifier qu'aucun utilisateur valide n'a cette adresse électronique
operation-user-list_obligatory_fields = Indiquer quels champs des utilisateurs sont obligatoires (M), facultatifs (O) ou interdits (H)
operation-officer-create = Enregistrer un agent d'enrôlement sans compte
operation-officer-change = Modifier un agent d'enrôlement
operation-officer-delete = Mettre fin à un agent d'enrôlement ; sa connexion éventuelle reste
operation-officer-list_obligatory_fields = Indiquer quels champs des agents d'enrôlement sont obligatoires (M), facultatifs (O) ou interdits (H)
operation-claim_administrator-create = Enregistrer un gestionnaire de prestations sans compte
operation-claim_administrator-change = Modifier un gestionnaire de prestations
operation-claim_administrator-delete = Mettre fin à un gestionnaire de prestations ; sa connexion éventuelle reste
operation-module_configuration-create = Écrire la configuration d'un module qui n'en a pas pour cette couche
operation-module_configuration-change = Modifier la configuration d'un module
operation-module_configuration-delete = Supprimer la configuration d'un module et ses contrôles de champs ; les valeurs par défaut s'appliquent de nouveau
core-unauthenticated = Vous n'êtes pas connecté
    .advice = Connectez-vous et joignez le jeton à la requête.
core-forbidden = Droit manquant
    .advice = Demandez à un administrateur le droit indiqué.
core-not_found = Introuvable
    .advice = Vérifiez l'adresse ; il se peut aussi que vous n'ayez pas accès à l'enregistrement.
core-required = Valeur obligatoire manquante
    .advice = Donnez une valeur à ce champ.
core-unknown_field = Champ inconnu
    .advice = Retirez le champ ; la documentation énumère ceux qui existent.
core-invalid_value = Valeur non valide
    .advice = Donnez une valeur du type indiqué.
core-too_long = Texte trop long
    .advice = Raccourcissez le texte.
core-no_such_reference = Enregistrement désigné introuvable
    .advice = Désignez un enregistrement qui existe et que vous pouvez voir.
core-invalid_parameter = Paramètre de requête non valide
    .advice = Corrigez le paramètre ; la documentation énumère ceux qui existent.
core-malformed_body = Corps de requête mal formé
    .advice = Envoyez un document bien formé.
core-conflict = Conflit
    .advice = Relisez l'enregistrement et recommencez la modification.
core-stale = Modifié entre-temps
    .advice = Relisez l'enregistrement, voyez ce qui a changé et recommencez la modification avec son nouvel ETag.
core-in_flight = Traitement en cours
    .advice = Attendez un instant et renvoyez la requête avec la même Idempotency-Key.
core-key_reused = Idempotency-Key déjà utilisée pour une autre requête
    .advice = Créez une nouvelle clé pour chaque nouvelle requête ; ne la réutilisez que pour répéter exactement la même.
core-taken = Valeur déjà utilisée
    .advice = Choisissez une valeur qu'aucun autre enregistrement ne porte.
core-took_too_long = Traitement trop long
    .advice = Demandez moins à la fois, par un filtre ou une page plus petite, ou réessayez plus tard.
core-unavailable = Service indisponible
    .advice = Réessayez après le délai indiqué par Retry-After.
core-internal = Erreur interne
    .advice = Communiquez l'identifiant de la requête à l'administrateur.
role-name_taken = Nom de rôle déjà utilisé
    .advice = Choisissez un nom qu'aucun rôle valide ne porte.
role-right_not_held = Nul ne donne un droit qu'il n'a pas
    .advice = Adressez-vous à quelqu'un qui détient les droits indiqués.
role-administrators = Le rôle des administrateurs doit rester
    .advice = Retirez ce rôle aux utilisateurs au lieu de le bloquer ou de le supprimer.
role-no_administrators = Aucun rôle d'administrateurs
    .advice = Rétablissez un rôle valide et non bloqué de code 64.
user-name_taken = Nom d'utilisateur déjà utilisé
    .advice = Choisissez un nom qu'aucun utilisateur ne porte ni n'a porté.
user-name_too_long = Nom d'utilisateur trop long
    .advice = Ne dépassez pas le nombre de caractères fixé par le réglage core.username_code_length.
user-name_fixed = Les noms d'utilisateur ne changent pas
    .advice = Gardez le nom ; cette installation n'en permet pas d'autre.
user-email_missing = Adresse électronique manquante
    .advice = Donnez une adresse électronique.
user-email_malformed = Adresse électronique mal formée
    .advice = Donnez une adresse de la forme nom@example.org.
user-email_taken = Adresse électronique déjà utilisée
    .advice = Choisissez une adresse qu'aucun autre utilisateur valide n'a.
user-self_deprovision = Un administrateur ne peut pas se retirer lui-même
    .advice = Laissez un autre administrateur le faire.
user-no_type = Type d'utilisateur manquant
    .advice = Donnez au moins un type : INTERACTIVE, OFFICER ou CLAIM_ADMIN.
user-beyond_actor = L'utilisateur détient plus de droits que vous
    .advice = Laissez faire quelqu'un qui détient les droits de cet utilisateur.
user-password_refused = Mot de passe refusé
    .advice = Choisissez un mot de passe conforme aux règles.
user-password_without_login = Pas de mot de passe sans connexion
    .advice = Donnez à l'utilisateur le type INTERACTIVE ou retirez le mot de passe.
user-obligatory_field = Champ obligatoire manquant
    .advice = Donnez une valeur ; le réglage core.fields_controls_user l'exige.
user-hidden_field = Champ masqué renseigné
    .advice = Retirez le champ ; le réglage core.fields_controls_user le masque.
user-no_language = Ce compte n'a pas de langue
    .advice = Connectez-vous avec le compte d'une personne.
officer-code_taken = Code d'agent déjà utilisé
    .advice = Choisissez un code qu'aucun agent valide ne porte.
officer-code_fixed = Le code de l'agent est le nom d'un compte
    .advice = Changez le nom de l'utilisateur ; le code suivra.
officer-own_substitute = Un agent ne peut pas être son propre suppléant
    .advice = Désignez un autre agent.
claim_administrator-code_taken = Code de gestionnaire de prestations déjà utilisé
    .advice = Choisissez un code qu'aucun gestionnaire de prestations valide ne porte.
claim_administrator-code_fixed = Le code du gestionnaire de prestations est le nom d'un compte
    .advice = Changez le nom de l'utilisateur ; le code suivra.
module_configuration-taken = Configuration déjà présente
    .advice = Modifiez la configuration que le module a pour cette couche.
module_configuration-invalid_json = JSON non valide
    .advice = Envoyez un objet JSON sous forme de texte.
core-or = ou
core-right_needed = Il faut pour cela le droit { $rights }.
core-no_such_row = Il n'y a dans { $resource } aucun enregistrement de ce genre que vous puissiez voir.
core-no_resource = La ressource { $name } n'existe pas.
core-expected = Valeur attendue : { $what }.
core-expected_each = Chaque valeur doit être : { $what }.
core-an_id = un identifiant
core-a_list = une liste
core-an_object = un objet
core-whole_number_16 = un nombre entier de 16 bits
core-whole_number_32 = un nombre entier de 32 bits
core-whole_number = un nombre entier
core-text_without_nul = un texte sans le caractère NUL
core-date = une date au format AAAA-MM-JJ
core-uuid = un UUID
core-true_or_false = true (vrai) ou false (faux)
core-date_and_time = une date et une heure au format AAAA-MM-JJThh:mm:ss
core-date_and_time_with_offset = une date et une heure au format AAAA-MM-JJThh:mm:ss, avec décalage horaire ou en UTC
core-decimal_number = un nombre décimal
core-decimal_number_of_28 = un nombre décimal d'au plus 28 chiffres
core-no_comparison = aucune, car les documents ne se comparent pas
core-two_values = deux valeurs, la plus petite d'abord
core-one_value = une seule valeur
core-no_field_here = Il n'y a pas ici de champ « { $name } ».
core-no_null = La valeur null n'est pas acceptée ici.
core-blank = Le texte est vide.
core-at_most_characters =
    { $limit ->
        [one] Le texte doit avoir au plus { $limit } caractère.
       *[other] Le texte doit avoir au plus { $limit } caractères.
    }
core-one_of = Valeur attendue, au choix : { $choices }.
core-name_of_field = Il faut ici le nom d'un champ.
core-no_filter = { $resource } ne peut pas être filtré par { $name }.
core-no_order = { $resource } ne peut pas être trié par { $name }.
core-no_order_by_many = { $name } désigne plusieurs enregistrements : une liste ne peut pas être triée par eux.
core-no_field = { $resource } n'a pas de champ { $name }.
core-no_relationship = { $resource } n'a pas de relation { $name }.
core-no_such_relationship = { $resource } n'a pas cette relation.
core-no_member = { $resource } n'a ni champ ni relation { $name }.
core-labels_of = { $name } ne peut pas servir ici : seuls les libellés de { $resource } sont visibles.
core-labels_only = { $name } ne peut pas être suivi ici : seuls les libellés sont visibles.
core-leads_nowhere = { $name } ne mène nulle part.
core-no_such_lookup = Ce champ ne peut pas être comparé par { $lookup }.
core-no_lookups = { $name } se compare directement, sans suffixe.
core-no_versions = { $resource } ne garde pas de versions antérieures.
core-versions_in_order = Les versions sont ordonnées de la plus récente à la plus ancienne.
core-wrong_cursor = Ce curseur est mal formé, ou appartient à une autre liste ou à un autre ordre.
core-most_included_rows =
    { $most ->
        [one] Ce chemin amène plus de { $most } enregistrement ; demandez-en moins à la fois.
       *[other] Ce chemin amène plus de { $most } enregistrements ; demandez-en moins à la fois.
    }
core-most_filters =
    { $most ->
        [one] On peut donner au plus { $most } filtre.
       *[other] On peut combiner au plus { $most } filtres.
    }
core-most_values =
    { $most ->
        [one] On peut donner au plus { $most } valeur.
       *[other] On peut donner au plus { $most } valeurs.
    }
core-most_sort_fields =
    { $most ->
        [one] On peut donner au plus { $most } champ de tri.
       *[other] On peut donner au plus { $most } champs de tri.
    }
core-most_paths =
    { $most ->
        [one] On peut inclure au plus { $most } chemin.
       *[other] On peut inclure au plus { $most } chemins.
    }
core-most_names =
    { $most ->
        [one] Un chemin a au plus { $most } nom.
       *[other] Un chemin a au plus { $most } noms.
    }
core-most_rows =
    { $most ->
        [one] Une page a au plus { $most } enregistrement.
       *[other] Une page a au plus { $most } enregistrements.
    }
core-hidden_given = Le champ { $field } est masqué, mais une valeur a été envoyée.
core-obligatory_missing = Le champ { $field } est obligatoire, mais aucune valeur n'a été envoyée.
core-username_length =
    { $most ->
        [one] Un nom d'utilisateur a au plus { $most } caractère.
       *[other] Un nom d'utilisateur a au plus { $most } caractères.
    }
core-name_needed = Un utilisateur doit avoir un nom.
core-role_has_name = Un rôle valide porte le nom { $name }.
core-rights_not_held = Vous ne détenez pas les droits { $rights }.
core-administrators_only = Seuls les administrateurs désignent d'autres administrateurs.
core-not_json = JSON non valide : { $error }
core-locked_now = Compte verrouillé : trop de tentatives de connexion. Réessayez plus tard.
core-locked_still =
    { $minutes ->
        [one] Trop de tentatives échouées. Réessayez dans { $minutes } minute.
       *[other] Trop de tentatives échouées. Réessayez dans { $minutes } minutes.
    }
core-password_too_short =
    { $least ->
        [one] Le mot de passe doit avoir au moins { $least } caractère.
       *[other] Le mot de passe doit avoir au moins { $least } caractères.
    }
core-password_too_long =
    { $most ->
        [one] Le mot de passe doit avoir au plus { $most } caractère.
       *[other] Le mot de passe doit avoir au plus { $most } caractères.
    }
core-password_upper_case = Le mot de passe doit contenir une lettre majuscule.
core-password_lower_case = Le mot de passe doit contenir une lettre minuscule.
core-password_digit = Le mot de passe doit contenir un chiffre.
core-password_symbol = Le mot de passe doit contenir un caractère spécial.
core-password_weak = Le mot de passe est trop faible. Évitez les suites courantes et les mots du dictionnaire.
