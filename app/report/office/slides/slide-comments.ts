import type { CommentField, SectionId } from '#app/report/model/report-fields.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { sectionsOf, titleOf } from '#app/report/model/sections.ts'
import { colours } from '#app/report/theme.ts'
import { commentText } from '../comments.ts'
import { BODY, type Item, type Place, POINTS } from './deck.ts'
import { wrap } from './fit-text.ts'
import type { SlideContext } from './slide-parts.ts'

const [LABEL, SIZE, MOST_LINES] = [10, 13, 2]
/** Of a comment at the foot of a slide and the air over it, in inches. */
const ROOM = 0.8

/** Everything that was written about sections and what stands in them, for whoever speaks; nothing of what is left out. */
export function spokenComments({ model }: SlideContext, about: readonly SectionId[]): string[] {
  const label = model.arranged?.commentLabel ?? ''
  const isShown = new Set(sectionsOf(model))
  const named = about.filter((id) => isShown.has(id)).flatMap((id) => [headOf(model, id), ...entriesOf(model, id)])
  return named.flatMap(({ field, name }) => {
    const said = commentText(model, field)
    return said === null ? [] : [`${label} · ${name}: ${said}`]
  })
}

type Named = { field: CommentField; name: string }

const headOf = (model: ReportModel, id: SectionId): Named => ({
  field: `section:${id}`,
  name: titleOf(model, id) ?? '',
})

/** What a section names one by one, and can be commented on. */
function entriesOf({ dimensions, techniques, useCases, roadmap }: ReportModel, section: SectionId): Named[] {
  const named = (
    kind: 'dimension' | 'technique' | 'use-case' | 'action',
    rows: readonly { id: string; name: string }[],
  ) => rows.map(({ id, name }): Named => ({ field: `${kind}:${id}`, name }))
  switch (section) {
    case 'ladders':
      return named('dimension', dimensions)
    case 'techniques':
      return named(
        'technique',
        techniques.flatMap(({ rows }) => rows),
      )
    case 'use-cases':
      return named('use-case', useCases.rows)
    case 'actions':
      return named('action', roadmap?.actions ?? [])
    default:
      return []
  }
}

/** The room under a title, and at its foot what was written about a section where that is short; a long one is spoken. */
export function bodyOf(context: SlideContext, about: SectionId): { body: Place; foot: Item[] } {
  const { model, measure, accent } = context
  const said = sectionsOf(model).includes(about) ? commentText(model, `section:${about}`) : null
  const text = said?.replaceAll('\n', ' ') ?? ''
  if (text === '' || wrap(text, BODY.w * POINTS, { size: SIZE }, measure).length > MOST_LINES) {
    return { body: BODY, foot: [] }
  }
  const body = { ...BODY, h: BODY.h - ROOM }
  const place = { ...BODY, y: body.y + body.h + 0.1, h: ROOM - 0.1 }
  const words = [
    { text: model.arranged?.commentLabel ?? '', size: LABEL, colour: accent, isBold: true },
    { text, size: SIZE, colour: colours.ink },
  ]
  return { body, foot: [{ is: 'text', place, words }] }
}
