# Français du module « contribution ». Les identifiants et les $variables viennent de en.ftl, qui en est le modèle.

module-contribution = Cotisations
right-contribution-find = Rechercher les cotisations
right-contribution-add = Ajouter des cotisations
right-contribution-edit = Modifier les cotisations
right-contribution-delete = Supprimer des cotisations
resource-premiums = Cotisations
    .about = L'argent enregistré pour une police.
resource-premium-mutations = Modifications des cotisations
    .about = Une modification journalisée qui a touché une cotisation.
operation-premium-create = Enregistrer une cotisation, et activer la police une fois qu'elle est payée en entier
operation-premium-change = Corriger une cotisation ; une police payée en entier est activée, aucune n'est désactivée
operation-premium-delete = Mettre fin à une cotisation ; sa police reste telle quelle
operation-premium-check_receipt = Dire si aucune cotisation valide au produit de la police ne porte le reçu
contribution-receipt_taken = Reçu déjà utilisé
    .advice = Choisissez un reçu qu'aucune cotisation valide au même produit ne porte.
contribution-policy_unknown = Police introuvable
    .advice = Indiquez une police valide d'une famille de votre zone.
contribution-negative_amount = Montant négatif
    .advice = Envoyez ce qui a été payé ; corrigez ou supprimez une cotisation mal enregistrée.
contribution-amount_too_large = Montant trop élevé
    .advice = Envoyez un montant d'au plus seize chiffres avant la virgule.
contribution-impossible_day = Jour de paiement impossible
    .advice = Envoyez un jour entre l'année 1900 et l'année 9999.
contribution-other_policy = Une cotisation reste à sa police
    .advice = Supprimez la cotisation et enregistrez-la pour l'autre police.
contribution-receipt_used = Une cotisation valide à { $product } porte le reçu { $receipt }.
