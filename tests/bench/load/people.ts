import { setTimeout as sleep } from 'node:timers/promises'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { Asked, Done, PeopleJob, Person } from './jobs.ts'
import { type Answered, look, save } from './send.ts'

/** A person looks at the next page of questions after so many answers, and at the results after so many. */
const PAGE_EVERY = 8
const RESULTS_EVERY = 20

/** Everybody at their own pace: who is kept waiting beyond the next answer gives it late, and it counts as late. */
export async function letPeopleAnswer(job: PeopleJob): Promise<Done> {
  const started = performance.now()
  const asked: Asked[] = []
  const versions = job.versions ?? job.people.map((): Done['versions'][0] => ({}))
  const doing = { job, started, asked }
  await Promise.all([
    ...job.people.map((person, at) => answer(doing, person, { seed: job.seed + at, versions: versions[at] ?? {} })),
    askForReports(doing),
  ])
  return { asked, versions }
}

type Doing = { job: PeopleJob; started: number; asked: Asked[] }

async function answer(
  { job, started, asked }: Doing,
  person: Person,
  own: { seed: number; versions: Done['versions'][0] },
) {
  const { origin, questions, sections, seconds } = job
  const next = mulberry32(own.seed)
  const [least, most] = job.pauseSeconds
  const pause = () => 1_000 * (least + next() * (most - least))
  const on = { started, asked }
  // Nobody begins at the same moment as everybody else.
  for (let at = next() * 1_000 * most, count = 0; at < 1_000 * seconds; at += pause(), count += 1) {
    const question = questions[count % questions.length] ?? ''
    const version = own.versions[question] ?? 0
    const { status } = await note(on, 'save', at, () => save(origin, person, { question, version }))
    if (status === 200) own.versions[question] = version + 1
    const section = sections[(count / PAGE_EVERY) % sections.length]
    if (section) await note(on, 'page', at, () => look(origin, person, `questions/${section}`), true)
    if (count % RESULTS_EVERY === RESULTS_EVERY - 1) {
      await note(on, 'results', at, () => look(origin, person, 'results'), true)
    }
  }
}

async function askForReports({ job, started, asked }: Doing) {
  const { origin, people, seconds, reportSeconds } = job
  if (reportSeconds === null) return
  const waiting: Promise<unknown>[] = []
  for (let at = 1_000 * reportSeconds, count = 0; at < 1_000 * seconds; at += 1_000 * reportSeconds, count += 1) {
    const person = people[count % people.length] as Person
    waiting.push(note({ started, asked }, 'report', at, () => look(origin, person, 'report.pdf')))
  }
  await Promise.all(waiting)
}

/**
 * Does it at its moment, or at once where that has gone by, and writes down how it went.
 *
 * @param at ms from the beginning
 * @param isThen meant to be sent right after what came before, whose wait is not its own
 */
async function note(
  { started, asked }: Pick<Doing, 'started' | 'asked'>,
  what: Asked['what'],
  at: number,
  work: () => Promise<Answered>,
  isThen = false,
): Promise<Answered> {
  const meant = isThen ? performance.now() - started : at
  const early = started + meant - performance.now()
  if (early > 0) await sleep(early)
  const late = performance.now() - started - meant
  const answered = await work()
  asked.push({ what, at: meant, ms: performance.now() - started - meant, late, ...answered })
  return answered
}
