//! Questions: operations that change nothing, as fields of `Query`.

use super::given;
use crate::model::Model;
use crate::read::root;
use crate::read::selected::Selected;
use crate::read::shown::Shown;
use crate::request::RequestContext;
use async_graphql::Value;
use openimis_core::declare::{Answer, Call, Shape};
use openimis_core::error::Error;
use openimis_core::operate;
use openimis_core::registry::RegisteredOperation;
use serde_json::Value as Json;

/// Asks it.
pub(crate) async fn run(
    request: &RequestContext,
    models: &Model,
    operation: &RegisteredOperation,
    (selected, shape): (&Selected, Shape),
) -> Result<Shown, Error> {
    let input = given::input(operation.input(), |name| selected.argument(name));
    let call = Call {
        target: None,
        input: &input,
    };
    let answer = {
        let mut connection = request.exclusive().await?;
        operate::ask(request.platform(), &mut connection, request.actor(), operation, call).await?
    };
    Ok(match answer {
        Answer::Nothing => Shown::NULL,
        Answer::Value(value) => shown(&value, shape, selected),
        Answer::Row(resource, key) => root::row(request, models, resource, key, selected).await?,
    })
}

/// A value in the shape that is declared for it.
fn shown(value: &Json, shape: Shape, selected: &Selected) -> Shown {
    match (shape, value) {
        (_, Json::Null) => Shown::NULL,
        (Shape::Scalar("JSONString"), value) => Shown::text(value.to_string()),
        (Shape::Scalar(_), value) => Shown::Value(Value::from_json(value.clone()).unwrap_or_default()),
        (Shape::Object(_, members), value) => {
            let shown = selected.children.iter().map(|child| {
                let shape = members
                    .iter()
                    .find(|(name, _)| *name == child.name)
                    .map(|(_, shape)| *shape);
                let member = value.get(&child.name);
                let member = shape
                    .zip(member)
                    .map(|(shape, member)| self::shown(member, shape, child));
                (child.key.clone(), member.unwrap_or(Shown::NULL))
            });
            Shown::Object(shown.collect())
        }
        (Shape::List(of), Json::Array(values)) => {
            Shown::List(values.iter().map(|value| self::shown(value, *of, selected)).collect())
        }
        (Shape::List(of), single) => Shown::List(vec![self::shown(single, *of, selected)]),
    }
}
