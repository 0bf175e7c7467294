//! `openimis modules`: what this distribution consists of.

use openimis_core::declare::Module;
use openimis_core::registry::Registry;

pub(super) fn run(registry: &Registry) {
    for module in registry.modules() {
        print_module(module);
    }
}

fn print_module(module: &Module) {
    println!("{} {} - {}", module.name, module.version, module.title);
    if !module.requires.is_empty() {
        println!("  requires    {}", module.requires.join(", "));
    }
    for right in module.rights {
        println!("  right       {} {} - {}", right.number, right.name, right.title);
    }
    for resource in module.resources {
        println!("  resource    {} - {}", resource.name, resource.doc);
    }
    for operation in module.operations {
        println!("  operation   {} - {}", operation.declared.name, operation.declared.doc);
    }
    for listener in module.listeners {
        println!("  listens to  {} - {}", listener.of, listener.doc);
    }
    for migration in module.migrations {
        println!("  migration   {:04} {}", migration.version, migration.name);
    }
    if let Some(settings) = module.settings {
        for key in settings.keys {
            println!("  setting     {}.{}", module.name, key.name);
        }
    }
    println!();
}
