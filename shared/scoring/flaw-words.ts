import type { Concept } from '../pack/keys/common.ts'
import type { FlawKind } from '../pack/keys/rubric.ts'
import { findConcept } from './concepts.ts'
import type { Token } from './tokens.ts'

/** How people say what is wrong with a criterion. One list for all items, because the flaws are those of the craft. */

function words(...alternatives: readonly string[]): Concept {
  return alternatives.map((alternative) => alternative.split(' + '))
}

const SAID_AS: Readonly<Record<FlawKind, Concept>> = {
  'double-barrelled': words(
    ...['double barrel*', 'doublebarrel*', 'compound', 'split', 'splits', 'splitting', 'separate*', 'bundl*'],
    ...['two thing*', 'two check*', 'two question*', 'two criteria', 'two requirement*', 'two part*', 'two fact*'],
    ...['two different', 'two idea*', 'two test*', 'two action*', 'two item*', 'two task*', 'two claim*', '2 thing*'],
    ...['2 check*', 'two at once', 'two in one', 'more than one', 'several thing*', 'half met', 'partly met'],
    ...['!atomic', 'joins', 'joined', 'joining', 'combin*', 'mixes', 'mixed', 'only one of', 'one of the two'],
    ...['one half', '!single', 'two aspects', 'two points in', 'two rows', 'two different things', 'both in one'],
    ...['2 question*', '2 criteria', '2 requirement*', '2 part*', '2 fact*', '2 rows'],
  ),
  subjective: words(
    ...['subjective*', 'vague*', 'opinion*', 'taste', '!measur*', '!objective*', 'interpret*', 'immeasurable'],
    ...['unmeasurable', 'ambiguous*', '!define*', 'undefined', 'grader* + disagree', 'graders + differ*'],
    ...['grader* + different*', 'people + disagree', 'people + different*', 'two graders', 'matter of', 'feeling*'],
    ...['depends on who', 'depends on the', 'depends on each', 'depend on', 'personal', '!check*', '!yes or no'],
    ...['everyone + different*', 'can mean', 'could mean', 'what counts', '!clear what', 'unclear'],
    ...['differs from reader', 'differs from grader', 'differs from person', 'reader* + disagree', 'readers + differ*'],
    ...['everybody + different*', 'everybody + other', 'everyone + other', 'other idea*', 'nobody can measure'],
    ...['no one can measure', 'nobody + measur*', 'hard to measure', 'grader* + think*', 'reader* + think*'],
    ...['one grader finds', 'one reader finds', 'one person finds', '!fixed'],
    ...[
      '!definition*',
      'different idea*',
      'different view*',
      'one person calls',
      'one grader calls',
      'what one + another',
    ],
  ),
  'not-self-contained': words(
    ...['!self contained', 'not self contained', '!say which', '!say what', '!say when', '!says which'],
    ...['!state*', '!give the', '!give a', '!gives the', '!tell*', '!name the', '!contain the', '!list the'],
    ...['!say how', '!mention*', '!show the', '!stand alone', '!include the', '!written', '!write'],
    ...['look up', 'looked up', 'look it up', 'have to know', 'has to know', 'must know', 'needs to know'],
    ...['need to know', 'must already know', 'must find', 'has to find', 'have to find', 'without the request'],
    ...['only + with the request', 'missing value', 'value + missing', 'date + missing', 'amount + missing'],
    ...['should say the', 'should state', 'must state', 'must say the', 'should name the', 'must name the'],
    ...['leaves out the', 'no date', 'no amount', 'no value', 'no number', 'which date', 'what date', 'which amount'],
    ...['day + missing', 'sum + missing', 'without giving', 'without saying', 'without naming', 'without stating'],
    ...[
      'hides the',
      'nobody told',
      'no one told',
      'graders lack',
      'never told',
      'never says',
      'never states',
      'never names',
    ],
    ...['which one', 'alone cannot', 'cannot tell', '!know the', '!know which', '!know what', '!see the request'],
  ),
  duplicate: words(
    ...['duplicat*', 'same as', 'same thing', 'same check', 'same fact', 'the same', 'repeat*', 'twice', 'overlap*'],
    ...['double count*', 'counts double', 'redundant', 'already', 'again', 'copy of', 'copies', 'identical'],
    ...['same like', 'same with', 'same meaning', 'double of', 'in other words', 'similar to'],
  ),
  'flat-points': words(
    ...['same points', 'same point*', 'equal point*', 'equally', 'equal weight*', 'same weight*', 'same number of'],
    ...['flat', 'all + 3 points', 'all + three points', 'every + 3 points', 'every + three points', 'same value'],
    ...[
      'points same',
      'points all same',
      'points are all',
      'weight* + importan*',
      'points + importan*',
      'worth the same',
    ],
    ...['all worth', 'each + same', 'all + same points', 'weights + same', 'all rows + same', 'every row + same'],
    ...[
      'each row + 3',
      'every row + 3',
      'each row + 2',
      'every row + 2',
      'all rows + 2',
      'all rows + 3',
      'all + 2 points',
      'every + 2 points',
      'every + two points',
      'all + two points',
    ],
  ),
  leak: words(
    ...['leak*', '!know*', 'cannot know', 'hidden', 'confidential', 'secret*', 'internal', 'private', 'unfair'],
    ...['only + grader*', 'for grader*', '!see', '!seen', '!saw', '!told', '!in the request', '!part of the request'],
    ...['!in the prompt', '!ask*', '!request*', '!have it', 'surprise + spoil*', '!supposed'],
  ),
}

/** The kinds of flaw that the words name, negation minded: "not double-barrelled" names none. */
export function namedFlaws(view: readonly Token[]): readonly FlawKind[] {
  const kinds = Object.keys(SAID_AS) as FlawKind[] // The record has these keys and no others.
  return kinds.filter((kind) => findConcept(view, SAID_AS[kind], 'respect').length > 0)
}
