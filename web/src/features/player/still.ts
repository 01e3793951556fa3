// The picture that a player shows, as a file.

const WIDEST = 1920

/** The bytes of a data address (the strict policy of the page lets nobody fetch one). */
function bytesOf(address: string): Blob {
  const [head = '', body = ''] = address.split(',')
  const raw = atob(body)
  return new Blob([Uint8Array.from(raw, (letter) => letter.charCodeAt(0))], { type: head.slice(5).split(';')[0] })
}

/** As a JPEG that is at most as wide as pictures of videos are kept. Throws while there is no picture. */
export async function pictureOf(player: { still: () => string }): Promise<File> {
  const still = bytesOf(player.still())
  const bitmap = await createImageBitmap(still)
  if (bitmap.width <= WIDEST) return new File([still], 'picture.jpg', { type: 'image/jpeg' })
  const canvas = document.createElement('canvas')
  canvas.width = WIDEST
  canvas.height = Math.round((bitmap.height * WIDEST) / bitmap.width)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  return new File([smaller ?? still], 'picture.jpg', { type: 'image/jpeg' })
}
