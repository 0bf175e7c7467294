Feature: One's own districts
  Staff of a district office see their district, not their neighbour's.

  Background:
    Given the administrator is logged in
    And the region "OA" called "Tahida"
    And the region "OB" called "Ultha"

  Scenario: Whoever enters a district works in it, and sees no other
    Given the district "OB1" called "Far" below "OB"
    And the role "Surveyor" with the rights 121901, 121902, 121906
    And a user "surveyor1" of the role "Surveyor"
    And "surveyor1" is logged in
    When she enters the district "OA1" called "Near" below "OA"
    And the administrator gives the role "Surveyor" the rights 121901
    And she looks through the locations
    Then she sees "OA" and "OA1"
    But she does not see "OB1"

  Scenario: The administrator sees the whole country
    When he looks through the locations
    Then he sees "OA" and "OB"
