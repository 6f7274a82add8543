import type { PriorityReport } from '#app/report/model/priority-model.ts'
import type { ChangesReport } from '#app/report/model/report-model.ts'
import { colours } from '#app/report/theme.ts'
import { BODY, type Item, type Slide } from './deck.ts'
import { bodyOf, spokenComments } from './slide-comments.ts'
import { notesItems, type SlideContext, sourced, tableItems, textItem, titleWords } from './slide-parts.ts'

/** What reads otherwise than in an earlier version: as much as has room, all of it in the notes. */
export function changesSlide(context: SlideContext, { title, intro, groups }: ChangesReport): Slide {
  const { t } = context
  const top = intro ? 0.6 : 0
  const place = { ...BODY, y: BODY.y + top, h: BODY.h - top }
  const rows = groups.flatMap((group) => group.lines.map((line) => [group.title, line]))
  const head = [t('office.slides.changedPart'), t('office.slides.changedWhat')]
  const said = groups.flatMap((group) => [group.title, ...group.lines.map((line) => `- ${line}`)])
  return {
    title: titleWords(title, context),
    items: [
      ...(intro ? [textItem(intro, { ...BODY, h: 0.5 }, { most: 15, least: 10, colour: colours.soft }, context)] : []),
      ...(rows.length > 0 ? tableItems({ shares: [3, 9], head, rows, place }, context) : []),
    ],
    notes: sourced(context, title, said),
  }
}

/** Letters of a headline beside which a slide has room for nothing else: the names stand in its list. */
const LONG_HEADLINE = 120

/** Which use cases to look at first: the picture, and beside it the first with what a year brings. */
export function prioritySlide(context: SlideContext, priority: PriorityReport): Slide {
  const { body, foot } = bodyOf(context, 'priority')
  const share = priority.picture ? 0.62 : 0
  const left = { ...body, w: body.w * share }
  const right = { ...body, x: body.x + left.w + (share > 0 ? 0.4 : 0), w: body.w - left.w - (share > 0 ? 0.4 : 0) }
  const { picture, tiers, columns, headline, assumed, notes, title } = priority
  const isLong = headline.length > LONG_HEADLINE
  const shown: Item[] = picture
    ? [{ is: 'picture', place: left, source: { kind: 'chart', name: 'priority' }, alt: picture.label }]
    : []
  const [first, ...others] = tiers
  const named = [
    ...(first?.rows ?? []).map(({ letter, name, net }) => ({
      name: `${letter}\u00a0${name}`,
      text: `${columns.net}: ${net}`,
    })),
    ...others.map(({ title: name, rows }) => ({
      name,
      text: rows.map((row) => `${row.letter}\u00a0${row.name}`).join('; '),
    })),
  ]
  return {
    title: titleWords(isLong ? title : headline, context),
    items: [...shown, ...notesItems(first?.title ?? title, named, right, context), ...foot],
    notes: sourced(context, title, [
      ...(isLong ? [headline] : []),
      ...(assumed === null ? [] : [assumed]),
      ...tiers.flatMap(({ title: name, says }) => [`${name}: ${says}`]),
      ...notes,
      ...spokenComments(context, ['priority']),
    ]),
  }
}
