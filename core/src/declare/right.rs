//! Rights: openIMIS's six digit numbers with names.

/// A right: holding its number opens the operations and resources that name it.
///
/// The numbers are openIMIS's own (`"tblRoleRight"."RightID"`), so roles granted by either backend count in both.
/// A right has one owner, the module that lists it in [`Module::rights`](super::Module::rights); others may use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Right {
    /// The number stored in `"tblRoleRight"."RightID"`.
    pub number: i32,
    /// `module.verb`, the name in documentation and error details.
    pub name: &'static str,
    /// What its holder may do, in one sentence.
    pub title: &'static str,
    /// System roles that hold it in a new database (openIMIS's base data; W-31).
    pub roles: &'static [SystemRole],
    /// The key of openIMIS's configuration that names it there (spec 3.4); its front end makes the label from it.
    pub key: Option<&'static str>,
}

impl Right {
    /// Names the right with this number.
    #[must_use]
    pub const fn new(name: &'static str, number: i32, title: &'static str) -> Self {
        Self {
            number,
            name,
            title,
            roles: &[],
            key: None,
        }
    }

    /// Tells openIMIS's own name for it (spec 3.4).
    #[must_use]
    pub const fn known_as(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// Grants the right to these system roles when a new database is made; an adopted database is left as it is.
    #[must_use]
    pub const fn granted_to(mut self, roles: &'static [SystemRole]) -> Self {
        self.roles = roles;
        self
    }
}

/// The coded roles of openIMIS's base data (spec 3.5), by their `"tblRole"."IsSystem"` code.
///
/// Only [`SystemRole::ImisAdministrator`] has meaning in code: its holder has every right and sees every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i32)]
pub enum SystemRole {
    /// Enrols families and sells policies in the villages.
    EnrolmentOfficer = 1,
    /// Reads operational reports.
    Manager = 2,
    /// Keeps contributions, payments and batch runs.
    Accountant = 4,
    /// Enters what enrolment officers bring on paper.
    Clerk = 8,
    /// Reviews claims.
    MedicalOfficer = 16,
    /// Keeps products, price lists, facilities and registers.
    SchemeAdministrator = 32,
    /// Keeps users, roles and locations; holds every right.
    ImisAdministrator = 64,
    /// Enquires about insurees at a facility's desk.
    Receptionist = 128,
    /// Enters and submits the claims of a facility.
    ClaimAdministrator = 256,
    /// Enters claims of a facility.
    ClaimContributor = 512,
    /// Administers an offline facility.
    HfAdministrator = 524_288,
    /// Administers an offline installation.
    OfflineAdministrator = 1_048_576,
}

impl SystemRole {
    /// Every coded role, in the order of the base data.
    pub const ALL: &'static [Self] = &[
        Self::EnrolmentOfficer,
        Self::Manager,
        Self::Accountant,
        Self::Clerk,
        Self::MedicalOfficer,
        Self::SchemeAdministrator,
        Self::ImisAdministrator,
        Self::Receptionist,
        Self::ClaimAdministrator,
        Self::ClaimContributor,
        Self::HfAdministrator,
        Self::OfflineAdministrator,
    ];

    /// The value of `"tblRole"."IsSystem"`.
    #[must_use]
    pub const fn code(self) -> i32 {
        self as i32
    }

    /// The role's name in the base data.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::EnrolmentOfficer => "Enrolment Officer",
            Self::Manager => "Manager",
            Self::Accountant => "Accountant",
            Self::Clerk => "Clerk",
            Self::MedicalOfficer => "Medical Officer",
            Self::SchemeAdministrator => "Scheme Administrator",
            Self::ImisAdministrator => "IMIS Administrator",
            Self::Receptionist => "Receptionist",
            Self::ClaimAdministrator => "Claim Administrator",
            Self::ClaimContributor => "Claim Contributor",
            Self::HfAdministrator => "HF Administrator",
            Self::OfflineAdministrator => "Offline Administrator",
        }
    }
}
