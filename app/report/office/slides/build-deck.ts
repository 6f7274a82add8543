import type { Measure } from '#app/charts/svg/xml.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { sectionsOf } from '#app/report/model/sections.ts'
import { coverSlide } from './cover-slide.ts'
import { halves, type Slide } from './deck.ts'
import { casesSlide, homeworkSlide, profileSlide } from './finding-slides.ts'
import { lawSlide } from './law-slide.ts'
import { changesSlide, prioritySlide } from './more-slides.ts'
import { planSlide } from './plan-slide.ts'
import { spokenComments } from './slide-comments.ts'
import {
  calloutItem,
  figureItems,
  notesItems,
  type SlideContext,
  say,
  slideContext,
  sourced,
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
