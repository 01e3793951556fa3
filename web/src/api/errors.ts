// What the server said when it refused, as one type: HTTP status, PeerTube's machine code, a sentence, wrong fields.

export class ApiError extends Error {
  readonly status: number
  readonly code: string | undefined
  readonly fields: Record<string, string>

  constructor(status: number, detail: string, code?: string, fields: Record<string, string> = {}) {
    super(detail)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.fields = fields
  }
}

/** The network did not carry the request: nothing is known about what the server did. */
export class OfflineError extends Error {
  constructor(cause?: unknown) {
    super('The server cannot be reached', { cause })
    this.name = 'OfflineError'
  }
}

/** Reads a problem document (RFC 9457), an upload protocol error `{error:{message}}`, or plain text; tolerates anything. */
export function problemFrom(status: number, body: unknown): ApiError {
  if (typeof body === 'string') return new ApiError(status, body.slice(0, 300))
  const problem = (body ?? {}) as {
    detail?: unknown
    title?: unknown
    code?: unknown
    error?: unknown
    'invalid-params'?: Record<string, { msg?: unknown } | null>
  }
  const inner = typeof problem.error === 'object' && problem.error ? (problem.error as { message?: unknown; code?: unknown }) : undefined
  const detail = [problem.detail, inner?.message, problem.error, problem.title].find((text) => typeof text === 'string' && text !== '')
  const code = [problem.code, inner?.code].find((text) => typeof text === 'string')
  const fields = Object.fromEntries(
    Object.entries(problem['invalid-params'] ?? {}).map(([name, wrong]) => [name, typeof wrong?.msg === 'string' ? wrong.msg : '']),
  )
  return new ApiError(status, (detail as string | undefined) ?? `HTTP ${status}`, code as string | undefined, fields)
}

export const isOffline = (error: unknown): boolean => error instanceof OfflineError

export const hasStatus = (error: unknown, ...statuses: number[]): boolean =>
  error instanceof ApiError && statuses.includes(error.status)
