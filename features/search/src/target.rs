//! `searchTarget`: whether a search asks this instance or an index of many.

use config::schema::Search;
use platform::fields::Fields;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use wire::ResultList;

/// Where somebody wants to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// What this instance knows.
    Here,
    /// The index that the configuration names.
    Index,
}

/// What was found, by whom.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Searched<T> {
    /// This instance's own rows.
    Here(ResultList<T>),
    /// The index's, as it gives them.
    Index(ResultList<Value>),
}

impl<T> From<ResultList<T>> for Searched<T> {
    fn from(list: ResultList<T>) -> Self {
        Searched::Here(list)
    }
}

impl Target {
    /// Reads `searchTarget`; where it is left out, the configuration decides. The index may be named only where it is enabled.
    pub fn read(fields: &mut Fields, search: &Search) -> Target {
        let index = &search.search_index;
        let named = fields.optional("searchTarget", "Invalid value", |v| match v.as_str()? {
            "local" => Some(Target::Here),
            "search-index" if index.enabled => Some(Target::Index),
            _ => None,
        });
        named.unwrap_or(if index.enabled && index.is_default_search { Target::Index } else { Target::Here })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use config::Config;

    fn read(query: &str, enabled: bool, by_default: bool) -> Option<Target> {
        let mut search = Config::default().search;
        search.search_index.enabled = enabled;
        search.search_index.is_default_search = by_default;
        let mut fields = Fields::query(Some(query));
        let target = Target::read(&mut fields, &search);
        fields.finish().is_ok().then_some(target)
    }

    #[test]
    fn the_configuration_decides_where_nobody_says() {
        assert_eq!(read("", false, true), Some(Target::Here));
        assert_eq!(read("", true, false), Some(Target::Here));
        assert_eq!(read("", true, true), Some(Target::Index));
        assert_eq!(read("searchTarget=local", true, true), Some(Target::Here));
        assert_eq!(read("searchTarget=search-index", true, false), Some(Target::Index));
    }

    #[test]
    fn what_is_no_target_is_named() {
        assert_eq!(read("searchTarget=search-index", false, false), None);
        assert_eq!(read("searchTarget=elsewhere", true, true), None);
    }
}
