-- Frequent diagnoses, as ICD-10 numbers them.
INSERT INTO "tblICDCodes" ("ValidityFrom", "ICDCode", "ICDName", "AuditUserID")
SELECT now(), code, name, -1
FROM (VALUES
    ('A00', 'Cholera'), ('A01', 'Typhoid and paratyphoid fevers'), ('A06', 'Amoebiasis'),
    ('A09', 'Diarrhoea and gastroenteritis of presumed infectious origin'), ('A15', 'Respiratory tuberculosis'),
    ('A33', 'Tetanus neonatorum'), ('A35', 'Other tetanus'), ('A37', 'Whooping cough'), ('A82', 'Rabies'),
    ('B01', 'Varicella'), ('B05', 'Measles'), ('B20', 'Human immunodeficiency virus disease'),
    ('B50', 'Plasmodium falciparum malaria'), ('B54', 'Unspecified malaria'), ('B65', 'Schistosomiasis'),
    ('B76', 'Hookworm diseases'), ('B77', 'Ascariasis'), ('C50', 'Malignant neoplasm of breast'),
    ('C53', 'Malignant neoplasm of cervix uteri'), ('D50', 'Iron deficiency anaemia'), ('D57', 'Sickle-cell disorders'),
    ('E10', 'Insulin-dependent diabetes mellitus'), ('E11', 'Non-insulin-dependent diabetes mellitus'),
    ('E40', 'Kwashiorkor'), ('E41', 'Nutritional marasmus'), ('F32', 'Depressive episode'), ('G40', 'Epilepsy'),
    ('H10', 'Conjunctivitis'), ('H25', 'Senile cataract'), ('H66', 'Suppurative and unspecified otitis media'),
    ('I10', 'Essential (primary) hypertension'), ('I50', 'Heart failure'), ('I64', 'Stroke'),
    ('J00', 'Acute nasopharyngitis'), ('J03', 'Acute tonsillitis'), ('J18', 'Pneumonia, organism unspecified'),
    ('J20', 'Acute bronchitis'), ('J45', 'Asthma'), ('K02', 'Dental caries'), ('K25', 'Gastric ulcer'),
    ('K29', 'Gastritis and duodenitis'), ('K35', 'Acute appendicitis'), ('K40', 'Inguinal hernia'),
    ('L02', 'Cutaneous abscess, furuncle and carbuncle'), ('L30', 'Other dermatitis'), ('M54', 'Dorsalgia'),
    ('N30', 'Cystitis'), ('N39', 'Other disorders of urinary system'), ('O03', 'Spontaneous abortion'),
    ('O14', 'Gestational hypertension with significant proteinuria'), ('O72', 'Postpartum haemorrhage'),
    ('O80', 'Single spontaneous delivery'), ('O82', 'Single delivery by caesarean section'),
    ('P22', 'Respiratory distress of newborn'), ('R50', 'Fever of unknown origin'), ('S06', 'Intracranial injury'),
    ('S52', 'Fracture of forearm'), ('S82', 'Fracture of lower leg'), ('T14', 'Injury of unspecified body region'),
    ('T30', 'Burn and corrosion, body region unspecified'), ('W54', 'Bitten or struck by dog'),
    ('Z34', 'Supervision of normal pregnancy')
) AS known (code, name)
ORDER BY code
