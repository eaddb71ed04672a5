import { readQuestions } from './question.ts'

/**
 * What is asked of each slot: `opening` first, `case` after an answer without detail, `evidence` after a claim without a
 * trace of own work, `reask` once after an answer that could not be understood, `clarify` where two numbers were named.
 */
export const slotQuestions = readQuestions(`
role.opening | What work do you do at present, and for about how long have you done it? | ¿En qué trabaja actualmente y desde hace cuánto tiempo, más o menos?
role.case | Could you walk me through one recent task that is typical of this work? | ¿Podría contarme paso a paso una tarea reciente que sea típica de ese trabajo?
role.evidence | What did you produce yourself in this work, and who used it? | ¿Qué ha producido usted en ese trabajo y quién lo ha utilizado?
role.reask | I am afraid I did not understand that. In a sentence or two, what is your work? | Lo siento, no lo he entendido. En una o dos frases, ¿cuál es su trabajo?
domain.opening | Which fields do you know best, and for about how long have you worked in each? | ¿Qué campos conoce mejor y cuánto tiempo ha trabajado en cada uno, más o menos?
domain.case | Could you walk me through one case in this field, from the first step to the result? | ¿Podría contarme un caso de ese campo, desde el primer paso hasta el resultado?
domain.evidence | What did you produce in this field, and who used it? | ¿Qué ha producido en ese campo y quién lo ha utilizado?
domain.reask | I am afraid I did not understand that. Which field or subject do you know best? | Lo siento, no lo he entendido. ¿Qué campo o materia conoce mejor?
work.opening | Please describe one recent piece of work: what was needed, what did you do, and what came of it? | Describa, por favor, un trabajo reciente: ¿qué hacía falta, qué hizo usted y cuál fue el resultado?
work.case | Could you walk me through one part of it step by step, with what you decided and why? | ¿Podría contarme una parte paso a paso, con lo que decidió y por qué?
work.evidence | Which part did you produce yourself, and who used it? | ¿Qué parte produjo usted y quién la utilizó?
work.reask | I am afraid I did not understand that. Could you name one thing that you made or finished lately? | Lo siento, no lo he entendido. ¿Podría nombrar algo que haya hecho o terminado hace poco?
licence.opening | Which licences or certificates do you hold, who issued them, and until when are they valid? | ¿Qué licencias o certificados tiene, quién los emitió y hasta cuándo son válidos?
licence.case | Could you say for one of them who issued it, where it applies, and when it expires? | ¿Podría decir de uno de ellos quién lo emitió, dónde es válido y cuándo caduca?
licence.reask | I am afraid I did not understand that. Do you hold a licence or certificate for your work, or none? | Lo siento, no lo he entendido. ¿Tiene alguna licencia o certificado para su trabajo, o ninguno?
language.opening | Which languages do you work in, and what do you do in each: read, write, speak, or translate? | ¿En qué idiomas trabaja y qué hace en cada uno: leer, escribir, hablar o traducir?
language.case | Could you describe one text or talk that you handled in one of these languages? | ¿Podría describir un texto o una conversación de los que se haya ocupado en uno de esos idiomas?
language.evidence | What did you produce in that language, and who used it? | ¿Qué ha producido en ese idioma y quién lo ha utilizado?
language.reask | I am afraid I did not understand that. Which language do you write in best at work? | Lo siento, no lo he entendido. ¿En qué idioma escribe mejor en el trabajo?
evaluation.opening | Have you judged, corrected or written texts for AI systems, and if so, what was the task? | ¿Ha evaluado, corregido o escrito textos para sistemas de IA y, en ese caso, en qué consistía la tarea?
evaluation.case | If you have judged or written texts for an AI system, could you walk me through one of them? | Si ha evaluado o escrito textos para un sistema de IA, ¿podría contarme uno de ellos paso a paso?
evaluation.evidence | What did you hand in for this work, and who used it? | ¿Qué entregó en ese trabajo y quién lo utilizó?
evaluation.reask | I am afraid I did not understand that. Have you worked on the output of AI systems, yes or no? | Lo siento, no lo he entendido. ¿Ha trabajado con resultados de sistemas de IA, sí o no?
tools.opening | Which programs and tools do you use in your work, and what for? | ¿Qué programas y herramientas usa en su trabajo y para qué?
tools.case | Could you walk me through one task that you did with one of these tools? | ¿Podría contarme una tarea que haya hecho con una de esas herramientas?
tools.evidence | What did you make with one of these tools, and who used it? | ¿Qué ha hecho con una de esas herramientas y quién lo ha utilizado?
tools.reask | I am afraid I did not understand that. Which program do you open most often for your work? | Lo siento, no lo he entendido. ¿Qué programa abre más a menudo en su trabajo?
availability.opening | About how many hours a week could you give, in which time zone, and from when? | ¿Cuántas horas por semana podría dedicar, en qué zona horaria y a partir de cuándo?
availability.case | About how many hours would that be in a normal week? | ¿Cuántas horas serían, más o menos, en una semana normal?
availability.reask | I am afraid I did not understand that. About how many hours a week could you work? | Lo siento, no lo he entendido. ¿Cuántas horas por semana podría trabajar, más o menos?
authorisation.opening | In which countries may you work at present without a new permit? | ¿En qué países puede trabajar actualmente sin un permiso nuevo?
authorisation.reask | I am afraid I did not understand that. Could you name the countries where you may work? | Lo siento, no lo he entendido. ¿Podría nombrar los países en los que puede trabajar?
avoid.opening | Are there kinds of content that you would rather not work with? You need not say why. Which? | ¿Hay tipos de contenido con los que prefiere no trabajar? No hace falta que diga por qué. ¿Cuáles?
avoid.reask | I am afraid I did not understand that. Is there any kind of content we should keep away from you? | Lo siento, no lo he entendido. ¿Hay algún tipo de contenido que no debamos darle?
role.clarify | I have noted “{earlier}” and also “{later}”. How do the two go together? | He anotado «{earlier}» y también «{later}». ¿Cómo encajan ambas cosas?
domain.clarify | I have noted “{earlier}” and also “{later}” for the same field. How do the two go together? | He anotado «{earlier}» y también «{later}» para el mismo campo. ¿Cómo encajan ambas cosas?
work.clarify | I have noted “{earlier}” and also “{later}” for the same work. How do the two go together? | He anotado «{earlier}» y también «{later}» para el mismo trabajo. ¿Cómo encajan ambas cosas?
licence.clarify | I have noted “{earlier}” and also “{later}” for one licence. How do the two go together? | He anotado «{earlier}» y también «{later}» para una misma licencia. ¿Cómo encajan ambas cosas?
language.clarify | I have noted “{earlier}” and also “{later}”. Which of the two describes what you do in it? | He anotado «{earlier}» y también «{later}». ¿Cuál de los dos describe lo que hace en ese idioma?
evaluation.clarify | I have noted “{earlier}” and also “{later}”. Are these two kinds of work, or one? | He anotado «{earlier}» y también «{later}». ¿Son dos trabajos distintos o uno solo?
tools.clarify | I have noted “{earlier}” and also “{later}”. Which of the two fits your use of it at present? | He anotado «{earlier}» y también «{later}». ¿Cuál de los dos describe el uso que le da ahora?
availability.clarify | I have noted “{earlier}” and also “{later}”. Which of the two fits a normal week? | He anotado «{earlier}» y también «{later}». ¿Cuál de los dos corresponde a una semana normal?
`)
