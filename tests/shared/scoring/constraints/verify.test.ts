import { describe, expect, it } from 'vitest'
import { Instruction, type InstructionId } from '../../../../shared/pack/keys/instruction.ts'
import { instructionIds, isFollowed } from '../../../../shared/scoring/constraints/verify.ts'

/** For each instruction: texts that follow it, texts that do not, and the edges, each with the reason. */
interface Case {
  readonly parameters: Record<string, unknown>
  readonly follows: readonly (readonly [why: string, text: string])[]
  readonly breaks: readonly (readonly [why: string, text: string])[]
}

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const json = '{"name": "tool", "rows": [{"title": "axe", "size": 3}, {"title": "bow", "size": null}]}'
const table = '| title | size |\n| --- | ---: |\n| axe | 3 |\n| bow | 12 |'

const cases: Readonly<Record<InstructionId, readonly Case[]>> = {
  'punctuation:no_comma': [
    {
      parameters: {},
      follows: [['no comma', 'One thing. Another thing.']],
      breaks: [
        ['a comma', 'One, two.'],
        ['a full-width comma', 'One， two.'],
        ['a comma of another script', 'One، two.'],
      ],
    },
  ],
  'length_constraints:number_words': [
    {
      parameters: { num_words: 5, relation: 'at least' },
      follows: [['on the border', words(5)]],
      breaks: [
        ['one too few', words(4)],
        ['a contraction is one word, signs are none', "Don't - do * it!"],
        ['an invisible character parts no word', 'wo\u200brd wo\u200brd wo\u200brd'],
      ],
    },
    {
      parameters: { num_words: 5, relation: 'less than' },
      follows: [['below', words(4)]],
      breaks: [['on the border', words(5)]],
    },
    {
      parameters: { num_words: 5, relation: 'at most' },
      follows: [['on the border', words(5)]],
      breaks: [['one too many', words(6)]],
    },
    { parameters: { num_words: 5, relation: 'exactly' }, follows: [['five', words(5)]], breaks: [['six', words(6)]] },
  ],
  'length_constraints:number_sentences': [
    {
      parameters: { num_sentences: 2, relation: 'exactly' },
      follows: [
        ['two', 'It is late. We go.'],
        ['a time is no end', 'We open at 9 a.m. on Monday. Come early!'],
        ['a line is a sentence', 'First line\nSecond line'],
      ],
      breaks: [['one', 'It is late and we go.']],
    },
  ],
  'length_constraints:number_paragraphs': [
    {
      parameters: { num_paragraphs: 2 },
      follows: [
        ['parted by stars', 'One\n\n***\n\nTwo'],
        ['a divider at the end', 'One *** Two ***'],
      ],
      breaks: [
        ['blank lines are no divider', 'One\n\nTwo'],
        ['an empty paragraph', 'One *** *** Two'],
      ],
    },
    {
      parameters: { num_paragraphs: 2, divider: 'blank line' },
      follows: [
        ['a blank line', 'One\nstill one\n\nTwo'],
        ['blanks in the line', 'One\n \t\n\nTwo\n\n'],
        ['Windows line ends', 'One\r\n\r\nTwo'],
      ],
      breaks: [['a line break is none', 'One\nTwo']],
    },
  ],
  'length_constraints:nth_paragraph_first_word': [
    {
      parameters: { num_paragraphs: 2, nth_paragraph: 2, first_word: 'Your' },
      follows: [
        ['the word', 'Hello.\n\nYour turn.'],
        ['case and marks do not matter', 'Hello.\n\n*your* turn.'],
      ],
      breaks: [
        ['another word', 'Hello.\n\nYou are next.'],
        ['another count', 'Hello.\n\nYour turn.\n\nBye.'],
        ['too short', 'Your turn.'],
      ],
    },
    {
      parameters: { nth_paragraph: 2, first_word: 'Your' },
      follows: [['however many there are', 'Hello.\n\nYour turn.\n\nBye.']],
      breaks: [
        ['another word', 'Hello.\n\nYou are next.\n\nBye.'],
        ['too short', 'Your turn.'],
      ],
    },
  ],
  'keywords:existence': [
    {
      parameters: { keywords: ['front desk', 'badge'] },
      follows: [['both', 'Get a BADGE at the front desk.']],
      breaks: [
        ['one', 'Go to the front desk.'],
        ['a part of a word', 'Badges are at the front desk.'],
      ],
    },
  ],
  'keywords:frequency': [
    {
      parameters: { keyword: 'park', frequency: 2, relation: 'at least' },
      follows: [['twice', 'Park at the park.']],
      breaks: [['once, and as a part of a word', 'Parking at the park.']],
    },
    {
      parameters: { keyword: 'park', frequency: 2, relation: 'less than' },
      follows: [['once', 'The park.']],
      breaks: [['twice', 'Park, park.']],
    },
  ],
  'keywords:forbidden_words': [
    {
      parameters: { forbidden_words: ['sorry', 'assets'] },
      follows: [
        ['none', 'Thank you.'],
        ['a longer word', 'That is sorrylike.'],
      ],
      breaks: [
        ['in capitals', 'SORRY.'],
        ['in lookalike letters', 'We are ѕorry.'],
        ['with an invisible character', 'We are sor\u200bry.'],
      ],
    },
  ],
  'keywords:letter_frequency': [
    {
      parameters: { letter: 'z', let_frequency: 2, let_relation: 'at least' },
      follows: [['two, in both cases', 'Zigzag']],
      breaks: [['one', 'zeal']],
    },
  ],
  'detectable_format:number_bullet_lists': [
    {
      parameters: { num_bullets: 2 },
      follows: [
        ['hyphens', 'Bring:\n- a bag\n- a cup'],
        ['stars and blanks before them', '* a bag\n  * a cup'],
      ],
      breaks: [
        ['three', '- a\n- b\n- c'],
        ['a rule is no bullet', '- a\n---'],
        ['a hyphen within a line', 'a - b\nc - d'],
        ['an empty bullet', '- a\n- '],
      ],
    },
  ],
  'detectable_format:number_highlighted_sections': [
    {
      parameters: { num_highlights: 2 },
      follows: [
        ['one star and two', 'Come at *nine* to the **gate**.'],
        ['more', '*a* *b* *c*'],
        ['beside bullets', '* come at *nine*\n* to the *gate*'],
      ],
      breaks: [
        ['one', 'Come at *nine*.'],
        ['bullets are none', '* nine\n* ten'],
        ['nothing between the stars', '** * *'],
      ],
    },
    {
      parameters: { num_highlights: 1, holding: ['9', 'nine'] },
      follows: [
        ['one that holds it', 'Take *your* bus at **9 a.m.** please.'],
        ['in other words', 'Take the bus at *nine*.'],
      ],
      breaks: [
        ['it stands beside the stars', 'Take *your* bus at 9 a.m. please.'],
        ['a longer number', 'Take the bus at *19.30*.'],
      ],
    },
  ],
  'detectable_format:title': [
    {
      parameters: {},
      follows: [['a title', '<<Moving day>>\nHello.']],
      breaks: [
        ['single brackets', '<Moving day>'],
        ['an empty title', '<<  >>'],
        ['a title over two lines', '<<Moving\nday>>'],
      ],
    },
  ],
  'detectable_format:json_format': [
    {
      parameters: {},
      follows: [
        ['an object', json],
        ['blanks around it', `\n ${json}\n`],
      ],
      breaks: [
        ['a code fence', `\`\`\`json\n${json}\n\`\`\``],
        ['text before it', `Here it is: ${json}`],
        ['a comma too many', '{"a": [1, 2,]}'],
        ['cut off', '{"a": '],
      ],
    },
  ],
  'detectable_format:multiple_sections': [
    {
      parameters: { section_spliter: 'Section', num_sections: 2 },
      follows: [['two', 'Section 1\nHello.\nSECTION 2\nBye.']],
      breaks: [
        ['one', 'Section 1\nHello.'],
        ['the word without a number', 'Section one. Section two.'],
      ],
    },
  ],
  'detectable_format:constrained_response': [
    {
      parameters: {},
      follows: [['one of the published', 'Well. My answer is maybe.']],
      breaks: [['none of them', 'My answer is: it depends.']],
    },
    {
      parameters: { options: ['Ship it.'] },
      follows: [['the given one', 'Ship it.']],
      breaks: [['in other words', 'Send it.']],
    },
  ],
  'detectable_content:number_placeholders': [
    {
      parameters: { num_placeholders: 2 },
      follows: [['two', 'Dear [name], come at [time].']],
      breaks: [
        ['one', 'Dear [name].'],
        ['over two lines', '[na\nme] [x]'],
      ],
    },
  ],
  'detectable_content:postscript': [
    {
      parameters: { postscript_marker: 'P.S.' },
      follows: [
        ['on a line of its own', 'Bye.\n\nP.S. Bring a cup.'],
        ['written p. s.', 'Bye.\np. s. Bring a cup.'],
        ['in bold type', 'Bye.\n\n**P.S.** Bring a cup.'],
      ],
      breaks: [
        ['within a line', 'Bye. P.S. Bring a cup.'],
        ['nothing after it', 'Bye.\nP.S.'],
        ['none', 'Bye.'],
      ],
    },
    {
      parameters: { postscript_marker: 'P.P.S' },
      follows: [['the second one', 'P.S. One.\nP.P.S. Two.']],
      breaks: [['the first one only', 'P.S. One.']],
    },
  ],
  'startend:end_checker': [
    {
      parameters: { end_phrase: 'See you there.' },
      follows: [
        ['the phrase', 'Come early. See you there.\n'],
        ['in quotation marks', '"Come early. see you there."'],
      ],
      breaks: [
        ['more after it', 'See you there. Bye.'],
        ['without its full stop', 'See you there'],
      ],
    },
  ],
  'startend:quotation': [
    {
      parameters: {},
      follows: [
        ['straight', '"Hello."'],
        ['curly', '“Hello.”'],
      ],
      breaks: [
        ['one side', '"Hello.'],
        ['one mark is not two', '"'],
      ],
    },
  ],
  'change_case:english_capital': [
    {
      parameters: {},
      follows: [['capitals', 'COME TO THE GATE AT 9.']],
      breaks: [
        ['one small letter', 'COME TO THE GATe.'],
        ['no letter', '123'],
        ['another language', 'LA PUERTA DE LA CASA ESTÁ EN EL PARQUE Y NO SE ABRE.'],
      ],
    },
  ],
  'change_case:english_lowercase': [
    {
      parameters: {},
      follows: [['small letters', 'come to the gate at 9.']],
      breaks: [
        ['one capital', 'Come to the gate.'],
        ['another language', 'la puerta de la casa está en el parque y no se abre.'],
      ],
    },
  ],
  'change_case:capital_word_frequency': [
    {
      parameters: { capital_frequency: 2, capital_relation: 'at least' },
      follows: [['two', 'The DOOR is SHUT.']],
      breaks: [
        ['one', 'The DOOR is shut.'],
        ['capital first letters are none', 'The Door Is Shut.'],
      ],
    },
  ],
  'combination:two_responses': [
    {
      parameters: {},
      follows: [['two different ones', 'First.\n******\nSecond.']],
      breaks: [
        ['the same twice', 'First.\n******\nFirst.'],
        ['three', 'A ****** B ****** C'],
        ['one', 'First.'],
      ],
    },
  ],
  'combination:repeat_prompt': [
    {
      parameters: { prompt_to_repeat: 'Where is the desk?' },
      follows: [['first the prompt', 'where is the desk? On the left.']],
      breaks: [['the prompt at the end', 'On the left. Where is the desk?']],
    },
  ],
  'language:response_language': [
    {
      parameters: { language: 'de' },
      follows: [['German', 'Die Tür ist nicht offen, und wir gehen mit den Kindern auf die Wiese.']],
      breaks: [
        ['English', 'The door is not open and we go to the park with the children.'],
        ['too short to tell', 'Hallo!'],
        ['Dutch is near but another', 'De deur is niet open en wij gaan met de kinderen naar het park.'],
      ],
    },
    {
      parameters: { language: 'en' },
      follows: [['English', 'Please bring the form to the desk and ask for a badge.']],
      breaks: [
        ['French', "Le bureau est dans la salle du fond et il n'est pas ouvert le lundi."],
        ['words that mean nothing', 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod'],
      ],
    },
    {
      parameters: { language: 'es' },
      follows: [['Spanish', 'La puerta de la casa está en el parque y no se abre con una llave.']],
      breaks: [['Portuguese', 'A porta da casa não é do parque, e você não abre com uma chave.']],
    },
  ],
  'structure:json_keys': [
    {
      parameters: { keys: ['name', 'rows'] },
      follows: [
        ['these, in order', json],
        ['whatever stands around the object', `Here:\n${json}`],
      ],
      breaks: [
        ['another order', '{"rows": [], "name": "x"}'],
        ['one more', '{"name": "x", "rows": [], "note": ""}'],
        ['two objects', `${json}\n${json}`],
        ['a list', '[1]'],
      ],
    },
  ],
  'structure:row_keys': [
    {
      parameters: { list: 'rows', keys: ['title', 'size'] },
      follows: [['each row', json]],
      breaks: [
        ['one row has another order', '{"rows": [{"title": "a", "size": 1}, {"size": 1, "title": "b"}]}'],
        ['no row', '{"rows": []}'],
        ['no list', '{"rows": "none"}'],
      ],
    },
    {
      parameters: { keys: ['title', 'size'] },
      follows: [['the columns of a table', table]],
      breaks: [
        ['another column', '| title | weight |\n|---|---|\n| a | 1 |'],
        ['no table', 'title, size'],
      ],
    },
  ],
  'structure:number_values': [
    {
      parameters: { list: 'rows', key: 'size' },
      follows: [['numbers and null', json]],
      breaks: [
        ['a number as text', '{"rows": [{"size": "3"}]}'],
        ['a missing one', '{"rows": [{"title": "a"}]}'],
      ],
    },
    { parameters: { key: 'size' }, follows: [['digits', table]], breaks: [['words', '| size |\n|---|\n| nine |']] },
  ],
  'structure:iso_date': [
    {
      parameters: { key: 'date' },
      follows: [['year, month, day', '{"date": "2025-03-09"}']],
      breaks: [
        ['another order', '{"date": "09-03-2025"}'],
        ['one digit', '{"date": "2025-3-9"}'],
        ['none', '{}'],
      ],
    },
  ],
  'structure:row_order': [
    {
      parameters: { list: 'rows', key: 'title' },
      follows: [
        ['sorted', json],
        ['case does not matter', '{"rows": [{"title": "axe"}, {"title": "Bow"}, {"title": "cup"}]}'],
      ],
      breaks: [
        ['not sorted', '{"rows": [{"title": "bow"}, {"title": "axe"}]}'],
        ['one row has no order', '{"rows": [{"title": "axe"}]}'],
      ],
    },
  ],
}

const rows = (side: 'follows' | 'breaks') =>
  Object.entries(cases).flatMap(([instruction, list]) =>
    list.flatMap((one) =>
      one[side].map(
        ([why, text]) => [instruction, why, Instruction.parse({ instruction, ...one.parameters }), text] as const,
      ),
    ),
  )

describe('strict verification', () => {
  it.each(rows('follows'))('of %s holds: %s', (_id, _why, instruction, text) => {
    expect(isFollowed(instruction, text, 'strict')).toBe(true)
  })

  it.each(rows('breaks'))('of %s fails: %s', (_id, _why, instruction, text) => {
    expect(isFollowed(instruction, text, 'strict')).toBe(false)
  })

  it.each(instructionIds)('of %s fails on an empty text', (id) => {
    const parameters = cases[id][0]?.parameters ?? {}
    expect(isFollowed(Instruction.parse({ instruction: id, ...parameters }), ' \n ', 'strict')).toBe(false)
  })

  it('knows the 25 published ids', () => {
    expect(instructionIds.filter((id) => !id.startsWith('structure:'))).toHaveLength(25)
  })
})

describe('loose verification', () => {
  const check = (parameters: Record<string, unknown>, text: string) =>
    isFollowed(Instruction.parse(parameters), text, 'loose')

  it('forgives a first and a last line too many, such as a code fence', () => {
    expect([
      check({ instruction: 'detectable_format:json_format' }, `\`\`\`json\n${json}\n\`\`\``),
      check({ instruction: 'detectable_format:json_format' }, `Here it is:\n${json}`),
      check({ instruction: 'startend:end_checker', end_phrase: 'See you.' }, 'Come. See you.\nI hope this helps!'),
    ]).toEqual([true, true, true])
  })

  it('forgives stars', () => {
    expect(check({ instruction: 'startend:end_checker', end_phrase: 'See you.' }, 'Come. **See you.**')).toBe(true)
  })

  it('forgives nothing in the middle', () => {
    expect([
      check({ instruction: 'punctuation:no_comma' }, 'One.\nTwo, three.\nFour.'),
      check({ instruction: 'detectable_format:json_format' }, `a\nb\n${json}\nc`),
    ]).toEqual([false, false])
  })

  it('holds wherever strict verification does', () => {
    const differing = rows('follows').filter(([, , instruction, text]) => !isFollowed(instruction, text, 'loose'))
    expect(differing).toEqual([])
  })
})

it('takes time in proportion to the text, hostile ones of 200,000 characters included', () => {
  const hostile = ['[', '*', '<', '\n', ' \n', '{"a":', '|-', 'a|\n-', '.', '* *\n', ',}']
  const slow = hostile.flatMap((piece) => {
    const text = piece.repeat(200_000 / piece.length)
    return rows('follows').flatMap(([id, , instruction]) => {
      const start = performance.now()
      isFollowed(instruction, text, 'strict')
      return performance.now() - start > 2_000 ? [`${id} on ${JSON.stringify(piece)}`] : []
    })
  })
  expect(slow).toEqual([])
}, 120_000)
