import type { UpdateView } from '../ipc/intake-views.ts'
import { inSpanish } from './language.ts'
import type { SlotName } from './model.ts'
import type { IntakeState } from './state.ts'

/** What belongs in a profile; hours, permits and topics to avoid belong to this project alone. */
const profileWords: Partial<Readonly<Record<SlotName, { readonly en: string; readonly es: string }>>> = {
  role: { en: 'Work', es: 'Trabajo' },
  domain: { en: 'Field', es: 'Campo' },
  work: { en: 'Recent work', es: 'Trabajo reciente' },
  licence: { en: 'Licence or certificate', es: 'Licencia o certificado' },
  language: { en: 'Language', es: 'Idioma' },
  evaluation: { en: 'Work with AI systems', es: 'Trabajo con sistemas de IA' },
  tools: { en: 'Tool', es: 'Herramienta' },
}

/** Confirmed insights as updates that the candidate may have suggested for their profile, in the order of the answers. */
export function updatesOf(state: IntakeState): readonly UpdateView[] {
  return state.insights.flatMap(({ id, slot, status, value }) => {
    const words = profileWords[slot]
    if (status !== 'confirmed' || words === undefined) return []
    const name = inSpanish(state.language) ? words.es : words.en
    return [{ insightId: id, text: `${name}: ${value}`, isChosen: state.chosen.has(id) }]
  })
}
