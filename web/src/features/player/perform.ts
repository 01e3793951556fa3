// What each command of the keys does to the player.
import { t } from '$/i18n'
import type { Player } from './controller.svelte'
import type { Command } from './hotkeys'

/** What only the picture's surroundings can do. */
export type Surroundings = { embedded: boolean; fullscreen: () => void; stats: () => void; help: () => void; previous: (() => void) | null; next: (() => void) | null }

export function perform(player: Player, wanted: Command, around: Surroundings): void {
  switch (wanted.do) {
    case 'play':
      return player.toggle()
    case 'seek':
      player.seek(player.time + wanted.by)
      return player.say(`${wanted.by > 0 ? '+' : '−'}${Math.abs(wanted.by)} s`)
    case 'jump':
      return player.seek(player.total * wanted.to)
    case 'volume':
      player.setVolume(player.volume + wanted.by)
      return player.sayVolume()
    case 'mute':
      player.toggleMute()
      return player.sayVolume()
    case 'speed':
      return player.stepSpeed(wanted.by)
    case 'speedReset':
      return player.setSpeed(1)
    case 'frame':
      return player.frame(wanted.by)
    case 'chapter':
      return player.goChapter(wanted.by)
    case 'start':
      return player.seek(0)
    case 'end':
      return player.seek(player.total)
    case 'captions':
      return player.toggleCaption()
    case 'loop':
      player.setLoop(!player.loop)
      return player.say(`${t('player.loop')}: ${player.loop ? t('player.on') : t('player.off')}`)
    case 'fullscreen':
      return around.fullscreen()
    case 'theatre':
      return around.embedded ? undefined : player.setTheatre(!player.theatre)
    case 'pip':
      return void player.togglePip()
    case 'stats':
      return around.stats()
    case 'previous':
      return around.previous?.()
    case 'next':
      return around.next?.()
    case 'help':
      return around.help()
  }
}
