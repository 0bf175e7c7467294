//! The codes of claims, products and registers (spec 1.2).

macro_rules! letters {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $letter:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// The letter that is stored.
            #[must_use]
            pub const fn letter(self) -> &'static str {
                match self { $(Self::$variant => $letter),+ }
            }

            /// The meaning of a stored letter.
            #[must_use]
            pub fn of(letter: &str) -> Option<Self> {
                match letter.trim() { $($letter => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

letters!(
    /// Why the insuree came. What is empty or unknown counts as other.
    VisitType {
        /// E
        Emergency = "E",
        /// R
        Referral = "R",
        /// O
        Other = "O",
    }
);

letters!(
    /// Where care may be given.
    CareType {
        /// I
        InPatient = "I",
        /// O
        OutPatient = "O",
        /// B
        Both = "B",
    }
);

letters!(
    /// The kind of a service, and of a claim: of the kinds of its services the one that comes first here (5.4).
    Category {
        /// S
        Surgery = "S",
        /// D
        Delivery = "D",
        /// A
        Antenatal = "A",
        /// H
        Hospitalisation = "H",
        /// C
        Consultation = "C",
        /// O
        Other = "O",
        /// V
        Visit = "V",
    }
);

letters!(
    /// Where the price of a line comes from.
    Origin {
        /// P: the price list of the facility, else the register.
        PriceList = "P",
        /// O: the price that the facility asks.
        OwnPrice = "O",
        /// R: the price list, paid by an index that is known later.
        Relative = "R",
    }
);

letters!(
    /// How a product limits what it pays of a line.
    Limitation {
        /// C: a percentage of it.
        CoInsurance = "C",
        /// F: an amount per unit.
        FixedAmount = "F",
    }
);

letters!(
    /// Claims in which a line does not count towards ceilings.
    Exclusion {
        /// H
        Hospital = "H",
        /// N
        NonHospital = "N",
        /// B
        Both = "B",
    }
);

letters!(
    /// The level of a facility.
    Level {
        /// D
        Dispensary = "D",
        /// C
        HealthCentre = "C",
        /// H
        Hospital = "H",
    }
);

letters!(
    /// What makes a claim a hospital claim, for a product.
    Interpretation {
        /// I: a stay.
        Stay = "I",
        /// H: the level of the facility.
        Level = "H",
    }
);

letters!(
    /// How a service bundles others (11.3).
    Package {
        /// S: it does not.
        Simple = "S",
        /// P: priced by its parts.
        Parts = "P",
        /// F: at a fixed price.
        Fixed = "F",
    }
);
