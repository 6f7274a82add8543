import { describe, expect, test } from 'vitest'
import { fillTemplate, isAboutUseCase } from '#app/core/templates/fill-template.ts'
import type { TemplateFacts } from '#app/core/templates/template-facts.ts'
import { templateFor } from '#app/core/templates/template-for.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Template } from '#content/schema/templates.ts'

const catalogue = loadCatalogue()
const localisation = catalogue.useCases.find(({ id }) => id === 'uc-content-localisation') ?? null

const nothingKnown: TemplateFacts = {
  company: 'Example GmbH',
  today: '22 Nov 2026',
  useCase: null,
  interests: [],
  toolsInUse: [],
  levels: {},
  people: {},
  words: { up: 'higher', down: 'lower', weekly: 'every week', monthly: 'every month', quarterly: 'every quarter' },
}

function sheetFor(capability: string, facts: Partial<TemplateFacts> = {}) {
  return fillTemplate(catalogue, templateFor(catalogue, { capability, min: 2 }) as Template, {
    ...nothingKnown,
    ...facts,
  })
}

function fieldsOf(capability: string, facts: Partial<TemplateFacts> = {}) {
  return sheetFor(capability, facts).sections.flatMap(({ fields }) => fields)
}

function rowsOf(capability: string, label: string, facts: Partial<TemplateFacts> = {}) {
  const field = fieldsOf(capability, facts).find((candidate) => candidate.label === label)
  return field?.kind === 'table' ? field.rows : null
}

describe('what is known is filled in', () => {
  test('the KPI sheet lists the figures of the use case with unit, formula and source; guardrails stand apart', () => {
    const [first, ...others] = rowsOf('kpi-definition', 'KPIs', { useCase: localisation }) ?? []

    expect(first?.slice(0, 5)).toEqual([
      'Hours per released item and language',
      'hours',
      'lower',
      'hours of writing, editing and review / items released, for each language',
      'time sheets or the log of the CMS',
    ])
    expect(others.map(([name]) => name)).toEqual(['Lead time to last language', 'Post-edit distance', ''])
    expect(rowsOf('kpi-definition', 'Guardrails', { useCase: localisation })?.map(([name]) => name)).toEqual([
      'Severe errors per 1,000 words',
    ])
  })

  test('the charter takes over length, design and the rule for the decision', () => {
    const fields = fieldsOf('pilot-scope', { useCase: localisation })
    const words = JSON.stringify(fields)

    expect(words).toContain('8 weeks')
    expect(words).toContain(localisation?.pilot.design)
    expect(words).toContain(localisation?.pilot.decide)
  })

  test('the register begins with the AI that is in use, without "none"', () => {
    const rows = rowsOf('ai-register', 'Systems', { toolsInUse: ['genai', 'none', 'private'] })

    expect(rows?.map(([name]) => name)).toEqual(['Text or image generator', 'Private accounts of employees', '', ''])
  })

  test('owners are asked for every use case of interest and for the one at hand', () => {
    const rows = rowsOf('ownership-team', 'Use cases and their owners', {
      useCase: localisation,
      interests: ['uc-support-chatbot', 'rag'],
    })

    expect(rows?.map(([name]) => name).filter(Boolean)).toEqual([
      'Editorial pipeline and multilingual localisation',
      'Tier-1 support chatbot',
    ])
  })

  test('whoever wears the hat is named beside the role', () => {
    const { filledBy } = sheetFor('kpi-definition', { people: { 'use-case-owner': 'Ada' } })

    expect(filledBy).toEqual([
      { role: 'Use-case owner', person: 'Ada' },
      { role: 'Finance and controlling', person: '' },
    ])
  })
})

describe('what is not known stays empty', () => {
  test('no sheet shows a name in braces or a missing word', () => {
    for (const template of catalogue.templates) {
      for (const useCase of [null, ...catalogue.useCases]) {
        const sheet = JSON.stringify(fillTemplate(catalogue, template, { ...nothingKnown, useCase }))

        expect(sheet).not.toMatch(/\{[a-z-]+\}|undefined|null,null|NaN/)
      }
    }
  })

  test('an entry that needs an unknown use case is left empty as a whole; a sentence keeps a line to write on', () => {
    const fields = fieldsOf('kpi-definition')
    const signOff = fields.find(({ label }) => label === 'Sign-off')

    expect(signOff?.kind === 'statement' && signOff.text).toContain('decide about ________.')
    expect(rowsOf('pilot-scope', 'Frame')?.flat()).not.toContain('8 weeks')
  })

  test('a table that knows of nothing still has rows to write in', () => {
    expect(rowsOf('kpi-definition', 'Guardrails')).toEqual([['', '', '', '', '', '', '']])
    expect(rowsOf('kpi-definition', 'Two calculations')).toHaveLength(3)
  })
})

describe('what the sheet gives', () => {
  const POLICY = 'ai-use-policy'

  test('the sentence of today and the facts of the level asked stand on top', () => {
    const [level] = sheetFor(POLICY, { levels: { [POLICY]: { level: 1, ticks: ['2.2'] } } }).reaches

    expect(level?.today).toEqual({ state: 'answered', statement: 'Guidance was given, verbally or by mail.' })
    expect(level?.asked).toBe('A written policy applies.')
    expect(level?.facts.map(({ isMet }) => isMet)).toEqual([false, false, true])
    expect(level?.done).toBe('Allowed tools, data, purposes, copyright, contact are covered and it is published')
    expect(level?.isReached).toBe(false)
  })

  test('who has answered the level asked has all its facts', () => {
    const [level] = sheetFor(POLICY, { levels: { [POLICY]: { level: 2, ticks: [] } } }).reaches

    expect(level?.isReached).toBe(true)
    expect(level?.facts.every(({ isMet }) => isMet)).toBe(true)
  })

  test('not sure and not answered are told apart, and neither is level 0', () => {
    expect(sheetFor(POLICY, { levels: { [POLICY]: 'unsure' } }).reaches[0]?.today).toEqual({ state: 'unsure' })
    expect(sheetFor(POLICY).reaches[0]?.today).toEqual({ state: 'open' })
  })
})

test('a sheet asks for a use case only if another one would change it', () => {
  for (const template of catalogue.templates) {
    const filled = new Set(
      catalogue.useCases.map((useCase) =>
        JSON.stringify(fillTemplate(catalogue, template, { ...nothingKnown, useCase }).sections),
      ),
    )

    expect([template.id, isAboutUseCase(template)]).toEqual([template.id, filled.size > 1])
  }
})
