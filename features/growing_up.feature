Feature: A member turns adult
  What a policy costs depends on who is an adult on the day of the enrolment.

  Background:
    Given the administrator is logged in
    And the region "GA" called "Ultha"
    And the district "GA1" called "Vida" below "GA"
    And the municipality "GA1M1" called "Rachla" below "GA1"
    And the village "GA1M1V1" called "Agdo" below "GA1M1"
    And the product "PERHEAD" for 4000 an adult and 1000 a child
    And the family of "Rehema Kato" with the number "920000016" in "GA1M1V1"

  Scenario: Eighteen yesterday, and eighteen tomorrow
    Given the enrolment officer "eshe" of "GA1M1V1" is logged in
    When she adds "Imani Kato", who turns 18 tomorrow, with the number "920000023" to the family of "920000016"
    Then "PERHEAD" costs 5000 for the family of "920000016"
    When she adds "Zuri Kato", who turned 18 yesterday, with the number "920000030" to the family of "920000016"
    Then "PERHEAD" costs 9000 for the family of "920000016"
