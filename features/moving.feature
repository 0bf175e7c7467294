Feature: A family moves to another district
  Families belong to the office of the district they live in; their policies and contributions go with them.

  Background:
    Given the administrator is logged in
    And the region "HA" called "Tahida"
    And the district "HA1" called "Near" below "HA"
    And the municipality "HA1M1" called "Near town" below "HA1"
    And the village "HA1M1V1" called "Near village" below "HA1M1"
    And the district "HA2" called "Far" below "HA"
    And the municipality "HA2M1" called "Far town" below "HA2"
    And the village "HA2M1V1" called "Far village" below "HA2M1"
    And the product "MOVING" for 10000 a family

  Scenario: Who moves is served by the other office
    Given the family of "Kito Abara" with the number "930000015" in "HA1M1V1"
    And the enrolment officer "farida" of "HA1M1V1" is logged in
    And she sells "MOVING" to the family of "930000015"
    When the administrator moves the family of "930000015" to "HA2M1V1"
    Then "farida" does not find the family of "930000015"
    And "farida" does not find the policy of "930000015"
    Given the enrolment officer "goma" of "HA2M1V1" is logged in
    Then "goma" finds the family of "930000015"
    When she receives 10000 for the policy of "930000015" with the receipt "HA-1"
    Then the policy of "930000015" is active

  Scenario: An officer is refused in a district that is not hers
    Given the family of "Lulu Sefu" with the number "930000022" in "HA1M1V1"
    And the enrolment officer "hasina" of "HA2M1V1" is logged in
    When she enrols the family of "No Body", born on 1990-01-01, with the number "930000039" in "HA1M1V1"
    Then it is refused
    And "hasina" does not find the family of "930000022"

  Scenario: Whoever may only look takes no money
    Given the family of "Jabali Odu" with the number "930000046" in "HA1M1V1"
    And the administrator sells "MOVING" to the family of "930000046"
    And a user "receptionist" of the role "Receptionist" in "HA1"
    And "receptionist" is logged in
    When she receives 10000 for the policy of "930000046" with the receipt "HA-2"
    Then it is forbidden
    And the policy of "930000046" is idle
