import { AppError } from '../../shared/errors.ts'

/** The most that a provider may answer, in bytes: a minute of sound at 24 kHz is below it. */
const MAX_ANSWER_BYTES = 8 * 1_024 * 1_024

/** What a provider answered wrongly, in words for the operator's log: never its body, which may quote a candidate. */
export class ProviderFault extends AppError {
  constructor(what: string, cause?: unknown) {
    super('intake/provider-failed', { detail: what, ...(cause === undefined ? {} : { cause }) })
  }
}

/**
 * Asks a provider. The answer's status is checked; its body is the caller's to read.
 * @throws AppError `intake/provider-slow` when `signal` ends it, `intake/provider-failed` otherwise. No key, no text.
 */
export async function call(url: string, init: RequestInit & { readonly signal: AbortSignal }): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'error' }).catch((cause: unknown) => {
    throw faultOf(cause, init.signal)
  })
  if (response.ok) return response
  const code = await codeOf(response)
  throw new ProviderFault(`answered ${response.status}${code === null ? '' : ` (${code})`}`)
}

/** The provider's own code of a refusal, such as `content_filter`; words that it says beside are left out. */
async function codeOf(response: Response): Promise<string | null> {
  try {
    const body = (await response.json()) as { readonly error?: { readonly code?: unknown } }
    const code = body.error?.code
    return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : null
  } catch {
    return null // no JSON
  }
}

export function faultOf(cause: unknown, signal: AbortSignal): AppError {
  if (cause instanceof AppError) return cause
  if (signal.aborted) return new AppError('intake/provider-slow', { cause })
  return new ProviderFault('could not be reached, or its answer broke off', cause)
}

/** The whole body, within a limit. */
export async function bytesOf(response: Response, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of response.body ?? []) {
      length += part.length
      if (length > MAX_ANSWER_BYTES) throw new ProviderFault('answered more than 8 MiB')
      parts.push(part)
    }
  } catch (cause) {
    throw faultOf(cause, signal)
  }
  return Buffer.concat(parts)
}

export async function jsonOf(response: Response, signal: AbortSignal): Promise<unknown> {
  const bytes = await bytesOf(response, signal)
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new ProviderFault('answered no JSON') // the parser's own words quote the text
  }
}
