-- Families that buy, with what their policies depend on, from one key to another. $1 seed, $2 after which key, $3 how many.
SELECT family."FamilyID" AS id,
    ('x' || left(md5($1 || ' policy ' || family."FamilyUUID"), 7))::bit(28)::int AS chance,
    array_agg(member."InsureeID" ORDER BY member."IsHead" DESC, member."InsureeID") AS people,
    array_agg(member."DOB" ORDER BY member."IsHead" DESC, member."InsureeID") AS births,
    array_agg(coalesce(member."Relationship", 0::smallint) ORDER BY member."IsHead" DESC, member."InsureeID") AS relationships
FROM (
    SELECT "FamilyID", "FamilyUUID"
    FROM "tblFamilies"
    WHERE "ValidityTo" IS NULL AND "FamilyID" > $2
    ORDER BY "FamilyID"
    LIMIT $3
) AS family
JOIN "tblInsuree" member ON member."FamilyID" = family."FamilyID" AND member."ValidityTo" IS NULL
GROUP BY family."FamilyID", family."FamilyUUID"
ORDER BY family."FamilyID"
