import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { listAtoms } from '#content/expression.ts'
import type { Question, Requirement } from '#content/schema.ts'

const catalogue = loadCatalogue()

/** Own rows of a use case and of its core techniques, as a buyer of tools or a builder meets them. */
function rowsOf(useCaseId: string, mode: 'buys' | 'builds'): Requirement[] {
  const useCase = catalogue.useCases.find(({ id }) => id === useCaseId)
  if (!useCase) throw new Error(`There is no use case ${useCaseId}.`)
  const core = catalogue.techniques.filter(({ id }) => useCase.techniques.core.includes(id))
  return [...useCase.requirements, ...core.flatMap(({ requirements }) => requirements)].filter(
    ({ buildOnly }) => mode === 'builds' || !buildOnly,
  )
}

describe('walk 3: an organisation without AI', () => {
  const impliesAi = (question: Question) =>
    question.scopeCondition !== null &&
    listAtoms(question.scopeCondition).some(
      (atom) =>
        atom.ref === 'scope-ai-in-use' &&
        (atom.op === 'contains' || (atom.op === 'option' && atom.cmp === '!=' && atom.options.includes('none'))),
    )

  test('finds at the foot of each ladder that speaks of AI in use a statement that is true without it', () => {
    const speaksOfUse = [
      'use-case-portfolio',
      'pilot-scope',
      'scale-decision',
      'value-tracking',
      'ownership-team',
      'model-operations',
      'output-evaluation',
      'ai-register',
      'transparency-labelling',
      'human-oversight',
      'vendor-privacy',
    ]
    for (const id of speaksOfUse) {
      const foot = catalogue.capabilities.find((capability) => capability.id === id)?.levels[0]
      expect(`${foot?.lead}${foot?.rest}`, id).toMatch(/, or (there (are|is|was) (no|none)|no (AI|such)|none)/)
    }
  })

  test('is never asked a fact about AI in use', () => {
    const aboutUse = catalogue.questions.filter(
      ({ kind, ask, fromLevel }) =>
        kind === 'fact' && (fromLevel === null || fromLevel <= 2) && /\bAI tool|use AI|AI results|chatbot/i.test(ask),
    )

    expect(aboutUse.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['f-adoption-share', 'f-vendor-share', 'f-ops-detect']),
    )
    expect(aboutUse.filter((question) => !impliesAi(question)).map(({ id }) => id)).toEqual([])
  })

  test('can say that it uses none', () => {
    expect(catalogue.questions.find(({ id }) => id === 'scope-ai-in-use')?.options.map(({ id }) => id)).toContain(
      'none',
    )
  })
})

describe('walk 4: 60 won deals a year', () => {
  const volume = catalogue.questions.find(({ id }) => id === 'f-outcome-volume')
  const level = volume?.caps.lt100 ?? Number.NaN
  const blocked = (useCaseId: string) =>
    rowsOf(useCaseId, 'buys').filter(({ capability, min }) => capability === 'outcome-volume' && min > level)

  test('does not block chatbot and SEO', () => {
    expect(level).toBe(1)
    expect(blocked('uc-support-chatbot')).toEqual([])
    expect(blocked('uc-seo-content')).toEqual([])
  })

  test('blocks lead scoring, with the number named and a way out', () => {
    expect(blocked('uc-lead-scoring').map(({ why }) => why)).toEqual([
      expect.stringContaining('500 won deals'),
      expect.stringContaining('500 won deals'),
    ])
    expect(catalogue.capabilities.find(({ id }) => id === 'outcome-volume')?.wayOut).toMatch(/buy a score/)
  })

  test('concerns predictive use cases only', () => {
    const asking = catalogue.useCases.filter(({ id }) =>
      rowsOf(id, 'builds').some(({ capability }) => capability === 'outcome-volume'),
    )

    expect(new Set(asking.map(({ dataKind }) => dataKind))).toEqual(new Set(['predictive']))
    expect(asking).toHaveLength(catalogue.useCases.filter(({ dataKind }) => dataKind === 'predictive').length)
  })

  test('is a fact of the business: it leaves the score, no action raises it', () => {
    expect(catalogue.capabilities.find(({ id }) => id === 'outcome-volume')?.scored).toBe(false)
    expect(catalogue.actions.filter(({ capability }) => capability === 'outcome-volume')).toEqual([])
  })
})

describe('walk 5: bought tools', () => {
  const BUILDING = /\bAPI\b|\btrain(ed|ing|s)? (a|an|own|the) |fine-?tun|\btuning interface|\bown model\b.*needs/i

  test('no requirement of a chatbot speaks of an own API, training or fine-tuning', () => {
    const rows = rowsOf('uc-support-chatbot', 'buys')

    expect(rows.map(({ why }) => why).filter((why) => BUILDING.test(why))).toEqual([])
    expect(rows.filter(({ capability, min }) => capability === 'model-access' && min > 2)).toEqual([])
    expect(rows.filter(({ capability }) => capability === 'data-science-capacity')).toEqual([])
    expect(rows).toEqual(
      expect.arrayContaining([expect.objectContaining({ capability: 'vendor-privacy', min: 3, must: true })]),
    )
  })

  test('no technique asks a buyer for an own interface or a data scientist', () => {
    const asked = catalogue.techniques.flatMap(({ id, requirements }) =>
      requirements
        .filter(({ buildOnly, must }) => must && !buildOnly)
        .filter(
          ({ capability, min }) => capability === 'data-science-capacity' || (capability === 'model-access' && min > 2),
        )
        .map(({ capability }) => `${id} ${capability}`),
    )

    expect(asked).toEqual([])
  })

  test('the profile for building holds only for those who adapt or train', () => {
    expect(catalogue.profiles.find(({ id }) => id === 'build')?.when).toEqual({
      op: 'in',
      ref: 'scope-build-mode',
      options: ['adapt', 'train'],
    })
  })
})

test('a KPI tried and found to differ never scores below one not tried', () => {
  const caps = catalogue.questions.find(({ id }) => id === 'f-kpi-recompute')?.caps ?? {}

  expect(caps.tried_diff).toBeGreaterThanOrEqual(caps.not_tried ?? Number.NaN)
})
