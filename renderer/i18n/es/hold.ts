import type { hold as english } from '../en/hold.ts'
import type { Spanish } from './index.ts'

export const hold: Spanish<typeof english> = {
  menu: 'Retenido',
  'menu.title': 'Lo que se retiene en este equipo',
  'menu.lead': 'Hasta que entregues, cierres Candor o hagas una pausa. Después todo queda como estaba.',
  'menu.system':
    'La mayoría de los sistemas reciben {{keys}} antes que Candor. Entonces ni se bloquean ni se registran.',
  'menu.close': 'Cerrar',
  'menu.leaveFullScreen': 'Salir de la pantalla completa',
  'menu.wayOut': 'Para salir en cualquier momento, cierra Candor: tus respuestas están guardadas y puedes volver.',
  'menu.quit': 'Cerrar Candor',

  'plan.title': 'Lo que se retiene en tu equipo',
  'plan.nothing':
    'Nada. Candor registra y no retiene tu equipo: los demás programas, los atajos y el portapapeles siguen funcionando.',
  'plan.lead': 'Desde que empieza la evaluación hasta que entregues, cierres Candor o hagas una pausa:',
  'plan.wayOut':
    'Puedes salir en cualquier momento cerrando Candor: tus respuestas están guardadas, tu equipo queda como estaba y puedes volver. Un fallo o un corte de luz también lo sueltan todo.',

  'state.held': 'Retenido',
  'state.released': 'Ahora no',
  'state.waived': 'No se usa contigo',
  'state.absent': 'No retenido',

  'part.fullscreen': 'Pantalla completa',
  'part.kiosk': 'Toda la pantalla',
  'part.shortcuts': 'Atajos',
  'part.clipboard': 'Portapapeles',
  'part.one-display': 'Una pantalla',
  'part.content-protection': 'Capturas de la ventana',
  'words.fullscreen': 'La ventana llena la pantalla. Puedes salir de la pantalla completa; queda registrado.',
  'words.kiosk': 'La ventana cubre la pantalla y las barras del escritorio. Una pausa o cerrar Candor te las devuelve.',
  'words.shortcuts':
    'Atajos como imprimir, guardar, ventana nueva, pantalla completa o captura no hacen nada; se registra que se pulsó uno.',
  'words.clipboard':
    'Lo que copias se queda en la evaluación y se puede pegar en ella, con cada línea y cada carácter. El texto de otros programas no entra, y el portapapeles de tu equipo no se toca.',
  'words.one-display': 'Se te pide trabajar con una sola pantalla. Los cambios se registran.',
  'words.content-protection':
    'Se pide a tu sistema que deje la ventana fuera de capturas y pantallas compartidas. Algunos programas la graban igualmente.',

  'screen.happened': 'La ventana ya no llena la pantalla.',
  'screen.safe': 'Todo lo que escribes se guarda y puedes seguir. Queda registrado que se salió.',
  'screen.again': 'Llenar la pantalla',
  'displays.happened_one': 'Hay {{count}} pantalla conectada; esta evaluación pide una.',
  'displays.happened_many': 'Hay {{count}} de pantallas conectadas; esta evaluación pide una.',
  'displays.happened_other': 'Hay {{count}} pantallas conectadas; esta evaluación pide una.',
  'displays.next':
    'Desconecta {{names}}, o duplica las pantallas en los ajustes de tu sistema. Mientras tanto no se pierde nada.',
  'display.named': '{{name}} ({{width}} × {{height}})',
  'display.unnamed': 'la pantalla de {{width}} × {{height}} puntos',

  'refused.happened': 'No se ha pegado texto de otro programa: esta evaluación tiene su propio portapapeles.',
  'refused.safe':
    'Tus respuestas y el portapapeles de tu equipo no cambian. Se registra la longitud del texto, no lo que dice.',
  'refused.next': 'Escríbelo con tus propias palabras.',
  'refused.nextInner': 'Para pegar lo último que copiaste aquí, pega otra vez.',
  'refused.understood': 'Entendido',
}
