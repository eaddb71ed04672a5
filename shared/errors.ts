/**
 * The closed list of coded errors: a code is API, never renamed and never reused (docs/errors.md explains each).
 * `status` is the HTTP status when a server answers with it; `message` is what a person reads: the thing, then the
 * next step. Messages never hold answer text or secrets. One block per area.
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

  'app/data-folder': {
    status: 500,
    message:
      'The folder that the administrator of this computer set for the data of Candor cannot be written to. Ask them to put it right; what was saved there is untouched.',
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

  'policy/unsigned': {
    status: 502,
    message: 'The policy came without a signature of its server, so it is not shown. Ask who invited you.',
  },
  'policy/signature-invalid': {
    status: 502,
    message: 'The policy was changed after its server signed it, so it is not shown. Ask who invited you.',
  },
  'policy/differs': {
    status: 502,
    message: 'The policy was signed for another invitation or another assessment. Ask who invited you for a new one.',
  },

  'server/unreachable': {
    status: 503,
    message: 'The server cannot be reached. Check the network; Candor tries again by itself.',
  },
  'server/unexpected': { status: 500, message: 'The server failed to answer. Try again in a moment.' },
  'server/busy': { status: 429, message: 'The server asks for a pause. Candor tries again by itself.' },
  'server/not-found': { status: 404, message: 'The server does not know this address.' },
  'server/untrusted': {
    status: 400,
    message: 'That address cannot be used: a server is reached over https. Check the address in your invitation.',
  },
  'server/not-allowed': {
    status: 403,
    message:
      'The administrator of this computer does not allow this server. Use another computer, or ask the administrator.',
  },
  'server/bad-request': { status: 400, message: 'The server could not read the request.' },

  'attempt/unknown': { status: 404, message: 'There is no such attempt.' },
  'attempt/none-open': { status: 409, message: 'No attempt is open. Start again from the first screen.' },
  'attempt/incomplete': { status: 409, message: 'Some fields are still blank or too short. Fill them, then submit.' },
  'attempt/locked': { status: 409, message: 'This attempt was submitted and is locked.' },
  'attempt/out-of-step': {
    status: 409,
    message: 'The window and the record differ. Candor reloads the text as it was recorded.',
  },
  'attempt/blocked': {
    status: 409,
    message: 'The system check found something that must be put right first. Put it right, then check again.',
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

  // sync: how a journal reaches the server (docs/spec/sync.md)
  'attempt/enrolled-differently': {
    status: 409,
    message: 'This attempt was enrolled by another device or with another invitation. Nothing was changed.',
  },
  'sync/not-enrolled': {
    status: 401,
    message: 'The server does not know this attempt by this token. The record on this device is untouched.',
  },
  'sync/client-too-old': {
    status: 426,
    message: 'This version of Candor is too old for the server. What you wrote is safe here; update to send it.',
  },
  'sync/server-too-old': {
    status: 501,
    message:
      'The server is older than this version of Candor. What you wrote is safe here and is sent once it is updated.',
  },
  'sync/gap': { status: 409, message: 'The server holds less of this journal than was assumed. Go on from its head.' },
  'sync/fork': {
    status: 409,
    message: 'The server holds another version of this part of the journal. Both are kept, and a person will look.',
  },
  'sync/sealed': { status: 409, message: 'The attempt is sealed: the server takes nothing after its end.' },
  'sync/scoring-key-unknown': {
    status: 422,
    message: 'The journal is sealed to a key that this organisation does not use, so it could never be scored.',
  },
  'sync/too-large': { status: 413, message: 'That is more than the server takes at once. Send smaller units.' },
  'server/overloaded': {
    status: 503,
    message: 'The server has more to do than it can. What you wrote is safe here; Candor tries again by itself.',
  },

  // store: the server's database
  'store/newer': {
    status: 500,
    message: 'The database was written by a newer version. Start that version, or restore a backup.',
  },
  'store/migration-failed': {
    status: 500,
    message: 'The database could not be brought to this version. It is as it was before; see the cause.',
  },
  'store/locked': {
    status: 500,
    message: 'Another process uses this data folder. Stop it first, or choose another folder.',
  },
  'store/malformed': {
    status: 500,
    message: 'A stored document does not fit its schema. Nothing was dropped; compare it with a backup.',
  },
  'store/unreachable': { status: 503, message: 'The database does not answer. Nothing that was acknowledged is lost.' },
  'store/no-binaries': {
    status: 500,
    message:
      'PostgreSQL is not installed. Install it (Debian: apt-get install postgresql), or set DATABASE_URL to one that runs.',
  },
  'store/start-failed': { status: 500, message: 'PostgreSQL did not start in the data folder. See the log beside it.' },

  // server: how it is started
  'server/bad-option': { status: 500, message: 'An option is unknown or has a wrong value. See --help.' },
  'server/bad-key': {
    status: 500,
    message: 'A key file of the server cannot be read. Restore it from the backup; never let a new one be made.',
  },
  'server/no-scoring-key': {
    status: 500,
    message: 'A worker needs the scoring key. Give it with --scoring-key FILE.',
  },

  // scoring: why an attempt needs a person's attention
  'scoring/key-mismatch': {
    status: 500,
    message:
      'The journal does not open with this scoring key. Start the worker with the key that the attempt was sealed to.',
  },
  'scoring/journal-damaged': {
    status: 500,
    message: 'The stored journal does not verify. Compare it with the copy on the device.',
  },
  'scoring/other-pack': {
    status: 500,
    message: 'The journal was written for another version of the item pack than the one stored here.',
  },
  'scoring/check-failed': {
    status: 500,
    message: 'The record opened and was scored, but not every check of it holds. See which one before you decide.',
  },
  'scoring/fork-stored': {
    status: 500,
    message: 'Two versions of a part of this journal exist. The first one was scored; compare both before you decide.',
  },
  'scoring/failed': { status: 500, message: 'Scoring failed and will be tried again. The record itself is whole.' },

  // cli: commands of the operator
  'account/exists': { status: 409, message: 'There is an account with this e-mail address.' },
  'account/weak-password': { status: 400, message: 'A password has at least twelve characters.' },

  // journal: the format (docs/formats/journal-v1.md, section 9)
  'journal/header-malformed': {
    status: 400,
    message: 'This is not the start of a journal segment. Check that the file is a Candor journal and is complete.',
  },
  'journal/version-unknown': {
    status: 400,
    message: 'This journal was written in a newer format. Update Candor, then open it again.',
  },
  'journal/signature-invalid': {
    status: 400,
    message:
      'A signature does not match its bytes: this part of the journal was changed after it was written. Compare it with another copy.',
  },
  'journal/other-attempt': {
    status: 409,
    message: 'This segment belongs to another attempt. Send it to that attempt.',
  },
  'journal/other-device': {
    status: 409,
    message:
      'This segment was signed by another device than the one that started the attempt. Continue on that device.',
  },
  'journal/segment-gap': {
    status: 409,
    message: 'A segment before this one is missing. Add the missing segment first.',
  },
  'journal/chain-broken': {
    status: 409,
    message: 'This segment does not continue the one before it: one of the two was replaced. Keep both and compare.',
  },
  'journal/rollback': {
    status: 409,
    message: 'A later segment leaves out signed bytes of an earlier one: the journal has two versions. Keep both.',
  },
  'journal/fork': {
    status: 409,
    message: 'There are two different versions of the same part of the journal. Both are kept; compare them.',
  },
  'journal/frame-malformed': {
    status: 400,
    message: 'A frame of the journal cannot be read: its length or its fields are wrong. Compare it with another copy.',
  },
  'journal/frame-gap': { status: 409, message: 'Frames are missing from the journal. Send the missing frames first.' },
  'journal/sequence-gap': {
    status: 409,
    message: 'Events are missing from the journal. Send the missing events first.',
  },
  'journal/time-reversed': {
    status: 400,
    message: 'A frame says it was written before the frame that it follows. Compare it with another copy.',
  },
  'journal/unit-incomplete': {
    status: 400,
    message: 'The bytes do not end at a signed checkpoint. Send whole units, from one checkpoint to the next.',
  },
  'journal/unit-too-large': { status: 413, message: 'A unit may hold 2 MiB. Send smaller units.' },
  'journal/after-seal': { status: 409, message: 'The attempt is sealed. Nothing can be added to it.' },
  'journal/tail-mismatch': {
    status: 409,
    message: 'The end of this segment is not the one that the next segment vouches for. Keep both and compare.',
  },
  'journal/frame-unreadable': {
    status: 422,
    message: 'A frame does not open with this key: the key is for another attempt or the frame was changed.',
  },
  'journal/payload-malformed': {
    status: 422,
    message: 'A frame opened, but what it holds is not written as the format demands. Report the client version.',
  },
  'journal/catalogue-newer': {
    status: 422,
    message: 'The journal holds an event that this version does not know. Update Candor, then open it again.',
  },
  'journal/event-invalid': {
    status: 422,
    message: 'An event does not have the fields of its type. Report the client version.',
  },
  'journal/event-refused': {
    status: 422,
    message:
      'An event contradicts the ones before it: the client would not have written it. Replay the journal up to there only.',
  },
  'journal/event-too-large': {
    status: 413,
    message: 'An event is larger than the journal can hold. Enter it in parts.',
  },
  'journal/text-malformed': {
    status: 422,
    message: 'A text ends in half a character and cannot be stored exactly. Remove the broken character.',
  },
  'journal/key-unopened': {
    status: 422,
    message: 'The attempt key in the header does not open with this scoring key. Use the key that the header names.',
  },
  // journal: the files of one attempt on a device
  'journal/held': {
    status: 409,
    message: 'Another copy of Candor has this attempt open. Close the other copy, then try again.',
  },
  'journal/history-damaged': {
    status: 500,
    message:
      'An earlier part of this attempt on this device cannot be read. Nothing was changed; what the server confirmed is safe. Contact the organisation.',
  },
  'journal/sealed': { status: 409, message: 'The attempt was submitted and sealed. Nothing can be added to it.' },
  'journal/closed': { status: 409, message: 'The journal is closed. Open the attempt again.' },
  'journal/full': {
    status: 507,
    message: 'The attempt has reached the largest number of events. Submit what is there.',
  },
  'journal/storage-full': {
    status: 507,
    message: 'The disk is full. Free some space; what you write is kept in memory and saved as soon as there is room.',
  },
  'journal/storage-read-only': {
    status: 507,
    message: 'Candor may not write to its folder. Allow writing to it; what you write is kept in memory until then.',
  },
  'journal/storage-failed': {
    status: 500,
    message: 'The disk reported an error. Candor goes on in a new file; if this shows again, use another disk.',
  },
  // receipts and exported journals (docs/formats/journal-v1.md, section 8; docs/formats/export-v1.md)
  'receipt/malformed': { status: 400, message: 'This is not a receipt. Check that it was copied whole.' },
  'receipt/signature-invalid': {
    status: 400,
    message: 'The receipt was not signed by this server key. Check the key, or ask the server for the receipt again.',
  },
  'receipt/uncovered': {
    status: 409,
    message: 'The server confirmed more than this file holds: its end is missing. Get a complete copy.',
  },
  'receipt/contradicted': {
    status: 409,
    message: 'The server confirmed a different journal than this one. Keep both copies and compare them.',
  },
  'receipt/misquoted': {
    status: 409,
    message: 'The journal quotes a receipt that says something else. Keep the file and compare the receipts.',
  },
  'export/malformed': { status: 400, message: 'This is not an exported journal. Check that the file is complete.' },
  'export/version-unknown': {
    status: 400,
    message: 'This export was written in a newer format. Update Candor, then open it again.',
  },
  'export/out-of-order': {
    status: 400,
    message: 'The export does not list its segments and receipts in their order. Ask who made it for a new one.',
  },
  'bundle/malformed': { status: 400, message: 'This is not an evidence bundle. Check that the file is complete.' },
  'bundle/version-unknown': {
    status: 400,
    message: 'This bundle was written in a newer format. Update Candor, then open it again.',
  },
  'bundle/other-attempt': {
    status: 400,
    message: 'The bundle names another attempt than the journal in it. Ask who made it for a new one.',
  },
  'bundle/document-malformed': {
    status: 400,
    message: 'A document in the bundle cannot be read as JSON without doubt. Ask who made the bundle for a new one.',
  },
  'bundle/document-differs': {
    status: 400,
    message: 'A document in the bundle is not the one that the attempt was opened with. Ask for the one that was.',
  },
  'attempt/time-over': {
    status: 409,
    message: 'The time has ended. Everything you wrote until then is saved; you can review it and submit.',
  },
  'attempt/on-break': { status: 409, message: 'You are on a break, and the clock stands. End the break, then go on.' },
  'attempt/handed-over': {
    status: 409,
    message: 'This attempt was handed over to another device. Go on there, or take the offer back here.',
  },
  'attempt/deleted': {
    status: 410,
    message: 'This attempt was deleted, and what was written in it cannot be read any more.',
  },
  'break/none-left': { status: 409, message: 'No break is left. The clock goes on.' },
  'retake/cooldown': { status: 409, message: 'Another attempt is possible once the waiting time has passed.' },
  'retake/none-left': { status: 409, message: 'This invitation allows no further attempt. Ask who invited you.' },
  'reply/malformed': { status: 400, message: 'This is not a reply. Update Candor and write it again.' },
  'reply/other-attempt': { status: 400, message: 'This reply belongs to another attempt.' },
  'reply/signature-invalid': {
    status: 400,
    message: 'This reply was not signed by the device that wrote the attempt. It is not shown.',
  },
  'reply/chain-broken': {
    status: 409,
    message: 'This reply does not follow the one before. Candor sends those that are missing first.',
  },
  'reply/event-unknown': { status: 400, message: 'This reply is about an event that the record does not hold.' },
  'reply/unreadable': { status: 400, message: 'The text of this reply cannot be read.' },
  'reply/conflict': {
    status: 409,
    message: 'Another reply is stored in this place. The first one stays; write yours again.',
  },
  'reply/too-many': { status: 409, message: 'There are 200 replies already. Write to the organisation instead.' },
  'reply/text-invalid': { status: 400, message: 'A reply has 1 to 2,000 characters. Shorten it and save again.' },

  'intake/none': { status: 409, message: 'This assessment has no intake conversation.' },
  'intake/closed': {
    status: 409,
    message:
      'The assessment has started, so the conversation can no longer change. What you said and confirmed is kept.',
  },
  'intake/wrong-turn': {
    status: 409,
    message: 'That question is not open any more. The conversation shows the one that is.',
  },
  'intake/not-yet': {
    status: 409,
    message: 'Too few questions are answered to finish. The conversation says how many are missing.',
  },
  'intake/incomplete': {
    status: 409,
    message: 'The intake conversation comes first. Open it from the lobby; it says how many answers are missing.',
  },
  'intake/unknown-insight': {
    status: 404,
    message: 'There is no such conclusion any more: the answer it was drawn from was changed. Look at the list again.',
  },
  'intake/voice-off': { status: 409, message: 'Voice is not part of this conversation. Answer with the keyboard.' },
  'intake/nothing-heard': {
    status: 422,
    message: 'No speech was heard. Check the microphone and try again, or type your answer.',
  },
  'intake/too-long': {
    status: 413,
    message: 'That was more than a minute of speech. Give the answer in parts, or type it.',
  },
  'intake/not-transcribed': {
    status: 502,
    message: 'Your speech could not be made into text. It is kept in memory: try again, or type your answer.',
  },
  'intake/provider-failed': {
    status: 502,
    message:
      'The service that the organisation uses for the conversation did not answer as it should. The conversation goes on without it.',
  },
  'intake/provider-slow': {
    status: 504,
    message:
      'The service that the organisation uses for the conversation took too long. The conversation goes on without it.',
  },
  'intake/provider-unset': {
    status: 404,
    message: 'The organisation has set up no service for this. The conversation goes on without it.',
  },
  'intake/providers-malformed': {
    status: 500,
    message: 'The file with the providers of the conversation cannot be used.',
  },

  'live/not-allowed': {
    status: 409,
    message: 'The policy of this assessment has no live view, or lets nobody write in it.',
  },
  'live/conflict': { status: 409, message: 'Another message has this id already. Write yours again.' },
  'live/too-many': {
    status: 409,
    message: 'There are 200 messages already. Use the contact in the invitation instead.',
  },

  'deletion/not-allowed': {
    status: 409,
    message: 'The organisation does not allow you to delete this attempt yourself. Ask who invited you.',
  },
  'deletion/malformed': { status: 400, message: 'This is not a deletion receipt. Check that it was copied whole.' },
  'deletion/signature-invalid': {
    status: 400,
    message: 'The deletion receipt was not signed by this server key. Check the key, or ask the server again.',
  },
  'handover/offline': {
    status: 503,
    message: 'Handing over needs the server, which cannot be reached now. Nothing was changed; you can go on here.',
  },
  'handover/behind': {
    status: 409,
    message: 'The server does not hold everything yet. Wait until all is sent, then hand over.',
  },
  'handover/malformed': {
    status: 400,
    message: 'That is not a hand-over code. A code has 28 letters and digits, in seven groups of four.',
  },
  'handover/unknown': {
    status: 404,
    message: 'No hand-over has this code. Check it, or make a new code on the other device.',
  },
  'handover/claimed': { status: 409, message: 'Another device has taken this attempt over already.' },
  'handover/expired': { status: 410, message: 'This code is older than a day. Make a new one on the other device.' },
  'handover/mismatch': {
    status: 409,
    message:
      'What the server gave is not what the other device handed over. Nothing was changed there; contact the organisation.',
  },
  'download/failed': { status: 500, message: 'The file could not be made. Try again, or choose another format.' },
  'results/not-rated': {
    status: 409,
    message: 'This attempt has no rating yet. Release its results once it is scored.',
  },
  'results/disputed': {
    status: 409,
    message: 'Two people disagree about an item. Have it adjudicated, then release the results.',
  },

  // review: what people add to an attempt (docs/spec/review.md)
  'review/no-such-place': { status: 400, message: 'The attempt has no such item or event. Load the page again.' },
  'review/not-scored': { status: 409, message: 'This attempt has no rating yet. Come back once it is scored.' },
  'review/nothing-to-confirm': {
    status: 409,
    message: 'The engine could not rate this item, so there is nothing to confirm. Give a rating of your own.',
  },
  'review/adjudicated': {
    status: 409,
    message: 'This item was adjudicated and takes no more ratings. Write a note, or ask for another adjudication.',
  },
  'review/rated-blind': {
    status: 409,
    message: 'You rated this item blind, and that rating stays. Write a note, or ask a colleague.',
  },
  'review/not-disputed': {
    status: 409,
    message: 'Nobody disagrees about this item by more than 1, so there is nothing to adjudicate. Rate it instead.',
  },
  'review/not-third': {
    status: 409,
    message: 'You rated this item yourself. Ask a colleague who has not to adjudicate.',
  },
  'review/not-blind': {
    status: 409,
    message:
      'You have seen this attempt, so a rating of yours would not be blind. Ask a colleague who has not opened it.',
  },
  'review/blind': {
    status: 409,
    message: 'You are rating this attempt blind. Rate every item, or end the blind rating; then it opens.',
  },
  'review/no-blind': {
    status: 409,
    message: 'You are not rating this attempt blind. Begin to, or open the attempt.',
  },
  'review/no-such-finding': {
    status: 409,
    message: 'The rules say something else about this attempt now. Load the page again, then decide.',
  },
} as const satisfies Record<`${string}/${string}`, { readonly status: number; readonly message: string }>

export type ErrorCode = keyof typeof errors

/** A fault of the world or of the data, with its code. `detail` adds places and limits, never content. */
export class AppError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, options: { readonly detail?: string; readonly cause?: unknown } = {}) {
    const detail = options.detail === undefined ? '' : ` (${options.detail})`
    super(errors[code].message + detail, options.cause === undefined ? {} : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
  }
}

/** Tells whether `code` is in the list; for codes that arrive from elsewhere. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errors, code)
}
