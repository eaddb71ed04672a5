import { z } from 'zod'
import { Pack } from '../pack/pack.ts'
import { Accommodation } from '../policy/accommodation.ts'
import { ConsentDocument, Policy } from '../policy/policy.ts'

/** An invitation code as people type it: three groups of four, no look-alike letters; case and hyphens do not matter. */
export const InvitationCode = z
  .string()
  .trim()
  .toUpperCase()
  .transform((code) => code.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[A-HJ-NP-Z2-9]{12}$/, 'an invitation code has twelve letters and digits'))
export type InvitationCode = z.output<typeof InvitationCode>

const Base64Url = (bytes: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`))
/** 32 bytes in base64url without padding: keys, tokens. */
export const Key32 = Base64Url(32)
export const AttemptId = z.uuid()

/** What an invitation opens: everything that the client needs to show, to record and to encrypt, before anything is stored. */
export const Invitation = z.strictObject({
  organisation: z.string(),
  project: z.string(),
  assessment: z.string(),
  candidateName: z.string(),
  pack: Pack,
  policy: Policy,
  /** The server's signed statement about the policy and what it is for, text form (docs/formats/policy-v1.md). */
  policyIssue: z.string().max(400),
  consent: ConsentDocument,
  /** What was approved for this candidate; null for nothing. */
  accommodation: Accommodation.nullable(),
  /** 1 for the first attempt with this invitation; a retake gets the next number and another form of the pack. */
  attemptNumber: z.int().positive(),
  /** X25519 public key of the organisation's scoring workers; the attempt key is sealed to it. */
  scoringKey: z.strictObject({ id: Base64Url(16), publicKey: Key32 }),
  /** Ed25519 public key that signs this server's receipts. */
  receiptKey: Key32,
})
export type Invitation = Readonly<z.output<typeof Invitation>>

/** Enrols an attempt. The same body again is a no-op, so the client may repeat it until it hears an answer. */
export const Enrolment = z.strictObject({
  code: z.string(),
  /** Ed25519 public key of this device for this attempt. */
  deviceKey: Key32,
  /** Random secret by which this client will be known for this attempt; the server keeps its digest only. */
  token: Key32,
})
export type Enrolment = Readonly<z.output<typeof Enrolment>>
