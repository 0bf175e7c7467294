#![doc = include_str!("../README.md")]

mod coded;
mod demo;
mod diagnosis;
mod dialect;
mod entry;
mod error;
mod item;
mod message;
pub mod migrations;
pub mod rights;
pub mod schema;
mod service;

pub use diagnosis::{ChangeDiagnosis, CreateDiagnosis, Diagnosis, DiagnosisChange, NewDiagnosis, RemoveDiagnosis};
pub use item::{
    ChangeMedicalItem, CheckItemCode, CreateMedicalItem, ItemCode, MedicalItem, MedicalItemChange, NewMedicalItem,
    RemoveMedicalItem,
};
pub use service::{
    ChangeMedicalService, CheckServiceCode, CreateMedicalService, MedicalService, MedicalServiceChange,
    NewMedicalService, PackageItem, PackageItemEntry, PackageService, PackageServiceEntry, RemoveMedicalService,
    ServiceCode,
};

use openimis_core::declare::{Module, Resource, operation};

openimis_core::inventory::submit! {
    Module::new("medical", env!("CARGO_PKG_VERSION"))
        .title("Medical registers")
        .requires(&["core"])
        .rights(rights::ALL)
        .migrations(migrations::STEPS)
        .resources(&[
            Diagnosis::DESCRIPTION,
            MedicalItem::DESCRIPTION,
            MedicalService::DESCRIPTION,
            PackageItem::DESCRIPTION,
            PackageService::DESCRIPTION,
        ])
        .operations(&[
            operation::<CreateDiagnosis>(),
            operation::<ChangeDiagnosis>(),
            operation::<RemoveDiagnosis>(),
            operation::<CreateMedicalItem>(),
            operation::<ChangeMedicalItem>(),
            operation::<RemoveMedicalItem>(),
            operation::<CheckItemCode>(),
            operation::<CreateMedicalService>(),
            operation::<ChangeMedicalService>(),
            operation::<RemoveMedicalService>(),
            operation::<CheckServiceCode>(),
        ])
        .queries(dialect::QUERIES)
        .constraints(error::CONSTRAINTS)
        .errors(error::ALL)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
        .demo(demo::fill)
}
