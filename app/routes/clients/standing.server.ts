import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { type Elapsed, elapsedSince } from '#app/core/clients/elapsed.ts'
import { type Waiting, waitingFor } from '#app/core/clients/waiting.ts'
import { bandOf } from '#app/core/scoring/band.ts'
import { showInterval } from '#app/core/scoring/show-interval.ts'
import type { Asked } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { judgedSheet } from '#app/server/team-sheet.server.ts'
import type { Catalogue } from '#content/schema.ts'
import type { CheckInputs, listClientChecks } from '#db/queries/client-checks.server.ts'
import type { ClientLine } from '#db/queries/client-list.server.ts'

/** A dimension of a submitted check; `range` and `steps` are `null` where it does not apply. */
export type StripCell = {
  id: string
  name: string
  range: { lo: number; hi: number } | null
  steps: { lo: number; hi: number } | null
}

type Summary = NonNullable<Awaited<ReturnType<typeof listClientChecks>>[number]['dimensions']>

/** The dimensions of a check in the catalogue's order; empty if it was stored without any. */
export function stripOf({ dimensions }: Catalogue, summary: Summary): StripCell[] {
  return dimensions.flatMap(({ id, short }) => {
    const found = summary.find((one) => one.id === id)
    if (!found) return []
    const { score } = found
    const steps = score && { lo: bandOf(score.lo), hi: bandOf(score.hi) }
    return [{ id, name: short, range: score && showInterval(score), steps }]
  })
}

/** How far an open check is, by all that is asked. */
export function progressOf({ model }: Asked, inputs: CheckInputs) {
  const { answered, total } = questionsThatApply(model, judgedSheet(inputs, model).sheet)
  return { answered, total }
}

/** Who answers, by name or else by what they can speak for; empty: nobody said. */
export function answererOf({ disciplines: known }: Catalogue, { lead }: Pick<CheckInputs, 'lead'>): string {
  if (lead.name !== '') return lead.name
  const names = known.filter(({ id }) => lead.disciplines.includes(id)).map(({ name }) => name)
  return names.join(', ')
}

/** What the day is where the workspace is. */
type Day = { today: string; timeZone: string }

export type Activity = { kind: 'answered' | 'submitted' | 'noted' | 'started' | 'added'; on: string; ago: Elapsed }

/** What happened last at a client; it was at least added once. */
export function lastActivity(line: ClientLine, { today, timeZone }: Day): Activity {
  const moments: [Activity['kind'], Date | null][] = [
    ['submitted', line.latest?.submittedAt ?? null],
    ['answered', line.answeredAt],
    ['noted', line.notedAt],
    ['started', line.startedAt],
  ]
  const [kind, at] = moments.reduce<[Activity['kind'], Date]>(
    (last, [kind, at]) => (at !== null && at > last[1] ? [kind, at] : last),
    ['added', line.createdAt],
  )
  const on = dateIn(at, timeZone)
  return { kind, on, ago: elapsedSince(on, today) }
}

/** What waits on whom; nobody has to begin anything with a client that is put away. */
export function waitingOf(asked: Asked, line: ClientLine, known: Known): Waiting {
  const inputs = line.openId === null ? undefined : known.inputs.get(line.openId)
  const progress = inputs ? progressOf(asked, inputs) : null
  if (line.archivedAt !== null && progress === null) return { for: 'nothing' }
  return waitingFor({
    progress,
    submittedOn: line.latest && dateIn(line.latest.submittedAt, known.timeZone),
    today: known.today,
  })
}

type Known = Day & { inputs: ReadonlyMap<string, CheckInputs> }
