Feature: Modules
  What a server can do is what its distribution names.

  Scenario: A module that is there shows in the description of the API
    When somebody reads the description of the API
    Then it names "/locations"
    And it names "/health-facilities"

  Scenario: What no module brings is not found
    Given the administrator is logged in
    When he asks for "/api/v1/contracts"
    Then it is not found
    When somebody reads the description of the API
    Then it does not name "/contracts"
