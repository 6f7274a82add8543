import { colours, toneColours } from '#app/report/theme.ts'
import { verdictText } from '../blocks.ts'
import { BODY, halves, type Slide } from './deck.ts'
import { bodyOf, spokenComments } from './slide-comments.ts'
import { notesItems, type SlideContext, sourced, tableItems, textItem, titleWords } from './slide-parts.ts'

/** Duties of the systems in the register; without any, what usually goes wrong. */
export function lawSlide(context: SlideContext): Slide {
  const { governance, pitfalls, labels } = context.model
  const duties = governance?.duties
  const notes = sourced(context, governance?.title ?? labels.pitfalls, [
    ...(duties ? duties.rows.map(({ duty, article }) => `${duty}: ${article}`) : []),
    ...spokenComments(context, ['governance', 'pitfalls', 'contradictions']),
  ])
  const { body, foot } = bodyOf(context, governance ? 'governance' : 'pitfalls')
  const title = titleWords(governance?.title ?? labels.pitfalls, context)
  if (duties && duties.rows.length > 0) {
    const { columns } = duties
    const rows = duties.rows.map(({ duty, article, systems, when, state }) => [
      `${duty} (${article})`,
      systems,
      when,
      state,
    ])
    const head = [columns.duty, columns.systems, columns.when, columns.state]
    const { left, right } = halves(0.3, body)
    const systems = (governance?.systems ?? []).map(({ name, tone, verdict }) => ({
      name,
      text: verdictText(tone, verdict),
    }))
    const table = tableItems({ shares: [4.4, 2.2, 2.4, 1.6], head, rows, place: right }, context)
    return { title, items: [...notesItems(columns.systems, systems, left, context), ...table, ...foot], notes }
  }
  const exposed = pitfalls.map(({ name, tone, label, firstActions }) => [
    name,
    { text: verdictText(tone, label), colour: toneColours[tone] },
    firstActions.map((action) => action.name).join('; '),
  ])
  const place = { ...body, y: body.y + 0.9, h: body.h - 0.9 }
  const intro = governance?.intro ?? context.t('office.slides.noRegister')
  const table = {
    shares: [4, 2.6, 5.4],
    head: [labels.pitfalls, labels.verdict, labels.pitfallFirst],
    rows: exposed,
    place,
  }
  return {
    title,
    items: [
      textItem(intro, { ...BODY, h: 0.8 }, { most: 16, least: 12, colour: colours.soft }, context),
      ...(exposed.length > 0 ? tableItems(table, context) : []),
      ...foot,
    ],
    notes,
  }
}
