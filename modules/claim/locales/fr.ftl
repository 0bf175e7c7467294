# Français du module « claim ». Les identifiants et les $variables viennent de en.ftl, qui en est le modèle.
