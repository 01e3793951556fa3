// One polite live region for the whole page, and the short messages shown at its foot.
export const announcer = $state({ spoken: '', shown: '' })

let clearing: ReturnType<typeof setTimeout> | undefined

/** Tells a screen reader; the eyes have seen it already. */
export function announce(text: string): void {
  announcer.spoken = text
}

/** Shows a short message for some seconds, and says it. */
export function toast(text: string): void {
  announcer.spoken = text
  announcer.shown = text
  clearTimeout(clearing)
  clearing = setTimeout(() => (announcer.shown = ''), 4500)
}
