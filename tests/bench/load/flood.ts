import { setTimeout as sleep } from 'node:timers/promises'
import type { Asked, Done, FloodJob, Person, Phase } from './jobs.ts'
import { type Answered, look, save } from './send.ts'

const PAGE_EVERY = 5

/** A question of a person, whose answer is not on its way now. */
type Slot = { person: number; question: string }

/** Saves and pages, at a fixed rate or as many as come through. */
export async function flood(job: FloodJob): Promise<Done> {
  const started = performance.now()
  const asked: Asked[] = []
  const versions = job.versions ?? job.people.map((): Done['versions'][0] => ({}))
  const slots = job.questions.flatMap((question) => job.people.map((_, person): Slot => ({ person, question })))
  let count = 0

  async function ask(at: number) {
    count += 1
    const late = performance.now() - started - at
    const isPage = count % PAGE_EVERY === 0
    const answered = isPage ? await openPage() : await saveNext()
    asked.push({ what: isPage ? 'page' : 'save', at, ms: performance.now() - started - at, late, ...answered })
  }

  function openPage(): Promise<Answered> {
    const person = job.people[count % job.people.length] as Person
    return look(job.origin, person, `questions/${job.sections[count % job.sections.length]}`)
  }

  async function saveNext(): Promise<Answered> {
    const slot = slots.shift()
    if (!slot) throw new RangeError('More answers are on their way than there are questions.')
    const { person, question } = slot
    const own = versions[person] ?? {}
    const answered = await save(job.origin, job.people[person] as Person, { question, version: own[question] ?? 0 })
    if (answered.status === 200) own[question] = (own[question] ?? 0) + 1
    slots.push(slot)
    return answered
  }

  const { pace } = job
  if ('phases' in pace) await atRates(ask, { phases: pace.phases, started })
  else await atOnce(ask, { ...pace, started })
  return { asked, versions }
}

type Ask = (at: number) => Promise<void>

/** What is late because the sender was is counted from when it should have been sent. */
async function atRates(ask: Ask, { phases, started }: { phases: Phase[]; started: number }) {
  const waiting: Promise<void>[] = []
  let begin = 0
  for (const { perSecond, seconds } of phases) {
    for (let index = 0; index < perSecond * seconds; index++) {
      const at = begin + (index * 1_000) / perSecond
      while (performance.now() < started + at) await sleep(Math.max(0, started + at - performance.now()))
      waiting.push(ask(at))
    }
    begin += 1_000 * seconds
  }
  await Promise.all(waiting)
}

async function atOnce(ask: Ask, given: { atOnce: number; seconds: number; started: number }) {
  const end = given.started + 1_000 * given.seconds
  await Promise.all(
    Array.from({ length: given.atOnce }, async () => {
      while (performance.now() < end) await ask(performance.now() - given.started)
    }),
  )
}
