import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { compareSystems, type SystemChanges } from '#app/core/governance/register/compare-records.ts'
import type { PlacingRules } from '#app/core/governance/register/place-system.ts'
import { placeSystem } from '#app/core/governance/register/place-system.ts'
import { factsOf, freezeSystem } from '#app/core/governance/register/record.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { listRecords, type SystemRecord } from '#db/queries/ai-system-reviews.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { outcomeLine } from './outcome-line.server.ts'
import { placingRules } from './placing.server.ts'
import { recordedAnswers } from './recorded-answers.server.ts'
import type { OpenSystem } from './register.server.ts'
import { changesSinceRecord, findNoSecondPerson, markOf } from './second-look.server.ts'
import { wordChanges } from './worded-changes.server.ts'

/** Everything that the history of a system shows: its records, the newest first, and what changed since. */
export async function viewHistory(context: Readonly<RouterContextProvider>, open: OpenSystem) {
  const { scope, system, frame, actor, timeZone, today } = open
  const { database, law, catalogue } = context.get(services)
  const rules = placingRules(law())
  const records = await database.withWorkspace(scope, (tx) => listRecords(tx, system.id))
  const people = new Set(records.flatMap(({ submittedBy, reviewedBy }) => [submittedBy, reviewedBy ?? submittedBy]))
  const named = await database.withSys((tx) => namesOf(tx, people))
  const nameOf = (id: string) => named.get(id)?.name || (named.get(id)?.email.split('@')[0] ?? '')
  const [latest] = records
  const since = latest ? changesSinceRecord(rules, system, latest, today) : null
  return {
    frame,
    facts: { id: system.id, name: system.name },
    now: {
      mark: markOf(system),
      isAnswered: system.answers.some(({ source }) => source === 'person'),
      outcome: outcomeLine(rules, nowOf(rules, open)),
    },
    since: since && { isChanged: since.isChanged, by: since.by, changes: word({ rules, catalogue }, since) },
    noSecondPerson: await findNoSecondPerson(context, open),
    mayInvite: can(actor, 'members.invite') ? `/workspaces/${scope.workspaceId}/members` : null,
    records: records.map((record, index) => ({
      number: record.number,
      placedOn: record.placedOn,
      note: record.note,
      by: nameOf(record.submittedBy),
      on: dateIn(record.submittedAt, timeZone),
      state: record.state,
      reviewedBy: record.reviewedBy === null ? '' : nameOf(record.reviewedBy),
      reviewedOn: record.reviewedAt && dateIn(record.reviewedAt, timeZone),
      reviewNote: record.reviewNote,
      isOwn: record.submittedBy === scope.actorId,
      /** Whoever recorded it has an account: only then is it sure that somebody else looks at it. */
      hasAuthor: named.has(record.submittedBy),
      outcome: outcomeLine(rules, record.frozen),
      isActOnly: record.frozen.screening === null,
      answers: recordedAnswers(rules, record.frozen),
      changes: changesFrom({ rules, catalogue }, records[index + 1], record),
    })),
  }
}

export type HistoryView = Awaited<ReturnType<typeof viewHistory>>
export type RecordView = HistoryView['records'][number]

type Words = { rules: PlacingRules; catalogue: Catalogue }

const word = ({ rules, catalogue }: Words, changes: SystemChanges) => wordChanges(rules, catalogue, changes)

const nowOf = (rules: PlacingRules, { system, today }: OpenSystem) =>
  freezeSystem({ facts: factsOf(system), answers: system.answers }, placeSystem(rules, system, today))

/** What a record changed of the one before it; `null`: it is the first. */
function changesFrom(words: Words, before: SystemRecord | undefined, record: SystemRecord) {
  return before ? word(words, compareSystems(before.frozen, record.frozen)) : null
}
