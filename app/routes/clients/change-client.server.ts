import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { REFERENCE_MAX } from '#app/core/exchange/client-rows.ts'
import type { OpenClient } from '#app/server/client.server.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import { requireFreshFor } from '#app/server/fresh.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { removeFile } from '#db/queries/client-files.server.ts'
import { addNote, changeNote, MOST_NOTES, removeNote } from '#db/queries/client-notes.server.ts'
import {
  addClientPerson,
  addContact,
  MOST_CONTACTS,
  removeClientPerson,
  removeContact,
} from '#db/queries/client-people.server.ts'
import { archiveClient, moveAssessment, removeClient, renameClient } from '#db/queries/clients.server.ts'
import { forgetLinks, watchLinks } from '#db/queries/ended-links.server.ts'
import { MOST_SYSTEMS } from '#db/queries/register-size.server.ts'
import { languageIn } from './language-in.server.ts'
import { CLIENT_NAME_MAX } from './name-max.ts'
import { NOTE_MAX } from './note-max.ts'

type Field =
  | 'name'
  | 'reference'
  | 'language'
  | 'confirm'
  | 'note'
  | 'contact'
  | 'role'
  | 'email'
  | 'person'
  | 'assessment'

export type ClientOutcome = {
  done?: 'saved' | 'archived' | 'restored' | 'moved' | 'deleted'
  errors?: Partial<Record<Field, string>>
  /** What was sent with an error. */
  typed?: Partial<Record<Field, string>>
  /** The note that an error is about; missing: a new one. */
  noteId?: string
}

/** What the forms of a client's page hold. */
export const CLIENT_FIELDS = {
  intent: 'one',
  name: 'one',
  reference: 'one',
  language: 'one',
  confirm: 'one',
  id: 'one',
  note: 'one',
  contact: 'one',
  role: 'one',
  email: 'one',
  person: 'one',
  assessment: 'one',
} as const

type Context = Readonly<RouterContextProvider>
type Change = (context: Context, open: OpenClient, form: FormData) => Promise<ReturnType<typeof outcome>>

const outcome = (result: ClientOutcome, status = 200) => data<ClientOutcome>(result, status)

/**
 * Does what one of the forms of a client's page asks for.
 *
 * @throws a redirect, or a 4xx response for a form that is none of them or about something that is not there
 */
export async function changeClient(context: Context, open: OpenClient, form: FormData) {
  const intent = fieldOf(form, 'intent')
  const change = Object.hasOwn(FORMS, intent) ? FORMS[intent] : undefined
  if (!change) throw refusal(400, context.get(services).say('unknownForm'))
  return change(context, open, form)
}

