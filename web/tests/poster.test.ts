import { expect, test } from 'vitest'
import { poster } from '../src/features/player/poster'

const picture = (width: number, height = Math.round((width * 9) / 16)) => ({ width, height, aspectRatio: '16:9', fileUrl: `${width}x${height}.jpg` })

test('the picture is the smallest that is wide enough, as the server names it', () => {
  const thumbnails = [picture(1920), picture(280), picture(850), picture(1280), picture(1400, 1400)]
  expect(poster({ thumbnails } as never, true)).toBe('850x478.jpg')
  expect(poster({ thumbnails } as never, false)).toBe('1280x720.jpg')
  expect(poster({ thumbnails: [picture(280)] } as never, false)).toBe('280x158.jpg')
  expect(poster({ thumbnails: [], previewPath: '/p.jpg', thumbnailPath: '/t.jpg' } as never, false)).toBe('/p.jpg')
  expect(poster({ thumbnailPath: '/t.jpg' } as never, true)).toBe('/t.jpg')
})
