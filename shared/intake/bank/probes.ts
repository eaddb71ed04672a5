import { isUnder } from '../taxonomy/taxonomy.ts'
import { readQuestions } from './question.ts'

/** One question of depth for each field: asked only of who said that they are an expert in it, and once. */
export const probeQuestions = readQuestions(`
probe.law | When a court reviews a decision in your field, which standard of review applies, and what does it change? | Cuando un tribunal revisa una decisión en su campo, ¿qué criterio de revisión se aplica y qué cambia con ello?
probe.medicine | Before giving a drug that you use often, which contraindications do you check, and how? | Antes de indicar un fármaco que usa a menudo, ¿qué contraindicaciones comprueba y cómo?
probe.care | Which check do you make before an intervention that you often carry out, and what would make you stop? | ¿Qué comprueba antes de una intervención que realiza a menudo y qué le haría detenerse?
probe.finance | At the close of a period, how do you decide what to accrue, and how do you prove the amount? | Al cierre de un periodo, ¿cómo decide qué devengar y cómo justifica el importe?
probe.economics | How did you tell cause from coincidence in one analysis that you made? | En un análisis que haya hecho, ¿cómo distinguió la causa de la coincidencia?
probe.business | Which number told you that a plan was not working, and what did you change? | ¿Qué cifra le indicó que un plan no funcionaba y qué cambió?
probe.software | Which failure was hard to find, and how did you debug it? | ¿Qué fallo le costó encontrar y cómo lo depuró?
probe.data | How did you find out that a data set or a model misled you, and what did you do? | ¿Cómo descubrió que unos datos o un modelo llevaban a error y qué hizo?
probe.engineering | Which load, tolerance or margin decided one of your designs, and how did you verify it? | ¿Qué carga, tolerancia o margen decidió uno de sus diseños y cómo lo verificó?
probe.mathematics | Which step of a proof or derivation of yours was the hardest, and how did you check it? | ¿Qué paso de una demostración o deducción suya fue el más difícil y cómo lo comprobó?
probe.science | Which control or source of error mattered most in one of your experiments, and how did you deal with it? | ¿Qué control o fuente de error importó más en uno de sus experimentos y cómo la trató?
probe.education | How did you notice that a lesson had not been understood, and what did you change? | ¿Cómo notó que una lección no se había entendido y qué cambió?
probe.language | How do you choose the register of a text, and where did a wrong one matter? | ¿Cómo elige el registro de un texto y dónde importó que fuera el equivocado?
probe.writing | What did you cut or change in one text after review, and why? | ¿Qué quitó o cambió en un texto tras la revisión y por qué?
probe.humanities | Which two sources or readings disagreed in your work, and how did you weigh them? | ¿Qué dos fuentes o lecturas se contradecían en su trabajo y cómo las sopesó?
probe.society | How was a concept measured in one study of yours, and what did the measure miss? | ¿Cómo se midió un concepto en uno de sus estudios y qué dejó fuera esa medida?
probe.art | Which constraint shaped one of your works most, and which choice followed from it? | ¿Qué limitación marcó más una de sus obras y qué decisión tomó por ella?
probe.trades | Which fault did you find by inspection, and how did you make sure that the repair held? | ¿Qué avería encontró al inspeccionar y cómo se aseguró de que la reparación aguantaba?
`)

/** Which concepts belong to a probe, each with all that lies under it. */
const fields: Readonly<Record<string, readonly string[]>> = {
  'probe.law': ['law', 'role.lawyer', 'role.paralegal'],
  'probe.medicine': ['medicine', 'health.pharmacy', 'health.veterinary', 'role.physician', 'role.pharmacist'],
  'probe.care': ['health', 'role.nurse', 'role.dentist'],
  'probe.finance': ['finance', 'role.accountant', 'role.auditor'],
  'probe.economics': ['economics', 'role.economist'],
  'probe.business': ['business', 'role.consultant'],
  'probe.software': ['software', 'role.engineer.software', 'role.administrator'],
  'probe.data': ['data', 'ai', 'role.engineer.data', 'role.engineer.ml', 'role.scientist.data', 'role.analyst.data'],
  'probe.engineering': ['engineering', 'architecture'],
  'probe.mathematics': ['mathematics'],
  'probe.science': ['physics', 'chemistry', 'biology', 'earth', 'agriculture'],
  'probe.education': ['education', 'role.teacher', 'role.tutor', 'role.professor'],
  'probe.language': ['language', 'linguistics', 'role.translator', 'role.interpreter', 'role.linguist'],
  'probe.writing': ['writing', 'role.writer', 'role.editor', 'role.journalist'],
  'probe.humanities': ['history', 'philosophy', 'literature', 'religion'],
  'probe.society': ['psychology', 'sociology', 'social', 'politics', 'public'],
  'probe.art': ['art'],
  'probe.trades': ['trades'],
}

/** The probe for a concept of the taxonomy; null where the bank has none for its field. */
export function probeOf(concept: string): string | null {
  const found = Object.entries(fields).find(([, ids]) => ids.some((id) => isUnder(concept, id)))
  return found?.[0] ?? null
}
