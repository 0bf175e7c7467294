//! A private PostgreSQL cluster made from the programs found on the machine.
