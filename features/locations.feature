Feature: The tree of locations
  Regions have districts, districts have municipalities, municipalities have villages.

  Background:
    Given the administrator is logged in

  Scenario: A district is entered below its region
    When he enters the region "LA" called "Tahida"
    And he enters the district "LA1" called "Rajo" below "LA"
    Then "LA1" hangs below "LA"

  Scenario: A code is used once
    Given the region "LB" called "Ultha"
    When he enters the region "LB" called "Vida"
    Then it is refused as "location.code_taken"

  Scenario: Nothing hangs where it does not belong
    Given the region "LC" called "Kintar"
    When he enters the village "LC1" called "Agdo" below "LC"
    Then it is refused

  Scenario: A village moves up to be a municipality and takes its new type
    Given the region "LD" called "Jamula"
    And the district "LD1" called "Uptol" below "LD"
    And the municipality "LD1M1" called "Vilona" below "LD1"
    And the village "LD1M1V1" called "Raberi" below "LD1M1"
    When he moves "LD1M1V1" below "LD1"
    Then "LD1M1V1" hangs below "LD1"
    And "LD1M1V1" is a municipality

  Scenario: A district moves to another region
    Given the region "LE" called "East"
    And the region "LF" called "West"
    And the district "LE1" called "Middle" below "LE"
    When he moves "LE1" below "LF"
    Then "LE1" hangs below "LF"
    And "LE1" is a district

  Scenario: A region with districts is not deleted
    Given the region "LG" called "Full"
    And the district "LG1" called "Part" below "LG"
    When he deletes "LG"
    Then it is refused as "location.in_use"
    And "LG" is still there

  Scenario: An empty district is deleted
    Given the region "LH" called "Hill"
    And the district "LH1" called "Dale" below "LH"
    When he deletes "LH1"
    Then "LH1" is gone

  Scenario: Whoever only reads does not write
    Given the clerk is logged in
    When she enters the region "LI" called "Isle"
    Then it is forbidden
