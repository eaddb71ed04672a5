import type { practice as english } from '../en/practice.ts'
import type { Spanish } from './index.ts'

export const practice: Spanish<typeof english> = {
  loading: 'Cargando las preguntas de práctica',
  position: 'Pregunta {{number}} de {{count}}',
  'practice.title': 'Práctica',
  'practice.banner': 'Práctica: nada se registra, se guarda ni se envía',
  'practice.leave': 'Salir de la práctica',
  'preview.title': 'Vista previa',
  'preview.banner': 'Vista previa para autores: nada se registra',
  'preview.leave': 'Cerrar la vista previa',
  commentary: 'Qué hace una buena respuesta',
}
