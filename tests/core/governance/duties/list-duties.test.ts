import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DUTY_STATES, type DutySystem, type ListedDuty } from '#app/core/governance/duties/duty.ts'
import { countDuties, dueBefore, groupDuties } from '#app/core/governance/duties/group-duties.ts'
import { isToDo, lawDutiesOf, listDuties } from '#app/core/governance/duties/list-duties.ts'
import { listPrivacyDuties } from '#app/core/governance/duties/privacy-duties.ts'
import { compileScreening } from '#app/core/governance/screening/compile-screening.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { refsOf } from '#app/core/scoring/bind-expression.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { aRow, aSystem, law, TODAY } from './duty-builders.ts'

const find = (duties: readonly ListedDuty[], id: string) => duties.find((duty) => duty.id === id)

test('what is prohibited stands before duties that are older', () => {
  const required = {
    'prohibited-practice': 'no',
    'personal-data': 'yes',
    'large-scale': 'yes',
    'sensitive-data': 'special',
  }
  const bot = aSystem({ answers: answersOf('s05'), privacy: required })
  const coach = aSystem({ id: 'two', name: 'Coach', answers: answersOf('s16') })
  const duties = listDuties(law, [bot, coach], TODAY)

  expect(duties[0]).toMatchObject({ id: 'dpia', from: '2018-05-25' })
  expect(groupDuties(duties, { on: TODAY, before: TODAY }).now[0]).toMatchObject({ weight: 'prohibition' })
})

test("a vendor's chatbot: telling people is the vendor's duty, the check that it does is yours", () => {
  const duties = listDuties(law, [aSystem({ answers: answersOf('s05') })], TODAY)

  expect(find(duties, 'art50:50(1)')).toMatchObject({ holder: 'provider', isSure: true, timing: 'now' })
  expect(find(duties, 'o-13')).toMatchObject({ holder: 'own', weight: 'control', state: 'open' })
  expect(find(duties, 'o-01')).toMatchObject({
    weight: 'duty',
    from: '2025-02-02',
    usualOwner: expect.stringContaining('Marketing'),
  })
})

test.each([
  { practice: 'images', from: '2026-12-02' },
  { practice: 'yes', from: '2025-02-02' },
])('what is prohibited ($practice) is so since the day of what prohibits it', ({ practice, from }) => {
  const model = compileScreening(law.privacy, { on: '2026-12-03', country: null })
  const duties = listPrivacyDuties(law.privacy, screen(model, new Map([['prohibited-practice', practice]])))

  expect(duties.find(({ id }) => id === 'stop')).toMatchObject({ from, possible: [from] })
})

test('a duty of your own under Article 50 is there once, with what to do about it', () => {
  const duties = listDuties(law, [aSystem({ answers: answersOf('s05', { 'own-name': 'market' }) })], TODAY)

  expect(find(duties, 'o-20')).toMatchObject({ holder: 'own', weight: 'duty' })
  expect(find(duties, 'art50:50(1)')).toBeUndefined()
})

test('what hangs on an answer says which question settles it', () => {
  const duties = listDuties(law, [aSystem({ answers: answersOf('s05', { 'own-name': 'unsure' }) })], TODAY)

  expect(find(duties, 'o-20')).toMatchObject({
    isSure: false,
    settledBy: [{ part: 'ai-act', question: 'own-name' }],
  })
})

test('a condition that no question asks leaves a duty possible', () => {
  const duties = listDuties(law, [aSystem({ answers: answersOf('s05') })], TODAY)

  expect(find(duties, 'o-03')).toMatchObject({ isSure: false, onlyIf: expect.stringContaining('bias'), settledBy: [] })
})

test('what is prohibited comes before other duties of its day', () => {
  const duties = listDuties(law, [aSystem({ answers: answersOf('s16') })], TODAY)

  expect(duties[0]).toMatchObject({ weight: 'prohibition', timing: 'now', day: '2025-02-02' })
})

