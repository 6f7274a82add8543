import { processMarks } from '#app/charts/process-file.ts'
import type { Drawing } from '#app/charts/svg/xml.ts'
import { element } from '#app/charts/svg/xml.ts'
import { bareSvgOf, svgOf } from '../charts/chart-file.ts'
import { drawChart } from '../charts/draw-chart.ts'
import { drawRoadmap } from '../charts/draw-roadmap.ts'
import { loadMeasure, loadRasteriser } from '../charts/rasterise.server.ts'
import type { BrandLogo } from '../model/cover-model.ts'
import type { ReportModel } from '../model/report-model.ts'
import { fitLogo } from '../parts/fit-logo.ts'
import { colours } from '../theme.ts'
import type { PictureSource } from './blocks.ts'
import { drawWatermark } from './draw-watermark.ts'
import type { Painter } from './word-blocks.ts'

type Room = { width: number; height: number }

/** Draws the pictures of a document as PNG. @param model `null`: a draft, which has no charts but a pilot's */
export function createPainter(model: ReportModel | null): Painter {
  return async (source, alt, room) => {
    const drawn = await draw(model, source, room)
    if (!drawn) return null
    const toPng = await loadRasteriser()
    const { drawing } = drawn
    const isSmall = source.kind === 'chart' && source.name === 'radar'
    const width = isSmall ? room.width * RADAR_SHARE : room.width
    const scale = Math.min(1, width / drawing.width, room.height / drawing.height)
    const said = drawn.alt ?? alt
    // Of a draft, pictures let through the word that lies behind them.
    const isClear = source.kind === 'watermark' || model?.cover.watermark !== undefined
    const svg = isClear ? bareSvgOf(drawing) : svgOf(drawing, said)
    return { png: toPng(svg), width: drawing.width * scale, height: drawing.height * scale, alt: said }
  }
}

/** What a title and a line or two leave of a page. */
const HEADED = 110

type Drawn = { drawing: Drawing; alt?: string }

/** Beside words, a radar needs no more of the width. */
const RADAR_SHARE = 0.52

/** Makes wide logos and tall ones look alike. */
const LOGO_AREA = 5200
/** Around a logo on a dark field, as a share of its height. */
const RIM = 0.25
const EMBEDDED = /^data:image\/png;base64,/

/** A logo, on a dark field if it is made for one. Only a picture that travels with the model is drawn. */
function drawLogo(logo: BrandLogo, room: Room): Drawing | null {
  if (!EMBEDDED.test(logo.source)) return null
  const size = fitLogo(logo, { area: LOGO_AREA, ...room })
  const rim = logo.ground === 'dark' ? size.height * RIM : 0
  const whole = { width: size.width + 3 * rim, height: size.height + 2 * rim }
  const field = rim > 0 ? element('rect', { ...whole, rx: 2, fill: colours.ink }) : ''
  const picture = element('image', { x: 1.5 * rim, y: rim, ...size, href: logo.source })
  return { ...whole, body: field + picture }
}

async function draw(model: ReportModel | null, source: PictureSource, room: Room): Promise<Drawn | null> {
  if (source.kind === 'process') {
    const { picture } = source
    const look = { 'font-size': 13 }
    return { drawing: { ...picture, body: element('g', look, processMarks(picture.marks)) } }
  }
  if (source.kind === 'logo') {
    const drawing = drawLogo(source.logo, room)
    return drawing && { drawing }
  }
  if (source.kind === 'watermark') return { drawing: drawWatermark(source.text, room, await loadMeasure()) }
  if (!model) return null
  const measure = await loadMeasure()
  const { width } = room
  if (source.kind === 'gantt')
    return {
      drawing: drawRoadmap(model, source.gantt, {
        width,
        measure,
        mostHeight: room.height - HEADED - (source.above ?? 0),
      }),
    }
  return drawChart(model, source.name, { width, measure })
}
