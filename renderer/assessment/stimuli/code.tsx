import { useState } from 'react'
import type { Stimulus } from '../../../shared/pack/stimulus.ts'
import { useWords } from '../../i18n/use-words.ts'
import { BlockText } from './block.tsx'
import { Passage } from './passage.tsx'
import { Toggle } from './toggle.tsx'

/** Code as it is, from left to right in every language; long lines scroll, or wrap when asked. */
export function Code({ stimulus }: { readonly stimulus: Extract<Stimulus, { kind: 'code' }> }) {
  const t = useWords('stimuli')
  const [isWrapped, setWrapped] = useState(false)
  const tools = (
    <>
      <span className="soft small">{stimulus.syntax}</span>
      <Toggle isOn={isWrapped} onToggle={() => setWrapped(!isWrapped)}>
        {t('code.wrap')}
      </Toggle>
    </>
  )
  return (
    <Passage stimulus={stimulus} tools={tools}>
      <pre className="stimulus-code" data-wrapped={isWrapped ? '' : undefined} dir="ltr">
        <code data-from={0}>
          <BlockText stimulus={stimulus.id} part={{ from: 0, text: stimulus.text }} />
        </code>
      </pre>
    </Passage>
  )
}
