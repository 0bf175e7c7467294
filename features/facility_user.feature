Feature: Health facilities
  A district office registers its facilities; whoever works in another district does not see them.

  Background:
    Given the administrator is logged in
    And the region "FA" called "Tahida"
    And the district "FA1" called "Rajo" below "FA"

  Scenario: A dispensary is registered
    When he registers the dispensary "FADISP" called "Rajo Dispensary" in "FA1"
    And he looks through the health facilities
    Then he sees "FADISP"

  Scenario: A code is used once
    Given the dispensary "FATWICE" called "First" in "FA1"
    When he registers the dispensary "FATWICE" called "Second" in "FA1"
    Then it is refused as "health_facility.code_taken"

  Scenario: Somebody of another district does not see the facility
    Given the dispensary "FAHID" called "Hidden Dispensary" in "FA1"
    And the district "FA2" called "Jamula" below "FA"
    And the role "Facility reader" with the rights 121101
    And a user "freader1" of the role "Facility reader" in "FA2"
    And "freader1" is logged in
    When she looks through the health facilities
    Then she does not see "FAHID"

  Scenario: Whoever may only look does not register
    Given a user "flooker1" of the role "Manager"
    And "flooker1" is logged in
    When she registers the dispensary "FANOT" called "Not hers" in "FA1"
    Then it is forbidden

  Scenario: Somebody of the district sees its facilities
    Given the district "FA3" called "Uptol" below "FA"
    And the dispensary "FAOWN" called "Uptol Dispensary" in "FA3"
    And the role "Facility owner" with the rights 121101
    And a user "fowner1" of the role "Facility owner" in "FA3"
    And "fowner1" is logged in
    When she looks through the health facilities
    Then she sees "FAOWN"
