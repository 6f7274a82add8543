import PptxGenJS from 'pptxgenjs'
import { formatOf, localeOf } from '#app/messages/locales.ts'
import { loadMeasure } from '#app/report/charts/rasterise.server.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { colours, watermarkColour } from '#app/report/theme.ts'
import { settleZip } from '../settle-zip.ts'
import type { Painted, Painter } from '../word-blocks.ts'
import { FACES } from '../word-type.ts'
import { buildDeck } from './build-deck.ts'
import { INSET, type Item, type Place, POINTS, SHEET, type Slide, TITLE, type Words } from './deck.ts'
import { cutTo } from './fit-text.ts'

const hex = (colour: string) => colour.slice(1)

/** A report as eight slides. The same report gives the same bytes. */
export async function writeSlides(model: ReportModel, paint: Painter): Promise<Uint8Array> {
  const { cover, locale } = model
  const measure = await loadMeasure()
  const deck = buildDeck(model, measure)
  const pptx = new PptxGenJS()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = `${cover.company}: ${cover.title}`
  pptx.author = cover.brand.consultancy ?? 'Preflight'
  pptx.company = pptx.author
  pptx.subject = model.summary.headline
  pptx.theme = { headFontFace: FACES.serif, bodyFontFace: FACES.sans }
  const running = cutTo(1, `${cover.company} · ${model.labels.running}`, RUNNING.w * POINTS, { size: SMALL }, measure)
  const { watermark } = cover
  for (const isCover of [true, false]) defineMaster(pptx, { running, isCover, ...(watermark && { watermark }) })
  for (const [index, slide] of deck.entries()) {
    const lang = formatOf(localeOf(locale))
    await writeSlide(pptx, slide, { lang, paint, number: `${index + 1} / ${deck.length}` })
  }
  const bytes = await pptx.write({ outputType: 'uint8array' })
  return settleZip(bytes as Uint8Array, model.madeOn)
}

/** At the foot: whose slides these are, and the number. */
const SMALL = 10
const RUNNING: Place = { x: SHEET.side, y: SHEET.foot, w: 9.5, h: 0.28 }
const COVER_TITLE: Place = { x: SHEET.side, y: 3.0, w: 9.6, h: 1.5 }
/** A word across a slide. */
const ACROSS = {
  x: 0.7,
  y: 2.25,
  w: SHEET.width - 1.4,
  h: 3,
  rotate: 335,
  align: 'center' as const,
  valign: 'middle' as const,
  fontFace: FACES.sans,
  fontSize: 150,
  bold: true,
  color: hex(watermarkColour),
}
const masterOf = (isCover: boolean) => (isCover ? 'Cover' : 'Content')

type Master = { running: string; isCover: boolean; watermark?: string }

/** What stands on all slides of a kind; first what lies behind all else. */
function defineMaster(pptx: PptxGenJS, { running, isCover, watermark }: Master): void {
  const small = { fontFace: FACES.sans, fontSize: SMALL, color: hex(colours.faint), margin: 0 }
  const y = SHEET.foot
  pptx.defineSlideMaster({
    title: masterOf(isCover),
    background: { color: hex(colours.paper) },
    objects: [
      ...(watermark ? [{ text: { text: watermark, options: ACROSS } }] : []),
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            ...(isCover ? COVER_TITLE : TITLE),
            align: 'left',
            valign: 'top',
            margin: 0,
          },
          text: '',
        },
      },
      ...(isCover
        ? []
        : [
            { line: { x: SHEET.side, y: y - 0.08, w: TITLE.w, h: 0, line: { color: hex(colours.hair), width: 0.75 } } },
            {
              text: {
                text: running,
                options: { ...RUNNING, ...small },
              },
            },
          ]),
    ],
  })
}

type Context = { lang: string; paint: Painter; number: string }
type Sheet = ReturnType<PptxGenJS['addSlide']>

async function writeSlide(pptx: PptxGenJS, { title, items, notes, isCover = false }: Slide, context: Context) {
  const sheet = pptx.addSlide({ masterName: masterOf(isCover) })
  sheet.addText(title.text, { placeholder: 'title', ...lookOf(title, context.lang) })
  for (const item of items) await writeItem(sheet, item, context)
  if (!isCover) {
    const small = {
      fontSize: SMALL,
      fontFace: FACES.sans,
      color: hex(colours.faint),
      align: 'right' as const,
      margin: 0,
    }
    sheet.addText(context.number, { x: SHEET.width - SHEET.side - 1.2, y: SHEET.foot, w: 1.2, h: 0.28, ...small })
  }
  sheet.addNotes(notes)
}

