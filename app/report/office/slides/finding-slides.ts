import { tint } from '#app/report/brand.ts'
import { toneColours } from '#app/report/theme.ts'
import { verdictText } from '../blocks.ts'
import { BODY, halves, type Item, type Slide } from './deck.ts'
import { bodyOf, spokenComments } from './slide-comments.ts'
import { notesItems, nothingItem, type SlideContext, say, sourced, tableItems, titleWords } from './slide-parts.ts'

/** Readiness by dimension, with what is strong and what is missing. */
export function profileSlide(context: SlideContext): Slide {
  const { dimensions, summary, labels } = context.model
  // The program draws its bars from below.
  const scored = dimensions.flatMap(({ name, score }) => (score ? [{ name, ...score }] : [])).reverse()
  const { body, foot } = bodyOf(context, 'dimensions')
  const { left, right } = halves(0.58, body)
  const range = summary.readiness?.text
  const chart: Item = {
    is: 'ranges',
    place: left,
    names: scored.map(({ name }) => name),
    known: scored.map(({ lo }) => lo),
    possible: scored.map(({ lo, hi }) => hi - lo),
    labels: [context.t('office.slides.known'), context.t('office.slides.possible')],
    colours: [context.accent, tint(context.accent, 0.35)],
    alt: scored.map(({ name, text }) => `${name}: ${text}`).join('; '),
  }
  const hasChart = scored.length > 0 && summary.state !== 'empty'
  return {
    title: titleWords(range && hasChart ? context.t('office.slides.profile', { range }) : labels.dimensions, context),
    items: [
      hasChart ? chart : nothingItem(context.t('office.slides.nothing'), context, left),
      ...notesItems(labels.strengths, summary.strengths, { ...right, h: right.h / 2 - 0.1 }, context),
      ...notesItems(
        labels.gaps,
        summary.gaps,
        { ...right, y: right.y + right.h / 2 + 0.1, h: right.h / 2 - 0.1 },
        context,
      ),
      ...foot,
    ],
    notes: sourced(context, labels.dimensions, [
      chart.alt,
      ...spokenComments(context, ['dimensions', 'ladders', 'second-view', 'points']),
    ]),
  }
}

/** Which use cases are within reach. */
export function casesSlide(context: SlideContext): Slide {
  const { useCases, labels, summary } = context.model
  const counted = summary.standing[1]
  const rows = useCases.rows.map(({ name, tone, label, weeksText, between }) => [
    name,
    { text: verdictText(tone, label), colour: toneColours[tone] },
    weeksText,
    between,
  ])
  const head = [labels.useCase, labels.verdict, labels.weeks, labels.between]
  const { body, foot } = bodyOf(context, 'use-cases')
  return {
    title: titleWords(counted ? say(counted) : labels.useCases, context),
    items:
      rows.length > 0 && summary.state !== 'empty'
        ? [...tableItems({ shares: [3.4, 2.2, 1.8, 4.4], head, rows, place: body }, context), ...foot]
        : [nothingItem(context.t('office.slides.nothing'), context, BODY)],
    notes: sourced(context, labels.useCases, [useCases.intro, ...spokenComments(context, ['use-cases', 'techniques'])]),
  }
}

/** What is still to do before a pilot. */
export function homeworkSlide(context: SlideContext): Slide {
  const { homework, labels, summary } = context.model
  const open = homework?.rows.filter(({ state }) => state !== 'done') ?? []
  const isPlanned = open.some(({ actions }) => actions.length > 0)
  const rows = open.map(({ name, has, needs, actions, note }) => [
    name,
    has,
    needs,
    ...(isPlanned ? [actions.map(({ days, who }) => `${days}, ${who}`).join('; ') || (note ?? '')] : []),
  ])
  const { body, foot } = bodyOf(context, 'homework')
  const head = [labels.homeworkStep, labels.homeworkHas, labels.homeworkNeeds, ...(isPlanned ? [labels.effort] : [])]
  return {
    title: titleWords(context.t('office.slides.homework', { count: open.length }), context),
    items:
      rows.length > 0
        ? [
            ...tableItems(
              { shares: isPlanned ? [2.4, 3.4, 4, 2.4] : [2.4, 4.4, 5.4], head, rows, place: body },
              context,
            ),
            ...foot,
          ]
        : notesItems(labels.gaps, summary.gaps, BODY, context),
    notes: sourced(context, labels.homework, [
      ...(homework ? [homework.intro] : []),
      ...spokenComments(context, ['homework']),
    ]),
  }
}
