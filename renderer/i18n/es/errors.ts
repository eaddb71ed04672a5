import type { ErrorCode } from '../../../shared/errors.ts'

/** What each error code says in Spanish (shared/errors.ts has the English): the thing, then the next step. */
export const errors: Readonly<Record<ErrorCode, string>> = {
  'ipc/refused': 'La ventana pidió algo que esta versión no conoce. Reinicia Candor.',
  'app/unexpected':
    'Algo falló en Candor. Lo que escribiste está a salvo en este dispositivo. Reinicia Candor para continuar.',
  'app/data-folder':
    'No se puede escribir en la carpeta que el administrador de este ordenador fijó para los datos de Candor. Pídele que lo corrija; lo que se guardó allí sigue intacto.',

  'invitation/malformed':
    'Eso no es un código de invitación. Un código tiene doce letras y cifras, en tres grupos de cuatro.',
  'invitation/unknown':
    'Ninguna invitación tiene este código. Compáralo con el mensaje que recibiste o pide uno nuevo a quien te invitó.',
  'invitation/used': 'Esta invitación ya se usó en otro dispositivo. Pide una nueva a quien te invitó.',
  'invitation/expired': 'Esta invitación ha caducado. Pide una nueva a quien te invitó.',

  'policy/unsigned':
    'La política llegó sin la firma de su servidor, así que no se muestra. Pregunta a quien te invitó.',
  'policy/signature-invalid':
    'La política se cambió después de que su servidor la firmara, así que no se muestra. Pregunta a quien te invitó.',
  'policy/differs': 'La política se firmó para otra invitación u otra evaluación. Pide una nueva a quien te invitó.',

  'server/unreachable': 'No se puede llegar al servidor. Comprueba la red; Candor vuelve a intentarlo por sí solo.',
  'server/unexpected': 'El servidor no pudo responder. Vuelve a intentarlo dentro de un momento.',
  'server/busy': 'El servidor pide una pausa. Candor vuelve a intentarlo por sí solo.',
  'server/not-found': 'El servidor no conoce esta dirección.',
  'server/untrusted':
    'Esa dirección no se puede usar: a un servidor se llega por https. Comprueba la dirección de tu invitación.',
  'server/not-allowed':
    'El administrador de este ordenador no permite este servidor. Usa otro ordenador o pregunta al administrador.',
  'server/bad-request': 'El servidor no pudo leer la solicitud.',

  'attempt/unknown': 'No existe ese intento.',
  'attempt/none-open': 'No hay ningún intento abierto. Empieza de nuevo desde la primera pantalla.',
  'attempt/incomplete': 'Aún hay campos en blanco o demasiado cortos. Complétalos y después entrega.',
  'attempt/locked': 'Este intento ya se entregó y está cerrado.',
  'attempt/out-of-step': 'La ventana y el registro no coinciden. Candor vuelve a cargar el texto tal como se registró.',
  'attempt/blocked':
    'La comprobación del sistema encontró algo que hay que corregir antes. Corrígelo y repite la comprobación.',
  'attempt/wrong-phase': 'Este paso no corresponde aquí. Candor vuelve al que toca.',
  'attempt/consent-differs':
    'El documento de consentimiento cambió mientras lo leías. Lee el nuevo y después decide si aceptas.',
  'attempt/key-lost':
    'La clave de este intento no se puede leer en este dispositivo. El registro sellado sigue intacto; consulta a quien te invitó.',

  'auth/required': 'Primero inicia sesión.',
  'auth/refused': 'El correo electrónico o la contraseña no son correctos.',
  'auth/forbidden': 'Tu cuenta no tiene permiso para hacer esto.',
  'auth/too-many': 'Demasiados intentos. Espera un minuto y vuelve a intentarlo.',

  'attempt/enrolled-differently':
    'Este intento se inscribió desde otro dispositivo o con otra invitación. No se ha cambiado nada.',
  'sync/not-enrolled':
    'El servidor no reconoce este intento con esta credencial. El registro de este dispositivo sigue intacto.',
  'sync/client-too-old':
    'Esta versión de Candor es demasiado antigua para el servidor. Lo que escribiste está a salvo aquí; actualiza para enviarlo.',
  'sync/server-too-old':
    'El servidor es más antiguo que esta versión de Candor. Lo que escribiste está a salvo aquí y se enviará cuando lo actualicen.',
  'sync/gap': 'El servidor tiene menos de este registro de lo que se suponía. Continúa desde donde termina.',
  'sync/fork':
    'El servidor tiene otra versión de esta parte del registro. Se conservan las dos y las revisará una persona.',
  'sync/sealed': 'El intento está sellado: el servidor no acepta nada después de su final.',
  'sync/scoring-key-unknown':
    'El registro está sellado para una clave que esta organización no usa, así que nunca se podría puntuar.',
  'sync/too-large': 'Es más de lo que el servidor acepta de una vez. Envía unidades más pequeñas.',
  'server/overloaded':
    'El servidor tiene más trabajo del que puede atender. Lo que escribiste está a salvo aquí; Candor vuelve a intentarlo por sí solo.',

  'store/newer':
    'La base de datos fue escrita por una versión más reciente. Inicia esa versión o restaura una copia de seguridad.',
  'store/migration-failed':
    'No se pudo llevar la base de datos a esta versión. Ha quedado como estaba; consulta la causa.',
  'store/locked': 'Otro proceso usa esta carpeta de datos. Detenlo primero o elige otra carpeta.',
  'store/malformed':
    'Un documento guardado no se ajusta a su esquema. No se descartó nada; compáralo con una copia de seguridad.',
  'store/unreachable': 'La base de datos no responde. No se ha perdido nada de lo que se confirmó.',
  'store/no-binaries':
    'PostgreSQL no está instalado. Instálalo (en Debian: apt-get install postgresql) o indica en DATABASE_URL uno que esté en marcha.',
  'store/start-failed':
    'PostgreSQL no arrancó en la carpeta de datos. Consulta el archivo de registro que está junto a ella.',

  'server/bad-option': 'Hay una opción desconocida o con un valor incorrecto. Consulta --help.',
  'server/bad-key':
    'No se puede leer un archivo de claves del servidor. Restáuralo desde la copia de seguridad; nunca dejes que se cree uno nuevo.',
  'server/no-scoring-key': 'El proceso de puntuación necesita la clave de puntuación. Indícala con --scoring-key FILE.',

  'scoring/key-mismatch':
    'El registro no se abre con esta clave de puntuación. Inicia el proceso con la clave para la que se selló el intento.',
  'scoring/journal-damaged':
    'El registro almacenado no supera la verificación. Compáralo con la copia del dispositivo.',
  'scoring/other-pack':
    'El registro se escribió para una versión del paquete de preguntas distinta de la almacenada aquí.',
  'scoring/check-failed':
    'El registro se abrió y se puntuó, pero no se cumplen todas sus comprobaciones. Mira cuál falla antes de decidir.',
  'scoring/fork-stored':
    'Existen dos versiones de una parte de este registro. Se puntuó la primera; compara las dos antes de decidir.',
  'scoring/failed': 'La puntuación falló y se volverá a intentar. El registro en sí está completo.',

  'account/exists': 'Ya hay una cuenta con este correo electrónico.',
  'account/weak-password': 'Una contraseña tiene al menos doce caracteres.',

  'journal/header-malformed':
    'Esto no es el comienzo de un segmento de registro. Comprueba que el archivo es un registro de Candor y está completo.',
  'journal/version-unknown':
    'Este registro se escribió en un formato más reciente. Actualiza Candor y vuelve a abrirlo.',
  'journal/signature-invalid':
    'Una firma no corresponde a sus bytes: esta parte del registro se cambió después de escribirse. Compárala con otra copia.',
  'journal/other-attempt': 'Este segmento pertenece a otro intento. Envíalo a ese intento.',
  'journal/other-device':
    'Este segmento lo firmó un dispositivo distinto del que empezó el intento. Continúa en aquel dispositivo.',
  'journal/segment-gap': 'Falta un segmento anterior a este. Añade primero el que falta.',
  'journal/chain-broken':
    'Este segmento no continúa el anterior: uno de los dos fue sustituido. Conserva los dos y compáralos.',
  'journal/rollback':
    'Un segmento posterior omite bytes firmados de uno anterior: el registro tiene dos versiones. Conserva las dos.',
  'journal/fork': 'Hay dos versiones distintas de la misma parte del registro. Se conservan las dos; compáralas.',
  'journal/frame-malformed':
    'Una trama del registro no se puede leer: su longitud o sus campos son incorrectos. Compárala con otra copia.',
  'journal/frame-gap': 'Faltan tramas en el registro. Envía primero las que faltan.',
  'journal/sequence-gap': 'Faltan sucesos en el registro. Envía primero los que faltan.',
  'journal/time-reversed':
    'Una trama dice haberse escrito antes que la trama a la que sigue. Compárala con otra copia.',
  'journal/unit-incomplete':
    'Los bytes no terminan en un punto de control firmado. Envía unidades completas, de un punto de control al siguiente.',
  'journal/unit-too-large': 'En una unidad caben 2 MiB. Envía unidades más pequeñas.',
  'journal/after-seal': 'El intento está sellado. No se le puede añadir nada.',
  'journal/tail-mismatch':
    'El final de este segmento no es el que respalda el segmento siguiente. Conserva los dos y compáralos.',
  'journal/frame-unreadable':
    'Una trama no se abre con esta clave: la clave es de otro intento o la trama fue modificada.',
  'journal/payload-malformed':
    'Una trama se abrió, pero su contenido no está escrito como exige el formato. Comunica la versión del cliente.',
  'journal/catalogue-newer':
    'El registro contiene un suceso que esta versión no conoce. Actualiza Candor y vuelve a abrirlo.',
  'journal/event-invalid': 'Un suceso no tiene los campos de su tipo. Comunica la versión del cliente.',
  'journal/event-too-large': 'Un suceso es más grande de lo que admite el registro. Introdúcelo por partes.',
  'journal/text-malformed':
    'Un texto termina a mitad de un carácter y no se puede guardar con exactitud. Quita el carácter roto.',
  'journal/key-unopened':
    'La clave del intento que está en la cabecera no se abre con esta clave de puntuación. Usa la clave que nombra la cabecera.',
  'journal/held': 'Otra copia de Candor tiene abierto este intento. Cierra la otra copia y vuelve a intentarlo.',
  'journal/history-damaged':
    'Una parte anterior de este intento no se puede leer en este dispositivo. No se ha cambiado nada; lo que el servidor confirmó está a salvo. Ponte en contacto con la organización.',
  'journal/sealed': 'El intento se entregó y está sellado. No se le puede añadir nada.',
  'journal/closed': 'El registro está cerrado. Vuelve a abrir el intento.',
  'journal/full': 'El intento ha alcanzado el número máximo de sucesos. Entrega lo que hay.',
  'journal/storage-full':
    'El disco está lleno. Libera espacio; lo que escribes se mantiene en memoria y se guarda en cuanto haya sitio.',
  'journal/storage-read-only':
    'Candor no tiene permiso para escribir en su carpeta. Concédeselo; hasta entonces, lo que escribes se mantiene en memoria.',
  'journal/storage-failed':
    'El disco comunicó un error. Candor continúa en un archivo nuevo; si vuelve a aparecer, usa otro disco.',

  'journal/event-refused':
    'Un suceso contradice los anteriores: el programa no lo habría escrito. Reproduce el registro solo hasta ahí.',
  'receipt/malformed': 'Esto no es un comprobante. Comprueba que se copió entero.',
  'receipt/signature-invalid':
    'El comprobante no está firmado con esta clave del servidor. Revisa la clave o vuelve a pedir el comprobante al servidor.',
  'receipt/uncovered':
    'El servidor confirmó más de lo que contiene este archivo: falta el final. Consigue una copia completa.',
  'receipt/contradicted': 'El servidor confirmó un registro distinto de este. Conserva las dos copias y compáralas.',
  'receipt/misquoted':
    'El registro cita un comprobante que dice otra cosa. Conserva el archivo y compara los comprobantes.',
  'export/out-of-order':
    'La exportación no enumera sus segmentos y comprobantes en orden. Pide una nueva a quien la hizo.',
  'export/malformed': 'Esto no es un registro exportado. Comprueba que el archivo está completo.',
  'export/version-unknown':
    'Esta exportación se escribió en un formato más reciente. Actualiza Candor y vuelve a abrirla.',
  'bundle/malformed': 'Esto no es un paquete de pruebas. Comprueba que el archivo está completo.',
  'bundle/version-unknown': 'Este paquete se escribió en un formato más reciente. Actualiza Candor y vuelve a abrirlo.',
  'bundle/other-attempt':
    'El paquete nombra otro intento que el registro que contiene. Pide uno nuevo a quien lo hizo.',
  'bundle/document-malformed':
    'Un documento del paquete no se puede leer como JSON sin dudas. Pide un paquete nuevo a quien lo hizo.',
  'bundle/document-differs': 'Un documento del paquete no es aquel con el que se abrió el intento. Pide el que lo es.',
  'attempt/time-over':
    'El tiempo ha terminado. Todo lo que escribiste hasta entonces está guardado; puedes revisarlo y entregarlo.',
  'attempt/on-break': 'Estás en una pausa y el reloj está parado. Termina la pausa y después continúa.',
  'attempt/handed-over': 'Este intento se pasó a otro dispositivo. Continúa allí o recupéralo aquí.',
  'attempt/deleted': 'Este intento se eliminó y lo que se escribió en él ya no se puede leer.',
  'break/none-left': 'No queda ninguna pausa. El reloj sigue en marcha.',
  'retake/cooldown': 'Podrás hacer otro intento cuando haya pasado el tiempo de espera.',
  'retake/none-left': 'Esta invitación no permite más intentos. Consulta a quien te invitó.',
  'reply/malformed': 'Esto no es una respuesta a un hecho. Actualiza Candor y escríbela de nuevo.',
  'reply/other-attempt': 'Esta respuesta pertenece a otro intento.',
  'reply/signature-invalid': 'Esta respuesta no la firmó el dispositivo que escribió el intento. No se muestra.',
  'reply/chain-broken': 'Esta respuesta no sigue a la anterior. Candor envía primero las que faltan.',
  'reply/event-unknown': 'Esta respuesta trata de un hecho que no está en el registro.',
  'reply/unreadable': 'El texto de esta respuesta no se puede leer.',
  'reply/conflict': 'Hay otra respuesta guardada en este lugar. La primera se conserva; escribe la tuya de nuevo.',
  'reply/too-many': 'Ya hay 200 respuestas. Escribe a la organización.',
  'reply/text-invalid': 'Una respuesta tiene entre 1 y 2000 caracteres. Acórtala y guárdala de nuevo.',
  'intake/none': 'Esta evaluación no tiene conversación inicial.',
  'intake/closed':
    'La evaluación ha empezado, así que la conversación ya no puede cambiar. Lo que dijiste y confirmaste se conserva.',
  'intake/wrong-turn': 'Esa pregunta ya no está abierta. La conversación muestra la que lo está.',
  'intake/not-yet': 'Faltan respuestas para terminar. La conversación dice cuántas.',
  'intake/incomplete':
    'Primero viene la conversación inicial. Ábrela desde la sala de espera; dice cuántas respuestas faltan.',
  'intake/unknown-insight':
    'Esa conclusión ya no existe: cambió la respuesta de la que salió. Vuelve a mirar la lista.',
  'intake/voice-off': 'La voz no forma parte de esta conversación. Responde con el teclado.',
  'intake/nothing-heard': 'No se oyó ninguna voz. Comprueba el micrófono e inténtalo de nuevo, o escribe tu respuesta.',
  'intake/too-long': 'Fue más de un minuto de voz. Da la respuesta por partes o escríbela.',
  'intake/not-transcribed':
    'Tu voz no se pudo convertir en texto. Está guardada en la memoria: inténtalo de nuevo o escribe tu respuesta.',
  'intake/provider-failed':
    'El servicio que la organización usa para la conversación no respondió como debía. La conversación sigue sin él.',
  'intake/provider-slow':
    'El servicio que la organización usa para la conversación tardó demasiado. La conversación sigue sin él.',
  'intake/provider-unset': 'La organización no ha configurado ningún servicio para esto. La conversación sigue sin él.',
  'intake/providers-malformed': 'El archivo con los servicios de la conversación no se puede usar.',
  'live/not-allowed': 'La política de esta evaluación no tiene vista en directo, o nadie puede escribir en ella.',
  'live/conflict': 'Otro mensaje tiene ya este identificador. Escribe el tuyo de nuevo.',
  'live/too-many': 'Ya hay 200 mensajes. Usa el contacto de la invitación.',
  'deletion/not-allowed': 'La organización no permite que elimines este intento. Consulta a quien te invitó.',
  'deletion/malformed': 'Esto no es un comprobante de eliminación. Comprueba que se copió entero.',
  'deletion/signature-invalid':
    'El comprobante de eliminación no lo firmó esta clave del servidor. Comprueba la clave o vuelve a pedirlo al servidor.',
  'handover/offline':
    'Para pasar el intento hace falta el servidor y ahora no responde. No se ha cambiado nada; puedes continuar aquí.',
  'handover/behind': 'El servidor todavía no lo tiene todo. Espera a que se envíe todo y después pasa el intento.',
  'handover/malformed':
    'Eso no es un código para pasar un intento. Un código tiene 28 letras y cifras, en siete grupos de cuatro.',
  'handover/unknown': 'Ningún traspaso tiene este código. Compruébalo o crea uno nuevo en el otro dispositivo.',
  'handover/claimed': 'Otro dispositivo ya se hizo cargo de este intento.',
  'handover/expired': 'Este código tiene más de un día. Crea uno nuevo en el otro dispositivo.',
  'handover/mismatch':
    'Lo que entregó el servidor no es lo que pasó el otro dispositivo. Allí no se ha cambiado nada; contacta con la organización.',
  'download/failed': 'No se pudo crear el archivo. Vuelve a intentarlo o elige otro formato.',
  'results/not-rated': 'Este intento todavía no tiene puntuación. Publica sus resultados cuando la tenga.',
  'results/disputed':
    'Dos personas discrepan sobre una pregunta. Haz que alguien decida y después comunica los resultados.',
  'review/no-such-place': 'El intento no tiene esa pregunta o ese suceso. Vuelve a cargar la página.',
  'review/not-scored': 'Este intento todavía no tiene puntuación. Vuelve cuando la tenga.',
  'review/nothing-to-confirm':
    'El motor no pudo calificar esta pregunta, así que no hay nada que confirmar. Da tu propia calificación.',
  'review/adjudicated':
    'Ya se decidió sobre esta pregunta y no admite más calificaciones. Escribe una nota o pide otra decisión.',
  'review/rated-blind':
    'Calificaste esta pregunta a ciegas y esa calificación se queda. Escribe una nota o pregunta a un colega.',
  'review/not-disputed':
    'Nadie discrepa en más de 1 sobre esta pregunta, así que no hay nada que decidir. Califícala en su lugar.',
  'review/not-third': 'Tú mismo calificaste esta pregunta. Pide que decida un colega que no lo haya hecho.',
  'review/not-blind':
    'Ya has visto este intento, así que tu calificación no sería a ciegas. Pídesela a un colega que no lo haya abierto.',
  'review/blind':
    'Estás calificando este intento a ciegas. Califica todas las preguntas o termina; después podrás abrirlo.',
  'review/no-blind': 'No estás calificando este intento a ciegas. Empieza a hacerlo o abre el intento.',
  'review/no-such-finding':
    'Las reglas dicen ahora otra cosa sobre este intento. Vuelve a cargar la página y después decide.',
}
