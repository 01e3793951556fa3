// The colour a picture leaves behind: its strongest hue, for a page to breathe. Only the hue is taken; lightness and
// strength are the design's, so contrast does not depend on pictures.

/** Degrees on the colour wheel, weighted by how colourful each pixel is; null when the picture is grey. */
export function hueOf(pixels: Uint8ClampedArray): number | null {
  let x = 0
  let y = 0
  let weight = 0
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [r, g, b] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
    const most = Math.max(r, g, b)
    const span = most - Math.min(r, g, b)
    if (span < 24) continue
    const hue = most === r ? ((g - b) / span) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4
    const angle = (hue * Math.PI) / 3
    x += Math.cos(angle) * span
    y += Math.sin(angle) * span
    weight += span
  }
  if (weight === 0 || Math.hypot(x, y) / weight < 0.15) return null
  return (Math.round((Math.atan2(y, x) * 180) / Math.PI) + 360) % 360
}

/** Loads a picture of this origin, small, and finds its hue. Never throws: no tint is a fine answer. */
export async function tint(address: string): Promise<number | null> {
  try {
    if (new URL(address, location.href).origin !== location.origin) return null
    const picture = new Image()
    picture.src = address
    await picture.decode()
    const canvas = document.createElement('canvas')
    canvas.width = 24
    canvas.height = 14
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return null
    context.drawImage(picture, 0, 0, 24, 14)
    return hueOf(context.getImageData(0, 0, 24, 14).data)
  } catch {
    return null
  }
}
