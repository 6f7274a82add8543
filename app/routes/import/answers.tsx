import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { comparableName } from '#app/core/exchange/same-name.ts'
import { nameOrder } from '#app/messages/locales.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { wordingHash } from '#app/server/sheet.server.ts'
import { readUpload } from '#app/server/upload.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findImported, importAnswers, lockClient } from '#db/queries/answer-import.server.ts'
import { type KnownClient, listKnownClients, lockImports, MAX_CLIENTS } from '#db/queries/client-import.server.ts'
import { addClient } from '#db/queries/clients.server.ts'
import type { Route } from './+types/answers'
import { type AnswerFile, type ReadFile, readAnswerFile, storedValue } from './answer-sheet.server.ts'
import { AnswersPage } from './answers-page.tsx'
import { requireImport } from './require-import.server.ts'

type Context = Readonly<RouterContextProvider>

export const meta = pageTitle('importAnswers')
export const handle = { words: ['importing'] }

/** Clients to choose from; whoever has more writes the name. */
const MAX_LISTED = 1_000

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { scope, workspace } = await requireImport(context, params.workspaceId)
  const { database, locale } = context.get(services)
  const clients = await database.withWorkspace(scope, listKnownClients)
  const listed = (clients ?? [])
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ id, name }) => ({ id, name }))
    .sort(nameOrder(locale))
  const asked = url.searchParams.get('client')
  const chosen = listed.find(({ id }) => id === asked)?.id ?? ''
  return { id: workspace.workspaceId, name: workspace.name, clients: listed.slice(0, MAX_LISTED), chosen }
}

/** What became of a file that was sent. */
export type AnswersOutcome = {
  errors?: { file?: string; client?: string; company?: string }
  typed?: { client: string; company: string }
  preview?: {
    client: string
    company: string
    /** Whose check it becomes. */
    of: string
    isNew: boolean
    sent: string
    form: 'short' | 'full'
    counts: { answers: number; notes: number; faults: number }
    faults: { line: number; column: string; cell: string; what: string }[]
    /** The check that these answers came in as before; `null`: they are new. */
    already: { id: string; on: string } | null
  }
}

const FIELDS = { intent: 'one', client: 'one', company: 'one', rows: 'one' } as const

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireImport(context, params.workspaceId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const upload = await readUpload(request, FIELDS, own.say)
  const typed = { client: fieldOf(upload.form, 'client'), company: fieldOf(upload.form, 'company').trim() }
  const read: ReadFile = upload.fault === null ? readAnswerFile(upload, own) : { ok: false, error: upload.fault }
  const chosen = await own.database.withWorkspace(open.scope, (tx) => chooseClient(context, tx, typed))
  if (!read.ok || 'error' in chosen) {
    const field = typed.client === '' && typed.company !== '' ? 'company' : 'client'
    const errors = { ...(!read.ok && { file: read.error }), ...('error' in chosen && { [field]: chosen.error }) }
    return data<AnswersOutcome>({ errors, typed }, 422)
  }
  if (fieldOf(upload.form, 'intent') === 'import' && read.file.answers.length > 0) {
    const done = await bringIn(context, open, { typed, file: read.file })
    if (!('already' in done)) throw redirect(`/assessments/${done.assessmentId}/review`)
  }
  const { id } = chosen
  const already = id && (await own.database.withWorkspace(open.scope, (tx) => findImported(tx, id, read.file.hash)))
  const found = already ? { id: already.assessmentId, on: dateIn(already.createdAt, open.workspace.timeZone) } : null
  return data<AnswersOutcome>({
    preview: { ...typed, ...previewOf(context, read.file), of: chosen.name, isNew: id === null, already: found },
  })
}

type Chosen = { id: string | null; name: string }

/** The client on the desk that was chosen, or the one of the name that was written; `id` `null`: there is none of that name yet. */
async function chooseClient(
  context: Context,
  tx: WorkspaceTx,
  typed: { client: string; company: string },
): Promise<Chosen | { error: string }> {
  const { say } = context.get(services)
  const clients = await listKnownClients(tx)
  const isFull = say('import.tooManyClients', { max: MAX_CLIENTS })
  if (clients === null) return { error: isFull }
  if (typed.client !== '') {
    const chosen = clients.find(({ id }) => id === typed.client)
    return chosen ? onDesk([chosen], say) : { error: say('import.noClient') }
  }
  if (typed.company === '') return { error: say('import.chooseClient') }
  const fault = nameFault(typed.company, 200, say)
  if (fault !== null) return { error: fault }
  const same = comparableName(typed.company)
  const namesakes = clients.filter(({ name }) => comparableName(name) === same)
  if (namesakes.length > 0) return onDesk(namesakes, say)
  return clients.length < MAX_CLIENTS ? { id: null, name: typed.company } : { error: isFull }
}

/** The first that is not put away: a check of one that is would land out of sight. */
function onDesk(clients: readonly KnownClient[], say: Say): Chosen | { error: string } {
  const found = clients.find(({ archivedAt }) => archivedAt === null)
  return found ?? { error: say('import.archivedClient', { client: clients[0]?.name ?? '' }) }
}

function bringIn(
  context: Context,
  { scope }: OpenWorkspace,
  { typed, file }: { typed: { client: string; company: string }; file: AnswerFile },
) {
  const { catalogue, database, locale } = context.get(services)
  const questions = new Map(catalogue.questions.map((question) => [question.id, question]))
  return database.withWorkspace(scope, async (tx) => {
    await lockImports(tx)
    const chosen = await chooseClient(context, tx, typed)
    if ('error' in chosen) return { already: null }
    const client = await lockClient(tx, chosen.id ?? (await addClient(tx, chosen.name, locale)))
    if (!client) return { already: null }
    const already = await findImported(tx, client.id, file.hash)
    if (already) return { already: already.assessmentId }
    const assessmentId = await importAnswers(tx, {
      client,
      importHash: file.hash,
      form: file.form,
      locale,
      catalogueHash: catalogue.hash,
      interests: file.interests,
      useCaseScope: file.useCases,
      answers: file.answers.flatMap(({ question: id, given, ticks, ...details }) => {
        const question = questions.get(id)
        if (!question) return []
        const value = storedValue(given, ticks)
        return [{ questionId: id, value, ...details, wordingHash: wordingHash(catalogue, question) }]
      }),
    })
    return { assessmentId }
  })
}

function previewOf(context: Context, { answers, faults, sent, form }: AnswerFile) {
  const { say } = context.get(services)
  return {
    sent,
    form,
    counts: { answers: answers.length, notes: answers.filter(({ note }) => note !== '').length, faults: faults.length },
    faults: faults.map(({ line, column, fault, cell, known }) => ({
      line,
      column: column === 'id' ? 'id' : say(`import.sheet.${column}`),
      cell: cell.length > 60 ? `${cell.slice(0, 60)}…` : cell,
      what: say(`import.answer.${fault}`, { choices: [...known, say('unsure').toLowerCase()].join(', ') }),
    })),
  }
}

export default function ImportAnswersRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <AnswersPage {...loaderData} outcome={actionData} />
}
