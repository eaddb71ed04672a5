import type { record as english } from '../en/record.ts'
import type { Spanish } from './index.ts'

export const record: Spanish<typeof english> = {
  title: 'Lo que se registró',
  lead: 'Esto es todo lo que verá quien revise junto a tus respuestas. Puedes decir algo sobre cualquier parte, ahora o después de entregar.',
  leadSubmitted:
    'Esto es todo lo que ve quien revise junto a tus respuestas. Todavía puedes decir algo sobre cualquier parte.',
  'timeline.lead':
    'La misma línea de tiempo que en la página de quien revise, en inglés. Elige una entrada para leerla y responder; las entradas están también en la lista de abajo.',
  loading: 'Leyendo tu registro',
  again: 'Leerlo de nuevo',
  back: 'Volver',
  failureSafe: 'Tus respuestas y tu registro están a salvo en este equipo.',
  causes_one: '{{count}} causa inocente',
  causes_many: '{{count}} de causas inocentes',
  causes_other: '{{count}} causas inocentes',
  'rules.title': 'Lo que dicen las reglas',
  'rules.lead':
    'Las reglas miran cantidades, duraciones y proporciones, nunca un solo hecho. Ninguna decide nada: decide una persona.',
  'rules.found': 'Encontrado',
  'rules.not-found': 'No encontrado',
  'rules.cannot-tell': 'No se puede saber',
  'entries.title': 'Entrada por entrada',
  'entries.lead': 'Lo que digas sobre una entrada pasa a formar parte del registro y se muestra junto a ella.',
  'entries.leadSubmitted':
    'Tus respuestas están cerradas. Lo que digas sobre una entrada se firma en este equipo, se envía después y se muestra junto a ella.',
  'entries.language': 'Las entradas están en las palabras que lee quien revise, en inglés.',
  'entries.surroundings': 'Alrededor de las respuestas',
  'entries.everything': 'Todo',
  'entries.count_one': '{{count}} entrada',
  'entries.count_many': '{{count}} de entradas',
  'entries.count_other': '{{count}} entradas',
  'entries.none': 'No se registró nada de este tipo.',
  'entries.earlier': 'Anteriores',
  'entries.later': 'Siguientes',
  'entries.page': 'Página {{page}} de {{pages}}',
  'purpose.items': 'Muestra en qué parte de la evaluación estabas. Ninguna regla lo cuenta.',
  'purpose.intake':
    'Forma parte de tu conversación inicial. Quien revisa ve que ocurrió; lo que se dijo, solo si lo compartiste. Ninguna regla lo cuenta.',
  'purpose.intakeInsight':
    'El equipo de selección solo ve lo que confirmaste, junto a lo que pide el proyecto. Lo que rechazaste no se le muestra nunca. Ninguna regla lo cuenta.',
  'purpose.writing': 'Con ello se reproduce tu escritura y se ve de dónde vino el texto.',
  'purpose.focus': 'Muestra qué estaba delante de la evaluación y durante cuánto tiempo.',
  'purpose.screen': 'Muestra el estado de la pantalla y del equipo; a menudo explica otras entradas.',
  'purpose.prompts': 'Muestra lo que Candor preguntó o retuvo, y lo que dijiste.',
  'purpose.faults': 'Muestra fallos y reinicios. Explica otras entradas y nunca cuenta en tu contra.',
  'purpose.network': 'Muestra la conexión. Solo explica otras entradas.',
  'purpose.receipts': 'Prueba que el servidor tenía tu registro en ese momento.',
  'purpose.coverage':
    'Muestra lo que se podía ver. Donde no se podía ver nada, una regla tiene que decir que no se puede saber.',
  countedBy: 'La respuesta de {{rules}} se apoya en ello.',
  explainsFor: 'Explica otra cosa para {{rules}}.',
  'reply.write': 'Responder',
  'reply.toEntry': 'Responder: {{entry}}',
  'reply.label': 'Lo que dices sobre: {{entry}}',
  'reply.help': 'Quien revise el intento lo lee junto a la entrada. Quedan {{left}} caracteres.',
  'reply.save': 'Añadir al registro',
  'reply.cancel': 'Cancelar',
  'reply.given': 'Tú, {{time}}',
  'reply.waiting': 'Tú, {{time}}. Guardado en este equipo; se envía cuando se pueda llegar al servidor.',
  'reply.failureSafe': 'Lo que escribiste sigue aquí. Todavía no se añadió nada.',
}
