import { data, type RouterContextProvider, redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { readCode } from '#app/core/account/sign-in-code.ts'
import { sendReaderCode, tryReaderCode, waitsForCode } from '#app/server/delivery/reader-code.server.ts'
import { requireSharedLink, type SharedLink } from '#app/server/delivery/shared-link.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { noCookie, tokenCookie } from '#app/server/session-cookie.server.ts'
import { requireMail } from '#app/server/sign-in.server.ts'
import { countReportView } from '#db/queries/report-links.server.ts'
import { createSession, revokeSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'

type Context = Readonly<RouterContextProvider>

export type DoorOutcome = { field: 'email' | 'code'; error: string; typed: string }

const FIELDS = { intent: 'one', email: 'one', code: 'one' } as const

/**
 * Does what the door of a shared report asks for: only this opens it and counts, since mail scanners follow links.
 *
 * @returns what is wrong with an address or a code
 * @throws a redirect to the report, to where the code is entered, or to what the link says by now
 */
export async function openShared(context: Context, token: string, request: Request) {
  const own = context.get(services)
  const form = await readForm(request, FIELDS, own.say)
  await requireWithinLimit(own, 'openReport', context.get(visitor).address)
  const shared = await requireSharedLink(context, token)
  const { search } = new URL(request.url)
  const here = `/shared/${token}${search}`
  if (shared.link.state !== 'open') throw redirect(here)
  const intent = fieldOf(form, 'intent')
  if (shared.link.isGuarded) requireMail(context)
  if (!shared.link.isGuarded && intent === 'open') return letIn(context, shared, here)
  if (shared.link.isGuarded && intent === 'ask') return askFor(context, shared, { typed: fieldOf(form, 'email'), here })
  if (shared.link.isGuarded && intent === 'resend') return resend(context, shared, here)
  if (shared.link.isGuarded && intent === 'enter') {
    return enterCode(context, shared, { typed: fieldOf(form, 'code'), here })
  }
  if (intent === 'other') throw redirect(here, { headers: { 'Set-Cookie': noCookie('reader') } })
  throw refusal(400, own.say('unknownForm'))
}

type Typed = { typed: string; here: string }

async function askFor(context: Context, shared: SharedLink, { typed, here }: Typed) {
  const email = canonicalEmail(typed.trim())
  if (email === null) return refused('email', context.get(services).say('email'), typed)
  throw redirect(here, { headers: { 'Set-Cookie': await sendReaderCode(context, shared, email) } })
}

async function resend(context: Context, shared: SharedLink, here: string): Promise<never> {
  const waiting = await waitsForCode(context, shared)
  if (waiting === null) throw redirect(here)
  throw redirect(here, { headers: { 'Set-Cookie': await sendReaderCode(context, shared, waiting.email) } })
}

async function enterCode(context: Context, shared: SharedLink, { typed, here }: Typed) {
  const { say } = context.get(services)
  const code = readCode(typed)
  if (code === null) return refused('code', say('codeShape'), typed)
  const tried = await tryReaderCode(context, shared, code)
  if (tried.is === 'right') return letIn(context, shared, here)
  const left = tried.is === 'wrong' ? tried.triesLeft : 0
  return left > 0 ? refused('code', say('codeWrong', { left }), typed) : refused('code', say('codeDead'), typed, 429)
}

const refused = (field: DoorOutcome['field'], error: string, typed: string, status = 422) =>
  data<DoorOutcome>({ field, error, typed }, status)

/** @throws a redirect to the report, with a cookie that opens it for a day in this browser */
async function letIn(context: Context, { scope, link }: SharedLink, here: string): Promise<never> {
  const { database } = context.get(services)
  const isCounted = await database.withWorkspace(scope, (tx) => countReportView(tx, link.id))
  if (!isCounted) throw redirect(here)
  const before = context.get(visitor).tokenOf('reader')
  const { token } = await database.withSys(async (tx) => {
    if (before !== null) await revokeSession(tx, before)
    return createSession(tx, { kind: 'reader', workspaceId: scope.workspaceId, actorId: link.id })
  })
  throw redirect(here, { headers: { 'Set-Cookie': tokenCookie('reader', token, SESSION_DAYS.reader) } })
}
