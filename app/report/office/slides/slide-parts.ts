import type { Measure } from '#app/charts/svg/xml.ts'
import { accentOf, tint } from '#app/report/brand.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Phrase } from '#app/report/model/report-parts.ts'
import { createWording, type Wording } from '#app/report/model/wording.ts'
import { colours } from '#app/report/theme.ts'
import { INSET, type Item, type Place, POINTS, type SlideCell, TITLE, type Words } from './deck.ts'
import { cutTo, fitText, LINE_HEIGHT, wrap } from './fit-text.ts'

/** What slides are made with. */
export type SlideContext = { model: ReportModel; measure: Measure; accent: string; t: Wording['t'] }

export const slideContext = (model: ReportModel, measure: Measure): SlideContext => ({
  model,
  measure,
  accent: accentOf(model.cover.brand.accent),
  t: createWording(model.locale).t,
})

/** The share of a line that a title may fill by our measure: in another typeface than ours it is up to a third wider. */
export const TITLE_SHARE = 0.75

/** A title in at most two lines. */
export function titleWords(text: string, { measure }: SlideContext): Words {
  const room = { width: TITLE.w * POINTS * TITLE_SHARE, height: TITLE.h * POINTS }
  return {
    ...fitText(text, room, { most: 30, least: 20, isBold: true }, measure),
    colour: colours.ink,
    isBold: true,
    isSerif: true,
  }
}

type TextLook = { most: number; least: number; colour?: string; isBold?: boolean }

/** A text in a box, as large as it can be. */
export function textItem(text: string, place: Place, look: TextLook, { measure }: SlideContext): Item {
  const { most, least, colour = colours.ink, isBold = false } = look
  const fitted = fitText(text, { width: place.w * POINTS, height: place.h * POINTS }, { most, least, isBold }, measure)
  return { is: 'text', place, words: [{ ...fitted, colour, isBold }] }
}

const HEAD_SIZE = 14

/** A coloured field with a head and a text. */
export function calloutItem(head: string, text: string, place: Place, context: SlideContext): Item {
  const width = (place.w - 2 * INSET) * POINTS
  const height = (place.h - 2 * INSET) * POINTS - HEAD_SIZE * LINE_HEIGHT - 6
  const fitted = fitText(text, { width, height }, { most: 20, least: 12 }, context.measure)
  const lines = wrap(fitted.text, width, fitted, context.measure).length
  const needed = (lines * fitted.size + HEAD_SIZE) * LINE_HEIGHT + 6
  return {
    is: 'text',
    place: { ...place, h: needed / POINTS + 2 * INSET },
    fill: tint(context.accent, 0.14),
    words: [
      { text: head, size: HEAD_SIZE, colour: context.accent, isBold: true },
      { ...fitted, colour: colours.ink },
    ],
  }
}

type Note = { name: string; text: string }

/** A head with short points below, as many as have room; nothing without a point. */
export function notesItems(
  head: string,
  notes: readonly Note[],
  place: Place,
  { measure, accent }: SlideContext,
): Item[] {
  if (notes.length === 0) return []
  const width = (place.w - 0.25) * POINTS
  const words: Words[] = [{ text: head, size: HEAD_SIZE, colour: accent, isBold: true }]
  let left = place.h * POINTS - HEAD_SIZE * LINE_HEIGHT - 4
  for (const { name, text } of notes) {
    const title = cutTo(2, name, width, { size: 14, isBold: true }, measure)
    const detail = text === '' ? '' : cutTo(3, text, width, { size: 12 }, measure)
    const lines = wrap(title, width, { size: 14, isBold: true }, measure).length
    const below = detail === '' ? 0 : wrap(detail, width, { size: 12 }, measure).length
    const takes = (lines * 14 + below * 12) * LINE_HEIGHT + 6
    if (takes > left) break
    left -= takes
    words.push({ text: title, size: 14, colour: colours.ink, isBold: true, isPoint: true })
    if (detail !== '') words.push({ text: detail, size: 12, colour: colours.soft })
  }
  return [{ is: 'text', place, words }]
}

