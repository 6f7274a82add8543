import type { RouterContextProvider } from 'react-router'
import { createTranslator } from 'use-intl'
import { services } from '#app/context.server.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import { type Blank, fillText } from '#app/core/delivery/fill-text.ts'
import type { Locale } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { findClientLanguage } from '#db/queries/languages.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import type { LinkEnd } from '#db/queries/report-links.server.ts'
import { findMailText, type MailText } from '#db/queries/report-mails.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'

type Context = Readonly<RouterContextProvider>
const DAY_MS = 86_400_000

/** What goes with a report: the workspace's own text, else what the product proposes, with its blanks. `version` 0: the proposal. */
export async function reportText(context: Context, open: OpenAssessment): Promise<MailText & { version: number }> {
  const { database } = context.get(services)
  const own = await database.withWorkspace(open.scope, findMailText)
  return own ?? { ...(await proposedText(await letterLanguage(context, open))), version: 0 }
}

/** The language of what goes to a client with its report. */
export async function letterLanguage(context: Context, { scope, client }: OpenAssessment): Promise<Locale> {
  return context.get(services).database.withWorkspace(scope, (tx) => findClientLanguage(tx, client.id))
}

/** What the product proposes to write, with its blanks. */
async function proposedText(locale: Locale): Promise<MailText> {
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'delivery.proposal' })
  // In its own words the blanks are written without braces, which mean something else there.
  const blanks = {
    company: '{company}',
    link: '{link}',
    until: '{until}',
    sender: '{sender}',
    workspace: '{workspace}',
  }
  return { subject: t('subject', blanks), body: t('body', blanks) }
}

/** What the blanks of a text stand for. @param link left out: it is made when the mail is sent */
export async function valuesFor(
  context: Context,
  open: OpenAssessment,
  { link, end }: { link: string; end: LinkEnd },
): Promise<Record<Blank, string> & { email: string; hasName: boolean }> {
  const { database, now } = context.get(services)
  const { actorId } = open.scope
  const person = (await database.withSys((tx) => namesOf(tx, new Set([actorId])))).get(actorId)
  const workspace = await database.withWorkspace(open.scope, findWorkspace)
  const until = 'on' in end ? end.on : dateIn(new Date(now().getTime() + end.days * DAY_MS), open.timeZone)
  return {
    company: nameInMail(open.client.name),
    link,
    until: formatCalendarDate(until, await letterLanguage(context, open)).replaceAll('\u00a0', ' '),
    // Without its dots an address is no name.
    sender: nameInMail(person?.name || (workspace?.name ?? '')),
    workspace: nameInMail(workspace?.name ?? ''),
    email: person?.email ?? '',
    hasName: Boolean(person?.name),
  }
}

/** The text that goes with a link, filled, for a mail program of one's own. */
export async function letterFor(context: Context, open: OpenAssessment, at: { link: string; end: LinkEnd }) {
  const { subject, body } = await reportText(context, open)
  const values = await valuesFor(context, open, at)
  return `${fillText(subject, values)}\n\n${fillText(body, values)}`
}
