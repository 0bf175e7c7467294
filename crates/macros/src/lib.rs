//! Derives that turn a struct into a resource, an operation input or settings.
