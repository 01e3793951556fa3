// What a press on like or dislike makes of the numbers. Pure.
export type Rating = 'like' | 'dislike' | 'none'
export type Standing = { rating: Rating; likes: number; dislikes: number }

/** Pressing what is chosen already takes it back. */
export function rated(before: Standing, pressed: 'like' | 'dislike'): Standing {
  const rating: Rating = before.rating === pressed ? 'none' : pressed
  const step = (name: Rating) => Number(rating === name) - Number(before.rating === name)
  return { rating, likes: Math.max(0, before.likes + step('like')), dislikes: Math.max(0, before.dislikes + step('dislike')) }
}
