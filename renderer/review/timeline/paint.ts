import type { Pen } from './pen.ts'

/** Fits a canvas to a size in CSS pixels and to the screen's own, then draws. */
export function paint(
  canvas: HTMLCanvasElement | null,
  width: number,
  height: number,
  draw: (pen: Pen) => void,
  ratio = window.devicePixelRatio,
): void {
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen) return
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide
    canvas.height = high
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  draw(pen)
}
