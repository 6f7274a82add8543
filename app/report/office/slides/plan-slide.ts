import type { Gantt, GanttRow, Roadmap } from '#app/report/model/roadmap-model.ts'

import { colours } from '#app/report/theme.ts'
import { BODY, type Item, type Place, type Slide } from './deck.ts'
import { bodyOf, spokenComments } from './slide-comments.ts'
import { nothingItem, type SlideContext, sourced, textItem, titleWords } from './slide-parts.ts'

/** More bars than these cannot be told apart across a room. */
const MOST_ROWS = 22

/** The plan as a picture, and its phases with effort and cost. */
export function planSlide(context: SlideContext): Slide {
  const { roadmap, labels, summary } = context.model
  const title = titleWords(roadmap?.title ?? labels.roadmap, context)
  const notes = [...(roadmap?.decided ?? []), ...(roadmap?.notes ?? [])]
  return {
    title,
    items: roadmap ? planned(roadmap, context) : unplanned(context),
    notes: sourced(context, labels.roadmap, [...notes, ...spokenComments(context, ['schedule', 'actions'])]),
  }

  function unplanned(given: SlideContext): Item[] {
    return summary.state === 'empty'
      ? [nothingItem(given.t('office.slides.nothing'), given, BODY)]
      : [textItem(summary.lead.map(({ text }) => text).join(''), { ...BODY, h: 3 }, { most: 20, least: 12 }, given)]
  }
}

function planned(roadmap: Roadmap, context: SlideContext): Item[] {
  const hasPicture = roadmap.gantt.rows.length > 0
  const said = roadmap.phases.map(({ label, days, cost }) =>
    context.t('office.slides.phase', { phase: label, days, cost }),
  )
  const { body, foot } = bodyOf(context, 'schedule')
  const place = { ...body, y: hasPicture ? body.y + body.h - 0.45 : body.y, h: 0.55 }
  const look = { most: 14, least: 9, colour: colours.soft }
  return [
    ...(hasPicture ? [picture(roadmap, body, context)] : []),
    ...(said.length > 0 ? [textItem(said.join('   '), place, look, context)] : []),
    ...foot,
  ]
}

function picture({ gantt, title }: Roadmap, body: Place, { t }: SlideContext): Item {
  return {
    is: 'picture',
    place: { ...body, y: body.y - 0.15, h: body.h - 0.4 },
    source: { kind: 'gantt', gantt: gantt.rows.length > MOST_ROWS ? byPhase(gantt) : gantt },
    alt: `${title}. ${t('charts.roadmap.alt')}`,
  }
}

/** One bar for each phase, as long as all of it takes. */
function byPhase(gantt: Gantt): Gantt {
  const phases = new Map<string, GanttRow>()
  for (const row of gantt.rows) {
    const known = phases.get(row.phase)
    const whole = { ...row, label: row.phaseLabel, phaseLabel: '', who: '', perhapsUnnecessary: false }
    const span = {
      start: Math.min(known?.start ?? row.start, row.start),
      end: Math.max(known?.end ?? row.end, row.end),
    }
    phases.set(row.phase, { ...(known ?? whole), ...span })
  }
  return { ...gantt, rows: [...phases.values()] }
}
