//! Assembling a registry: order, and every problem that it reports, each with a tiny module.

use openimis_core::access::Actor;
use openimis_core::declare::{
    Access, Declared, Event, Extension, ExtensionDescription, GraphqlType, History, IdColumn, Input, InputField,
    InputValue, Job, JobFuture, Kind, Limit, Link, Listener, ListenerDescription, Live, Migration, Module, Operation,
    OperationDescription, Relationship, ResourceAddition, ResourceDescription, Right, RowScope, Schedule, Scope,
    Source, Verb, Visibility, extension, listener, operation,
};
use openimis_core::error::{Error, Problem};
use openimis_core::job::JobRun;
use openimis_core::operate::Context;
use openimis_core::registry::{Method, Registry, RegistryProblem};
use serde_json::{Map, Value};

const ID: IdColumn = IdColumn {
    column: "id",
    kind: Kind::Integer,
};

const fn resource(name: &'static str, relationships: &'static [Relationship]) -> ResourceDescription {
    ResourceDescription {
        name,
        doc: "A thing.",
        graphql: GraphqlType::node("ThingGQLType"),
        table: "things",
        key: ID,
        public_id: ID,
        fields: &[],
        criteria: &[],
        hidden: &[],
        relationships,
        access: Some(Access::Authenticated),
        scope: Some(Scope::All),
        live: Live::Always,
        history: History::None,
        history_access: None,
        sort: &[],
    }
}

const fn to_one(name: &'static str, target: &'static str) -> Relationship {
    Relationship {
        name,
        graphql: None,
        doc: "Another thing.",
        target,
        link: Link::One {
            column: Source::Column("other_id"),
            nullable: true,
        },
        visibility: Visibility::Check,
    }
}

/// Lets nobody see anything.
#[derive(Debug)]
struct Nothing;

impl RowScope for Nothing {
    fn describe(&self) -> &'static str {
        "nothing"
    }

    fn limit(&self, _: &Actor) -> Limit<'_> {
        Limit::Nothing
    }
}

const fn narrowing(resource: &'static str) -> ResourceAddition {
    ResourceAddition {
        resource,
        scope: Scope::Rows(&Nothing),
        criteria: &[],
        fields: &[],
        relationships: &[],
    }
}

static THINGS: ResourceDescription = resource("things", &[]);

/// Greets; says who may only if `OPEN`.
struct Greet<const OPEN: bool>;

impl<const OPEN: bool> Operation for Greet<OPEN> {
    type Target = ();
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = {
        let declared = Declared::new(
            "thing.greet",
            "things",
            Verb::ActOnAll("greeting"),
            "Greets all things.",
        );
        if OPEN {
            declared.access(Access::Authenticated)
        } else {
            declared
        }
    };

    async fn run(_: &mut Context<'_>, (): &(), (): &()) -> Result<(), Error> {
        Ok(())
    }
}

struct Silence;

impl Listener for Silence {
    type Of = Greet<true>;
    const DOC: &'static str = "Hears and says nothing.";
}

struct Demand;

struct DemandInput;

impl Input for DemandInput {
    const FIELDS: &'static [InputField] = &[InputField {
        name: "politely",
        graphql: None,
        graphql_type: None,
        doc: "How.",
        kind: <bool as InputValue>::KIND,
        required: true,
        nullable: false,
        max_length: None,
        one_of: &[],
        not_blank: false,
        secret: false,
        graphql_default: None,
    }];

    fn parse(_: &Map<String, Value>) -> Result<Self, Vec<Problem>> {
        Ok(Self)
    }
}

impl Extension for Demand {
    type Of = Greet<true>;
    type Input = DemandInput;

    async fn apply(_: &mut Context<'_>, _: &Event<'_, Greet<true>>, (): &(), _: &DemandInput) -> Result<(), Error> {
        Ok(())
    }
}

const GREET: &[OperationDescription] = &[operation::<Greet<true>>()];
const GREET_TWICE: &[OperationDescription] = &[operation::<Greet<true>>(), operation::<Greet<true>>()];
const CLOSED: &[OperationDescription] = &[operation::<Greet<false>>()];
const LISTENS: &[ListenerDescription] = &[listener::<Silence>()];
const EXTENDS: &[ExtensionDescription] = &[extension::<Demand>()];

