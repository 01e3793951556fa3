// Puts an instance's colours and its own style sheet onto the page. As constructed sheets: they need no inline style, and a sheet
// made like that loads no other one.
import { type Customization, sheetOf } from './colours'

/** Read by theme.js before the first paint. */
const KEPT = 'sepiola.look'

export function wear(custom: Customization, css: string, keep = true): void {
  const colours = sheetOf(custom)
  document.adoptedStyleSheets = [colours, css].filter((text) => text.trim() !== '').map((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return sheet
  })
  if (!keep) return
  try {
    if (colours + css) localStorage.setItem(KEPT, `${colours}\n${css}`.slice(0, 100_000))
    else localStorage.removeItem(KEPT)
  } catch {
    /* worn once the configuration is there */
  }
}
