//! What rules of other modules know.

use std::any::{Any, TypeId};
use std::collections::HashMap;

/// One value of each type: what the loader of a module put aside for the module's rules.
#[derive(Debug, Default)]
pub struct Extras(HashMap<TypeId, Box<dyn Any + Send + Sync>>);

impl Extras {
    /// Puts a value aside, in place of the former one of its type.
    pub fn put<T: Any + Send + Sync>(&mut self, value: T) {
        self.0.insert(TypeId::of::<T>(), Box::new(value));
    }

    /// The value of a type.
    #[must_use]
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.0.get(&TypeId::of::<T>())?.downcast_ref()
    }
}
