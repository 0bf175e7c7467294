//! The seeds of the fuzz targets, among them every input that was once a finding (`fuzz/README.md`).

#[path = "../../../fuzz/src/properties/mod.rs"]
mod properties;

use std::path::Path;

#[test]
fn what_must_hold_of_every_input_holds_of_the_seeds() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds");
    for (target, property) in properties::ALL {
        let mut tried = 0;
        for seed in std::fs::read_dir(seeds.join(target)).unwrap() {
            let seed = seed.unwrap().path();
            // the last line before a failure names the input
            println!("{}", seed.display());
            property(&std::fs::read(&seed).unwrap());
            tried += 1;
        }
        assert!(tried > 5, "{target} has {tried} seeds");
    }
}
