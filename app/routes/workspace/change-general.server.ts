import { data, type RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import {
  renameWorkspace,
  setWorkspaceAddress,
  setWorkspaceKind,
  setWorkspaceTimeZone,
} from '#db/queries/workspaces.server.ts'
import { asMember } from './as-member.server.ts'
import { type Change, runForm, type Sent } from './run-form.server.ts'
import { TIME_ZONES } from './time-zones.server.ts'

type Field = 'name' | 'address' | 'zone'
export type GeneralOutcome = {
  done?: 'saved'
  errors?: Partial<Record<Field, string>>
  /** What was sent with an error. */
  typed?: Partial<Record<Field, string>>
}

const NAME_MAX = 200
const ADDRESS_MAX = 500
const ADDRESS_LINES = 8

/** Changes how the workspace is called, where its mail goes and how it counts its days. @throws as `runForm` */
export const changeGeneral = (context: Readonly<RouterContextProvider>, open: OpenWorkspace, sent: Sent) =>
  runForm(FORMS, context, { open, sent })

const FORMS: Readonly<Record<string, Change<ReturnType<typeof outcome>>>> = {
  async name(context, open, { form }) {
    const { say } = context.get(services)
    const typed = fieldOf(form, 'name')
    const name = typed.trim()
    const error = name === '' ? say('workspaceName') : nameFault(name, NAME_MAX, say)
    if (error !== null) return outcome({ errors: { name: error }, typed: { name: typed } }, 422)
    await asMember(context, open, 'workspace.change', (tx) => renameWorkspace(tx, name))
    return outcome({ done: 'saved' })
  },

  async address(context, open, { form }) {
    const { say } = context.get(services)
    const typed = fieldOf(form, 'address')
    const lines = typed.split(/\r\n|\n|\r/).map((line) => line.trim())
    const address = lines.join('\n').trim()
    const isTooLong = address.split('\n').length > ADDRESS_LINES
    const fault =
      textFault(address, ADDRESS_MAX, say) ??
      lines.map((line) => nameFault(line, ADDRESS_MAX, say)).find((each) => each !== null) ??
      (isTooLong ? say('tooManyLines', { max: ADDRESS_LINES }) : null)
    if (fault !== null) return outcome({ errors: { address: fault }, typed: { address: typed } }, 422)
    await asMember(context, open, 'workspace.change', (tx) => setWorkspaceAddress(tx, address))
    return outcome({ done: 'saved' })
  },

  async zone(context, open, { form }) {
    const zone = fieldOf(form, 'zone')
    const { say } = context.get(services)
    if (!TIME_ZONES.includes(zone)) return outcome({ errors: { zone: say('timeZone') } }, 422)
    await asMember(context, open, 'workspace.change', (tx) => setWorkspaceTimeZone(tx, zone))
    return outcome({ done: 'saved' })
  },

  async kind(context, open, { form }) {
    const kind = fieldOf(form, 'kind')
    if (kind !== 'team' && kind !== 'consultancy') throw refusal(400, context.get(services).say('unknownForm'))
    await asMember(context, open, 'workspace.change', (tx) => setWorkspaceKind(tx, kind))
    return outcome({ done: 'saved' })
  },
}

const outcome = (result: GeneralOutcome, status = 200) => data<GeneralOutcome>(result, status)
