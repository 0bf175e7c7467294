//! The words of a distribution: what is wrong with them, and what an installation adds.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected ends there")]

use openimis_core::declare::Module;
use openimis_core::error::{ErrorKind, Problem};
use openimis_core::language::{Argument, Languages, LocaleProblem, Vocabulary};
use openimis_core::registry::{Registry, RegistryProblem};
use std::fs;
use std::path::Path;

mod said {
    openimis_core::messages! {
        in "shop";
        sold(name, count) = "{ $name } has sold { $count }.";
        closed = "The shop is closed.";
        needs(what) = "This needs { $what }.";
    }
}

const SOLD_OUT: ErrorKind = ErrorKind::new("shop.sold_out", 409, "Sold out", "Come again {tomorrow}.");

const FRENCH: &str = "
shop-sold_out = Épuisé
    .advice = Revenez demain.
shop-sold =
    { $count ->
        [one] { $name } en a vendu { $count } seul.
       *[other] { $name } en a vendu { $count }.
    }
";

const fn shop(french: &'static [(&'static str, &'static str)]) -> Module {
    Module::new("shop", "0.1.0")
        .title("Shops")
        .errors(&[&SOLD_OUT])
        .messages(said::ALL)
        .locales(french)
}

static SHOP: Module = shop(&[("fr", FRENCH)]);

fn languages(folder: Option<&Path>, default: &str) -> Result<Languages, Vec<LocaleProblem>> {
    Languages::assemble(&Registry::assemble([&SHOP]).unwrap(), &[], folder, default)
}

#[test]
fn a_sentence_is_said_in_the_language_that_is_asked_for() {
    let languages = languages(None, "en").unwrap();
    let say = |header: &str, count: i64| languages.choose(Some(header)).say(&said::sold("Amina", count));
    assert_eq!(say("en", 2), "Amina has sold 2.");
    assert_eq!(say("fr", 2), "Amina en a vendu 2.");
    assert_eq!(say("fr-CM", 1), "Amina en a vendu 1 seul.");
    let french = languages.choose(Some("fr"));
    assert_eq!(
        (french.title(&SOLD_OUT), french.advice(&SOLD_OUT)),
        ("Épuisé".into(), "Revenez demain.".into())
    );
    // not translated
    assert_eq!(french.say(&said::closed()), "The shop is closed.");
    assert_eq!(languages.choose(None).advice(&SOLD_OUT), "Come again {tomorrow}.");
    let both = Argument::any_of(["bread", "wine"]);
    assert_eq!(
        languages.choose(None).say(&said::needs(both)),
        "This needs bread or wine."
    );
}

#[test]
fn logs_are_in_english_whatever_is_linked() {
    let problem: Problem = SOLD_OUT.problem().detail(said::sold("Amina", 3));
    assert_eq!(problem.to_string(), "shop.sold_out: Amina has sold 3.");
}

#[test]
fn a_module_with_wrong_words_does_not_start() {
    static WRONG: Module = shop(&[
        (
            "fr",
            "shop-sold = { $nom }\nshop-opened = Ouvert\nshop-closed = Fermé\nshop-closed = Fermé\n",
        ),
        ("sw", "shop-closed\n"),
        ("klingon language", ""),
    ]);
    let problems = Registry::assemble([&WRONG]).unwrap_err();
    let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert!(
        problems
            .iter()
            .all(|problem| matches!(problem, RegistryProblem::Words(_)))
    );
    for expected in [
        "fr of shop: shop-sold names $nom, which its declaration does not have",
        "fr of shop: nobody declares shop-opened",
        "fr of shop: shop-closed stands there twice",
        "shop: klingon language is not the tag of a language, such as fr or pt-BR",
    ] {
        assert!(told.iter().any(|told| told == expected), "{expected}: {told:?}");
    }
    assert!(
        told.iter()
            .any(|told| told.starts_with("sw of shop is not Fluent: line 1")),
        "{told:?}"
    );
}

#[test]
fn a_sentence_names_all_its_variables_and_no_other() {
    mod wrong {
        openimis_core::messages! {
            in "shop";
            unused(name) = "The shop is closed.";
            foreign = "{ $name } is closed.";
        }
    }
    static WRONG: Module = Module::new("shop", "0.1.0").messages(wrong::ALL);
    let _ = (wrong::unused(""), wrong::foreign());
    let problems = Registry::assemble([&WRONG]).unwrap_err();
    let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
    let expected = "the declarations of shop: shop-foreign names $name, which its declaration does not have";
    assert!(told.iter().any(|told| told == expected), "{told:?}");
}

#[test]
fn what_a_translation_lacks_is_known() {
    let text = "shop-sold = { $name }\nshop-closed = Fermé\nshop-needs = Il faut { $what }.\nmodule-shop = Magasins\nshop-sold_out = Épuisé\n";
    let missing = Vocabulary::of(&SHOP).missing("fr", text).unwrap();
    assert_eq!(missing, ["shop-sold_out.advice", "shop-sold"]);
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn an_installation_adds_a_language_and_changes_words() {
    let folder = folder(&[
        ("sw/shop.ftl", "shop-closed = Duka limefungwa.\n"),
        ("fr/shop.ftl", "shop-sold_out = Rupture de stock\n"),
        ("fr-CM/shop.ftl", "shop-closed = La boutique est fermée.\n"),
    ]);
    let languages = languages(Some(folder.path()), "sw").unwrap();
    assert_eq!(languages.choose(None).say(&said::closed()), "Duka limefungwa.");
    assert_eq!(languages.choose(None).title(&SOLD_OUT), "Sold out");
    let french = languages.choose(Some("fr"));
    // what is not changed stays
    assert_eq!(
        (french.title(&SOLD_OUT), french.advice(&SOLD_OUT)),
        ("Rupture de stock".into(), "Revenez demain.".into())
    );
    let dialect = languages.choose(Some("fr-CM"));
    assert_eq!(
        (dialect.tag(), dialect.say(&said::closed())),
        ("fr-CM", "La boutique est fermée.".to_owned())
    );
    assert_eq!(dialect.title(&SOLD_OUT), "Rupture de stock");
}

#[test]
fn an_installation_is_told_everything_that_is_wrong_with_its_folder() {
    let folder = folder(&[
        ("sw/shop.ftl", "shop-close = Duka limefungwa.\n"),
        ("sw/clinic.ftl", ""),
        ("kiswahili cha pwani/shop.ftl", ""),
    ]);
    let problems = languages(Some(folder.path()), "pt").unwrap_err();
    assert!(
        matches!(
            problems.as_slice(),
            [
                LocaleProblem::NoLanguage { .. },
                LocaleProblem::NoOwner { .. },
                LocaleProblem::UnknownId { .. },
                LocaleProblem::NoWords(_),
            ]
        ),
        "{problems:?}"
    );
    let nowhere = languages(Some(&folder.path().join("nowhere")), "en").unwrap_err();
    assert!(
        matches!(nowhere.as_slice(), [LocaleProblem::Unreadable { .. }]),
        "{nowhere:?}"
    );
}
