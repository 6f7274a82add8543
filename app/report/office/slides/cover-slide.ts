import { markingOf } from '#app/report/parts/marking.ts'
import { colours } from '#app/report/theme.ts'
import { type Item, POINTS, SHEET, type Slide, type Words } from './deck.ts'
import { LINE_HEIGHT, wrap } from './fit-text.ts'
import { spokenComments } from './slide-comments.ts'
import { type SlideContext, sourced, TITLE_SHARE, textItem } from './slide-parts.ts'

/** Whose report it is. */
export function coverSlide(context: SlideContext): Slide {
  const { cover } = context.model
  const { brand } = cover
  const place = { x: SHEET.side, w: 9.6 }
  const logo = (held: typeof brand.logo, alt: string, x: number): Item[] =>
    held ? [{ is: 'logo', place: { x, y: 0.7, w: 2.6, h: 1 }, logo: held, alt }] : []
  const [title] = [
    textItem(cover.company, { ...place, y: 3.0, h: 1.5 }, { most: 44, least: 24, isBold: true }, context),
  ]
  const words = title?.is === 'text' ? title.words[0] : undefined
  const below = words ? belowTitle(words, place.w, context) : 4.6
  return {
    isCover: true,
    title: {
      text: words?.text ?? cover.company,
      size: words?.size ?? 24,
      colour: colours.ink,
      isBold: true,
      isSerif: true,
    },
    items: [
      ...logo(brand.clientLogo, cover.company, SHEET.side),
      ...logo(brand.logo, brand.consultancy ?? '', SHEET.width - SHEET.side - 2.6),
      { is: 'bar', place: { x: SHEET.side, y: 2.3, w: 1.6, h: 0.08 }, fill: context.accent },
      textItem(cover.title, { ...place, y: 2.5, h: 0.5 }, { most: 20, least: 14, colour: colours.soft }, context),
      textItem(cover.subtitle, { ...place, y: below, h: 0.45 }, { most: 18, least: 12, colour: colours.soft }, context),
      textItem(
        [brand.consultancy, markingOf(cover)].filter(Boolean).join(' · '),
        { ...place, y: 6.5, h: 0.4 },
        { most: 13, least: 10, colour: colours.faint },
        context,
      ),
    ],
    notes: sourced(context, cover.title, [
      ...context.model.method.facts.map(({ label, text }) => `${label}: ${text}`),
      ...spokenComments(context, ['method', 'answers', 'glossary', 'claims', 'references', 'limits']),
    ]),
  }
}

/** Under a title of the cover, in inches, whatever typeface it is set in. */
function belowTitle({ text, size, isBold = false }: Words, width: number, { measure }: SlideContext): number {
  const lines = wrap(text, width * POINTS * TITLE_SHARE, { size, isBold }, measure).length
  const taken = (lines * size * LINE_HEIGHT) / POINTS
  return Math.min(3.0 + taken + 0.25, 5.4)
}
