// Sending pictures of people, channels and the instance.
import { api } from '$/api/client'

const form = (name: string, file: File) => () => {
  const fields = new FormData()
  fields.append(name, file)
  return fields
}

export async function pickMyAvatar(file: File): Promise<void> {
  await api.POST('/api/v1/users/me/avatar/pick', { body: {} as never, bodySerializer: form('avatarfile', file) })
}

export async function removeMyAvatar(): Promise<void> {
  await api.DELETE('/api/v1/users/me/avatar')
}

export async function pickOfChannel(handle: string, kind: 'avatar' | 'banner', file: File): Promise<void> {
  const options = { params: { path: { handle } }, body: {} as never, bodySerializer: form(`${kind}file`, file) }
  if (kind === 'avatar') await api.POST('/api/v1/video-channels/{handle}/avatar/pick', options)
  else await api.POST('/api/v1/video-channels/{handle}/banner/pick', options)
}

export async function removeOfChannel(handle: string, kind: 'avatar' | 'banner'): Promise<void> {
  const params = { path: { handle } }
  if (kind === 'avatar') await api.DELETE('/api/v1/video-channels/{handle}/avatar', { params })
  else await api.DELETE('/api/v1/video-channels/{handle}/banner', { params })
}

type Logo = 'favicon' | 'header-square' | 'header-wide' | 'opengraph'

export async function pickOfInstance(kind: 'avatar' | 'banner' | Logo, file: File): Promise<void> {
  const body = {} as never
  if (kind === 'avatar') await api.POST('/api/v1/config/instance-avatar/pick', { body, bodySerializer: form('avatarfile', file) })
  else if (kind === 'banner') await api.POST('/api/v1/config/instance-banner/pick', { body, bodySerializer: form('bannerfile', file) })
  else await api.POST('/api/v1/config/instance-logo/{logoType}/pick', { params: { path: { logoType: kind } }, body, bodySerializer: form('logofile', file) })
}

export async function removeOfInstance(kind: 'avatar' | 'banner' | Logo): Promise<void> {
  if (kind === 'avatar') await api.DELETE('/api/v1/config/instance-avatar')
  else if (kind === 'banner') await api.DELETE('/api/v1/config/instance-banner')
  else await api.DELETE('/api/v1/config/instance-logo/{logoType}', { params: { path: { logoType: kind } } })
}
