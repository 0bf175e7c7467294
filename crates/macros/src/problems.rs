//! Compile errors, collected so that one build shows all of them.

/// What is wrong so far.
#[derive(Default)]
pub struct Problems(Option<syn::Error>);

impl Problems {
    /// Adds one.
    pub fn add(&mut self, problem: syn::Error) {
        match &mut self.0 {
            Some(first) => first.combine(problem),
            None => self.0 = Some(problem),
        }
    }

    /// The value; none after adding why there is none.
    pub fn take<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|problem| self.add(problem)).ok()
    }

    /// What `build` makes, if nothing is wrong.
    pub fn finish<T>(self, build: impl FnOnce() -> T) -> syn::Result<T> {
        match self.0 {
            Some(problem) => Err(problem),
            None => Ok(build()),
        }
    }
}
