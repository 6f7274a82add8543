import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { owedAt } from '#app/core/access/door.ts'
import type { Locale } from '#app/messages/locales.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { requireFreshFor } from '#app/server/fresh.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { forgetLinks, watchLinks } from '#db/queries/ended-links.server.ts'
import { forgetPlace, isLastOwner, removeMember } from '#db/queries/members.server.ts'
import { closeWorkspace, keepWorkspace, watchClosing } from '#db/queries/workspaces.server.ts'
import { asMember } from './as-member.server.ts'
import { type Change, runForm, type Sent } from './run-form.server.ts'
import { tellEverybody } from './tell-members.server.ts'

export type EndOutcome = {
  done?: 'kept'
  errors?: Partial<Record<'confirm' | 'leave', string>>
  /** What was sent with an error. */
  typed?: { confirm?: string }
}

/** The way out: for oneself, and for the whole workspace; and back while there is time. @throws as `runForm` */
export const endWorkspace = (context: Readonly<RouterContextProvider>, open: OpenWorkspace, sent: Sent) =>
  runForm(FORMS, context, { open, sent })

const FORMS: Readonly<Record<string, Change<ReturnType<typeof outcome>>>> = {
  async leave(context, open) {
    const { database, say } = context.get(services)
    const { scope } = open
    const { done: left, ended } = await asMember(context, open, 'workspace.read', (tx, { own, members }) =>
      watchLinks(tx, async () => {
        if (isLastOwner(members, scope.actorId)) return 'lastOwner'
        await removeMember(tx, scope.actorId, own)
        return 'left'
      }),
    )
    // Its page, which would say so, is not shown to whoever still owes it something.
    if (left === 'lastOwner' && owedAt(open.workspace, open.session)) throw refusal(409, say('lastOwner'))
    if (left === 'lastOwner') return outcome({ errors: { leave: say('lastOwner') } }, 422)
    await database.withSys(async (tx) => {
      await forgetLinks(tx, ended)
      await forgetPlace(tx, scope.actorId, scope.workspaceId)
    })
    throw redirect('/account')
  },

  async close(context, open, { form }) {
    const { database, say } = context.get(services)
    const { scope, workspace } = open
    const confirm = fieldOf(form, 'confirm')
    requireRight(context, workspace.role, 'workspace.change')
    if (spoken(confirm) !== spoken(workspace.name)) {
      return outcome({ errors: { confirm: say('nameAgain') }, typed: { confirm } }, 422)
    }
    await requireFreshFor(context, pageOf(open))
    await watchClosing(database, scope.workspaceId)
    const closesAt = await asMember(context, open, 'workspace.change', closeWorkspace)
    const on = dateIn(closesAt, workspace.timeZone)
    const factsIn = (locale: Locale) => ({ on: formatCalendarDate(on, locale).replaceAll('\u00a0', ' ') })
    await tellEverybody(context, open, { what: 'closing', factsIn })
    throw redirect(pageOf(open))
  },

  async keep(context, open) {
    await asMember(context, open, 'workspace.change', keepWorkspace)
    await tellEverybody(context, open, { what: 'kept' })
    return outcome({ done: 'kept' })
  },
}

const pageOf = ({ scope }: OpenWorkspace) => `/workspaces/${scope.workspaceId}/data`

/** As one would read it aloud: how it was typed makes no difference. */
const spoken = (name: string) => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

const outcome = (result: EndOutcome, status = 200) => data<EndOutcome>(result, status)
