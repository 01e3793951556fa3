// The main pages with something on them: a seeded instance, and who looks at which address. For pictures and for checks of every page.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Rest } from './rest.mjs'

/** A clip of two colours that flow into each other, and a tone. `colours` as ffmpeg's gradients wants them. */
function painting(path, colours, seconds) {
  const video = ['-f', 'lavfi', '-i', `gradients=size=1280x720:rate=25:duration=${seconds}:seed=7:c0=${colours}`]
  const audio = ['-f', 'lavfi', '-i', `sine=frequency=220:duration=${seconds}`]
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...video, ...audio, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest', '-movflags', '+faststart', path])
  return path
}

const films = [
  ['A morning at the mudflats, from first light to the turn of the tide', '0x8a4a17:c1=0xf3e2cf'],
  ['How cuttlefish change colour', '0x17607a:c1=0xe8efd6'],
  ['Mending nets with Ida', '0x4a681d:c1=0xf3ecdf'],
  ['Night ferry', '0x0e1218:c1=0x86c9de'],
  ['Ink, sepia and how to make them', '0x2d2820:c1=0xe6a768'],
  ['Harbour radio, episode 12', '0xb3311f:c1=0xfbe3dc'],
]

/** Fills an instance. Returns the addresses of its main pages by name: [path, who looks]. */
export async function seed(url) {
  const folder = mkdtempSync(join(tmpdir(), 'sepiola-pages-'))
  try {
    const root = await new Rest(url).signIn()
    const ida = await root.person('ida')
    await root.person('milo')
    const channel = (await ida.ask('POST', '/video-channels', { name: 'shoreline', displayName: 'Shoreline', description: 'Films from where land and sea cannot agree.' })).videoChannel.id
    const videos = []
    for (const [at, [name, colours]] of films.entries()) {
      const file = painting(join(folder, `${at}.mp4`), colours, 8 + at)
      videos.push(await ida.video(file, { name, channelId: channel, tags: ['sea', 'tide'], description: 'Filmed over one winter.\n\n0:00 Ebb\n0:03 Flow\n0:05 Slack water\n\nMore on https://example.org.', category: 1, language: 'en' }))
    }
    const [first] = videos
    const captions = new FormData()
    captions.append('captionfile', new Blob(['WEBVTT\n\n00:01.000 --> 00:03.000\nThe water leaves without a sound.\n\n00:04.000 --> 00:06.000\nAnd comes back the same way.\n']), 'en.vtt')
    await ida.ask('PUT', `/videos/${first.uuid}/captions/en`, captions)
    await root.ask('POST', `/videos/${first.uuid}/comment-threads`, { text: 'The light at 0:04 is worth getting up for.' })
    const list = new FormData()
    for (const [key, value] of Object.entries({ displayName: 'Winter at the shore', privacy: 1, videoChannelId: channel })) list.append(key, value)
    const playlist = (await ida.ask('POST', '/video-playlists', list)).videoPlaylist
    for (const video of videos.slice(0, 4)) await ida.ask('POST', `/video-playlists/${playlist.id}/videos`, { videoId: video.uuid })
    await ida.ask('POST', `/videos/${videos[1].uuid}/give-ownership`, { username: 'milo' })
    await ida.ask('POST', '/video-channels/shoreline/collaborators/invite', { accountHandle: 'milo' })
    const edit = `/videos/update/${first.shortUUID}`
    return {
      home: ['/', null],
      browse: ['/videos/browse', null],
      discover: ['/discover', null],
      search: ['/search?search=ink', null],
      watch: [`/w/${first.shortUUID}`, null],
      playlist: [`/w/p/${playlist.shortUUID}`, null],
      channel: ['/c/shoreline', null],
      account: ['/a/ida', null],
      about: ['/about', null],
      rules: ['/about/rules', null],
      contact: ['/about/contact', null],
      network: ['/about/network', null],
      login: ['/login', null],
      missing: ['/nowhere', null],
      embed: [`/videos/embed/${first.shortUUID}`, null],
      library: ['/my-library/videos', 'ida'],
      imports: ['/my-library/video-imports', 'ida'],
      syncs: ['/my-library/video-channel-syncs', 'ida'],
      edit: [edit, 'ida'],
      captions: [`${edit}?part=captions`, 'ida'],
      chapters: [`${edit}?part=chapters`, 'ida'],
      picture: [`${edit}?part=picture`, 'ida'],
      look: [`${edit}?part=player`, 'ida'],
      file: [`${edit}?part=file`, 'ida'],
      owner: [`${edit}?part=owner`, 'ida'],
      channels: ['/my-library/video-channels', 'ida'],
      team: ['/my-library/video-channels/team/shoreline', 'ida'],
      offers: ['/my-library/ownership', 'milo'],
      playlists: ['/my-library/video-playlists', 'ida'],
      publish: ['/publish', 'ida'],
      settings: ['/my-account/settings', 'ida'],
      notifications: ['/my-account/notifications', 'milo'],
      statistics: [`/videos/manage/${first.shortUUID}/stats`, 'ida'],
      reports: ['/admin/moderation/abuses/list', 'root'],
      users: ['/admin/overview/users', 'root'],
      config: ['/admin/settings/config', 'root'],
      welcome: ['/admin/first-steps', 'root'],
      dress: ['/admin/settings/look', 'root'],
      homepage: ['/admin/settings/homepage', 'root'],
      peers: ['/admin/settings/follows', 'root'],
      followers: ['/admin/settings/follows?what=followers', 'root'],
      health: ['/admin/settings/system/health', 'root'],
      jobs: ['/admin/settings/system/jobs', 'root'],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
