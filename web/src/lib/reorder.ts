// Moving one thing of a list. Pure.

/** The list with the thing at `from` standing at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  const [one] = next.splice(from, 1)
  if (one !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, one)
  return next
}

/** The same move as the API says it: places count from 1, and what moves goes behind another. */
export const asMove = (from: number, to: number): { startPosition: number; insertAfterPosition: number } => ({
  startPosition: from + 1,
  insertAfterPosition: to > from ? to + 1 : to,
})

/** Where a thing dragged to the height `y` would stand, from the middles of all rows. */
export function placeAt(middles: readonly number[], from: number, y: number): number {
  const above = middles.filter((middle, at) => at !== from && middle < y).length
  return Math.min(above, Math.max(0, middles.length - 1))
}
