import type { Item } from '../../shared/pack/pack.ts'
import { plainText, type Stimulus } from '../../shared/pack/stimulus.ts'
import { useAuthored } from '../i18n/authored.tsx'
import './stimuli.css'

/** The passages of an item. `data-stimulus` lets the copy ledger say where a copy was taken from. */
export function Stimuli({ item }: { readonly item: Item }) {
  return item.stimuli.map((stimulus) => (
    <Passage key={stimulus.id} name={`${item.id}.${stimulus.id}`} stimulus={stimulus} />
  ))
}

function Passage({ name, stimulus }: { readonly name: string; readonly stimulus: Stimulus }) {
  const authored = useAuthored()
  return (
    <article className={`passage passage-${stimulus.kind}`}>
      <h2 className="passage-label" {...authored}>
        {stimulus.label}
      </h2>
      <div className="passage-text" data-stimulus={name}>
        {paragraphsOf(plainText(stimulus)).map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a passage never changes
          <p key={index} {...authored}>
            {paragraph}
          </p>
        ))}
      </div>
    </article>
  )
}

/** Blank lines part paragraphs; single line breaks stay inside one. */
function paragraphsOf(text: string): string[] {
  return text.split(/\n{2,}/)
}
