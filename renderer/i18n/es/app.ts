import type { app as english } from '../en/app.ts'
import type { Spanish } from './index.ts'

export const app: Spanish<typeof english> = {
  documentTitle: '{{title}} · Candor',
  runBy: 'Candor {{version}}',
  standIn: 'Programa sustituto: este intento no lo supervisa el cliente real.',
  loading: 'Cargando',
  'way.label': 'Tu recorrido',
  'way.invitation': 'Invitación',
  'way.recorded': 'Qué se registra',
  'way.consent': 'Consentimiento',
  'way.check': 'Comprobación del sistema',
  'way.assessment': 'Evaluación',
  'way.receipt': 'Comprobante',
  'failed.happened': 'Esta pantalla falló.',
  'failed.safe':
    'Todo lo que se había guardado está a salvo en este dispositivo; el registro se lleva fuera de esta ventana.',
  'failed.next':
    'Vuelve a cargar la pantalla. Si falla otra vez, cierra Candor y ábrelo de nuevo: regresa al mismo lugar.',
  'failed.load': 'Volver a cargar',
}
