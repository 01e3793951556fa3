// Light, dark, or as the system: kept in this browser, applied to the root element.
import { t } from '$/i18n'

type Choice = 'auto' | 'light' | 'dark'

function kept(): Choice {
  const found = document.documentElement.dataset.theme
  return found === 'dark' || found === 'light' ? found : 'auto'
}

export const theme = $state<{ choice: Choice }>({ choice: kept() })

export const themeName = (): string =>
  theme.choice === 'dark' ? t('nav.themeDark') : theme.choice === 'light' ? t('nav.themeLight') : t('nav.themeAuto')

export function toggleTheme(): void {
  const order: Choice[] = ['auto', 'light', 'dark']
  theme.choice = order[(order.indexOf(theme.choice) + 1) % order.length] ?? 'auto'
  try {
    if (theme.choice === 'auto') localStorage.removeItem('sepiola.theme')
    else localStorage.setItem('sepiola.theme', theme.choice)
  } catch {
    /* the choice lasts as long as the page */
  }
  if (theme.choice === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme.choice
}
