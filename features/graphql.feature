Feature: Clients of openIMIS
  Programs that know openIMIS speak GraphQL: the front end of the district office is one of them. What they ask to be
  changed is answered at once, and the journal tells what became of it.

  Background:
    Given the administrator is logged in
    And the region "GQ" called "Tahida"
    And the district "GQ1" called "Rajo" below "GQ"
    And the administrator uses the front end

  Scenario: The front end lists locations
    When he lists the locations whose code begins with "GQ" in the front end
    Then the front end shows "GQ" and "GQ1"

  Scenario: A health facility is entered and deleted
    When he enters the dispensary "GQDISP" in "GQ1" in the front end
    Then the journal says that it succeeded
    When he lists the health facilities whose code begins with "GQDISP" in the front end
    Then the front end shows "GQDISP"
    When he deletes the dispensary "GQDISP" in the front end
    Then the journal says that it succeeded
    When he lists the health facilities whose code begins with "GQDISP" in the front end
    Then the front end shows nothing

  Scenario: A code is used once
    Given the dispensary "GQTWICE" called "First" in "GQ1"
    When he enters the dispensary "GQTWICE" in "GQ1" in the front end
    Then the journal says "location.mutation.failed_to_create_health_facility"

  Scenario: Whoever may only look does not enter
    Given a user "gqlook" of the role "Manager"
    And "gqlook" uses the front end
    When she enters the dispensary "GQNOT" in "GQ1" in the front end
    Then the journal says "location.mutation.failed_to_create_health_facility"

  Scenario: A wrong password is refused
    When somebody logs in to the front end as "clerk" with the password "wrong"
    Then the front end says "INCORRECT_CREDENTIALS"

  Scenario: A stranger is asked to log in
    When a stranger lists the locations in the front end
    Then the front end says "User not authorized for this operation"
