//! One plain table, ready to be copied.

/// A table under construction.
pub(crate) struct Table {
    title: String,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with its headings.
    pub(crate) fn new(title: &str, headings: &[&str]) -> Self {
        Table { title: title.to_owned(), rows: vec![headings.iter().map(|h| (*h).to_owned()).collect()] }
    }

    /// One more row; it is told at once on standard error, for a run may be long.
    pub(crate) fn row(&mut self, cells: &[String]) {
        eprintln!("{}", cells.join("  "));
        self.rows.push(cells.to_vec());
    }

    /// Prints it, as Markdown.
    pub(crate) fn print(&self) {
        let columns = self.rows[0].len();
        let width = |c: usize| self.rows.iter().filter_map(|r| r.get(c)).map(|s| s.chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let line = |row: &Vec<String>| {
            let cells = widths.iter().enumerate().map(|(c, &w)| format!("{:<w$}", row.get(c).map_or("", |s| s)));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        println!("\n{}\n\n{}", self.title, line(&self.rows[0]));
        println!("| {} |", widths.iter().map(|&w| "-".repeat(w)).collect::<Vec<_>>().join(" | "));
        self.rows[1..].iter().for_each(|row| println!("{}", line(row)));
    }
}
