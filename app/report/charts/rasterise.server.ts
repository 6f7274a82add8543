import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'
import type { Measure } from '#app/charts/svg/xml.ts'
import { FONT_FILES, loadFonts } from '../fonts.server.ts'
import type { MeasureFace } from '../share/draw-share-card.ts'
import { fonts } from '../theme.ts'

const require = createRequire(import.meta.url)
/** Pixels for a point: sharp on paper and on a dense screen. */
const SHARP = 2

let loading: Promise<(svg: string) => Uint8Array> | null = null

/** Makes ready what turns SVG into PNG with our own typefaces alone; once a process, and only where it is asked for. */
export function loadRasteriser(): Promise<(svg: string) => Uint8Array> {
  loading ??= startRasteriser()
  return loading
}

async function startRasteriser() {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  const engine = await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm'))
  const fontBuffers = await Promise.all(FONT_FILES.map(async ({ file }) => new Uint8Array(await readFile(file))))
  await initWasm(engine)
  const font = { fontBuffers, defaultFontFamily: fonts.sans, sansSerifFamily: fonts.sans, serifFamily: fonts.serif }
  return (svg: string) => {
    const drawn = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: SHARP } })
    const picture = drawn.render()
    const png = picture.asPng()
    picture.free()
    drawn.free()
    return png
  }
}

/** How wide texts are in either typeface. */
export async function loadMeasureFace(): Promise<MeasureFace> {
  await loadFonts()
  const faceOf = (fontFamily: string, fontWeight: number) => Font.getFont({ fontFamily, fontWeight }).data
  const [serif, sans] = [faceOf(fonts.serif, 600), faceOf(fonts.sans, 400)]
  return (text, { size, isSerif }) => {
    const face = isSerif ? serif : sans
    return face ? (face.layout(text).advanceWidth / face.unitsPerEm) * size : 0
  }
}

/** How wide texts are, by the typeface itself. */
export async function loadMeasure(): Promise<Measure> {
  await loadFonts()
  const faceOf = (fontWeight: number) => Font.getFont({ fontFamily: fonts.sans, fontWeight }).data
  const faces = { plain: faceOf(400), bold: faceOf(600) }
  return (text, { size, isBold }) => {
    const face = isBold ? faces.bold : faces.plain
    if (!face) return 0
    return (face.layout(text).advanceWidth / face.unitsPerEm) * size
  }
}
