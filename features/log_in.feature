Feature: Logging in
  Staff of a district office prove who they are before the register opens.

  Scenario: The clerk begins her day
    When the clerk logs in with her password
    Then she is let in
    And the register greets her as "clerk"

  Scenario: A wrong password and an unknown name are answered alike
    When "clerk" logs in with the password "Not-the-one-27"
    Then he is refused
    And "nobody" with the password "Not-the-one-27" is refused in the same words

  Scenario: Without logging in the register stays closed
    When a stranger asks for the locations
    Then he is told to log in first

  Scenario: Logging out ends the day at once
    Given the manager is logged in
    When he logs out
    And he asks who he is
    Then he is told to log in first
