import { useEffect, useRef, useState } from 'react'
import { Authored } from '../../i18n/authored.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Icon } from '../../ui/icon.tsx'
import { paragraphsOf } from '../../ui/passage/paragraphs.ts'
import { useDesk } from '../desk/desk.ts'
import { Paragraphs } from './block.tsx'
import { hide, show, shownOf, startComparison, togglePin } from './compare.ts'
import { Passage } from './passage.tsx'
import type { TextStimulus } from './prose.tsx'
import { Toggle } from './toggle.tsx'
import { useCapacity } from './use-capacity.ts'

/**
 * Several responses side by side, as many as fit. Their paragraphs stand in common rows, so that one scroll moves them
 * all and what is compared stays level. Each can be hidden, or pinned while the others change.
 */
export function SideBySide({ responses }: { readonly responses: readonly TextStimulus[] }) {
  const t = useWords('stimuli')
  const desk = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const capacity = useCapacity(box)
  const ids = responses.map(({ id }) => id)
  const [comparison, setComparison] = useState(() => startComparison(ids))
  const [isWide, setWide] = useState(false)
  const shown = shownOf(ids, comparison, capacity)
  const rows = Math.max(...responses.map(({ text }) => paragraphsOf({ from: 0, text }).length))

  useEffect(
    () =>
      desk.store.subscribe(({ target }) => {
        const wanted = target?.type === 'mark' ? target.stimulus : null
        if (wanted !== null && responses.some(({ id }) => id === wanted)) setComparison((now) => show(now, wanted))
      }),
    [desk, responses],
  )

  return (
    <section className={isWide ? 'compare is-wide' : 'compare'} aria-label={t('compare.label')} ref={box}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs that are sent */}
      <div className="compare-choice" role="group" aria-label={t('compare.choose')}>
        {responses.map(({ id, label }) => {
          const isShown = shown.includes(id)
          const isOnly = isShown && shown.length === 1
          return (
            <Toggle
              key={id}
              isOn={isShown}
              isDisabled={isOnly}
              onToggle={() => setComparison(isShown ? hide(comparison, id) : show(comparison, id))}
            >
              <Authored>{label}</Authored>
            </Toggle>
          )
        })}
        {isWide || capacity < responses.length ? (
          <span className="compare-wide">
            <Toggle isOn={isWide} onToggle={() => setWide(!isWide)}>
              {t('compare.wide')}
            </Toggle>
          </span>
        ) : null}
      </div>
      <div
        className="compare-columns"
        style={{
          gridTemplateColumns: `repeat(${shown.length}, minmax(0, 1fr))`,
          gridTemplateRows: `auto repeat(${rows}, auto)`,
        }}
      >
        {responses.map((response) => (
          <div key={response.id} className="compare-column" hidden={!shown.includes(response.id)}>
            <Passage
              stimulus={response}
              tools={
                <Toggle
                  isOn={comparison.pinned.includes(response.id)}
                  label={t('compare.pin', { label: response.label })}
                  onToggle={() => setComparison(togglePin(comparison, response.id))}
                >
                  <Icon name="pin" />
                </Toggle>
              }
            >
              <Paragraphs stimulus={response.id} part={{ from: 0, text: response.text }} />
            </Passage>
          </div>
        ))}
      </div>
    </section>
  )
}
