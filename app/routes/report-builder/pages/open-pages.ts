import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist'
import workerHref from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerHref

/** A PDF that is open in the browser. */
export type OpenPages = {
  /** Of each page, in points. */
  sizes: readonly { width: number; height: number }[]
  /** Draws a page, by its number from 1, in so many pixels; resolves to nothing once `signal` ends. */
  draw(number: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | null>
  close(): void
}

/** Opens a PDF. All of it is drawn here: nothing else is loaded. @throws Error if it is none */
export async function openPages(bytes: ArrayBuffer): Promise<OpenPages> {
  const task = getDocument({ data: new Uint8Array(bytes), useWasm: false, useWorkerFetch: false })
  const pdf = await task.promise
  const sizes: { width: number; height: number }[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
    sizes.push({ width, height })
  }
  return {
    sizes,
    draw: async (number, width, signal) => {
      const page = await pdf.getPage(number)
      const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
      const canvas = document.createElement('canvas')
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      if (signal.aborted) return null
      const drawing = page.render({ canvas, viewport })
      signal.addEventListener('abort', () => drawing.cancel(), { once: true })
      await drawing.promise.catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
      return signal.aborted ? null : canvas
    },
    close: () => void task.destroy(),
  }
}
