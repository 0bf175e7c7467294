-- Keys of people and families to come. $1 how many people, $2 how many families.
SELECT 'person' AS kind, nextval('"tblInsuree_InsureeID_seq"')::int AS id FROM generate_series(1, $1)
UNION ALL
SELECT 'family', nextval('"tblFamilies_FamilyID_seq"')::int FROM generate_series(1, $2)
