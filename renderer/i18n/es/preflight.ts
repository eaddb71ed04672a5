import type { preflight as english } from '../en/preflight.ts'
import type { Spanish } from './index.ts'

export const preflight: Spanish<typeof english> = {
  title: '¿Está listo este equipo?',
  lead: 'Días antes o justo antes: mira qué se retendrá y qué se registrará, y arregla lo que no esté listo. No se guarda nada ni empieza ningún intento.',
  noInvitation:
    'Esta comprobación se hizo sin invitación. Vuelve, escribe tu código y elige de nuevo la comprobación para ver qué retiene la tuya.',
  'reactions.title': 'Qué hace Candor cuando ocurre algo',
  'reactions.none': 'Lo registra y no te interrumpe.',
  'kind.focus-lost': 'Otra ventana pasa delante',
  'kind.fullscreen-left': 'La ventana deja de llenar la pantalla',
  'kind.displays-changed': 'Se conecta una pantalla',
  'kind.external-paste': 'Entra texto de otro programa',
  'kind.shortcut-refused': 'Se pulsa un atajo bloqueado',
  'reaction.record': 'Se registra.',
  'reaction.tell': 'Se registra y se te dice.',
  'reaction.ask': 'Se registra y se te pregunta por qué; puedes responder más tarde.',
  'reaction.lock':
    'Se registra y las preguntas esperan hasta que des un motivo. Vale cualquiera, con una sola pulsación.',
  'checks.title': 'Este equipo',
  checking: 'Comprobando este equipo',
  'failure.next': 'Comprueba otra vez.',
  again: 'Comprobar otra vez',
  fullscreen: 'Probar la pantalla completa',
  'report.title': 'Informe para informática',
  'report.words':
    'Guarda lo que se encontró, para dárselo a quien cuida de este equipo. No contiene nada sobre ti: ni nombre, ni código, ni carpetas.',
  'report.text': 'Guardar como texto',
  'report.json': 'Guardar como JSON',
  'report.saved': 'Guardado como {{path}}.',
  back: 'Atrás',
  onward: 'Qué se registra y por qué',
}
