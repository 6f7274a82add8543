import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { askedState } from '#app/core/governance/duties/asked-state.ts'
import { countToday } from '#app/core/governance/duties/group-duties.ts'
import { lawDutiesOf } from '#app/core/governance/duties/list-duties.ts'
import { nextStep } from '#app/core/governance/register/interview.ts'
import type { Placement, PlacingRules } from '#app/core/governance/register/place-system.ts'
import { type AnswerPart, confirmedOf, isUntouched } from '#app/core/governance/register/system.ts'
import { attachment } from '#app/server/attachment.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { writeCsv } from '#app/server/spreadsheet/write-csv.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { latestRecords, type SystemRecord } from '#db/queries/ai-system-reviews.server.ts'
import { type AnsweredSystem, listSystems } from '#db/queries/ai-systems.server.ts'
import { placeAll } from './place-all.server.ts'
import { placingRules } from './placing.server.ts'
import type { OpenRegister } from './register.server.ts'
import { registerJson } from './register-json.ts'

export const REGISTER_FORMATS = ['csv', 'xlsx', 'json'] as const
export type RegisterFormat = (typeof REGISTER_FORMATS)[number]

const TYPES: Record<RegisterFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

/** One system of a file, with everything that its line tells; `confirmed` is by what somebody of the company said. */
export type FiledSystem = {
  system: AnsweredSystem
  placement: Placement
  confirmed: Placement
  record: SystemRecord | undefined
}

/** The whole register as a file, placed by the law of today. */
export async function registerFile(
  context: Readonly<RouterContextProvider>,
  open: OpenRegister,
  format: RegisterFormat,
): Promise<Response> {
  const own = context.get(services)
  const { database, catalogue, law, say } = own
  await requireWithinLimit(own, 'register', open.scope.workspaceId)
  const { systems, records } = await database.viewWorkspace(open.scope, async (tx) => {
    const systems = await listSystems(tx, open.clientId)
    const ids = systems.map(({ id }) => id)
    return { systems, records: await latestRecords(tx, ids) }
  })
  const rules = placingRules(law())
  const placed = await placeAll(rules, systems, open.today)
  const asked = systems.map((system) => ({ ...system, answers: confirmedOf(system.answers) }))
  const confirmed = new Map(
    (await placeAll(rules, asked, open.today)).map(({ system, placement }) => [system.id, placement]),
  )
  const filed = placed.map(({ system, placement }) => ({
    system,
    placement,
    confirmed: confirmed.get(system.id) ?? placement,
    record: records.get(system.id),
  }))
  const name = say('registerFile.name')
  const whole = { company: open.frame.client.name, on: open.today, rules, notice: say('registerFile.notice') }
  const body =
    format === 'json'
      ? `${JSON.stringify(registerJson(whole, filed), null, 2)}\n`
      : new Uint8Array(tableFile({ open, rules, catalogue, say }, filed, format))
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': attachment(`${open.frame.client.name} ${name}.${format}`),
    },
  })
}

type Place = { open: OpenRegister; rules: PlacingRules; catalogue: Catalogue; say: Say }

function tableFile(place: Place, filed: readonly FiledSystem[], format: 'csv' | 'xlsx'): Uint8Array {
  const columns = columnsOf(place)
  const rows = filed.map((one) => columns.map(({ cell }) => cell(one)))
  if (format === 'csv') return writeCsv(columns, rows)
  return writeXlsx({ name: place.say('registerFile.name'), columns, rows, choices: { column: 0, lists: [] } })
}

type FileColumn = { head: string; width: number; isDay?: boolean; cell: (one: FiledSystem) => string }

