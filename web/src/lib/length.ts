// Texts that are longer than what is kept: nothing is cut off silently, the person is told and shortens them.
import { t } from '$/i18n'

/** What to say of a text; '' when it fits. */
export const tooLong = (text: string, most: number): string => (text.length > most ? t('field.long', { most, count: text.length }) : '')
