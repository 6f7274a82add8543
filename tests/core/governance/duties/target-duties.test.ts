import { expect, test } from 'vitest'
import { groupDuties } from '#app/core/governance/duties/group-duties.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import { dutiesBeforeStart, dutiesOfTargets } from '#app/core/governance/duties/target-duties.ts'
import { loadDutyLinks } from '#content/duty-links.server.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { aRow, aSystem, law, TODAY } from './duty-builders.ts'

const CHATBOT = 'uc-support-chatbot'
const links = loadDutyLinks()
const privacy = { 'personal-data': 'yes', 'gdpr-basis': 'no', 'gdpr-notice': 'no', 'gdpr-dpo': 'no' }
const helper = (told: Parameters<typeof aSystem>[0] = {}) =>
  aSystem({ answers: answersOf('s05'), useCaseId: CHATBOT, privacy, ...told })

test('open duties of a use case ask for the steps that meet them; done and waived ones do not', () => {
  const kept = [
    aRow({ dutyId: 'o-01', state: 'done' }),
    aRow({ dutyId: 'gdpr:gdpr-basis', state: 'waived', reason: 'No' }),
  ]
  const steps = (systems: Parameters<typeof listDuties>[1]) =>
    dutiesOfTargets(listDuties(law, systems, TODAY), links)[CHATBOT]?.steps.map(({ capability, level }) => [
      capability,
      level,
    ])

  expect(steps([helper()])).toEqual(
    expect.arrayContaining([
      ['ai-literacy', 2],
      ['lawful-basis-consent', 2],
      ['profiling-rights', 2],
    ]),
  )
  expect(steps([helper({ kept })])).toEqual(expect.not.arrayContaining([['ai-literacy', 2]]))
  expect(steps([helper({ kept })])).toEqual(expect.not.arrayContaining([['lawful-basis-consent', 2]]))
})

test('a step says which duty of which system asks for it', () => {
  const [step] = dutiesOfTargets(listDuties(law, [helper()], TODAY), links)[CHATBOT]?.steps ?? []

  expect(step?.duty).toMatch(/^(GDPR|AI Act) .*\(Helper\)$/)
})

test('a duty that no step meets is to be met before the pilot starts', () => {
  const duties = listDuties(law, [helper()], TODAY)
  const before = dutiesBeforeStart(duties, links, { useCaseId: CHATBOT, start: '2026-12-07' }).map(({ id }) => id)

  expect(before).toContain('gdpr:gdpr-dpo')
  expect(before).not.toContain('gdpr:gdpr-basis')
  expect(before).not.toContain('o-13')
})

test('a prohibited system keeps its use case from starting, and says where that stands', () => {
  const duties = listDuties(law, [helper({ answers: answersOf('s16'), name: 'Mood meter' })], TODAY)

  expect(dutiesOfTargets(duties, links)[CHATBOT]?.prohibited).toEqual({
    system: 'Mood meter',
    article: expect.stringMatching(/^AI Act Art. 5\(1\)/),
  })
})

test.each(['done', 'waived'] as const)(
  'a prohibition said to be %s still keeps its use case from starting',
  (state) => {
    const answers = answersOf('s16')
    const found = listDuties(law, [helper({ answers })], TODAY).find(({ weight }) => weight === 'prohibition')
    const kept = [aRow({ dutyId: found?.id ?? '', state, reason: 'We use it all the same' })]
    const duties = listDuties(law, [helper({ answers, kept })], TODAY)

    expect(duties).toContainEqual(expect.objectContaining({ id: found?.id, weight: 'prohibition', state: 'open' }))
    expect(groupDuties(duties, { on: TODAY, before: TODAY }).settled).toEqual([])
    expect(dutiesOfTargets(duties, links)[CHATBOT]?.prohibited).not.toBeNull()
  },
)

test('a system of no use case asks no target for anything', () => {
  expect(dutiesOfTargets(listDuties(law, [aSystem({ answers: answersOf('s05') })], TODAY), links)).toEqual({})
})
