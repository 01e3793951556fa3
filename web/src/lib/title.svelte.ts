// The document's title follows the page.
import { t } from '$/i18n'
import { instanceName } from './site.svelte'

/** Call while a page component is being set up; an empty title leaves the instance's name alone. */
export function showTitle(page: () => string): void {
  $effect(() => {
    const name = page()
    document.title = name ? t('app.title', { page: name, instance: instanceName() }) : instanceName()
  })
}
