import { concatBytes, equalBytes, fromBase64Url, toBase64Url, viewOf } from '../bytes.ts'
import { canonicalBytes } from '../canonical.ts'
import type { ErrorCode } from '../errors.ts'
import type { JournalPrimitives, Signer, Verifier } from '../journal/primitives.ts'
import type { Result } from '../result.ts'
import type { Accommodation } from './accommodation.ts'

/** The server's signed statement that it issued a policy with an invitation (docs/formats/policy-v1.md). */
export interface PolicyIssue {
  /** SHA-256 of the policy's canonical form, as in `attempt.opened`. */
  readonly policy: Uint8Array
  /** SHA-256 of what the policy was issued for (`termsOf`). */
  readonly terms: Uint8Array
  /** SHA-256 of the invitation's code: twelve letters and digits, without hyphens. */
  readonly invitation: Uint8Array
  /** Unix milliseconds by the server's clock. */
  readonly issuedMs: number
}

/** What a policy is issued for; an invitation has it all, and so has an opened journal (as digests). */
export interface Terms {
  readonly organisation: string
  readonly project: string
  readonly assessment: string
  readonly pack: unknown
  readonly consent: unknown
  readonly accommodation: Accommodation | null
  readonly policy: unknown
}

type Sha256 = JournalPrimitives['sha256']

const LABEL = new TextEncoder().encode('CNDR policy v1\0')
const PREFIX = 'candor-policy-1.'
const BODY_BYTES = 104
const ISSUE_BYTES = BODY_BYTES + 64

/** The statement about `terms` and the code (as `InvitationCode` writes it); not signed yet. */
export function issueOf(terms: Terms, code: string, issuedMs: number, sha256: Sha256): PolicyIssue {
  const digest = (value: unknown) => sha256(canonicalBytes(value))
  const { organisation, project, assessment, accommodation } = terms
  const [packDigest, consentDigest] = [terms.pack, terms.consent].map((value) => toBase64Url(digest(value)))
  return {
    policy: digest(terms.policy),
    terms: digest({ organisation, project, assessment, packDigest, consentDigest, accommodation }),
    invitation: sha256(new TextEncoder().encode(code)),
    issuedMs,
  }
}

function encodeBody({ policy, terms, invitation, issuedMs }: PolicyIssue): Uint8Array<ArrayBuffer> {
  const time = new Uint8Array(8)
  viewOf(time).setBigUint64(0, BigInt(issuedMs), true)
  const body = concatBytes(policy, terms, invitation, time)
  if (body.length !== BODY_BYTES) throw new RangeError('a policy issue has three digests of 32 bytes')
  return body
}

/** Signs an issue and writes its text form. */
export function signPolicyIssue(issue: PolicyIssue, sign: Signer['sign']): string {
  const body = encodeBody(issue)
  return PREFIX + toBase64Url(concatBytes(body, sign(concatBytes(LABEL, body))))
}

/** Reads an issue and checks its signature by the server's key (Q1, Q2). Says nothing yet about any policy. */
export function readPolicyIssue(text: string, verify: Verifier): Result<PolicyIssue, ErrorCode> {
  const bytes = text.startsWith(PREFIX) ? fromBase64Url(text.slice(PREFIX.length)) : null
  if (bytes === null || bytes.length !== ISSUE_BYTES) return { ok: false, failure: 'policy/unsigned' }
  const issuedMs = Number(viewOf(bytes).getBigUint64(96, true))
  if (!Number.isSafeInteger(issuedMs)) return { ok: false, failure: 'policy/unsigned' }
  const isSigned = verify(concatBytes(LABEL, bytes.subarray(0, BODY_BYTES)), bytes.subarray(BODY_BYTES))
  if (!isSigned) return { ok: false, failure: 'policy/signature-invalid' }
  const [policy, terms, invitation] = [bytes.slice(0, 32), bytes.slice(32, 64), bytes.slice(64, 96)]
  return { ok: true, value: { policy, terms, invitation, issuedMs } }
}

/** Checks that `text` is the server's statement about exactly this policy, these terms and this code (Q1 to Q3). */
export function verifyPolicyIssue(
  text: string,
  terms: Terms,
  code: string,
  { sha256, verify }: { readonly sha256: Sha256; readonly verify: Verifier },
): Result<PolicyIssue, ErrorCode> {
  const read = readPolicyIssue(text, verify)
  if (!read.ok) return read
  const wanted = encodeBody(issueOf(terms, code, read.value.issuedMs, sha256))
  if (!equalBytes(wanted, encodeBody(read.value))) return { ok: false, failure: 'policy/differs' }
  return read
}