test('a gap under the GDPR is a duty, a met article is done, an unsure one only possible', () => {
  const privacy = { 'personal-data': 'yes', 'gdpr-basis': 'no', 'gdpr-notice': 'yes', 'gdpr-record': 'unsure' }
  const duties = listDuties(law, [aSystem({ answers: answersOf('s05'), privacy })], TODAY)

  expect(find(duties, 'gdpr:gdpr-basis')).toMatchObject({ isSure: true, state: 'open', timing: 'now' })
  expect(find(duties, 'gdpr:gdpr-notice')).toMatchObject({ isSure: true, state: 'done' })
  expect(find(duties, 'gdpr:gdpr-record')).toMatchObject({
    isSure: false,
    settledBy: [{ part: 'privacy', question: 'gdpr-record' }],
  })
})

test('an impact assessment is a duty once two criteria are met, and possible before', () => {
  const two = {
    'personal-data': 'yes',
    'evaluates-people': 'yes',
    'vulnerable-people': 'yes',
    'prohibited-practice': 'no',
  }
  const met = listDuties(law, [aSystem({ privacy: two })], TODAY)
  const open = listDuties(law, [aSystem({ privacy: { 'personal-data': 'yes', 'prohibited-practice': 'no' } })], TODAY)

  expect(find(met, 'dpia')).toMatchObject({ isSure: true, settledBy: [] })
  expect(find(open, 'dpia')?.isSure).toBe(false)
  expect(find(open, 'dpia')?.settledBy.length).toBeGreaterThan(0)
})

test('a done duty is to be looked at again once an answer that it rests on is younger', () => {
  const row = aRow({ dutyId: 'o-13', state: 'done', changedAt: new Date('2026-10-01') })
  const system = aSystem({ answers: answersOf('s05'), kept: [row] })
  const later = (question: string) => ({
    ...system,
    answered: [{ part: 'ai-act' as const, question, at: new Date('2026-10-02') }],
  })

  expect(find(listDuties(law, [system], TODAY), 'o-13')?.lookAgain).toBe(false)
  expect(find(listDuties(law, [later('talks-to-people')], TODAY), 'o-13')?.lookAgain).toBe(true)
  expect(find(listDuties(law, [later('abuse-material')], TODAY), 'o-13')?.lookAgain).toBe(false)
})

test('an article met by a younger answer is done, whatever was written down before', () => {
  const kept = [aRow({ dutyId: 'gdpr:gdpr-basis', state: 'doing', owner: 'Ada', changedAt: new Date('2026-10-01') })]
  const privacy = { 'personal-data': 'yes', 'gdpr-basis': 'yes' }
  const duties = listDuties(law, [aSystem({ privacy, kept, answeredAt: new Date('2026-10-02') })], TODAY)

  expect(find(duties, 'gdpr:gdpr-basis')).toMatchObject({ state: 'done', owner: 'Ada', lookAgain: false })
})

test('an article met by an answer that came at once with its evidence is done', () => {
  const at = new Date('2026-10-01')
  const kept = [aRow({ dutyId: 'gdpr:gdpr-processor', state: 'open', evidence: 'The vendor says so.', changedAt: at })]
  const privacy = { 'personal-data': 'yes', 'gdpr-processor': 'yes' }
  const duties = listDuties(law, [aSystem({ privacy, kept, answeredAt: at })], TODAY)

  expect(find(duties, 'gdpr:gdpr-processor')).toMatchObject({ state: 'done', evidence: 'The vendor says so.' })
})

test('a retired system has no duties', () => {
  expect(listDuties(law, [aSystem({ answers: answersOf('s05'), status: 'retired' })], TODAY)).toEqual([])
})

test('the counts speak of your own sure duties that apply on the day', () => {
  const kept = [aRow({ dutyId: 'o-01', state: 'done' }), aRow({ dutyId: 'o-13', dueOn: '2026-11-01' })]
  const duties = listDuties(law, [aSystem({ answers: answersOf('s05'), kept })], TODAY)
  const sure = duties.filter(({ isSure, holder, timing }) => isSure && holder === 'own' && timing !== 'later')

  expect(countDuties(duties, TODAY)).toEqual({ applyToday: sure.length, open: sure.length - 1, overdue: 1 })
})

const scenarios = fc.constantFrom(...law.aiAct.scenarios.map(({ id }) => id))
const states = fc.constantFrom(...DUTY_STATES)
const days = fc
  .integer({ min: 0, max: 1500 })
  .map((at) => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10))
