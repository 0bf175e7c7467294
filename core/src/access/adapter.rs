//! [`Policy`] as casbin wants to be given it.

use super::Policy;
use async_trait::async_trait;
use casbin::error::AdapterError;
use casbin::{Adapter, Filter, Model, Result};

#[async_trait]
impl Adapter for Policy {
    async fn load_policy(&mut self, model: &mut dyn Model) -> Result<()> {
        self.load_into(model, &Filter { p: vec![], g: vec![] });
        Ok(())
    }

    async fn load_filtered_policy<'a>(&mut self, model: &mut dyn Model, filter: Filter<'a>) -> Result<()> {
        self.load_into(model, &filter);
        Ok(())
    }

    fn is_filtered(&self) -> bool {
        false
    }

    async fn save_policy(&mut self, _model: &mut dyn Model) -> Result<()> {
        read_only()
    }

    async fn clear_policy(&mut self) -> Result<()> {
        read_only()
    }

    async fn add_policy(&mut self, _section: &str, _kind: &str, _rule: Vec<String>) -> Result<bool> {
        read_only()
    }

    async fn add_policies(&mut self, _section: &str, _kind: &str, _rules: Vec<Vec<String>>) -> Result<bool> {
        read_only()
    }

    async fn remove_policy(&mut self, _section: &str, _kind: &str, _rule: Vec<String>) -> Result<bool> {
        read_only()
    }

    async fn remove_policies(&mut self, _section: &str, _kind: &str, _rules: Vec<Vec<String>>) -> Result<bool> {
        read_only()
    }

    async fn remove_filtered_policy(
        &mut self,
        _section: &str,
        _kind: &str,
        _field: usize,
        _values: Vec<String>,
    ) -> Result<bool> {
        read_only()
    }
}

fn read_only<T>() -> Result<T> {
    Err(AdapterError("roles and rights are changed by operations, not through casbin".into()).into())
}
