import { Annotation } from '@codemirror/state'
import type { EditKind } from '../../../shared/attempt/events.ts'

/** Says how a change that a command of the screen made is recorded; what the candidate's own input does is watched. */
export const recordedAs = Annotation.define<EditKind>()
