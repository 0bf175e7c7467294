-- Code lists of facilities that every new database starts with (spec 1.4, 1.5).

INSERT INTO "tblLegalForms" ("LegalFormCode", "LegalForms", "AltLanguage") VALUES
    ('C', 'Charity', 'Organisation caritative'),
    ('D', 'District organization', 'Organisation du district'),
    ('G', 'Government', 'Gouvernement'),
    ('P', 'Private organization', 'Organisation privée');

INSERT INTO "tblHFSublevel" ("HFSublevel", "HFSublevelDesc", "AltLanguage") VALUES
    ('I', 'Integrated', 'Intégré'),
    ('N', 'No sublevel', 'Sans sous-niveau'),
    ('R', 'Reference', 'Référence');
