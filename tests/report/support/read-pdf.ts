import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF as its readers see it. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)))
  const contents = await Promise.all(pages.map((page) => page.getTextContent()))
  return {
    pdf,
    pages,
    /** The text of each page, parts joined by spaces. */
    texts: contents.map(({ items }) =>
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    ),
  }
}

/** A page as a picture, 1 pixel a point at scale 1. */
export async function paintPage(bytes: Uint8Array, number: number, scale: number) {
  const { pages } = await readPdf(bytes)
  const page = pages[number - 1]
  if (!page) throw new RangeError(`There is no page ${number}.`)
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
  const canvasContext = canvas.getContext('2d') as unknown as CanvasRenderingContext2D
  await page.render({ canvas: null, canvasContext, viewport }).promise
  return canvas
}
