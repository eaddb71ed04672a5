import type { EvaluationKey } from '../../../../shared/pack/keys/evaluation.ts'
import type { TypeAttacks } from './attacks.ts'
import { splitIntoSentences, stimulusTexts } from './attacks.ts'
import { markChanges, markResponses } from './evaluation-marks.ts'

/** Findings turned round, and quotes of passages that hold no error, written for one item. */
const written: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'tool-library-note': {
    'reversed polarity, in other words': [
      'The response gives the opening year 2015 and this is correct, so 2013 would not be right.',
      '"you can take it home that day and go to the 30-minute safety talk later" is safe and follows the rule about the talk before borrowing.',
      'The late fee of $21 is right and there is no problem with the limit of $10.',
      'The 2022 City Sharing Survey is not invented and the response adds no facts.',
    ].join(' '),
    'quotes from the wrong place':
      'The response says "The library opened in March 2013 in an old fire station" and "never more than $10 for one tool" and both are critical errors.',
  },
}

export const evaluationAttacks: TypeAttacks<EvaluationKey> = {
  type: 'evaluation',
  concepts: (key) => key.goldErrors.flatMap(({ locators, reasons, severity }) => [locators, reasons, [[severity]]]),
  texts: (subject) => ({
    'reversed polarity': subject.key.goldErrors
      .map(({ quotes }) => `"${quotes[0]?.text}" is correct and it is not a mistake.`)
      .join(' '),
    'every sentence called an error': stimulusTexts(subject)
      .flatMap(splitIntoSentences)
      .map((sentence) => `"${sentence}" This is a critical error.`)
      .join('\n'),
    'every decoy called an error': subject.key.decoys
      .map(({ quotes }) => `"${quotes[0]?.text}" is wrong and this is a critical error.`)
      .join('\n'),
    ...written[subject.item.id],
  }),
  changes: markChanges,
  responses: markResponses,
}