const lookOf = ({ size, colour, isBold = false, isSerif = false }: Words, lang: string) => ({
  fontFace: isSerif ? FACES.serif : FACES.sans,
  fontSize: size,
  color: hex(colour),
  bold: isBold,
  lang,
})

async function writeItem(sheet: Sheet, item: Item, context: Context): Promise<void> {
  switch (item.is) {
    case 'text':
      sheet.addText(runsOf(item.words, context.lang), {
        ...item.place,
        valign: item.isMiddle ? 'middle' : 'top',
        margin: item.fill ? INSET * POINTS : 0,
        ...(item.fill ? { fill: { color: hex(item.fill) } } : {}),
      })
      return
    case 'bar':
      sheet.addShape('rect', {
        ...item.place,
        fill: { color: hex(item.fill) },
        line: { color: hex(item.fill), width: 0 },
      })
      return
    case 'table':
      addTable(sheet, item, context.lang)
      return
    case 'ranges':
      addRanges(sheet, item)
      return
    case 'logo':
    case 'picture': {
      const source = item.is === 'logo' ? { kind: 'logo' as const, logo: item.logo } : item.source
      const room = { width: item.place.w * POINTS, height: item.place.h * POINTS }
      const painted = await context.paint(source, item.alt, room)
      if (painted) addPicture(sheet, painted, item.place, item.alt)
    }
  }
}

function runsOf(words: readonly Words[], lang: string) {
  return words.map((held, index) => ({
    text: held.text,
    options: {
      ...lookOf(held, lang),
      ...(held.isPoint ? { paraSpaceBefore: 6 } : {}),
      breakLine: index < words.length - 1,
    },
  }))
}

function addTable(sheet: Sheet, { place, columns, rows }: Extract<Item, { is: 'table' }>, lang: string): void {
  const none = { type: 'none' as const }
  const written = rows.map(({ cells }, index) => {
    const line = {
      type: 'solid' as const,
      pt: index === 0 ? 1 : 0.5,
      color: hex(index === 0 ? colours.edge : colours.hair),
    }
    return cells.map((held) => ({
      text: held.text,
      options: {
        ...lookOf(held, lang),
        border: [none, none, line, none] as [typeof none, typeof none, typeof line, typeof none],
      },
    }))
  })
  sheet.addTable(written, {
    x: place.x,
    y: place.y,
    w: place.w,
    colW: [...columns],
    rowH: rows.map(({ height }) => height),
    margin: 0.09,
    valign: 'top',
  })
}

/** The program's own bars: what is known for sure, and what is possible beyond it. */
function addRanges(
  sheet: Sheet,
  { place, names, known, possible, labels, colours: paint, alt }: Extract<Item, { is: 'ranges' }>,
): void {
  const series = [
    { name: labels[0], labels: names, values: known },
    { name: labels[1], labels: names, values: possible },
  ]
  sheet.addChart('bar', series, {
    ...place,
    barDir: 'bar',
    barGrouping: 'stacked',
    barGapWidthPct: 90,
    chartColors: paint.map(hex),
    catAxisLabelFontFace: FACES.sans,
    catAxisLabelFontSize: 12,
    catAxisLabelColor: hex(colours.ink),
    valAxisMinVal: 0,
    valAxisMaxVal: 100,
    valAxisMajorUnit: 25,
    valAxisLabelFontSize: 11,
    valAxisLabelFontFace: FACES.sans,
    valAxisLabelColor: hex(colours.faint),
    valGridLine: { color: hex(colours.hair), size: 0.75 },
    showLegend: true,
    legendPos: 'b',
    legendFontSize: 12,
    legendFontFace: FACES.sans,
    altText: alt,
  })
}

/** In the upper left of its place, with its own proportions. */
function addPicture(sheet: Sheet, { png, width, height }: Painted, place: Place, altText: string): void {
  const scale = Math.min((place.w * POINTS) / width, (place.h * POINTS) / height)
  const size = { w: (width * scale) / POINTS, h: (height * scale) / POINTS }
  sheet.addImage({
    data: `image/png;base64,${Buffer.from(png).toString('base64')}`,
    x: place.x,
    y: place.y,
    ...size,
    altText,
  })
}
