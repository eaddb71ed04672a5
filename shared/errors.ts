/**
 * The one list of error codes (docs/errors.md explains each). A code is API: it is never renamed and never reused.
 * `status` is the HTTP status where the server answers with it; `message` is for people: what happened, what is safe,
 * what to do next. Messages never carry answer text or secrets.
 */
export const errors = {
  'ipc/refused': {
    status: 400,
    message: 'The window asked for something that this version does not know. Restart Candor.',
  },
  'app/unexpected': {
    status: 500,
    message: 'Something in Candor failed. What you wrote is safe on this device. Restart Candor to go on.',
  },

  'invitation/malformed': {
    status: 400,
    message: 'That is not an invitation code. A code has twelve letters and digits, in three groups of four.',
  },
  'invitation/unknown': {
    status: 404,
    message: 'No invitation has this code. Check it against your message, or ask who invited you for a new one.',
  },
  'invitation/used': {
    status: 409,
    message: 'This invitation was already used on another device. Ask who invited you for a new one.',
  },
  'invitation/expired': { status: 410, message: 'This invitation has expired. Ask who invited you for a new one.' },

  'server/unreachable': {
    status: 503,
    message: 'The server cannot be reached. Check the network; Candor tries again by itself.',
  },
  'server/unexpected': { status: 500, message: 'The server failed to answer. Try again in a moment.' },
  'server/busy': { status: 429, message: 'The server asks for a pause. Candor tries again by itself.' },
  'server/not-found': { status: 404, message: 'The server does not know this address.' },
  'server/bad-request': { status: 400, message: 'The server could not read the request.' },

  'attempt/unknown': { status: 404, message: 'There is no such attempt.' },
  'attempt/none-open': { status: 409, message: 'No attempt is open. Start again from the first screen.' },
  'attempt/incomplete': { status: 409, message: 'Some fields are still blank or too short. Fill them, then submit.' },
  'attempt/locked': { status: 409, message: 'This attempt was submitted and is locked.' },
  'attempt/out-of-step': {
    status: 409,
    message: 'The window and the record differ. Candor reloads the text as it was recorded.',
  },
  'attempt/wrong-phase': { status: 409, message: 'This step does not fit here. Candor returns to the right one.' },
  'attempt/consent-differs': {
    status: 409,
    message: 'The consent document changed while you read it. Read the new one, then agree.',
  },
  'attempt/key-lost': {
    status: 500,
    message:
      'The key of this attempt cannot be read on this device. The sealed record is untouched; ask who invited you.',
  },

  'auth/required': { status: 401, message: 'Sign in first.' },
  'auth/refused': { status: 401, message: 'The e-mail address or the password is not right.' },
  'auth/forbidden': { status: 403, message: 'Your account may not do this.' },
  'auth/too-many': { status: 429, message: 'Too many tries. Wait a minute, then try again.' },
} as const satisfies Record<`${string}/${string}`, { status: number; message: string }>

export type ErrorCode = keyof typeof errors

/** A fault of the world or a refusal, with its code. `detail` adds what a person needs to know, never answer text. */
export class AppError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, options: { readonly cause?: unknown; readonly detail?: string } = {}) {
    super(options.detail ?? errors[code].message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
  }
}

/** Tells whether `code` is in the list; for codes that arrive from elsewhere. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errors, code)
}
