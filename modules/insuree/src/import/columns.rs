//! What a table of families and people may hold.

use super::error;
use openimis_core::error::Problem;
use openimis_core::language::Text;

/// Whom a column describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The person of the row.
    Person,
    /// The family; read in the row of its head, ignored in others.
    Family,
}

/// One column, for documentation.
#[derive(Debug, Clone, Copy)]
pub struct ColumnDoc {
    /// Its heading, in any case.
    pub name: &'static str,
    /// Whom it describes.
    pub about: About,
    /// Whether a table must have it.
    pub required: bool,
    /// What it holds.
    pub doc: &'static str,
}

macro_rules! columns {
    ($($column:ident $name:literal $about:ident $required:literal $doc:literal;)*) => {
        /// A column that a table may have.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Column { $($column),* }

        impl Column {
            pub(super) const ALL: &[Self] = &[$(Self::$column),*];

            /// The column with this heading.
            pub(super) fn named(heading: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|column| column.name().eq_ignore_ascii_case(heading))
            }

            /// Its heading.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$column => $name),* }
            }
        }

        /// All columns, in the order of documentation. They may stand in any order.
        pub const COLUMNS: &[ColumnDoc] = &[
            $(ColumnDoc { name: $name, about: About::$about, required: $required, doc: $doc }),*
        ];
    };
}

columns! {
    ChfId "chfId" Person true "Insurance number; nobody may have it yet.";
    LastName "lastName" Person true "Family name.";
    OtherNames "otherNames" Person true "Given names.";
    Dob "dob" Person true "Date of birth, as YYYY-MM-DD or as a date of the workbook.";
    Gender "gender" Person true "Code of the gender: M, F, O.";
    Family "family" Person false "Insurance number of the head of the person's family, whose row stands before, or who is registered already. Empty, or the person's own number: the head of a new family.";
    Village "village" Person true "Code of the village: of the family in a head's row, elsewhere of a member who lives in another one.";
    Relationship "relationship" Person false "What a member is to the head, by number: 4 son or daughter, 8 spouse.";
    Marital "marital" Person false "Marital status: N, W, S, D or M.";
    Profession "profession" Person false "Profession, by number.";
    Education "education" Person false "Level of education, by number.";
    TypeOfId "typeOfId" Person false "Code of the identification: D, N, P, V.";
    Passport "passport" Person false "Number of the identification.";
    Phone "phone" Person false "Telephone.";
    Email "email" Person false "E-mail address.";
    CurrentAddress "currentAddress" Person false "Address in the current village.";
    Geolocation "geolocation" Person false "Where the person lives, as coordinates.";
    CardIssued "cardIssued" Person false "Whether the card was handed out: true or false, 1 or 0.";
    HealthFacility "healthFacility" Person false "Code of the first point of service.";
    FamilyType "familyType" Family false "Code of the type of family: H household.";
    FamilyAddress "familyAddress" Family false "Postal address of the family.";
    Poverty "poverty" Family false "Whether the family is poor: true or false, 1 or 0.";
    Ethnicity "ethnicity" Family false "Ethnicity, one letter.";
    ConfirmationType "confirmationType" Family false "Code of who confirmed that the family is poor.";
    ConfirmationNo "confirmationNo" Family false "Number of that confirmation.";
}

/// Which column stands where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout(Vec<Column>);

impl Layout {
    /// Reads the headings, and says everything that is wrong with them.
    pub(super) fn read<'h>(headings: impl IntoIterator<Item = &'h str>) -> Result<Self, Vec<Problem>> {
        let mut columns = Vec::new();
        let mut problems = Vec::new();
        for heading in headings {
            let heading = heading.trim().trim_start_matches('\u{feff}');
            match Column::named(heading) {
                Some(column) if columns.contains(&column) => problems.push(named(&error::COLUMN_TWICE, heading)),
                Some(column) => columns.push(column),
                None => problems.push(named(&error::UNKNOWN_COLUMN, heading)),
            }
        }
        let missing = COLUMNS.iter().filter(|column| column.required);
        let missing = missing.filter(|doc| !columns.iter().any(|column| column.name() == doc.name));
        problems.extend(missing.map(|doc| named(&error::COLUMN_MISSING, doc.name)));
        if problems.is_empty() {
            Ok(Self(columns))
        } else {
            Err(problems)
        }
    }

    /// The columns in the order of the table.
    pub(super) fn columns(&self) -> &[Column] {
        &self.0
    }
}

fn named(kind: &'static openimis_core::error::ErrorKind, heading: &str) -> Problem {
    let shown: String = heading.chars().take(60).collect();
    kind.problem().detail(Text::plain(shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_read_in_any_order_and_case() {
        let layout = Layout::read(["\u{feff}DOB", "lastname", " otherNames ", "gender", "CHFID", "village"]);
        let columns = layout.unwrap();
        assert_eq!(columns.columns().first(), Some(&Column::Dob));
        assert_eq!(columns.columns().get(4), Some(&Column::ChfId));
    }

    #[test]
    fn everything_wrong_with_headings_is_said_together() {
        let problems = Layout::read(["chfId", "chfId", "name", "dob", "gender", "village"]).unwrap_err();
        let told: Vec<_> = problems
            .iter()
            .map(|problem| format!("{} {}", problem.kind.code, problem.text()))
            .collect();
        assert_eq!(
            told,
            [
                "insuree.import_column_twice chfId",
                "insuree.import_unknown_column name",
                "insuree.import_column_missing lastName",
                "insuree.import_column_missing otherNames",
            ]
        );
    }
}
