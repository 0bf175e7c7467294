-- The code list of payers that every new database starts with.

INSERT INTO "tblPayerType" ("Code", "PayerType") VALUES
    ('C', 'Co-operative'),
    ('D', 'Donor'),
    ('G', 'Government'),
    ('L', 'Local Authority'),
    ('O', 'Other'),
    ('P', 'Private Organization');
