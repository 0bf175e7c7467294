-- Code lists that every new database starts with (spec 1.3). Reasons of a status are the scheme's own: none.

INSERT INTO "tblGender" ("Code", "Gender", "AltLanguage", "SortOrder") VALUES
    ('M', 'Male', 'Homme', 1),
    ('F', 'Female', 'Femme', 2),
    ('O', 'Other', 'Autre', 3);

INSERT INTO "tblEducations" ("EducationId", "Education", "AltLanguage") VALUES
    (1, 'Nursery', 'Garderie'),
    (2, 'Primary school', 'École primaire'),
    (3, 'Secondary school', 'École secondaire'),
    (4, 'University', 'Université'),
    (5, 'Postgraduate studies', 'Études supérieures'),
    (6, 'PHD', 'Doctorat'),
    (7, 'Other', 'Autre');

INSERT INTO "tblProfessions" ("ProfessionId", "Profession", "AltLanguage") VALUES
    (1, 'Housewife', 'Femme au foyer'),
    (2, 'Employee', 'Employé'),
    (3, 'Self Employee', 'Indépendant'),
    (4, 'Others', 'Autres');

-- Prices know 7 by its number.
INSERT INTO "tblRelations" ("RelationId", "Relation", "AltLanguage") VALUES
    (1, 'Brother/Sister', 'Frère/Sœur'),
    (2, 'Father/Mother', 'Père/Mère'),
    (3, 'Uncle/Aunt', 'Oncle/Tante'),
    (4, 'Son/Daughter', 'Fils/Fille'),
    (5, 'Grand parents', 'Grands-parents'),
    (6, 'Employee', 'Employé'),
    (7, 'Others', 'Autres'),
    (8, 'Spouse', 'Époux');

INSERT INTO "tblFamilyTypes" ("FamilyTypeCode", "FamilyType", "AltLanguage") VALUES
    ('C', 'Council', 'Conseil'),
    ('G', 'Organization', 'Organisation'),
    ('H', 'Household', 'Ménage'),
    ('O', 'Other', 'Autre'),
    ('P', 'Priests', 'Prêtres'),
    ('S', 'Students', 'Étudiants'),
    ('T', 'Teachers', 'Enseignants');

INSERT INTO "tblConfirmationTypes"
    ("ConfirmationTypeCode", "ConfirmationType", "AltLanguage", is_confirmation_number_required) VALUES
    ('A', 'Local council', 'Conseil local', false),
    ('B', 'Municipality', 'Municipalité', false),
    ('C', 'State', 'État', false),
    ('D', 'Other', 'Autre', false);

INSERT INTO "tblIdentificationTypes" ("IdentificationCode", "IdentificationTypes", "AltLanguage") VALUES
    ('D', 'Driver''s licence', 'Permis de conduire'),
    ('N', 'National ID', 'Carte d''identité'),
    ('P', 'Passport', 'Passeport'),
    ('V', 'Voter card', 'Carte d''électeur');
