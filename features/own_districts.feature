Feature: One's own districts
  Staff of a district office see their district, not their neighbour's.

  Background:
    Given the administrator is logged in
    And the region "OA" called "Tahida"
    And the region "OB" called "Ultha"

  Scenario: Whoever works in a district sees it, and no other
    Given the district "OA1" called "Near" below "OA"
    And the district "OB1" called "Far" below "OB"
    And the role "Surveyor" with the rights 121901
    And a user "surveyor1" of the role "Surveyor" in "OA1"
    And "surveyor1" is logged in
    When she looks through the locations
    Then she sees "OA" and "OA1"
    But she does not see "OB1"

  Scenario: Whoever enters a district works in it from then on
    Given the role "Founder" with the rights 121901, 121902, 121906
    And a user "founder1" of the role "Founder"
    And "founder1" is logged in
    When she enters the district "OA2" called "New" below "OA"
    And the administrator gives the role "Founder" the rights 121901
    And she looks through the locations
    Then she sees "OA" and "OA2"
    But she does not see "OB"

  Scenario: Whoever keeps the users of a district sees its people, and no others
    Given the district "OA3" called "Here" below "OA"
    And the district "OB3" called "There" below "OB"
    And the role "Personnel" with the rights 121701, 121703
    And a user "personnel1" of the role "Personnel" in "OA3"
    And a user "nearby1" of the role "Receptionist" in "OA3"
    And a user "faraway1" of the role "Receptionist" in "OB3"
    And "personnel1" is logged in
    When she looks through the users
    Then she sees "personnel1" and "nearby1"
    But she does not see "faraway1"
    When she gives the user "faraway1" another password
    Then it is not found
    When she gives the user "nearby1" another password
    Then it is done

  Scenario: The administrator sees the whole country
    When he looks through the locations
    Then he sees "OA" and "OB"
