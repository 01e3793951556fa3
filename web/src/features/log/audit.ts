// An entry of the audit log, which is a JSON object in a string, as words. Pure.
export function auditWords(message: string): string {
  try {
    const { user, domain, action, ...rest } = JSON.parse(message) as Record<string, unknown>
    const details = Object.entries(rest).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    return [user, action, domain].filter(Boolean).join(' ') + (details.length > 0 ? `: ${details.join(', ')}` : '')
  } catch {
    return message
  }
}
