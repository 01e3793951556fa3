// Words as somebody writes them, one a line, as a list. Pure.
export const [MOST, LONGEST] = [500, 100] as const

export const wordsOf = (text: string): string[] => [...new Set(text.split('\n').map((word) => word.trim()).filter(Boolean))]

/** Why a list of words cannot be kept; nothing when it can. */
export function wrongWords(words: readonly string[]): 'none' | 'many' | 'long' | null {
  if (words.length === 0) return 'none'
  if (words.length > MOST) return 'many'
  return words.some((word) => [...word].length > LONGEST) ? 'long' : null
}