function columnsOf({ open, rules, catalogue, say }: Place): FileColumn[] {
  const nameOfUseCase = (id: string | null) => catalogue.useCases.find((one) => one.id === id)?.name ?? ''
  const head = (name: 'system' | 'useCase' | 'status' | 'owner' | 'vendor' | 'purpose' | 'data') =>
    say(`registerFile.${name}`)
  return [
    { head: head('system'), width: 30, cell: ({ system }) => system.name },
    { head: head('useCase'), width: 26, cell: ({ system }) => nameOfUseCase(system.useCaseId) },
    { head: head('status'), width: 14, cell: ({ system }) => say(`registerFile.is.${system.status}`) },
    { head: head('owner'), width: 20, cell: ({ system }) => system.owner },
    { head: head('vendor'), width: 20, cell: ({ system }) => system.vendor },
    { head: head('purpose'), width: 40, cell: ({ system }) => system.purpose },
    { head: head('data'), width: 40, cell: ({ system }) => system.data },
    {
      head: say('registerFile.classes'),
      width: 30,
      cell: (one) => (isAsked(one, 'ai-act') ? classesOf(rules, one.placement, say) : say('registerFile.notAsked')),
    },
    {
      head: say('registerFile.roles'),
      width: 20,
      cell: (one) => (isAsked(one, 'ai-act') ? rolesOf(rules, one.placement) : ''),
    },
    { head: say('registerFile.duties'), width: 10, cell: (one) => dutiesOn(rules, one, open.today) },
    {
      head: say('registerFile.next'),
      width: 14,
      isDay: true,
      cell: (one) => (isAsked(one, 'ai-act') ? nextDay(one.placement) : ''),
    },
    {
      head: say('registerFile.assessment'),
      width: 30,
      cell: (one) => (isAsked(one, 'privacy') ? assessmentOf(rules, one.placement, say) : say('registerFile.notAsked')),
    },
    { head: say('registerFile.open'), width: 30, cell: (one) => openOf(one, say) },
    { head: say('registerFile.look'), width: 26, cell: ({ record }) => lookOf(record, say) },
    {
      head: say('registerFile.changed'),
      width: 14,
      isDay: true,
      cell: ({ system }) => dateIn(system.updatedAt, open.timeZone),
    },
  ]
}

/** What nobody was asked about has no outcome to tell, whatever answers came with its kind. */
const isAsked = ({ system }: FiledSystem, part: AnswerPart): boolean => !isUntouched(system.answers, part)

/** Those that are sure, then those that can still come out. */
function classesOf({ aiAct }: PlacingRules, { triage }: Placement, say: Say): string {
  const nameOf = (id: string) => aiAct.classes.find((one) => one.id === id)?.name ?? ''
  const possible = new Set(triage.undetermined?.classes.flat() ?? [])
  const open = [...possible].filter((id) => !triage.classes.includes(id)).map(nameOf)
  const sure = triage.classes.map(nameOf)
  return [...sure, ...(open.length > 0 ? [say('registerFile.perhaps', { names: open.join(', ') })] : [])].join('; ')
}

const rolesOf = ({ aiAct }: PlacingRules, { triage }: Placement): string =>
  triage.roles.map((id) => aiAct.roles.find((one) => one.id === id)?.name ?? '').join('; ')

/** How many duties apply today, as the board counts them; empty where nobody was asked. */
function dutiesOn(rules: PlacingRules, { system, confirmed }: FiledSystem, today: string): string {
  const answers = confirmedOf(system.answers)
  if (answers.length === 0) return ''
  return String(countToday(lawDutiesOf(rules, askedState(answers, confirmed)), today))
}

/** The first day on which another duty begins, as an ISO day. */
function nextDay({ triage }: Placement): string {
  const days = [...triage.obligations, ...triage.article50]
    .filter(({ state }) => state === 'later')
    .flatMap(({ from }) => from ?? [])
  return days.sort()[0] ?? ''
}

function assessmentOf({ privacy }: PlacingRules, { screening }: Placement, say: Say): string {
  const nameOf = (id: string) => privacy.outcomes.find((one) => one.id === id)?.name ?? ''
  const names = screening.possible.map(nameOf).join(', ')
  return screening.outcome === 'undetermined' ? say('registerFile.perhaps', { names }) : names
}

/** Which part of the interview has more to ask, or to confirm. */
function openOf({ system, placement }: FiledSystem, say: Say): string {
  if (system.status === 'retired') return ''
  return (['ai-act', 'privacy'] as const)
    .filter((part) => nextStep(part, placement, system.answers) !== null)
    .map((part) => say(`registerFile.part.${part}`))
    .join('; ')
}

const lookOf = (record: SystemRecord | undefined, say: Say): string =>
  record ? say(`registerFile.record.${record.state}`, { number: record.number }) : say('registerFile.record.none')
