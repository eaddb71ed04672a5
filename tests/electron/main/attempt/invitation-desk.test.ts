import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookUp } from '../../../../electron/main/attempt/invitation-desk.ts'
import type { ScoringApi } from '../../../../electron/main/sync/scoring-api.ts'
import { Invitation } from '../../../../shared/api/enrolment.ts'
import { testPrimitives } from '../../../server/candidate.ts'
import { startTestServer, type TestServer } from '../../../server/test-server.ts'
import { codeOf } from '../code-of.ts'

describe('the policy of an invitation', () => {
  let server: TestServer
  let invitation: Invitation
  let code: string
  beforeAll(async () => {
    server = await startTestServer()
    code = await server.invite()
    invitation = Invitation.parse((await server.app.inject(`/v1/invitations/${code}`)).json())
  })
  afterAll(() => server.close())

  /** The client, given this answer by whoever sits between it and the server. */
  const look = (answer: Invitation) => {
    const api = { lookUpInvitation: () => Promise.resolve(answer) } as unknown as ScoringApi // nothing else is asked for
    return lookUp('https://candor.example', code, api, testPrimitives)
  }

  test('[Q4] an invitation as the server signed it is shown', async () => {
    expect((await look(invitation)).invitation).toEqual(invitation)
  })

  test('[Q4] a policy, pack, consent document or accommodation that was changed on the way is not', async () => {
    const { policy, pack, consent } = invitation
    const changed: readonly Partial<Invitation>[] = [
      { policy: { ...policy, deletion: 'never', lockdown: 'lockdown' } },
      { policy: { ...policy, toleratedFocusLoss: { count: 0, awayMs: 0 } } },
      { pack: { ...pack, title: 'Another' } },
      { consent: { ...consent, retention: 'for ever' } },
      { accommodation: { extraTimePercent: 0, extraBreaks: 0, breakMinutes: 0, waived: ['focus'] } },
      { organisation: 'Another' },
    ]
    const codes = await Promise.all(changed.map((change) => codeOf(look({ ...invitation, ...change }))))
    expect(codes).toEqual(changed.map(() => 'policy/differs'))
  })

  test('[Q4] neither is one that another key signed, that nobody signed, or that was signed for another code', async () => {
    const other = Invitation.parse((await server.app.inject(`/v1/invitations/${await server.invite()}`)).json())
    expect([
      await codeOf(look({ ...invitation, receiptKey: invitation.scoringKey.publicKey })),
      await codeOf(look({ ...invitation, policyIssue: '' })),
      await codeOf(look({ ...invitation, policyIssue: other.policyIssue })),
    ]).toEqual(['policy/signature-invalid', 'policy/unsigned', 'policy/differs'])
  })
})
