Feature: Guessing passwords
  Somebody who guesses is stopped, and the owner of the name gets in again after a short while.

  Scenario: Five wrong passwords close the account for a while
    Given a user "lockme" of the role "Receptionist"
    When somebody tries 4 wrong passwords for "lockme"
    Then he is refused
    When somebody tries 1 wrong password for "lockme"
    Then the account is locked
    When "lockme" logs in with the right password
    Then the account is locked
    When the cool-off time has passed
    And "lockme" logs in with the right password
    Then she is let in

  Scenario: A lock does not touch the neighbours
    Given a user "lockus" of the role "Receptionist"
    When somebody tries 5 wrong passwords for "lockus"
    Then the account is locked
    When the clerk logs in with her password
    Then she is let in
