-- Keys of policies to come. $1 how many.
SELECT nextval('"tblPolicy_PolicyID_seq"')::int AS id FROM generate_series(1, $1)
