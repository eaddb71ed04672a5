import { facts } from './runtime.ts'

type Implemented = Pick<
  Electron.CommandLine,
  'appendSwitch' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch' | 'appendArgument'
>

/** `app.commandLine`; every switch goes on to Chromium. */
export class CommandLine implements Implemented {
  readonly #switches = new Map<string, string>(
    facts.switches.map((item) => {
      const [name = '', value = ''] = item.replace(/^--/, '').split(/=(.*)/s)
      return [name, value]
    }),
  )

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name, value)
  }
  removeSwitch(name: string): void {
    this.#switches.delete(name)
  }
  hasSwitch(name: string): boolean {
    return this.#switches.has(name)
  }
  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? ''
  }
  appendArgument(): void {}

  /** `--name=value` for each switch. */
  toArguments(): string[] {
    return Array.from(this.#switches, ([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
  }
}
