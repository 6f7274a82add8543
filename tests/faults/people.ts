import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import type { Ledger } from './ledger.ts'
import type { Site } from './site.ts'

const QUESTIONS = ['q-kpi-definition', 'q-pilot-scope', 'q-use-case-portfolio']
/** Between two tries; a page waits longer. */
const AGAIN_MS = 25
const PATIENCE_MS = 180_000

/** A no that is not "later": the product is at fault, or the test. */
class Refused extends Error {}

/**
 * Sends again until somebody says more than "later", as a page does with what it has not been told is saved.
 *
 * @returns the answer, when it was asked for, and whether it was asked for before
 */
export async function insist(send: () => Promise<Response>) {
  const until = performance.now() + PATIENCE_MS
  for (let tries = 0; performance.now() < until; tries++) {
    const sentAt = performance.now()
    const answer = await send().catch(() => null)
    const body = await answer?.text().catch(() => null)
    if (answer && answer.status !== 503 && typeof body === 'string') return { answer, body, sentAt, isAgain: tries > 0 }
    await sleep(AGAIN_MS)
  }
  throw new Error('Nobody answered for three minutes.')
}

/** Somebody starts a check. @returns its id */
export async function startCheck(visitor: Browser, ledger: Ledger): Promise<string> {
  const fields = { company: 'Example GmbH', disciplines: 'marketing', form: 'full' }
  const { answer, body } = await insist(() => visitor.post('/start', fields))
  const id = /^\/assessments\/([0-9a-f-]{36})\//.exec(answer.headers.get('Location') ?? '')?.[1]
  if (!id) throw new Refused(`It did not start: ${answer.status} ${body.slice(0, 500)}`)
  ledger.started.push(id)
  return id
}

/** Somebody answers, changing what they said so many times, and remembers each save that was acknowledged. */
export async function answerCheck(
  visitor: Browser,
  { assessmentId, ledger, isEnough }: { assessmentId: string; ledger: Ledger; isEnough: (own: number) => boolean },
): Promise<void> {
  const known = new Map<string, number>()
  for (let own = 0; !isEnough(own); own++) {
    const questionId = QUESTIONS[own % QUESTIONS.length] ?? ''
    const [opId, note, name] = [newId(), `save ${own}`, (field: string) => `${questionId}.${field}`]
    const fields = {
      [name('answer')]: `level:2`,
      [name('note')]: note,
      [name('version')]: String(known.get(questionId) ?? 0),
      [name('opId')]: opId,
    }
    const path = `/assessments/${assessmentId}/answers/${questionId}`
    const { answer, body, sentAt } = await insist(() => visitor.post(path, fields))
    if (answer.status !== 200) throw new Refused(`Not saved: ${answer.status} ${body.slice(0, 500)}`)
    const { version } = JSON.parse(body) as { version: number }
    known.set(questionId, version)
    ledger.save({ opId, assessmentId, questionId, version, note }, sentAt)
  }
}

/** Somebody submits. */
export async function submitCheck(visitor: Browser, assessmentId: string, ledger: Ledger): Promise<void> {
  const path = `/assessments/${assessmentId}/review`
  const { answer, body } = await insist(() => visitor.post(path, { intent: 'submit' }))
  if (answer.headers.get('Location') !== `/assessments/${assessmentId}/results`)
    throw new Refused(`Not submitted: ${answer.status} ${body.slice(0, 500)}`)
  ledger.submitted.push(assessmentId)
}

/** Somebody signs in, while all is well. */
export async function signIn(site: Site, email: string): Promise<Browser> {
  const visitor = site.visitor()
  await insist(() => visitor.post('/sign-in', { email }))
  const code = await site.mailbox.codeFor(email)
  await insist(() => visitor.post('/sign-in/code', { intent: 'enter', code }))
  return visitor
}

/** Somebody with an account asks another person to answer. Whoever reads "asked already" after an unclear try is content. */
export async function invite(
  visitor: Browser,
  { assessmentId, email, ledger }: { assessmentId: string; email: string; ledger: Ledger },
): Promise<void> {
  const fields = { intent: 'invite', 'email.0': email, 'discipline.0': 'data' }
  const { answer, body, isAgain } = await insist(() => visitor.post(`/assessments/${assessmentId}/team`, fields))
  // Too many unclear tries for one hour: nobody was told that it is done.
  if (answer.status === 429) return
  const isAlready = isAgain && answer.status === 422 && body.includes('asked already')
  if (answer.status !== 302 && !isAlready) throw new Refused(`Not invited: ${answer.status} ${body.slice(0, 500)}`)
  ledger.invited.push({ assessmentId, email })
}
