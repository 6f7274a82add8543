import type { Gantt, GanttRow, Roadmap } from '#app/report/model/roadmap-model.ts'

import { colours } from '#app/report/theme.ts'
import { BODY, type Item, type Slide } from './deck.ts'
import { nothingItem, type SlideContext, textItem, titleWords } from './slide-parts.ts'

/** More bars than these cannot be told apart across a room. */
const MOST_ROWS = 22

/** The plan as a picture, and its phases with effort and cost. */
export function planSlide(context: SlideContext): Slide {
  const { roadmap, labels, summary } = context.model
  const title = titleWords(roadmap?.title ?? labels.roadmap, context)
  const notes = [...(roadmap?.decided ?? []), ...(roadmap?.notes ?? [])]
  const source = context.t('office.slides.source', {
    company: context.model.cover.company,
    title: context.model.cover.title,
    section: labels.roadmap,
    of: context.model.cover.subtitle,
  })
  return {
    title,
    items: roadmap ? planned(roadmap, context) : unplanned(context),
    notes: [...notes, source].join('\n'),
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
  const place = { ...BODY, y: hasPicture ? BODY.y + 4.45 : BODY.y, h: 0.55 }
  const look = { most: 14, least: 9, colour: colours.soft }
  return [
    ...(hasPicture ? [picture(roadmap, context)] : []),
    ...(said.length > 0 ? [textItem(said.join('   '), place, look, context)] : []),
  ]
}

function picture({ gantt, title }: Roadmap, { t }: SlideContext): Item {
  return {
    is: 'picture',
    place: { ...BODY, y: BODY.y - 0.15, h: 4.5 },
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
