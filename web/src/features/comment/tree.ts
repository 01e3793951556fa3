// What happens to a thread when somebody answers, removes or approves in it. Pure: trees in, trees out.
import type { Comment, CommentTree } from '$/api/types'

/** The tree with the comment `id` changed; null where it is taken out. */
export function changed(tree: CommentTree, id: number, how: (one: CommentTree) => CommentTree | null): CommentTree | null {
  if (tree.comment.id === id) return how(tree)
  if (tree.children.length === 0) return tree
  const children = tree.children.map((child) => changed(child, id, how)).filter((child) => child !== null)
  const same = children.length === tree.children.length && children.every((child, at) => child === tree.children[at])
  return same ? tree : { ...tree, children }
}

/** The thread with an answer below `parentId`; its count follows. */
export function answered(thread: CommentTree, parentId: number, comment: Comment): CommentTree {
  const grown = changed(thread, parentId, (one) => ({ ...one, children: [...one.children, { comment, children: [] }] })) ?? thread
  return { ...grown, comment: { ...grown.comment, totalReplies: grown.comment.totalReplies + 1 } }
}

/** What stays of a removed comment: its place when something hangs below it, else nothing. */
export function buried(one: CommentTree): CommentTree | null {
  if (one.children.length === 0 && one.comment.totalReplies === 0) return null
  return { ...one, comment: { ...one.comment, text: '', isDeleted: true, account: null } }
}

export const approved = (one: CommentTree): CommentTree => ({ ...one, comment: { ...one.comment, heldForReview: false } })

/** Trees as the server nests them, with counts that a reply may lack. */
export const grown = (tree: CommentTree): CommentTree => ({ comment: tree.comment, children: (tree.children ?? []).map(grown) })
