/** What the demonstration's candidate writes. It earns a middling rating: some errors are found, some are not. */
export const answers = {
  problems:
    'The response says members can take a power tool home first and go to the safety talk later. That is critical: the fact sheet says a member must attend the talk before borrowing any power tool.',
  problemsMore:
    ' The late fee is also wrong. A drill that is three weeks late costs at most $10, because the fee stops there, so $21 is a major error.',
  typingSlip: ' This sentence is taken back.',
  verdict:
    'The note cannot be sent as it is. The advice about power tools could get somebody hurt, so it has to be corrected first, and the sum for the late drill with it.',
  justification:
    'Response D keeps all four rules: the times are right, it sends people to Dana and it sounds friendly. Response A is warmer, but it says that people may have to pay a small fine, and the request asked for no mention of fines.',
  flip: 'If the request had allowed fines to be mentioned, Response A would be my first choice, because its tone is the warmest of the four.',
  conversation: [
    'I am a technical writer. I have written manuals for power tools for four years.',
    'English is my mother tongue, and I speak Spanish at B2.',
    'I know technical writing best. For two years I have also rated responses of a chat assistant: last month 300, for accuracy.',
  ],
  /** What the candidate confirms of the conclusions. */
  confirmed: ['English, native', 'Spanish, B2'],
  reply: 'The doorbell rang and I took a parcel in.',
} as const

/** Text of exactly `chars` characters that no answer and no stimulus holds: what another program puts on the clipboard. */
export function outsideText(chars: number): string {
  const sentences = [
    'A catalogue of shared things works best when each entry says what the thing is for and who looks after it.',
    'In this town the first lending shelf stood in a ferry terminal, and people left notes about rust and rain.',
    'Whoever returned a ladder was asked to write down where it had been and what it had helped to reach.',
    'Over the years those notes became a small history of roofs, gutters, apple trees and painted ceilings.',
  ]
  let text = ''
  for (let index = 0; text.length < chars; index += 1)
    text += `${sentences[index % sentences.length]}${index % 4 === 3 ? '\n' : ' '}`
  return `${text.slice(0, chars - 1)}.`
}
