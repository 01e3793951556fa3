// Which tile of the storyboard belongs to a moment. Sprites run row by row, one every `spriteDuration` seconds.
import type { Storyboard } from '$/api/types'

export type Tile = { url: string; x: number; y: number; width: number; height: number; sheetWidth: number; sheetHeight: number }

export function tileAt(board: Storyboard, seconds: number): Tile | null {
  const columns = Math.floor(board.totalWidth / board.spriteWidth)
  const rows = Math.floor(board.totalHeight / board.spriteHeight)
  if (![columns, rows].every((count) => count > 0 && Number.isFinite(count)) || !(board.spriteDuration > 0)) return null
  const index = Math.min(columns * rows - 1, Math.max(0, Math.floor(seconds / board.spriteDuration)))
  const url = board.fileUrl ?? board.storyboardPath
  if (!url) return null
  return {
    url,
    x: (index % columns) * board.spriteWidth,
    y: Math.floor(index / columns) * board.spriteHeight,
    width: board.spriteWidth,
    height: board.spriteHeight,
    sheetWidth: board.totalWidth,
    sheetHeight: board.totalHeight,
  }
}
