Feature: What a person may still have
  Before somebody is treated, the desk asks by the insurance number: how many visits and operations are left this year, and
  whether a certain service or medicine is paid for already, only from a later day on, or no longer.

  Background:
    Given the administrator is logged in
    And the region "LA" called "Tahida"
    And the district "LA1" called "Rajo" below "LA"
    And the municipality "LA1M1" called "Jaber" below "LA1"
    And the village "LA1M1V1" called "Radho" below "LA1M1"
    And the surgery "LAS1" called "Repair of a hernia"
    And the consultation "LAC1" called "Consultation"
    And the medicine "LAI1" called "Paracetamol"
    And the product "HEALTH" that allows 5 visits and 2 operations a person and pays for
      | care | waiting months | at most |
      | LAS1 | 6              | 2       |
      | LAC1 | 0              |         |
      | LAI1 | 0              | 10      |
    And the enrolment officer "layla" of "LA1M1V1" is logged in
    And the receptionist "rehema" of "LA1" is at the desk

  Scenario: Nobody has bought anything yet
    Given the family of "Hawa Juma" with the number "960000010" in "LA1M1V1"
    When "rehema" asks what "960000010" may still have
    Then no visits and no operations are left
    When "rehema" asks whether "960000010" may have the service "LAS1"
    Then it is not paid for

  Scenario: Some care waits, some does not
    Given the family of "Idi Juma" with the number "960000027" in "LA1M1V1"
    And she sells "HEALTH" to the family of "960000027"
    And she receives 10000 for the policy of "960000027" with the receipt "LA-1"
    When "rehema" asks what "960000027" may still have
    Then 5 visits and 2 operations are left
    When "rehema" asks whether "960000027" may have the service "LAC1"
    Then it is paid for from today on, as often as needed
    When "rehema" asks whether "960000027" may have the service "LAS1"
    Then it is paid for only in 6 months
    When "rehema" asks whether "960000027" may have the item "LAI1"
    Then it is paid for from today on, 10 times
    And the front end tells "rehema" the same of the item "LAI1" and "960000027"

  Scenario: Numbers and codes that nobody has
    Given the family of "Jamal Juma" with the number "960000034" in "LA1M1V1"
    When "rehema" asks what "960000099" may still have
    Then it is refused as "policy.no_such_person"
    When "rehema" asks whether "960000034" may have the service "LAX9"
    Then it is refused as "policy.no_such_care"

  Scenario: Whoever has nothing to do with policies is not told
    Given the family of "Khadija Juma" with the number "960000041" in "LA1M1V1"
    And the scheme administrator "salma" of "LA1" is at the desk
    When "salma" asks what "960000041" may still have
    Then it is refused as "core.forbidden"
