//! Rows of a thread become a tree. Pure.

use crate::json::{Replies, ThreadTree, VideoComment};
use crate::row::CommentRow;
use std::collections::HashMap;

/// Answers to answers are nested so deep; what is deeper stands side by side there. Each level is two of JSON, and many
/// parsers refuse more than 128 of those.
const DEEPEST: usize = 50;

struct Node {
    tree: ThreadTree,
    parent: Option<usize>,
    depth: usize,
}

/// The tree of a thread: its first comment and all answers that are seen, oldest first. Answers to a comment that is not
/// seen are not shown. `None` without the first comment.
pub(crate) fn build(rows: Vec<CommentRow>, thread: i64, owner_account: i64, own_host: &str) -> Option<ThreadTree> {
    let mut replies = count(&rows, thread, owner_account);
    let mut places: HashMap<i64, usize> = HashMap::new();
    let mut nodes: Vec<Node> = Vec::with_capacity(rows.len());
    let (mut first, rest): (Vec<CommentRow>, Vec<CommentRow>) = rows.into_iter().partition(|row| row.id == thread);
    for row in first.pop().into_iter().chain(rest) {
        let parent = match row.parent_id {
            _ if row.id == thread => None,
            Some(parent) => match places.get(&parent) {
                Some(&at) if nodes[at].depth == DEEPEST => nodes[at].parent,
                Some(&at) => Some(at),
                None => continue,
            },
            None => continue,
        };
        let depth = parent.map_or(0, |at| nodes[at].depth + 1);
        places.insert(row.id, nodes.len());
        let counted = replies.remove(&row.id).unwrap_or_default();
        let comment = VideoComment::new(row, counted, own_host);
        nodes.push(Node { tree: ThreadTree { comment, children: Vec::new() }, parent, depth });
    }
    // From the end: every answer stands behind what it answers, so its own children are complete.
    while nodes.len() > 1 {
        let Some(mut node) = nodes.pop() else { break };
        node.tree.children.reverse();
        if let Some(parent) = node.parent {
            nodes[parent].tree.children.push(node.tree);
        }
    }
    let mut root = nodes.pop()?.tree;
    root.children.reverse();
    (root.comment.id == thread).then_some(root)
}

/// Answers by the comment they belong to: of the first one all, of the others those to themselves.
fn count(rows: &[CommentRow], thread: i64, owner_account: i64) -> HashMap<i64, Replies> {
    let mut counted: HashMap<i64, Replies> = HashMap::new();
    for row in rows.iter().filter(|row| row.id != thread && row.deleted_at.is_none()) {
        let parent = row.parent_id.filter(|p| *p != thread);
        for id in std::iter::once(thread).chain(parent) {
            let replies = counted.entry(id).or_default();
            replies.all += 1;
            replies.from_owner += i64::from(row.is_by(owner_account));
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, parent: Option<i64>) -> CommentRow {
        CommentRow {
            id,
            url: String::new(),
            video_id: 1,
            thread_id: parent.map(|_| 1),
            parent_id: parent,
            text: id.to_string(),
            held: false,
            deleted_at: None,
            created_at: 0,
            updated_at: 0,
            author: None,
        }
    }

    fn shape(tree: &ThreadTree) -> String {
        let children: Vec<String> = tree.children.iter().map(shape).collect();
        format!("{}[{}]", tree.comment.id, children.join(""))
    }

    #[test]
    fn answers_stand_below_what_they_answer() {
        let rows =
            vec![row(1, None), row(2, Some(1)), row(3, Some(2)), row(4, Some(1)), row(5, Some(2)), row(7, Some(6))];
        let tree = build(rows, 1, 9, "x").unwrap();
        assert_eq!(shape(&tree), "1[2[3[]5[]]4[]]", "6 is not seen, and so 7 is not");
        assert_eq!((tree.comment.total_replies, tree.children[0].comment.total_replies), (5, 2));
        assert!(build(vec![row(2, Some(1))], 1, 9, "x").is_none());
        assert!(build(Vec::new(), 1, 9, "x").is_none());
    }

    #[test]
    fn tombstones_stand_and_do_not_count() {
        let mut gone = row(2, Some(1));
        gone.deleted_at = Some(5);
        let tree = build(vec![row(1, None), gone, row(3, Some(2))], 1, 9, "x").unwrap();
        assert_eq!((shape(&tree).as_str(), tree.comment.total_replies), ("1[2[3[]]]", 1));
    }

    #[test]
    fn an_endless_chain_is_nested_so_deep_only() {
        let mut rows = vec![row(1, None)];
        rows.extend((2..=5000).map(|id| row(id, Some(id - 1))));
        let tree = build(rows, 1, 9, "x").unwrap();
        let (mut at, mut depth, mut all) = (&tree, 0, 1);
        while let Some(child) = at.children.first() {
            all += at.children.len();
            (at, depth) = (child, depth + 1);
        }
        assert_eq!((depth, all), (DEEPEST, 5000));
        assert!(serde_json::to_string(&tree).is_ok());
    }
}
