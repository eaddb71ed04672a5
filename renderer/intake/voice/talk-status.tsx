import { useWords } from '../../i18n/use-words.ts'
import { LevelMeter } from './level-meter.tsx'
import type { Talk } from './talk.ts'

export interface TalkStatusProps {
  readonly talk: Talk
  readonly level: number
  readonly isHandsFree: boolean
}

/** What the client does at this moment, in words, with a mark that keeps still. */
export function TalkStatus({ talk, level, isHandsFree }: TalkStatusProps) {
  const t = useWords('voice')
  const isOpen = talk.state === 'listening'
  return (
    <div className={`talk-status is-${isOpen && talk.isSpeech ? 'speech' : talk.state}`}>
      <span className="talk-mark" aria-hidden="true" />
      <p role="status" className="voice-words">
        {t(wordsOf(talk, isHandsFree))}
      </p>
      {isOpen ? <LevelMeter level={level} /> : null}
    </div>
  )
}

function wordsOf(talk: Talk, isHandsFree: boolean) {
  if (talk.state !== 'listening') return `talk.${talk.state}` as const
  if (talk.isSpeech) return 'talk.speech'
  return isHandsFree ? 'talk.listening.handsFree' : 'talk.listening'
}
