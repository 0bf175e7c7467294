Feature: A family is insured
  A family comes to the office, is entered in the register, buys a policy and pays for it, at once or bit by bit. Its
  members are covered from the day on which everything is paid, or from the policy's first day if that is later.

  Background:
    Given the administrator is logged in
    And the region "FA" called "Tahida"
    And the district "FA1" called "Rajo" below "FA"
    And the municipality "FA1M1" called "Jaber" below "FA1"
    And the village "FA1M1V1" called "Radho" below "FA1M1"
    And the product "FAMILY" for 10000 a family

  Scenario: A family is enrolled, and pays in two instalments
    Given the enrolment officer "amina" of "FA1M1V1" is logged in
    When she enrols the family of "Juma Okello", born on 1980-01-01, with the number "910000017" in "FA1M1V1"
    And she adds "Asha Okello", born on 1985-05-05, with the number "910000024" to the family of "910000017"
    Then the family of "910000017" has 2 members
    When she sells "FAMILY" to the family of "910000017"
    Then the policy of "910000017" is idle
    And "910000024" is not covered
    And 10000 is left to pay for the policy of "910000017"
    When she receives 4000 for the policy of "910000017" with the receipt "FA-1"
    Then the policy of "910000017" is idle
    And 6000 is left to pay for the policy of "910000017"
    When she receives 6000 for the policy of "910000017" with the receipt "FA-2"
    Then the policy of "910000017" is active
    And "910000024" is covered
    And nothing is left to pay for the policy of "910000017"

  Scenario: A receipt is given out once
    Given the enrolment officer "badru" of "FA1M1V1" is logged in
    And the family of "Neema Banda" with the number "910000031" in "FA1M1V1"
    And she sells "FAMILY" to the family of "910000031"
    When she receives 1000 for the policy of "910000031" with the receipt "FA-3"
    And she receives 1000 for the policy of "910000031" with the receipt "FA-3"
    Then it is refused as "contribution.receipt_taken"
    And 9000 is left to pay for the policy of "910000031"

  Scenario: An insurance number belongs to one person
    Given the enrolment officer "chiku" of "FA1M1V1" is logged in
    And the family of "Salim Mrisho" with the number "910000048" in "FA1M1V1"
    When she enrols the family of "Somebody Else", born on 1990-01-01, with the number "910000048" in "FA1M1V1"
    Then it is refused

  Scenario: A policy is paid for when it is sold, and renewed
    Given the enrolment officer "dafina" of "FA1M1V1" is logged in
    And the family of "Peter Mwale" with the number "910000055" in "FA1M1V1"
    When she sells "FAMILY" to the family of "910000055", paid in full
    Then the policy of "910000055" is active
    And "910000055" is covered
    When she renews "FAMILY" for the family of "910000055"
    Then the family of "910000055" has 2 policies, the newer one beginning after the older one ends
    And the newer policy of "910000055" is idle
