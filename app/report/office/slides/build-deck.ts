import type { Measure } from '#app/charts/svg/xml.ts'
import { tint } from '#app/report/brand.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Phrase } from '#app/report/model/report-parts.ts'
import { sectionsOf } from '#app/report/model/sections.ts'
import { markingOf } from '#app/report/parts/marking.ts'
import { colours, toneColours } from '#app/report/theme.ts'
import { verdictText } from '../blocks.ts'
import { BODY, type Item, type Place, POINTS, SHEET, type Slide, type Words } from './deck.ts'
import { LINE_HEIGHT, wrap } from './fit-text.ts'
import { changesSlide, prioritySlide } from './more-slides.ts'
import { planSlide } from './plan-slide.ts'
import { bodyOf, spokenComments } from './slide-comments.ts'
import {
  calloutItem,
  figureItems,
  notesItems,
  nothingItem,
  type SlideContext,
  slideContext,
  sourced,
  TITLE_SHARE,
  tableItems,
  textItem,
  titleWords,
} from './slide-parts.ts'

/**
 * A report in eight slides for those who decide: whose it is, the answer with what is asked, readiness, use cases,
 * homework, law, plan, pilot and next steps; one more on what changed since an earlier version, and one on which use case
 * first, where there are such. What has no room is cut, and says so.
 */
export function buildDeck(model: ReportModel, measure: Measure): Slide[] {
  const context = slideContext(shown(model), measure)
  const { changes, priority } = context.model
  return [
    coverSlide(context),
    answerSlide(context),
    ...(changes ? [changesSlide(context, changes)] : []),
    profileSlide(context),
    casesSlide(context),
    ...(priority ? [prioritySlide(context, priority)] : []),
    homeworkSlide(context),
    lawSlide(context),
    planSlide(context),
    nextSlide(context),
  ]
}

/** Without what was switched off. */
function shown(model: ReportModel): ReportModel {
  const isOn = new Set(sectionsOf(model))
  const { governance, priority: _priority, ...others } = model
  return {
    ...others,
    ...(governance && isOn.has('governance') ? { governance } : {}),
    ...(model.priority && isOn.has('priority') ? { priority: model.priority } : {}),
    homework: isOn.has('homework') ? model.homework : null,
    roadmap: isOn.has('schedule') || isOn.has('actions') ? model.roadmap : null,
    pitfalls: isOn.has('pitfalls') ? model.pitfalls : [],
  }
}

const say = (phrases: readonly Phrase[]) => phrases.map(({ text }) => text).join('')

/** The left and the right of the room under a title. */
function halves(share: number, body: Place = BODY): { left: Place; right: Place } {
  const gap = 0.5
  const left = { ...body, w: body.w * share - gap / 2 }
  return { left, right: { ...body, x: left.x + left.w + gap, w: body.w - left.w - gap } }
}

function coverSlide(context: SlideContext): Slide {
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

function answerSlide(context: SlideContext): Slide {
  const { summary, labels } = context.model
  const { left, right } = halves(0.62)
  const standing = summary.standing.map((phrases) => ({ name: say(phrases), text: '' }))
  return {
    title: titleWords(summary.headline, context),
    items: [
      textItem(say(summary.lead), { ...left, h: 2.5 }, { most: 20, least: 12 }, context),
      calloutItem(labels.ask, say(summary.ask), { ...left, y: left.y + 2.75, h: 2.1 }, context),
      ...(summary.figures.length > 0
        ? figureItems(summary.figures, right, context)
        : notesItems(labels.standing, standing, right, context)),
    ],
    notes: sourced(context, summary.headline, [...standing.map(({ name }) => name), summary.fineprint]),
  }
}

function profileSlide(context: SlideContext): Slide {
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

function casesSlide(context: SlideContext): Slide {
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

function homeworkSlide(context: SlideContext): Slide {
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

function lawSlide(context: SlideContext): Slide {
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

function nextSlide(context: SlideContext): Slide {
  const { summary, labels, appendix, pilots } = context.model
  const { left, right } = halves(0.5)
  const isAsking = summary.nextSteps.length > 0 && summary.nextSteps.every(({ kind }) => kind === 'question')
  const steps = summary.nextSteps.map(({ name, detail }) => ({ name, text: detail }))
  const { candidate } = summary
  const because = summary.choice ? say(summary.choice) : say(summary.lead)
  return {
    title: titleWords(
      candidate
        ? context.t('office.slides.pilot', { name: candidate.name, piloted: pilots ? 'yes' : 'no' })
        : labels.nextSteps,
      context,
    ),
    items: [
      textItem(because, { ...left, h: 2.6 }, { most: 18, least: 12 }, context),
      calloutItem(labels.ask, say(summary.ask), { ...left, y: left.y + 2.8, h: 2.1 }, context),
      ...notesItems(isAsking ? labels.nextQuestions : labels.nextSteps, steps, right, context),
    ],
    notes: sourced(context, labels.nextSteps, [
      ...appendix.claims.map(({ claim, source }) => `${claim} (${source})`),
      summary.fineprint,
      ...spokenComments(context, ['pilot-design', 'evidence', 'team']),
    ]),
  }
}
