/** A synchronous connection to the page's other world. */
export interface Port {
  /** Runs the named operation of the other world and returns, or throws, what it did. */
  call(operation: string, ...args: unknown[]): unknown
}

/**
 * Connects the main world and the isolated world of one page. Runs in both, as source text: it uses nothing from
 * outside its own body. Messages are events on `window` with secret names, whose `detail` Blink structured-clones from
 * one world to the other. Functions and promises travel as numbers and arrive as stand-ins that call back.
 */
export function createPort(
  receiveOn: string,
  sendOn: string,
  operations: Readonly<Record<string, (...args: never[]) => unknown>>,
): Port {
  type Call = { op: 'call'; target: string | number; args: unknown[] }
  type Settle = { op: 'settle'; id: number; isFulfilled: boolean; value: unknown }
  type Reply = { op: 'reply'; isOk: boolean; value: unknown }
  type AnyFunction = (...args: unknown[]) => unknown

  // Kept now, because the page may replace them later.
  const PageEvent = CustomEvent
  const dispatch = window.dispatchEvent.bind(window)
  const clone = structuredClone
  const functions = new Map<string | number, AnyFunction>(Object.entries(operations) as [string, AnyFunction][])
  const promises = new Map<number, PromiseWithResolvers<unknown>>()
  let nextId = 1
  let reply: Reply | undefined

  const post = (detail: Call | Settle | Reply): boolean => dispatch(new PageEvent(sendOn, { detail }))

  /** Applies `change` to the items of a plain object or array; other values are returned as they are. */
  function mapItems(value: unknown, change: (item: unknown) => unknown): unknown {
    if (Array.isArray(value)) return value.map(change)
    if (Object.prototype.toString.call(value) !== '[object Object]') return value
    return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, change(item)]))
  }

  function wrap(value: unknown): unknown {
    const id = nextId++
    if (typeof value === 'function') {
      functions.set(id, value as AnyFunction)
      return { $function: id }
    }
    if (!(value instanceof Promise)) return mapItems(value, wrap)
    value.then(
      (result) => post({ op: 'settle', id, isFulfilled: true, value: wrap(result) }),
      (reason) => post({ op: 'settle', id, isFulfilled: false, value: reason }),
    )
    return { $promise: id }
  }

  function unwrap(value: unknown): unknown {
    const { $function, $promise } = Object(value) as { $function?: number; $promise?: number }
    if ($function !== undefined) return (...args: unknown[]) => ask($function, args)
    if ($promise === undefined) return mapItems(value, unwrap)
    const settlers = Promise.withResolvers<unknown>()
    promises.set($promise, settlers)
    return settlers.promise
  }

  function ask(target: string | number, values: unknown[]): unknown {
    const args = clone(values.map(wrap)) // throws DataCloneError here, at the caller
    reply = undefined
    post({ op: 'call', target, args })
    const answer = reply as Reply | undefined // set by the other world while it handled the event
    if (!answer) throw new Error('The other world of the page does not answer')
    if (!answer.isOk) throw answer.value
    return unwrap(answer.value)
  }

  function answer({ target, args }: Call): Reply {
    try {
      return { op: 'reply', isOk: true, value: clone(wrap(functions.get(target)?.(...args.map(unwrap)))) }
    } catch (error) {
      return { op: 'reply', isOk: false, value: error instanceof Error ? error : new Error(String(error)) }
    }
  }

  function settle({ id, isFulfilled, value }: Settle): void {
    const settlers = promises.get(id)
    promises.delete(id)
    if (isFulfilled) settlers?.resolve(unwrap(value))
    else settlers?.reject(value)
  }

  window.addEventListener(
    receiveOn,
    (event) => {
      event.stopImmediatePropagation()
      const message = (event as CustomEvent<Call | Settle | Reply>).detail
      if (message.op === 'reply') reply = message
      else if (message.op === 'settle') settle(message)
      else post(answer(message))
    },
    true,
  )
  return { call: (operation, ...args) => ask(operation, args) }
}