const privacy = fc.option(fc.constantFrom({ 'personal-data': 'yes' }, { 'personal-data': 'no' }), { nil: undefined })

/** A worked example where one answer is missing, with something written down about three of its duties. */
const systems: fc.Arbitrary<DutySystem> = fc
  .record({
    scenario: scenarios,
    without: fc.nat(),
    privacy,
    rows: fc.array(fc.record({ at: fc.nat(), state: states, dueOn: fc.option(days) }), { maxLength: 3 }),
  })
  .map(({ scenario, without, privacy: said, rows }) => {
    const answers = Object.entries(answersOf(scenario))
    answers.splice(without % (answers.length + 1), 1)
    const system = aSystem({ answers: Object.fromEntries(answers), ...(said && { privacy: said }) })
    const ids = lawDutiesOf(law, system).map(({ id }) => id)
    const kept = rows.flatMap(({ at, ...row }) => {
      const dutyId = ids[at % Math.max(1, ids.length)]
      return dutyId === undefined ? [] : [aRow({ dutyId, reason: row.state === 'waived' ? 'Not ours' : '', ...row })]
    })
    return { ...system, kept }
  })

const RUNS = { numRuns: 60 }

test('no duty is lost: whatever the rules find is in the list once', () => {
  fc.assert(
    fc.property(systems, (system) => {
      const { triage, screening } = system
      const ids = listDuties(law, [system], TODAY).map(({ id }) => id)
      const said = new Set(
        law.aiAct.obligations.filter(({ id }) => ids.includes(id)).flatMap(({ when }) => refsOf(when)),
      )

      expect(new Set(ids).size).toBe(ids.length)
      for (const { id } of triage.obligations) expect(ids).toContain(id)
      for (const id of triage.undetermined?.obligations ?? []) expect(ids).toContain(id)
      for (const { finding } of triage.prohibitions) expect(ids).toContain(`prohibition:${finding}`)
      for (const { paragraph, finding } of triage.article50) {
        expect(ids.includes(`art50:${paragraph}`) || said.has(finding), paragraph).toBe(true)
      }
      for (const { question } of screening?.gdpr ?? []) expect(ids).toContain(`gdpr:${question}`)
    }),
    RUNS,
  )
})

test('what is written down never changes what the law asks', () => {
  const asked = (duties: readonly ListedDuty[]) => duties.map(({ id }) => id).sort()
  fc.assert(
    fc.property(systems, (system) => {
      const bare = { ...system, kept: [] }
      expect(asked(listDuties(law, [system], TODAY))).toEqual(asked(listDuties(law, [bare], TODAY)))
    }),
    RUNS,
  )
})

const PLACE = { shielded: 0, later: 0, soon: 1, open: 2, disputed: 2, now: 3, overdue: 4 }

test('as days pass a duty only comes nearer, and its day stays where it is', () => {
  fc.assert(
    fc.property(systems, days, days, (system, one, other) => {
      const [earlier, later] = [one, other].sort()
      const before = new Map(listDuties(law, [system], earlier ?? '').map((duty) => [duty.id, duty]))
      for (const duty of listDuties(law, [system], later ?? '')) {
        const was = before.get(duty.id)
        expect(was?.day).toBe(duty.day)
        expect(PLACE[duty.timing]).toBeGreaterThanOrEqual(PLACE[was?.timing ?? 'overdue'])
      }
    }),
    RUNS,
  )
})

test('each duty is in one group, and a waived one has its reason', () => {
  fc.assert(
    fc.property(systems, days, (system, before) => {
      const duties = listDuties(law, [system], TODAY)
      const groups = groupDuties(duties, { on: TODAY, before })

      expect(Object.values(groups).flat()).toHaveLength(duties.length)
      expect(groups.settled.every((duty) => !isToDo(duty))).toBe(true)
      expect(duties.every(({ state, reason }) => state !== 'waived' || reason !== '')).toBe(true)
      expect(groups.before.every((duty) => dueBefore(duties, before).includes(duty))).toBe(true)
    }),
    RUNS,
  )
})
