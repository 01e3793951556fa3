//! From rows to what the index holds. A few statements for each portion, however many things are in it.

mod channels;
mod playlists;
mod videos;

pub(crate) use channels::channels;
pub(crate) use playlists::playlists;
pub(crate) use videos::{captions, passages, videos};

use database::{Conn, Error, Sql};

/// Which rows are read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which<'a> {
    /// These.
    These(&'a [i64]),
    /// So many after a number, in their order.
    After(i64, i64),
}

impl Which<'_> {
    fn push(self, sql: &mut Sql, column: &'static str) {
        match self {
            Which::These(ids) => drop(sql.push(" WHERE ").push(column).push(" IN ").list(ids.iter().copied())),
            Which::After(id, count) => {
                sql.push(" WHERE ").push(column).push(" > ").arg(id).push(" ORDER BY ").push(column);
                sql.push(" LIMIT ").arg(count);
            }
        }
    }
}

/// Longer texts are indexed so far (characters): what stands further below is seldom about the thing.
const BODY: usize = 5_000;

fn body(text: Option<String>) -> String {
    let mut text = text.unwrap_or_default();
    if let Some((at, _)) = text.char_indices().nth(BODY) {
        text.truncate(at);
    }
    text
}

/// How well known something is that so many people know, from 0 to 255.
fn weight(people: i64) -> u8 {
    let digits = people.max(0).saturating_add(1).ilog2() * 12;
    u8::try_from(digits).unwrap_or(u8::MAX)
}

/// The numbers that a statement gives.
pub(crate) async fn ids(conn: &mut Conn, sql: &'static str, owner: i64, after: i64) -> Result<Vec<i64>, Error> {
    conn.all(Sql::new(sql).bind(owner).bind(after)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_grow_with_people_and_have_an_end() {
        let weights: Vec<u8> = [-1, 0, 1, 1_000, 1_000_000, i64::MAX].into_iter().map(weight).collect();
        assert_eq!(weights, [0, 0, 12, 108, 228, 255]);
    }

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(body(Some("é".repeat(BODY + 1))).chars().count(), BODY);
        assert_eq!(body(None), "");
    }
}
