// The texts of the interface: `t('video.views', { count })`, in the language that is spoken.
export type { TextKey } from './catalogue'
export { around, locale, MARK, spoken, t } from './state.svelte'