/** Figures under one another, each large with what it is below. */
export function figureItems(
  figures: readonly { label: string; text: string }[],
  place: Place,
  context: SlideContext,
): Item[] {
  const each = Math.min(FIGURE.height, place.h / figures.length)
  return figures.flatMap(({ label, text }, index) => {
    const y = place.y + index * each
    return [
      { is: 'bar' as const, place: { x: place.x, y: y + 0.02, w: place.w, h: 0.01 }, fill: colours.hair },
      textItem(
        text,
        { ...place, y: y + 0.1, h: 0.44 },
        { most: 24, least: 12, isBold: true, colour: context.accent },
        context,
      ),
      textItem(label, { ...place, y: y + 0.55, h: 0.3 }, { most: 13, least: 9, colour: colours.soft }, context),
    ]
  })
}

const FIGURE = { height: 0.98 }

type TableInput = {
  /** Shares of the width. */
  shares: readonly number[]
  head: readonly string[]
  rows: readonly (readonly (string | { text: string; colour: string })[])[]
  place: Place
}

const CELL = { size: 12, padding: 0.09 }
const MOST_LINES = 3

/** A table with as many rows as have room, and a line that says how many more there are. */
export function tableItems({ shares, head, rows, place }: TableInput, { measure, t }: SlideContext): Item[] {
  const all = shares.reduce((sum, share) => sum + share, 0)
  const columns = shares.map((share) => (share / all) * place.w)
  const rowOf = (cells: TableInput['rows'][number], isHead: boolean) => {
    const written = cells.map((held, at) =>
      cellOf(held, { isHead, isFirst: at === 0, width: columns[at] ?? 0, measure }),
    )
    const lines = Math.max(...written.map(({ lines: count }) => count))
    return {
      height: (lines * CELL.size * LINE_HEIGHT) / POINTS + 2 * CELL.padding,
      cells: written.map(({ cell }) => cell),
    }
  }
  const shown = [rowOf(head, true)]
  let left = place.h - (shown[0]?.height ?? 0) - MORE
  for (const row of rows) {
    const next = rowOf(row, false)
    if (next.height > left) break
    left -= next.height
    shown.push(next)
  }
  const hidden = rows.length - (shown.length - 1)
  const table: Item = { is: 'table', place: { ...place, h: place.h - MORE - left }, columns, rows: shown }
  if (hidden === 0) return [table]
  const below = { x: place.x, y: place.y + place.h - MORE, w: place.w, h: MORE }
  const more = { text: t('office.slides.more', { count: hidden }), size: 12, colour: colours.soft }
  return [table, { is: 'text', place: below, words: [more] }]
}

const MORE = 0.36

type CellPlace = { isHead: boolean; isFirst: boolean; width: number; measure: Measure }

function cellOf(
  held: string | { text: string; colour: string },
  { isHead, isFirst, width, measure }: CellPlace,
): { cell: SlideCell; lines: number } {
  const { text, colour } =
    typeof held === 'string' ? { text: held, colour: isFirst ? colours.ink : colours.soft } : held
  const isBold = isHead || isFirst || typeof held !== 'string'
  const font = { size: CELL.size, isBold }
  const room = (width - 2 * CELL.padding) * POINTS
  const cut = cutTo(MOST_LINES, text, room, font, measure)
  const lines = wrap(cut, room, font, measure).length
  return { cell: { text: cut, size: CELL.size, colour: isHead ? colours.faint : colour, isBold }, lines }
}

/** Said where a report has nothing for a slide. */
export const nothingItem = (text: string, context: SlideContext, place: Place): Item =>
  textItem(text, { ...place, h: 1.2 }, { most: 20, least: 14, colour: colours.soft }, context)

/** Speaker notes: what the slide rests on. */
export const sourced = ({ model, t }: SlideContext, section: string, more: readonly string[] = []) =>
  [
    ...more,
    t('office.slides.source', {
      company: model.cover.company,
      title: model.cover.title,
      section,
      of: model.cover.subtitle,
    }),
  ].join('\n')

/** Phrases as plain words. */
export const say = (phrases: readonly Phrase[]) => phrases.map(({ text }) => text).join('')
