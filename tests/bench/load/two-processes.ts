import { setTimeout as sleep } from 'node:timers/promises'
import { queueMail } from '#db/queries/mails.server.ts'
import { FrontProxy } from '#tests/support/front-proxy.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import type { Table } from '../table.ts'
import type { AppProcess } from './app-process.ts'
import { byKind } from './figures.ts'
import { runJob } from './run-job.ts'
import { look, save } from './send.ts'
import type { Site } from './site.ts'
import { compareStored } from './stored.ts'

/** Quicker than people are, so that each moment of a restart has saves on their way: 300 of them 120 times a second. */
const PAUSE_SECONDS: [number, number] = [1, 4]
const SECONDS = 60
const CALM_MS = 10_000
const MAILS = 200
const CHANGES = 100

/** How often the proxy looks who is ready, and how long a process that stops says so before it closes. */
const LOOK_MS = 200
const DRAIN_MS = 1_000

/** Two processes behind a proxy on one database, each of which is replaced while people answer. */
export async function twoProcesses(site: Site): Promise<Table[]> {
  const mailbox = new Mailbox()
  const smtpUrl = await mailbox.open()
  const proxy = new FrontProxy(LOOK_MS)
  const origin = await proxy.open()
  const settings = { trustedProxies: 2, smtpUrl, drainMs: DRAIN_MS }
  const apps = await Promise.all([site.start(settings), site.start(settings)])
  for (const { url } of apps) await proxy.add(url)
  const shared = await sharedState(site, { origin, apps, mailbox })

  const { people, questions, sections } = site
  const common = { origin, people, questions: questions.slice(1), sections, seconds: SECONDS }
  const running = runJob({ kind: 'people', pauseSeconds: PAUSE_SECONDS, reportSeconds: null, seed: 2, ...common })
  const replaced: AppProcess[] = []
  for (const app of apps) {
    await sleep(CALM_MS)
    await app.stop()
    proxy.remove(app.url)
    const next = await site.start(settings)
    await proxy.add(next.url)
    replaced.push(next)
  }
  const { asked, versions } = await running
  await Promise.all(replaced.map((app) => app.stop()))
  await proxy.close()
  await mailbox.close()
  for (const [at, version] of shared.versions) Object.assign(versions[at] ?? {}, { [questions[0] ?? '']: version })
  const { confirmed, lost, untold } = await compareStored(site, versions)
  const failed = asked.filter(({ what, status }) => what === 'save' && status !== 200).length
  return [
    {
      title: 'Two processes on one database behind a proxy, which sends each request to the other one',
      rows: shared.rows,
      says: `Of ${shared.rows.reduce((sum, { tried }) => sum + tried, 0)} things tried, ${shared.rows.reduce((sum, { wrong }) => sum + wrong, 0)} went wrong.`,
    },
    {
      title: `${people.length} people answer while both processes are replaced, one after the other`,
      rows: byKind(asked, SECONDS),
      says: `${failed} saves failed; of ${confirmed} confirmed ones ${lost} are lost and ${untold} stored without a word.`,
    },
  ]
}

type Tried = { what: string; tried: number; wrong: number }
type Pair = { origin: string; apps: AppProcess[]; mailbox: Mailbox }

/** Sessions, what each remembers, limits and mail. */
async function sharedState(site: Site, pair: Pair): Promise<{ rows: Tried[]; versions: Map<number, number> }> {
  const { versions, row } = await changesSeen(site, pair)
  return { rows: [row, await limitHeld(pair), await mailsSent(site, pair)], versions }
}

/** Each change is made at one process, with a session that the other has seen last, and read at the other. */
async function changesSeen({ people, questions }: Site, { apps }: Pair) {
  const versions = new Map<number, number>()
  const question = questions[0] ?? ''
  let wrong = 0
  for (let index = 0; index < CHANGES; index++) {
    const at = index % Math.min(10, people.length)
    const person = people[at]
    const [here, there] = index % 2 === 0 ? apps : apps.toReversed()
    if (!person || !here || !there) continue
    const version = versions.get(at) ?? 0
    const { status } = await save(here.url, person, { question, version })
    if (status === 200) versions.set(at, version + 1)
    const headers = { Cookie: `__Host-sid=${person.token}`, 'X-Forwarded-For': person.address }
    const read = await fetch(`${there.url}/assessments/${person.assessmentId}/answers.json`, { headers })
    const { answers } = (await read.json()) as { answers: Record<string, number> }
    if (status !== 200 || answers[question] !== (version + 2) % 5) wrong += 1
    if ((await look(here.url, person, 'results')).status !== 200) wrong += 1
  }
  return { versions, row: { what: 'a change made at one is read at the other', tried: CHANGES, wrong } }
}

/** Twenty checks an hour may be started from one address. */
async function limitHeld({ origin }: Pair): Promise<Tried> {
  const started: number[] = []
  for (let index = 0; index < 40; index++) {
    const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': '203.0.113.1' }
    const body = new URLSearchParams({ company: 'Example', form: 'short' })
    started.push((await fetch(`${origin}/start`, { method: 'POST', headers, body, redirect: 'manual' })).status)
  }
  const wrong = started.filter((status, index) => status !== (index < 20 ? 302 : 429)).length
  return { what: 'one limit counts both', tried: started.length, wrong }
}

async function mailsSent({ database }: Site, { mailbox }: Pair): Promise<Tried> {
  const names = Array.from({ length: MAILS }, (_, at) => `person${at}@example.com`)
  await database.withSys(async (tx) => {
    for (const recipient of names) {
      await queueMail(tx, { kind: 'code', recipient, locale: 'en', facts: { code: 'X' }, keepMinutes: 10 })
    }
  })
  const sent = () => names.map((name) => mailbox.to(name).length)
  for (let waited = 0; waited < 60_000 && sent().includes(0); waited += 100) await sleep(100)
  return { what: 'a mail is sent once', tried: MAILS, wrong: sent().filter((count) => count !== 1).length }
}
