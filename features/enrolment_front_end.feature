Feature: A family is insured through the front end
  The same as at the desk, in the front end of openIMIS: every change is asked for, and the journal tells what became of it
  and leads to what was made.

  Background:
    Given the administrator is logged in
    And the region "KA" called "Tahida"
    And the district "KA1" called "Rajo" below "KA"
    And the municipality "KA1M1" called "Jaber" below "KA1"
    And the village "KA1M1V1" called "Radho" below "KA1M1"
    And the product "FRONT" for 10000 a family
    And the enrolment officer "wema" of "KA1M1V1" is logged in
    And the administrator uses the front end

  Scenario: From the register to an active policy
    When he enrols the family of "Bahati Moyo" with the number "940000014" in "KA1M1V1" in the front end
    Then the journal says that it succeeded
    And the journal leads to the new family
    When he adds "Zawadi Moyo" with the number "940000021" to that family in the front end
    Then the journal says that it succeeded
    When he sells "FRONT" to that family in the front end
    Then the journal says that it succeeded
    And the journal leads to the new policy
    When he receives 4000 for that policy with the receipt "KA-1" in the front end
    Then the journal says that it succeeded
    And the front end shows that policy idle, with 4000 paid
    When he receives 6000 for that policy with the receipt "KA-2" in the front end
    Then the journal says that it succeeded
    And the front end shows that policy active, with 10000 paid
    And the front end lists the receipts "KA-1" and "KA-2" of that policy

  Scenario: A receipt is given out once
    When he enrols the family of "Tatu Moyo" with the number "940000038" in "KA1M1V1" in the front end
    Then the journal leads to the new family
    When he sells "FRONT" to that family in the front end
    Then the journal leads to the new policy
    When he receives 100 for that policy with the receipt "KA-3" in the front end
    And he receives 100 for that policy with the receipt "KA-3" in the front end
    Then the journal says "contribution.mutation.failed_to_create_premium"
    And the front end shows that policy idle, with 100 paid
