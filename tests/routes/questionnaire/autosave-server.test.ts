import { expect, test } from 'vitest'
import { type AutosaveState, createAutosave, type Outcome } from '#app/routes/questionnaire/autosave.ts'
import { newId } from '#db/new-id.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { expectNothingLost } from './support/nothing-lost.ts'
import type { Entry } from './support/peer.ts'
import { fieldsOf, saveAnswer } from './support/saving.ts'
import { type Attempt, TeamSimulation } from './support/team-simulation.ts'

const { browser, admin } = await testPreflight()
const QUESTIONS = ['q-kpi-definition', 'q-value-tracking', 'q-baseline-measurement']

test('forty answers over a line that loses and doubles requests are all there, in order, once', async () => {
  const guest = browser()
  const id = await guest.start()
  const acknowledged: { question: string; note: string }[] = []
  let requests = 0
  let state: AutosaveState | undefined
  const autosave = createAutosave({
    async send(question, fields, opId, version): Promise<Outcome> {
      requests += 1
      const all: [string, string][] = [...fields, [`${question}.opId`, opId], [`${question}.version`, String(version)]]
      const post = () => guest.post(`/assessments/${id}/answers/${question}`, all)
      if (requests % 5 === 0) return { kind: 'unreachable' }
      const answer = await post()
      if (requests % 3 === 0) await post()
      if (requests % 4 === 0) return { kind: 'unreachable' }
      const outcome = (await answer.json()) as Outcome
      const note = fields.find(([name]) => name.endsWith('.note'))?.[1] ?? ''
      if (outcome.kind === 'saved') acknowledged.push({ question, note })
      return outcome
    },
    newId,
    onChange: (changed) => {
      state = changed
    },
    versions: {},
  })

  const typed = new Map<string, string>()
  for (let index = 0; index < 40; index += 1) {
    const question = QUESTIONS[index % 3] ?? ''
    typed.set(question, `note ${index}`)
    const done = autosave.change(question, [
      [`${question}.answer`, `level:${index % 5}`],
      [`${question}.note`, `note ${index}`],
    ])
    if (index % 2 === 0) await done
  }
  for (let tries = 0; tries < 200 && state?.unsent !== 0; tries += 1) {
    autosave.retryNow()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  autosave.stop()

  const log =
    await admin`select question_id, note, version from app.answer_log where assessment_id = ${id} order by version`
  const now = await admin`select question_id, note from app.answers where assessment_id = ${id}`
  expect(new Map(now.map(({ question_id, note }) => [question_id, note]))).toEqual(typed)
  for (const { question, note } of acknowledged) {
    expect(log.filter((row) => row.question_id === question && row.note === note)).toHaveLength(1)
  }
  for (const question of QUESTIONS) {
    const versions = log.filter(({ question_id }) => question_id === question).map(({ version }) => version)
    expect(versions).toEqual(versions.map((_, index) => index + 1))
  }
})

test.for([1, 2, 3])(
  'three people with three tabs each lose nothing in the real database, and agree in the end (seed %i)',
  async (seed) => {
    const guest = browser()
    const id = await guest.start()
    const bases = new Map<string, number>()
    const simulation = new TeamSimulation(seed, {
      async save({ question, text, opId, base }: Attempt) {
        bases.set(opId, base)
        const fields = { answer: 'level:1', note: text, opId, version: String(base) }
        const sent = Object.entries(fields).map(([name, value]): [string, string] => [`${question}.${name}`, value])
        const answer = await guest.post(`/assessments/${id}/answers/${question}`, sent)
        return (await answer.json()) as Outcome
      },
      async read() {
        const now = await admin`select question_id, note, version from app.answers where assessment_id = ${id}`
        return new Map(now.map(({ question_id, note, version }) => [question_id, { text: note, version }]))
      },
    })
    await simulation.run()

    const log = await admin<Omit<Entry, 'base'>[]>`
      select question_id as question, note as text, version, op_id as "opId" from app.answer_log
      where assessment_id = ${id} order by question_id, version`
    expect(log.length).toBeGreaterThan(10)
    expectNothingLost(
      simulation,
      log.map((entry) => ({ ...entry, base: bases.get(entry.opId) ?? -1 })),
    )
  },
)

test('a page of somebody else saves nothing: whoever is signed in by now is not the person who typed', async () => {
  const guest = browser()
  const id = await guest.start()
  const page = await (await guest.get(`/assessments/${id}/questions/kpi`)).text()
  const [, person = ''] = /"person","([0-9a-f-]{36})"/.exec(page.replaceAll('\\"', '"')) ?? []
  const save = (as: string, opId: string) =>
    guest.post(
      `/assessments/${id}/answers/q-kpi-definition`,
      fieldsOf('q-kpi-definition', { answer: 'level:1', opId }),
      { 'Preflight-Person': as },
    )

  const strange = await save(newId(), newId())
  expect(strange.status).toBe(409)
  expect(await strange.json()).toMatchObject({ kind: 'refused', message: expect.stringContaining('Somebody else') })
  expect((await save(person, newId())).status).toBe(200)
})

test("the key for what is kept in the browser is the session's own, and a shared computer gets none", async () => {
  const keyOn = async (by: ReturnType<typeof browser>, id: string) => {
    const page = (await (await by.get(`/assessments/${id}/questions/kpi`)).text()).replaceAll('\\"', '"')
    return /"key","([\w-]{43})"/.exec(page)?.[1] ?? null
  }
  const [guest, other] = [browser(), browser()]
  const [id, otherId] = [await guest.start(), await other.start()]
  const own = await keyOn(guest, id)
  expect(own).not.toBeNull()
  expect(await keyOn(guest, id)).toBe(own)
  expect(await keyOn(other, otherId)).not.toBe(own)

  const back = { returnTo: `/assessments/${id}/questions/kpi` }
  const shared = await guest.post(`/assessments/${id}/settings`, { intent: 'sharedComputer', ...back })
  expect(shared.headers.get('Clear-Site-Data')).toBe('"storage"')
  expect(shared.headers.get('Location')).toBe(back.returnTo)
  expect(await keyOn(guest, id)).toBeNull()
  await guest.post(`/assessments/${id}/settings`, { intent: 'ownComputer', ...back })
  expect(await keyOn(guest, id)).toBe(own)
})

test('two people who give the same answer agree: the later one is told that it is saved', async () => {
  const guest = browser()
  const id = await guest.start()
  const save = (note: string) =>
    saveAnswer(guest, id, 'q-kpi-definition', { answer: 'level:1', note }).then((answer) => answer.json())

  expect(await save('same')).toMatchObject({ kind: 'saved', version: 1 })
  expect(await save('same')).toMatchObject({ kind: 'saved', version: 1 })
  expect(await save('other')).toMatchObject({ kind: 'conflict', current: { note: 'same', version: 1 } })
})
