/** A synchronous connection to the page's other world. */
export interface Port {
  /** Runs the named operation of the other world and returns, or throws, what it did. */
  call(operation: string, ...args: unknown[]): unknown
}

export type Operations = Readonly<Record<string, (...args: never[]) => unknown>>

/**
 * Connects the main world and the isolated world of one page. Runs in both, as source text: it uses nothing from
 * outside its own body. Messages are events on `window` with secret names, whose `detail` Blink structured-clones from
 * one world to the other. Functions and promises travel as numbers and arrive as stand-ins that call back.
 */
export function createPort(receiveOn: string, sendOn: string, operations: Operations): Port {
  type Call = { op: 'call'; name?: string; id?: number; args: unknown[] }
  type Settle = { op: 'settle'; id: number; isFulfilled: boolean; value: unknown }
  type Reply = { op: 'reply'; isOk: boolean; value: unknown }
  type Settlers = { resolve: (value: unknown) => void; reject: (reason: unknown) => void }
  type AnyFunction = (...args: unknown[]) => unknown

  // Kept now, because the page may replace them later.
  const PageEvent = CustomEvent
  const dispatch = window.dispatchEvent.bind(window)
  const clone = structuredClone
  const functions = new Map<number, AnyFunction>()
  const functionIds = new WeakMap<AnyFunction, number>()
  const proxies = new Map<number, AnyFunction>()
  const promises = new Map<number, Settlers>()
  let nextId = 1
  let reply: Reply | undefined

  const isPlain = (value: object): boolean => /^\[object (Object|Array)\]$/.test(Object.prototype.toString.call(value))
  const mapValues = (value: object, change: (item: unknown) => unknown): object =>
    Array.isArray(value)
      ? value.map(change)
      : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]))

  const post = (detail: Call | Settle | Reply): boolean => dispatch(new PageEvent(sendOn, { detail }))

  function wrapFunction(value: AnyFunction): number {
    const id = functionIds.get(value) ?? nextId++
    functionIds.set(value, id)
    functions.set(id, value)
    return id
  }

  function wrapPromise(value: Promise<unknown>): number {
    const id = nextId++
    value.then(
      (result) => post({ op: 'settle', id, isFulfilled: true, value: wrap(result) }),
      (reason) => post({ op: 'settle', id, isFulfilled: false, value: reason }),
    )
    return id
  }

  function wrap(value: unknown): unknown {
    if (typeof value === 'function') return { $function: wrapFunction(value as AnyFunction) }
    if (value instanceof Promise) return { $promise: wrapPromise(value) }
    if (typeof value === 'object' && value !== null && isPlain(value)) return mapValues(value, wrap)
    return value
  }

  function proxyOf(id: number): AnyFunction {
    const known = proxies.get(id)
    if (known) return known
    const proxy = (...args: unknown[]): unknown => ask({ op: 'call', id, args })
    proxies.set(id, proxy)
    return proxy
  }

  function unwrap(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value
    if ('$function' in value) return proxyOf(Number(value.$function))
    if ('$promise' in value) {
      return new Promise((resolve, reject) => promises.set(Number(value.$promise), { resolve, reject }))
    }
    return mapValues(value, unwrap)
  }

  function ask(message: Call): unknown {
    const args = clone(message.args.map(wrap)) // throws DataCloneError here, at the caller
    const outer = reply
    reply = undefined
    post({ ...message, args })
    const answer = reply as Reply | undefined
    reply = outer
    if (!answer) throw new Error('The other world of the page does not answer')
    if (!answer.isOk) throw answer.value
    return unwrap(answer.value)
  }

  function answer({ name, id, args }: Call): Reply {
    try {
      const target = (name === undefined ? functions.get(id ?? 0) : operations[name]) as AnyFunction | undefined
      if (!target) throw new Error(`No such operation: ${name ?? id}`)
      return { op: 'reply', isOk: true, value: clone(wrap(target(...args.map(unwrap)))) }
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
  return { call: (name, ...args) => ask({ op: 'call', name, args }) }
}
