import { describe, expect, it } from 'vitest'
import { plainStimuli, plainText, stimulusParts, traceParts } from '../../../shared/pack/stimulus.ts'
import { kindsItem } from './kinds.ts'

describe('the plain text of a stimulus', () => {
  it('parts turns and steps by blank lines, cells by tabs and rows by line breaks', () => {
    expect(plainStimuli(kindsItem).map(({ text }) => text)).toEqual([
      'The hall opens at nine.',
      'When?\n\nAt nine.',
      'Who\tFee\nAdult\t5\nChild\t2',
      'Look.\n\nlook()\n\nnine\n\nbook(10)',
    ])
  })

  it('holds each block at the place that the block says', () => {
    for (const stimulus of kindsItem.stimuli) {
      const text = plainText(stimulus)
      for (const part of stimulusParts(stimulus))
        expect(text.slice(part.from, part.from + part.text.length)).toBe(part.text)
    }
  })

  it('tells the blocks of each step of a trace', () => {
    const trace = kindsItem.stimuli.find((stimulus) => stimulus.kind === 'trace')
    expect(trace && traceParts(trace).map((parts) => parts.map(({ text }) => text))).toEqual([
      ['Look.', 'look()', 'nine'],
      ['book(10)'],
    ])
  })
})