static WITH_THINGS: Module = Module::new("things", "1.0.0").resources(&[&THINGS]);

fn problems(modules: &[&'static Module]) -> Vec<RegistryProblem> {
    match Registry::assemble(modules.iter().copied()) {
        Err(problems) => problems,
        Ok(_) => Vec::new(),
    }
}

#[test]
fn modules_come_after_what_they_require_then_by_name() {
    static CLAIM: Module = Module::new("claim", "1").requires(&["policy", "insuree"]);
    static INSUREE: Module = Module::new("insuree", "1").requires(&["location"]);
    static POLICY: Module = Module::new("policy", "1").requires(&["insuree"]);
    static LOCATION: Module = Module::new("location", "1");
    static APPENDIX: Module = Module::new("appendix", "1");
    let registry = Registry::assemble([&CLAIM, &INSUREE, &POLICY, &LOCATION, &APPENDIX]).unwrap();
    let names: Vec<_> = registry.modules().iter().map(|module| module.name).collect();
    assert_eq!(names, ["appendix", "location", "insuree", "policy", "claim"]);
}

#[test]
fn a_module_linked_twice() {
    static TWIN: Module = Module::new("things", "2.0.0");
    assert_eq!(
        problems(&[&WITH_THINGS, &TWIN]),
        [RegistryProblem::DuplicateModule("things")]
    );
}

#[test]
fn an_unmet_requirement() {
    static LONELY: Module = Module::new("lonely", "1").requires(&["friend"]);
    let expected = RegistryProblem::UnmetRequirement {
        module: "lonely",
        required: "friend",
    };
    assert_eq!(problems(&[&LONELY]), [expected]);
}

#[test]
fn a_cycle_is_named_once_without_those_that_only_lead_into_it() {
    static HEN: Module = Module::new("hen", "1").requires(&["egg"]);
    static EGG: Module = Module::new("egg", "1").requires(&["hen"]);
    static FARMER: Module = Module::new("farmer", "1").requires(&["hen"]);
    assert_eq!(
        problems(&[&HEN, &EGG, &FARMER]),
        [RegistryProblem::Cycle(vec!["egg", "hen", "egg"])]
    );
}

#[test]
fn a_right_with_two_owners() {
    const RIGHT: Right = Right::new("thing.find", 999_001, "Find things");
    static FIRST: Module = Module::new("first", "1").rights(&[RIGHT]);
    static SECOND: Module = Module::new("second", "1").rights(&[RIGHT]);
    let expected = RegistryProblem::RightOwnedTwice {
        number: 999_001,
        first: "first",
        second: "second",
    };
    assert_eq!(problems(&[&FIRST, &SECOND]), [expected]);
}

#[test]
fn equal_migration_versions() {
    static MODULE: Module = Module::new("module", "1").migrations(&[
        Migration::addition(1, "one", "SELECT 1"),
        Migration::addition(1, "uno", "SELECT 1"),
    ]);
    let expected = RegistryProblem::EqualMigrationVersions {
        module: "module",
        version: 1,
    };
    assert_eq!(problems(&[&MODULE]), [expected]);
}

#[test]
fn a_dangling_relationship() {
    static PARTS: ResourceDescription = resource("parts", &[to_one("whole", "wholes")]);
    static MODULE: Module = Module::new("module", "1").resources(&[&PARTS]);
    let expected = RegistryProblem::DanglingRelationship {
        resource: "parts",
        relationship: "whole",
        target: "wholes",
    };
    assert_eq!(problems(&[&MODULE]), [expected]);
}

#[test]
fn an_addition_to_a_resource_that_is_not_there() {
    static NARROWS: Module = Module::new("narrows", "1").additions(&[narrowing("wholes")]);
    let expected = RegistryProblem::DanglingAddition {
        module: "narrows",
        resource: "wholes",
    };
    assert_eq!(problems(&[&NARROWS]), [expected]);
}

#[test]
fn the_scope_of_an_addition_is_no_scope_of_the_resource() {
    static OPEN: ResourceDescription = ResourceDescription {
        scope: None,
        ..resource("open", &[])
    };
    static OPENS: Module = Module::new("opens", "1").resources(&[&OPEN]);
    static NARROWS: Module = Module::new("narrows", "1").additions(&[narrowing("open")]);
    assert_eq!(
        problems(&[&OPENS, &NARROWS]),
        [RegistryProblem::ResourceWithoutScope("open")]
    );
}

#[test]
fn a_resource_has_its_own_rule_and_those_of_all_who_narrow_it() {
    static FIRST: Module = Module::new("first", "1").additions(&[narrowing("things")]);
    static SECOND: Module = Module::new("second", "1").additions(&[narrowing("things")]);
    let registry = Registry::assemble([&WITH_THINGS, &FIRST, &SECOND]).unwrap();
    assert_eq!(registry.resource("things").unwrap().rules.len(), 2);
}

#[test]
fn a_resource_without_access_or_scope() {
    static OPEN: ResourceDescription = ResourceDescription {
        access: None,
        scope: None,
        ..resource("open", &[])
    };
    static MODULE: Module = Module::new("module", "1").resources(&[&OPEN]);
    let expected = [
        RegistryProblem::ResourceWithoutAccess("open"),
        RegistryProblem::ResourceWithoutScope("open"),
    ];
    assert_eq!(problems(&[&MODULE]), expected);
}

#[test]
fn members_share_one_name_space_in_which_id_and_type_are_taken() {
    static DOUBLE: ResourceDescription = resource(
        "double",
        &[
            to_one("one", "double"),
            to_one("one", "double"),
            to_one("type", "double"),
        ],
    );
    static MODULE: Module = Module::new("module", "1").resources(&[&DOUBLE]);
    let member = |member| RegistryProblem::DuplicateMember {
        resource: "double",
        member,
    };
    assert!(problems(&[&MODULE]).contains(&member("one")));
    assert!(problems(&[&MODULE]).contains(&member("type")));
}

#[test]
fn two_resources_of_one_name() {
    static OTHER: Module = Module::new("other", "1").resources(&[&THINGS]);
    let expected = RegistryProblem::DuplicateResource {
        name: "things",
        first: "other",
        second: "things",
    };
    assert_eq!(problems(&[&WITH_THINGS, &OTHER]), [expected]);
}

#[test]
fn operations_declare_who_may_and_belong_to_a_resource() {
    static CLOSED_THINGS: Module = Module::new("module", "1").resources(&[&THINGS]).operations(CLOSED);
    static HOMELESS: Module = Module::new("module", "1").operations(GREET);
    static DOUBLE: Module = Module::new("module", "1").resources(&[&THINGS]).operations(GREET_TWICE);
    assert_eq!(
        problems(&[&CLOSED_THINGS]),
        [RegistryProblem::OperationWithoutAccess("thing.greet")]
    );
    let expected = RegistryProblem::DanglingOperation {
        operation: "thing.greet",
        resource: "things",
    };
    assert_eq!(problems(&[&HOMELESS]), [expected]);
    assert_eq!(
        problems(&[&DOUBLE]),
        [RegistryProblem::DuplicateOperation("thing.greet")]
    );
}

#[test]
fn listeners_hear_only_operations_that_are_linked() {
    static DEAF: Module = Module::new("deaf", "1").listeners(LISTENS);
    let expected = RegistryProblem::DanglingListener {
        module: "deaf",
        operation: "thing.greet",
    };
    assert_eq!(problems(&[&DEAF]), [expected]);
}

#[test]
fn listeners_are_called_in_dependency_order_of_their_modules() {
    static GREETERS: Module = Module::new("greeters", "1").resources(&[&THINGS]).operations(GREET);
    static LATE: Module = Module::new("a_late_one", "1").requires(&["early"]).listeners(LISTENS);
    static EARLY: Module = Module::new("early", "1").requires(&["greeters"]).listeners(LISTENS);
    let registry = Registry::assemble([&LATE, &EARLY, &GREETERS]).unwrap();
    let modules: Vec<_> = registry.modules().iter().map(|module| module.name).collect();
    assert_eq!(modules, ["greeters", "early", "a_late_one"]);
    assert_eq!(registry.operation("thing.greet").unwrap().listeners.len(), 2);
}

#[test]
fn an_added_input_field_must_be_optional() {
    static GREETERS: Module = Module::new("greeters", "1").resources(&[&THINGS]).operations(GREET);
    static DEMANDING: Module = Module::new("demanding", "1").extensions(EXTENDS);
    let found = problems(&[&GREETERS, &DEMANDING]);
    assert!(
        matches!(
            found.as_slice(),
            [RegistryProblem::InputField { field: "politely", .. }]
        ),
        "{found:?}"
    );
}

#[test]
fn two_routes_alike() {
    // the relationship `history` wants the address of earlier versions
    static DIARY: ResourceDescription = ResourceDescription {
        history: History::Shadow { table: "old_diaries" },
        ..resource("diaries", &[to_one("history", "diaries")])
    };
    static MODULE: Module = Module::new("module", "1").resources(&[&DIARY]);
    let found = problems(&[&MODULE]);
    let expected = "GET /diaries/{id}/history";
    assert!(
        matches!(found.as_slice(), [RegistryProblem::EqualRoutes { route, .. }] if route == expected),
        "{found:?}"
    );
}

#[test]
fn all_problems_are_reported_together() {
    static LONELY: Module = Module::new("lonely", "1").requires(&["friend"]);
    static OPEN: ResourceDescription = ResourceDescription {
        access: None,
        ..resource("open", &[])
    };
    static CARELESS: Module = Module::new("careless", "1").resources(&[&OPEN]);
    assert_eq!(problems(&[&LONELY, &CARELESS]).len(), 2);
}

#[test]
fn verbs_make_methods_and_paths() {
    static DIARY: ResourceDescription = ResourceDescription {
        history: History::Shadow { table: "old_diaries" },
        history_access: Some(Access::Anonymous),
        ..resource("diaries", &[])
    };
    static GREETERS: Module = Module::new("greeters", "1")
        .resources(&[&THINGS, &DIARY])
        .operations(GREET);
    let registry = Registry::assemble([&GREETERS]).unwrap();
    let routes: Vec<_> = registry
        .routes()
        .iter()
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    let expected = [
        "GET /diaries",
        "GET /diaries/{id}",
        "GET /diaries/{id}/history",
        "GET /things",
        "GET /things/{id}",
        "POST /things/greeting",
    ];
    assert_eq!(routes, expected);
    assert_eq!(registry.routes()[1].access, Some(Access::Authenticated));
    assert_eq!(registry.routes()[2].access, Some(Access::Anonymous));
    assert_eq!(registry.routes()[5].method, Method::Post);
}

fn idle<'a>(_: &'a mut JobRun<'_>) -> JobFuture<'a> {
    Box::pin(async { Ok(String::new()) })
}

#[test]
fn jobs_have_names_of_their_own_and_a_time() {
    static GOOD: Module = Module::new("clock", "1").jobs(&[Job::new("clock.tick", "Ticks.", Schedule::every(1), idle)]);
    static BAD: Module = Module::new("bell", "1").jobs(&[
        Job::new("clock.tick", "Ticks.", Schedule::every(1), idle),
        Job::new("bell.ring", "Rings.", Schedule::daily(24, 0), idle),
    ]);
    let problems = Registry::assemble([&GOOD, &BAD]).unwrap_err();
    assert_eq!(
        problems,
        [
            RegistryProblem::JobOfNobody {
                module: "bell",
                job: "clock.tick"
            },
            RegistryProblem::JobNeverDue("bell.ring"),
            RegistryProblem::DuplicateJob("clock.tick"),
        ]
    );
    let registry = Registry::assemble([&GOOD]).unwrap();
    assert_eq!(registry.job("clock.tick").unwrap().doc, "Ticks.");
    assert!(registry.job("bell.ring").is_none());
}