const FORMS: Readonly<Record<string, Change>> = {
  async rename(context, open, form) {
    const { say } = context.get(services)
    const [language, given] = [languageIn(context, form), (field: string) => fieldOf(form, field)]
    const typed = { name: given('name'), reference: given('reference'), ...(language && { language }) }
    const [name, reference] = [typed.name.trim(), typed.reference.trim()]
    const faults = {
      name: name === '' ? say('clientName') : nameFault(name, CLIENT_NAME_MAX, say),
      reference: nameFault(reference, REFERENCE_MAX, say),
    }
    if (Object.values(faults).some((fault) => fault !== null)) return outcome({ errors: saidOf(faults), typed }, 422)
    const naming = { name, reference: reference || null, language }
    const renamed = await inWorkspace(context, open, (tx) => renameClient(tx, open.client.id, naming))
    if (!renamed) throw nothingThere(context)
    if (renamed === true) return outcome({ done: 'saved' })
    return outcome({ errors: { reference: say('referenceTaken', { name: renamed.takenBy }) }, typed }, 422)
  },

  async archive(context, open) {
    await inWorkspace(context, open, (tx) => archiveClient(tx, open.client.id, true))
    return outcome({ done: 'archived' })
  },

  async restore(context, open) {
    await inWorkspace(context, open, (tx) => archiveClient(tx, open.client.id, false))
    return outcome({ done: 'restored' })
  },

  async delete(context, open, form) {
    requireRight(context, open.workspace.role, 'client.delete')
    const confirm = fieldOf(form, 'confirm')
    if (spoken(confirm) !== spoken(open.client.name)) {
      return outcome({ errors: { confirm: context.get(services).say('clientNameAgain') }, typed: { confirm } }, 422)
    }
    await requireFreshFor(context, placeOf(open))
    let ended: readonly Buffer[] = []
    await requireDone(context, open, async (tx) => {
      const removed = await watchLinks(tx, () => removeClient(tx, open.client.id))
      ended = removed.ended
      return removed.done
    })
    await context.get(services).database.withSys((tx) => forgetLinks(tx, ended))
    throw redirect(`/workspaces/${open.scope.workspaceId}/clients`)
  },

  async note(context, open, form) {
    const { body, error } = readNote(context, form)
    if (error !== null) return outcome({ errors: { note: error }, typed: { note: body } }, 422)
    const isAdded = await inWorkspace(context, open, (tx) => addNote(tx, open.client.id, body))
    if (isAdded) return outcome({ done: 'saved' })
    const full = context.get(services).say('tooManyNotes', { max: MOST_NOTES })
    return outcome({ errors: { note: full }, typed: { note: body } }, 422)
  },

  async changeNote(context, open, form) {
    const id = idIn(context, form)
    const { body, error } = readNote(context, form)
    if (error !== null) return outcome({ errors: { note: error }, typed: { note: body }, noteId: id }, 422)
    await requireDone(context, open, (tx) => changeNote(tx, open.client.id, { id, body }))
    return outcome({ done: 'saved' })
  },

  async deleteNote(context, open, form) {
    const id = idIn(context, form)
    const isAnyones = can(open.workspace.role, 'client.delete')
    await requireDone(context, open, (tx) => removeNote(tx, open.client.id, { id, isAnyones }))
    return outcome({ done: 'deleted' })
  },

  async contact(context, open, form) {
    const { say } = context.get(services)
    const [typed, role, mail] = ['contact', 'role', 'email'].map((name) => fieldOf(form, name).trim()) as [
      string,
      string,
      string,
    ]
    const email = mail === '' ? '' : canonicalEmail(mail)
    const faults = {
      contact: typed === '' ? say('contactName') : nameFault(typed, CLIENT_NAME_MAX, say),
      role: nameFault(role, CLIENT_NAME_MAX, say),
      email: email === null ? say('email') : null,
    }
    if (email === null || faults.contact !== null || faults.role !== null) {
      return outcome({ errors: saidOf(faults), typed: { contact: typed, role, email: mail } }, 422)
    }
    const contact = { name: typed, role, email }
    const isAdded = await inWorkspace(context, open, (tx) => addContact(tx, open.client.id, contact))
    if (isAdded) return outcome({ done: 'saved' })
    const full = say('tooManyContacts', { max: MOST_CONTACTS })
    return outcome({ errors: { contact: full }, typed: { contact: typed, role, email: mail } }, 422)
  },

  async deleteContact(context, open, form) {
    const id = idIn(context, form)
    await requireDone(context, open, (tx) => removeContact(tx, open.client.id, id))
    return outcome({ done: 'deleted' })
  },

  async person(context, open, form) {
    const userId = fieldOf(form, 'person')
    const isAdded =
      isUuid(userId) && (await inWorkspace(context, open, (tx) => addClientPerson(tx, open.client.id, userId)))
    if (isAdded) return outcome({ done: 'saved' })
    return outcome({ errors: { person: context.get(services).say('noMember') } }, 422)
  },

  async removePerson(context, open, form) {
    const userId = idIn(context, form)
    await inWorkspace(context, open, (tx) => removeClientPerson(tx, open.client.id, userId))
    return outcome({ done: 'saved' })
  },

  async move(context, open, form) {
    const id = fieldOf(form, 'assessment')
    const { say } = context.get(services)
    const moved = isUuid(id) && (await inWorkspace(context, open, (tx) => moveAssessment(tx, id, open.client.id)))
    if (moved === true) return outcome({ done: 'moved' })
    const fault = moved === 'full' ? say('systemsFindNoRoom', { max: MOST_SYSTEMS }) : say('chooseCheck')
    return outcome({ errors: { assessment: fault } }, 422)
  },

  async deleteFile(context, open, form) {
    const id = idIn(context, form)
    const mayOthers = can(open.workspace.role, 'client.delete')
    const removed = await inWorkspace(context, open, (tx) =>
      removeFile(tx, { clientId: open.client.id, id, mayOthers }),
    )
    if (removed === 'none') throw nothingThere(context)
    if (removed === 'others') throw refusal(403, context.get(services).say('fileOfOthers'))
    return outcome({ done: 'deleted' })
  },
}

/** The faults there are. */
const saidOf = (faults: Partial<Record<Field, string | null>>): NonNullable<ClientOutcome['errors']> =>
  Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null))

const placeOf = ({ scope, client }: OpenClient) => `/workspaces/${scope.workspaceId}/clients/${client.id}`

const inWorkspace = <T>(context: Context, { scope }: OpenClient, work: (tx: WorkspaceTx) => Promise<T>) =>
  context.get(services).database.withWorkspace(scope, work)

/** @throws a 404 response if `work` finds nothing to do it to */
async function requireDone(context: Context, open: OpenClient, work: (tx: WorkspaceTx) => Promise<boolean>) {
  if (!(await inWorkspace(context, open, work))) throw nothingThere(context)
}

const nothingThere = (context: Context) => refusal(404, context.get(services).say('noClientPart'))

/** @throws a 404 response if what it names can be nothing of ours */
function idIn(context: Context, form: FormData): string {
  const id = fieldOf(form, 'id')
  if (!isUuid(id)) throw nothingThere(context)
  return id
}

function readNote(context: Context, form: FormData): { body: string; error: string | null } {
  const { say } = context.get(services)
  const body = fieldOf(form, 'note')
  return { body, error: body.trim() === '' ? say('noteEmpty') : textFault(body, NOTE_MAX, say) }
}

/** As one would read it aloud: how it was typed makes no difference. */
const spoken = (name: string) => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
