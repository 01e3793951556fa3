//! SQL text that only the program can write: pieces of `&'static str` and values bound by number.

/// A value bound to a statement. The nulls are typed, because PostgreSQL wants to know.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Integers, and times as milliseconds since 1970.
    Int(Option<i64>),
    /// Text.
    Text(Option<String>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
    /// Truth values.
    Bool(Option<bool>),
    /// Floating point numbers.
    Real(Option<f64>),
}

macro_rules! value_from {
    ($($t:ty => $v:ident, $x:ident, $e:expr;)*) => {$(
        impl From<$t> for Value { fn from($x: $t) -> Self { Value::$v(Some($e)) } }
        impl From<Option<$t>> for Value { fn from(o: Option<$t>) -> Self { Value::$v(o.map(|$x| $e)) } }
    )*};
}
value_from! {
    i64 => Int, x, x;
    i32 => Int, x, i64::from(x);
    u32 => Int, x, i64::from(x);
    u16 => Int, x, i64::from(x);
    String => Text, x, x;
    &str => Text, x, x.to_owned();
    &String => Text, x, x.clone();
    Vec<u8> => Bytes, x, x;
    &[u8] => Bytes, x, x.to_vec();
    bool => Bool, x, x;
    f64 => Real, x, x;
}

/// A statement: static text and its bound values.
///
/// `Sql::new("SELECT a FROM t WHERE b = $1").bind(5)` for fixed text; for filtered lists
/// `sql.push(" AND c = ").arg(x)` writes the next placeholder itself.
#[derive(Debug, Clone, Default)]
pub struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// Starts a statement with fixed text.
    pub fn new(text: &'static str) -> Self {
        Sql { text: text.to_owned(), values: Vec::new() }
    }
    /// Binds the next numbered placeholder of the text written so far.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }
    /// Appends fixed text.
    pub fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }
    /// Appends a placeholder for `value` and binds it.
    pub fn arg(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }
    /// Appends `($1, $2, …)` for the values; an empty list becomes `(NULL)`, which nothing equals.
    pub fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        self.text.push('(');
        let mut first = true;
        for v in values {
            if !first {
                self.text.push_str(", ");
            }
            first = false;
            self.arg(v);
        }
        if first {
            self.text.push_str("NULL");
        }
        self.text.push(')');
        self
    }
    /// The same statement after some fixed text, such as `EXPLAIN`.
    #[must_use]
    pub fn after(mut self, text: &'static str) -> Self {
        self.text.insert_str(0, text);
        self
    }
    /// The text with its placeholders.
    pub fn text(&self) -> &str {
        &self.text
    }
    pub(crate) fn into_parts(self) -> (String, Vec<Value>) {
        (self.text, self.values)
    }
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Sql::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_numbered_across_pieces() {
        let mut sql = Sql::new("SELECT 1 WHERE a = $1").bind(7);
        sql.push(" AND b IN ").list(["x", "y"]).push(" AND c = ").arg(true);
        assert_eq!(sql.text(), "SELECT 1 WHERE a = $1 AND b IN ($2, $3) AND c = $4");
        assert_eq!(sql.into_parts().1.len(), 4);
    }

    #[test]
    fn an_empty_list_matches_nothing() {
        let mut sql = Sql::new("x IN ");
        sql.list(Vec::<i64>::new());
        assert_eq!(sql.text(), "x IN (NULL)");
    }
}
