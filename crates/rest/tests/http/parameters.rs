//! Query parameters.

use crate::fixture::country;
use openimis_core::error::{Problem, ProblemSource};
use openimis_core::read::{Lookup, Position, Query, Rows, Total};
use openimis_rest::parameters::{Families, PageRules, Parameters, Read, question, read};
use serde_json::json;

const RULES: PageRules = PageRules {
    default_size: 20,
    max_size: 100,
};

fn with(families: Families, text: &str) -> Result<Read, Vec<Problem>> {
    let parameters = Parameters::parse(text)?;
    read(&parameters, families, &country::registry(), "places", Rows::All, RULES)
}

fn collection(text: &str) -> Query {
    with(Families::COLLECTION, text)
        .unwrap_or_else(|problems| panic!("{text}: {problems:?}"))
        .query
}

/// The parameters at fault.
fn at_fault(families: Families, text: &str) -> Vec<String> {
    let problems = with(families, text).err().unwrap_or_default();
    let sources = problems.into_iter().map(|problem| {
        assert_eq!(problem.kind.status, 400);
        match problem.source {
            Some(ProblemSource::Parameter(name)) => name,
            other => panic!("{other:?}"),
        }
    });
    sources.collect()
}

#[test]
fn filters_have_a_path_a_lookup_and_values() {
    let cases: [(&str, &[&str], Lookup, &[&str]); 13] = [
        ("filter[code]=R1", &["code"], Lookup::Exact, &["R1"]),
        ("filter%5Bcode%5D=R%2B1+x", &["code"], Lookup::Exact, &["R+1 x"]),
        ("filter[code.exact]=R1", &["code"], Lookup::Exact, &["R1"]),
        ("filter[name.icontains]=a,b", &["name"], Lookup::Icontains, &["a,b"]),
        (
            "filter[parent.code.in]=R1,D1",
            &["parent", "code"],
            Lookup::In,
            &["R1", "D1"],
        ),
        (
            r"filter[code.in]=a\,b,c\\d,",
            &["code"],
            Lookup::In,
            &["a,b", r"c\d", ""],
        ),
        ("filter[families.range]=1,5", &["families"], Lookup::Range, &["1", "5"]),
        ("filter[parent.isnull]=true", &["parent"], Lookup::Isnull, &["true"]),
        ("filter[id]=x", &["id"], Lookup::Exact, &["x"]),
        ("filter[code]=", &["code"], Lookup::Exact, &[""]),
        ("filter[code]", &["code"], Lookup::Exact, &[""]),
        ("filter[in]=x", &["in"], Lookup::Exact, &["x"]),
        ("&&filter[code]=a&", &["code"], Lookup::Exact, &["a"]),
    ];
    for (text, path, lookup, values) in cases {
        let query = collection(text);
        let filter = &query.filters[0];
        assert_eq!(
            (&*filter.path, filter.lookup, &*filter.values),
            (&*strings(path), lookup, &*strings(values)),
            "{text}"
        );
        assert_eq!(query.filters.len(), 1);
    }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_filter_knows_how_the_client_spelt_it() {
    assert_eq!(
        collection("filter%5Bparent.code%5D=R1").filters[0].parameter,
        "filter[parent.code]"
    );
}

#[test]
fn orders_includes_and_fieldsets() {
    let query = collection(
        "sort=-families,parent.code&include=children.parent,clinics&fields[places]=code,name&fields[clinics]=",
    );
    let sort: Vec<_> = query
        .sort
        .iter()
        .map(|step| (step.path.join("."), step.descending))
        .collect();
    assert_eq!(sort, [("families".to_owned(), true), ("parent.code".to_owned(), false)]);
    let include: Vec<_> = query.include.iter().map(|path| path.path.join(".")).collect();
    assert_eq!(include, ["children.parent", "clinics"]);
    assert_eq!(query.fields[0].members, ["code", "name"]);
    assert!(query.fields[1].members.is_empty());
    assert!(collection("include=").include.is_empty());
}

#[test]
fn pages_start_somewhere() {
    let cases = [
        ("", 20, Position::First),
        ("page[size]=5", 5, Position::First),
        ("page[number]=1", 20, Position::Offset(0)),
        ("page[size]=5&page[number]=3", 5, Position::Offset(10)),
        ("page[after]=", 20, Position::First),
        ("page[before]=", 20, Position::Last),
    ];
    for (text, size, from) in cases {
        let page = collection(text).page;
        assert_eq!((page.size, page.from), (size, from), "{text}");
    }
    match collection("page[after]=abc").page.from {
        Position::After(cursor) => assert_eq!((&*cursor.text, &*cursor.parameter), ("abc", "page[after]")),
        other => panic!("{other:?}"),
    }
    for (text, total) in [
        ("page[total]=exact", Total::Exact),
        ("page[total]=true", Total::Exact),
        ("page[total]=estimated", Total::Estimated),
        ("page[total]=false", Total::None),
        ("", Total::None),
    ] {
        assert_eq!(collection(text).total, total, "{text}");
    }
}

#[test]
fn what_is_unknown_repeated_or_malformed_is_refused_by_name() {
    let cases = [
        ("nothing=1", "nothing"),
        ("outputFormat=xml", "outputFormat"),
        ("filter=1", "filter"),
        ("filter[]=1", "filter[]"),
        ("filter[a..b]=1", "filter[a..b]"),
        ("filter[a][b]=1", "filter[a][b]"),
        ("filter[a=1", "filter[a"),
        ("filter[code]=1&filter[code]=2", "filter[code]"),
        ("sort=code&sort=name", "sort"),
        ("sort=", "sort"),
        ("sort=code,,name", "sort"),
        ("sort[places]=code", "sort[places]"),
        ("include=,", "include"),
        ("fields=code", "fields"),
        ("page[size]=0", "page[size]"),
        ("page[size]=101", "page[size]"),
        ("page[size]=-1", "page[size]"),
        ("page[size]=x", "page[size]"),
        ("page[number]=0", "page[number]"),
        ("page[number]=99999999999999999999", "page[number]"),
        ("page[number]=1&page[after]=x", "page[after]"),
        ("page[before]=1&page[after]=x", "page[after]"),
        ("page[total]=perhaps", "page[total]"),
        ("page[nothing]=1", "page[nothing]"),
        ("filter[families.range]=1", "filter[families.range]"),
        ("filter[families.range]=1,2,3", "filter[families.range]"),
        (r"filter[code.in]=a\b", "filter[code.in]"),
        ("filter[code]=%FF", "filter[code]"),
        ("filter[code]=%00", "filter[code]"),
        ("filter[code]=%4", "filter[code]"),
        ("filter[code]=%zz", "filter[code]"),
    ];
    for (text, name) in cases {
        assert_eq!(at_fault(Families::COLLECTION, text), [name], "{text}");
    }
    assert_eq!(
        at_fault(Families::COLLECTION, "a=1&page[size]=0&b=2"),
        ["a", "page[size]", "b"]
    );
}

#[test]
fn each_address_knows_its_own_families() {
    let all = "filter[code]=1&sort=code&include=parent&fields[places]=code&page[size]=1";
    let (filter, sort, include, fields, page) = ("filter[code]", "sort", "include", "fields[places]", "page[size]");
    assert!(at_fault(Families::COLLECTION, all).is_empty());
    assert_eq!(at_fault(Families::ITEM, all), [filter, sort, page]);
    assert_eq!(at_fault(Families::HISTORY, all), [filter, sort, include]);
    assert_eq!(at_fault(Families::LINKAGE, all), [include, fields]);
    assert_eq!(at_fault(Families::NONE, all), [filter, sort, include, fields, page]);
}

#[test]
fn links_keep_what_was_asked() {
    let sent = Parameters::parse("filter[name]=a+b%26c&page[after]=x&sort=-code").unwrap();
    let links = read(
        &sent,
        Families::COLLECTION,
        &country::registry(),
        "places",
        Rows::All,
        RULES,
    )
    .unwrap()
    .links;
    assert_eq!(links.first(&sent), "filter%5Bname%5D=a%20b%26c&sort=-code");
    assert_eq!(
        links.next(&sent, Some("y")).unwrap(),
        "filter%5Bname%5D=a%20b%26c&sort=-code&page%5Bafter%5D=y"
    );
    assert_eq!(links.previous(&sent, None), None);

    let sent = Parameters::parse("page[number]=2&page[size]=10").unwrap();
    let links = read(
        &sent,
        Families::COLLECTION,
        &country::registry(),
        "places",
        Rows::All,
        RULES,
    )
    .unwrap()
    .links;
    let numbered = |number: u64| format!("page%5Bsize%5D=10&page%5Bnumber%5D={number}");
    assert_eq!(links.first(&sent), numbered(1));
    assert_eq!(links.next(&sent, Some("y")).unwrap(), numbered(3));
    assert_eq!(links.previous(&sent, Some("y")).unwrap(), numbered(1));
    assert_eq!(links.last(&sent, None), None);
    for (rows, last) in [(0, 1), (10, 1), (11, 2), (40, 4), (41, 5)] {
        assert_eq!(links.last(&sent, Some(rows)).unwrap(), numbered(last), "{rows} rows");
    }
}

#[test]
fn questions_are_typed_by_their_fields() {
    let registry = country::registry();
    let fields: Vec<_> = registry.operation("country.code_is_free").unwrap().input().collect();
    let ask = |text: &str| question(&Parameters::parse(text).unwrap(), &fields);
    let input = ask("filter[code]=17&filter[families]=17").unwrap();
    assert_eq!(serde_json::Value::Object(input), json!({"code": "17", "families": 17}));
    let input = ask("filter[families]=many").unwrap();
    assert_eq!(serde_json::Value::Object(input), json!({"families": "many"}));
    assert!(ask("filter[nothing]=1").is_err());
}
