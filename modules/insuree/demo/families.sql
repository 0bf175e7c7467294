-- Families with their members, from one number to another. $1 seed, $2 and $3 the first and the last number.
-- A family has three to seven members, five on average: its head, mostly a spouse, children, sometimes an older relative.
WITH villages AS (
    SELECT array_agg("LocationId" ORDER BY "LocationId") AS list
    FROM "tblLocations"
    WHERE "LocationType" = 'V' AND "ValidityTo" IS NULL
), words AS (
    SELECT
        '{ba,cha,da,fo,ga,ka,ki,lu,ma,mbo,mu,na,nde,nyo,pa,ra,sa,shi,ta,wa}'::text[] AS first_syllables,
        '{ba,da,go,ka,la,li,lo,ma,mi,na,ngu,ra,ri,sa,shi,ta,wa,ye,zi,to}'::text[] AS middle_syllables,
        '{bo,kwa,la,lu,ma,na,ndo,ngo,ni,ro,sha,ti,wa,ya,za,le}'::text[] AS last_syllables,
        '{Abel,Aden,Ali,Amadou,Bakari,Baraka,Bikash,Chinedu,Daniel,David,Deepak,Emmanuel,Faraji,Francis,Gabriel,Ganesh,
            Hamisi,Hari,Hassan,Ibrahim,Isaac,Ismail,Jean,John,Joseph,Juma,Kofi,Kwame,Lamin,Leon,Mamadou,Mohamed,Moses,
            Musa,Nabin,Omari,Ousmane,Patrick,Paul,Peter,Prakash,Rajabu,Ram,Samuel,Sanjay,Simon,Suresh,Thomas,Yusuf,
            Zuberi}'::text[] AS men,
        '{Aisha,Amina,Anita,Anna,Asha,Awa,Binta,Catherine,Chantal,Deepa,Esther,Fatima,Fatou,Gita,Grace,Hadija,Hawa,Ines,
            Jane,Joyce,Kadiatou,Khadija,Laxmi,Lucia,Maimouna,Maria,Mariam,Martha,Mary,Maya,Mwajuma,Nadia,Neema,Nirmala,
            Pendo,Rehema,Rita,Rose,Ruth,Saida,Salma,Sarah,Sita,Sunita,Tatu,Uma,Veronica,Zainabu,Zawadi,
            Zuhura}'::text[] AS women
), numbered AS MATERIALIZED (
    SELECT n, nextval('"tblFamilies_FamilyID_seq"')::int AS family, 3 + (n * 2 + n / 5) % 5 AS size,
        ('x' || left(md5($1 || ' family ' || n), 8))::bit(32)::bigint & 2147483647 AS chance
    FROM generate_series($2, $3) AS n
), people AS MATERIALIZED (
    SELECT numbered.*, i, nextval('"tblInsuree_InsureeID_seq"')::int AS person,
        ('x' || substr(md5($1 || ' person ' || n || ' ' || i), 1, 8))::bit(32)::bigint & 2147483647 AS luck,
        ('x' || substr(md5($1 || ' person ' || n || ' ' || i), 9, 8))::bit(32)::bigint & 2147483647 AS fate
    FROM numbered, generate_series(1, size) AS i
), roles AS (
    SELECT people.*,
        CASE
            WHEN i = 1 THEN NULL
            WHEN i = 2 AND chance % 10 < 8 THEN 8
            WHEN i = size AND chance % 100 >= 90 THEN 7
            WHEN i = size AND chance % 100 >= 75 THEN 2
            ELSE 4
        END AS relationship,
        -- the age of the head, from which the others' follow
        22 + chance % 48 AS years
    FROM people
), lives AS (
    SELECT roles.*,
        CASE
            WHEN i = 1 THEN CASE WHEN chance / 7 % 10 < 7 THEN 'M' ELSE 'F' END
            WHEN relationship = 8 THEN CASE WHEN chance / 7 % 10 < 7 THEN 'F' ELSE 'M' END
            WHEN luck % 1000 = 0 THEN 'O'
            WHEN luck % 2 = 0 THEN 'M'
            ELSE 'F'
        END AS gender,
        (CASE
            WHEN i = 1 THEN years
            WHEN relationship = 8 THEN greatest(18, years - 5 + luck % 8)
            WHEN relationship = 2 THEN least(98, years + 20 + luck % 12)
            WHEN relationship = 7 THEN 5 + luck % 60
            ELSE luck % least(30, greatest(2, years - 17))
        END)::int AS age
    FROM roles
), registered AS (
    INSERT INTO "tblInsuree" ("InsureeID", "InsureeUUID", "FamilyID", "CHFID", "LastName", "OtherNames", "DOB", "Gender",
        "IsHead", "Relationship", "Marital", "Profession", "Education", "TypeOfId", passport, "Phone", "CardIssued",
        status, "isOffline", "ValidityFrom", "AuditUserID")
    SELECT person, md5('openimis person ' || $1 || ' ' || n || ' ' || i)::uuid::text, family,
        '1' || lpad(n::text, 7, '0') || i,
        initcap(first_syllables[1 + chance / 64 % 20] || middle_syllables[1 + chance / 1280 % 20]
            || last_syllables[1 + chance / 25600 % 16]),
        CASE WHEN gender = 'F' THEN women[1 + fate % 50] ELSE men[1 + fate % 50] END,
        -- birthdays all over the year
        (date_trunc('year', $4::date) - make_interval(years => age) - make_interval(days => (fate / 64 % 365)::int))::date,
        gender, i = 1, relationship,
        CASE WHEN relationship = 8 OR (i = 1 AND chance % 10 < 8) THEN 'M' WHEN age < 18 THEN 'S' ELSE 'N' END,
        CASE WHEN age >= 18 THEN 1 + fate / 128 % 4 END,
        CASE WHEN age >= 25 THEN 1 + fate / 512 % 5 WHEN age >= 6 THEN 2 END,
        CASE WHEN age >= 18 AND fate % 3 = 0 THEN 'N' END,
        CASE WHEN age >= 18 AND fate % 3 = 0 THEN 'ID' || lpad((n * 8 + i)::text, 8, '0') END,
        CASE WHEN i = 1 THEN '07' || lpad((luck % 100000000)::text, 8, '0') END,
        fate % 4 > 0, 'AC', false, now(), -1
    FROM lives, words
    RETURNING 1
)
INSERT INTO "tblFamilies" ("FamilyID", "FamilyUUID", "InsureeID", "LocationId", "FamilyType", "FamilyAddress", "Poverty",
    "ConfirmationType", "ConfirmationNo", "isOffline", "ValidityFrom", "AuditUserID")
SELECT family, md5('openimis family ' || $1 || ' ' || n)::uuid::text, person,
    list[1 + chance / 16 % array_length(list, 1)], 'H',
    CASE WHEN chance % 3 = 0 THEN 'House ' || 1 + chance / 3 % 250 END, chance % 5 = 0,
    CASE WHEN chance % 5 = 0 THEN 'A' END, CASE WHEN chance % 5 = 0 THEN 'C' || lpad(n::text, 8, '0') END,
    false, now(), -1
FROM people, villages
WHERE i = 1
