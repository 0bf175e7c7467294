//! The REST door: JSON:API documents for everything that the registry holds.
