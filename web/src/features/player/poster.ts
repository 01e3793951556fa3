// The picture that stands where the video will: chosen as the server does (server/src/pages/ahead.rs), which lets the browser fetch it
// while the program is still on its way.
import type { Video } from '$/api/types'

type Pictured = Pick<Video, 'thumbnails' | 'thumbnailPath' | 'previewPath'>

/** The smallest wide picture that is wide enough for the screen, else the widest; an address. */
export function poster(video: Pictured, narrow = matchMedia('(max-width: 900px)').matches): string {
  const width = narrow ? 850 : 1280
  const wide = (video.thumbnails ?? []).filter((one) => one.width > one.height).toSorted((a, b) => a.width - b.width)
  return (wide.find((one) => one.width >= width) ?? wide.at(-1))?.fileUrl ?? video.previewPath ?? video.thumbnailPath ?? ''
}
