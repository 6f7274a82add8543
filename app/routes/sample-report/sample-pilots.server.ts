import type { CharterContent } from '#app/core/pilots/charter/charter-content.ts'
import { foreseePilot, signedAsDraft } from '#app/core/pilots/charter/foresee.ts'
import { type PilotExport, parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import type { PilotChapter, PilotsReport } from '#app/report/model/pilots-model.ts'
import { designOf } from '#app/routes/report/pilot-design.ts'
import { evidenceInShort } from '#app/routes/verdict/evidence-model.server.ts'
import { namesOf } from '#app/server/pilots/evaluated-pilot.server.ts'
import type { PilotWords } from '#app/server/pilots/pilot-words.server.ts'
import type { Sample } from '#app/server/sample.server.ts'
import { type GateReview, hashOfInputs } from '#db/queries/pilot-reviews.server.ts'

type Entry = Sample['pilots'][number]
type Told = PilotChapter['pilots'][number]

/** What the invented company pilots, and what came of it, by the figures of its files. */
export function samplePilots(words: PilotWords, { pilots, company }: Sample): PilotsReport {
  const { t } = words
  const chapter = (kind: 'design' | 'evidence', told: Told[]): PilotChapter | null =>
    told.length === 0 ? null : { title: t(`report.${kind}.title`), intro: t(`report.${kind}.intro`), pilots: told }
  return {
    design: chapter(
      'design',
      pilots.map((entry) => designedPilot(words, entry, company.on)),
    ),
    evidence: chapter(
      'evidence',
      pilots.flatMap((entry) => decidedPilot(words, entry)),
    ),
  }
}

function designedPilot(words: PilotWords, entry: Entry, on: string): Told {
  const pilot = recordOf(entry)
  const content = contentOf(entry, pilot)
  const levels = new Map(pilotFigures(pilot, on).figures.map((one) => [one.id, one.level]))
  const { startsOn, primary, declaredOn } = pilot.charter
  const before = pilot.readings.filter(({ kpi, on: week }) => kpi === primary && week < startsOn)
  const values = before.map(({ value }) => value ?? null)
  const foreseen = foreseePilot(signedAsDraft(content), { values, declaredOn })
  return { id: entry.id, name: entry.name, ...designOf(words, { charter: { number: 1, content }, levels, foreseen }) }
}

/** None where nobody decided yet. */
function decidedPilot(words: PilotWords, entry: Entry): Told[] {
  const { id, name, review: decided } = entry
  if (decided === null) return []
  const pilot = recordOf(entry)
  const content = contentOf(entry, pilot)
  const figures = pilotFigures(pilot, decided.on)
  const review: GateReview = {
    id,
    number: decided.number,
    onDay: decided.on,
    charterNumber: 1,
    engine: figures.engine,
    proposed: figures.gate.decision,
    inputsSha256: hashOfInputs(pilot),
    openedAt: noonOf(decided.on),
    decision: decided.decision,
    reason: decided.reason,
    decidedAt: noonOf(decided.on),
    signatures: decided.signatures.map((signature) => ({ ...signature, signedAt: noonOf(decided.on) })),
  }
  const frozen = { pilot, figures, content, names: namesOf(content) }
  const { headline, sections } = evidenceInShort(words, { review, frozen, timeZone: 'UTC' })
  const decision = words.t(`decision.${decided.decision}`)
  return [{ id, name, says: words.t('report.decided', { decision, on: words.date(decided.on), headline }), sections }]
}

const noonOf = (on: string) => new Date(`${on}T12:00:00Z`)

/** The figures as an export has them. @throws RangeError naming what is wrong with them */
function recordOf({ id, record }: Entry): PilotExport {
  const readings = Object.entries(record.figures).flatMap(([kpi, weeks]) =>
    Object.entries(weeks).map(([on, figure]) => ({ kpi, on, ...measured(figure) })),
  )
  const { charter, annotations, governance } = record
  const parsed = parsePilotRecord({ charter, readings, annotations, governance })
  if (!parsed.ok) throw new RangeError(`${id}: ${parsed.error.field}: ${parsed.error.message}`)
  return parsed.pilot
}

function measured(figure: number | string) {
  if (typeof figure === 'number') return { value: figure }
  const [numerator, denominator] = figure.split('/').map(Number)
  return { numerator, denominator }
}

const contentOf = ({ charter }: Entry, { charter: plan }: PilotExport): CharterContent => ({ ...charter, plan })
