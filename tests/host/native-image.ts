import { readFileSync } from 'node:fs'

/** A PNG, kept as it is. */
export class NativeImage implements Pick<Electron.NativeImage, 'toPNG' | 'toDataURL' | 'isEmpty' | 'getSize'> {
  readonly #png: Buffer

  constructor(png: Buffer) {
    this.#png = png
  }

  toPNG(): Buffer {
    return this.#png
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`
  }

  isEmpty(): boolean {
    return this.#png.length === 0
  }

  /** Width and height in pixels, from the image's header. */
  getSize(): Electron.Size {
    if (this.#png.length < 24) return { width: 0, height: 0 }
    return { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) }
  }
}

export const nativeImage = {
  createEmpty: () => new NativeImage(Buffer.alloc(0)),
  createFromBuffer: (png: Buffer) => new NativeImage(png),
  createFromPath: (file: string) => new NativeImage(readFileSync(file)),
}
