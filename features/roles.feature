Feature: Roles
  A role gives rights; changing it counts from the next request on.

  Background:
    Given the administrator is logged in

  Scenario: A right is given and taken while somebody works
    Given the role "Mapper" with the rights 121901
    And a user "mapper1" of the role "Mapper"
    And "mapper1" is logged in
    When she enters the region "RA" called "Tahida"
    Then it is forbidden
    When the administrator gives the role "Mapper" the rights 121901, 121902, 121906
    And "mapper1" enters the region "RA" called "Tahida"
    Then it is done
    When the administrator gives the role "Mapper" the rights 121901
    And "mapper1" enters the region "RB" called "Ultha"
    Then it is forbidden

  Scenario: Nobody grants what he does not hold
    Given the role "Helper" with the rights 122001, 122002, 122003
    And a user "helper1" of the role "Helper"
    And "helper1" is logged in
    When she makes the role "Too much" with the rights 122001, 121704
    Then it is refused as "role.right_not_held"
    When she makes the role "Just right" with the rights 122001
    Then it is done

  Scenario: A name is used once
    Given the role "Only one" with the rights 121901
    When he makes the role "Only one" with the rights 121901
    Then it is refused as "role.name_taken"

  Scenario: Whoever is deleted is out at once
    Given a user "leaver1" of the role "Receptionist"
    And "leaver1" is logged in
    When the administrator deletes the user "leaver1"
    And "leaver1" asks who she is
    Then she is told to log in first
