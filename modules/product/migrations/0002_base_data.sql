-- The code list of products that every new database starts with.

INSERT INTO "tblCeilingInterpretation" ("CeilingIntCode", "CeilingIntDesc", "AltLanguage") VALUES
    ('H', 'Hospital', 'Hôpital'),
    ('I', 'In-Patient', 'Soins hospitaliers');
