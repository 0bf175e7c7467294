-- What every new database starts with (spec 1.4, 3.5). No accounts: they are made by a command.
-- The rights of the roles come from the modules that own them, see the runner's `rights.rs`.

INSERT INTO "tblLanguages" ("LanguageCode", "LanguageName") VALUES
    ('en', 'English'),
    ('fr', 'Français');

INSERT INTO "tblRole" ("ValidityFrom", "RoleUUID", "RoleName", "AltLanguage", "IsSystem", "IsBlocked", "AuditUserID")
SELECT now(), gen_random_uuid()::text, role.name, role.french, role.code, false, -1
FROM (VALUES
    (1, 1, 'Enrolment Officer', 'Agent d''enrôlement'),
    (2, 2, 'Manager', 'Gestionnaire'),
    (3, 4, 'Accountant', 'Comptable'),
    (4, 8, 'Clerk', 'Agent de saisie'),
    (5, 16, 'Medical Officer', 'Médecin-conseil'),
    (6, 32, 'Scheme Administrator', 'Administrateur du régime'),
    (7, 64, 'IMIS Administrator', 'Administrateur IMIS'),
    (8, 128, 'Receptionist', 'Réceptionniste'),
    (9, 256, 'Claim Administrator', 'Administrateur des demandes'),
    (10, 512, 'Claim Contributor', 'Contributeur aux demandes'),
    (11, 524288, 'HF Administrator', 'Administrateur de formation sanitaire'),
    (12, 1048576, 'Offline Administrator', 'Administrateur hors ligne')
) AS role (position, code, name, french)
ORDER BY role.position;
