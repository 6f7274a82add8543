import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { type ContentCopy, copyContent, lineOf } from './content-copy.ts'

const catalogue = loadCatalogue()
let copy: ContentCopy
beforeAll(() => {
  copy = copyContent()
})
afterAll(() => copy.remove())

test('every action has exactly one template, and so has whatever a profile can make homework', () => {
  const reached = catalogue.templates.flatMap(({ reaches }) =>
    reaches.map(({ capability, min }) => `${capability} ${min}`),
  )
  const actions = catalogue.actions.map(({ capability, to }) => `${capability} ${to}`)
  const asked = catalogue.profiles.flatMap(({ requirements }) => requirements)

  expect(actions).toHaveLength(100)
  expect(reached.toSorted()).toEqual(actions.toSorted())
  for (const { capability, min } of asked) expect(reached).toContain(`${capability} ${min}`)
})

test('every template has something to fill in, and says who fills it in', () => {
  for (const { filledBy, sections } of catalogue.templates) {
    const fields = sections.flatMap((section) => section.fields)
    expect(filledBy.length).toBeGreaterThan(0)
    expect(fields.some(({ kind }) => kind === 'table' || kind === 'lines' || kind === 'line')).toBe(true)
  }
})

const KPI = 'templates/kpi-sheet.yaml'
const VENDOR = 'templates/vendor-check.yaml'
const POLICY = 'templates/ai-policy.yaml'
const ACTION = 'actions/ai-use-policy/act-ai-use-policy-2.yaml'

type Planted = { fault: string; file: string; find: string; put: string; on?: string; says: RegExp }

const PLANTED: Planted[] = [
  {
    fault: 'a template for an unknown capability',
    file: POLICY,
    find: 'reaches: { ai-use-policy: 2 }',
    put: 'reaches: { ai-use-policy: 2, ai-rules: 2 }',
    says: /no capability "ai-rules"/,
  },
  {
    fault: 'a template filled in by an unknown role',
    file: POLICY,
    find: 'filled_by: [legal-counsel',
    put: 'filled_by: [lawyer',
    says: /no role "lawyer"/,
  },
  {
    fault: 'a second template for the same level',
    file: VENDOR,
    find: 'reaches: { vendor-privacy: 2 }',
    put: 'reaches: { vendor-privacy: 2, ai-use-policy: 2 }',
    says: /Level 2 of "ai-use-policy" already has a template, ai-policy/,
  },
  {
    fault: 'a level that no action reaches',
    file: POLICY,
    find: 'reaches: { ai-use-policy: 2 }',
    put: 'reaches: { ai-use-policy: 2, ai-register: 4 }',
    says: /No action leads to level 4 of "ai-register"/,
  },
  {
    fault: 'a field without a label',
    file: POLICY,
    find: '        label: Who answers questions\n',
    put: '',
    on: '',
    says: /sections\.0\.fields\.1\.label/,
  },
  {
    fault: 'an empty label',
    file: POLICY,
    find: 'label: Who answers questions',
    put: 'label: ""',
    says: /label: must not be empty/,
  },
  {
    fault: 'a label that is there twice',
    file: POLICY,
    find: 'label: Who answers questions',
    put: 'label: For whom and for what',
    says: /"For whom and for what" is there twice/,
  },
  {
    fault: 'a column that is there twice',
    file: KPI,
    find: 'label: Second value',
    put: 'label: First value',
    says: /"First value" is there twice/,
  },
  {
    fault: 'a table that lists something unknown',
    file: POLICY,
    find: 'rows_from: tools',
    put: 'rows_from: hammers',
    says: /cannot list "hammers"/,
  },
  {
    fault: 'a column that nothing fills',
    file: KPI,
    find: 'label: Unit, from: unit',
    put: 'label: Unit, from: colour',
    says: /no field "colour"/,
  },
  {
    fault: 'a row with a cell too few',
    file: VENDOR,
    find: '- [Tool and vendor, ""]',
    put: '- [Tool and vendor]',
    says: /1 cells for 2 columns/,
  },
  {
    fault: 'a table without rows',
    file: 'templates/test-cases.yaml',
    find: '        empty: 30\n',
    put: '',
    on: 'label: Thirty cases',
    says: /no rows/,
  },
  {
    fault: 'a name in braces that stands for nothing',
    file: KPI,
    find: 'about {use-case}',
    put: 'about {usecase}',
    on: 'label: Sign-off',
    says: /Nothing is known as "\{usecase\}"/,
  },
  {
    fault: 'a claim in a template',
    file: POLICY,
    find: 'Sensible ones to begin with.',
    put: 'Saves 30 % of the questions.',
    says: /claim is shown as a fact/,
  },
]

test.each(PLANTED)('$fault is one fault, with file, line and mend', ({ file, find, put, on, says }) => {
  const faults = copy.checkWith(file, { find, put })

  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchObject({ file: `content/${file}`, message: expect.stringMatching(says) })
  expect(faults[0]?.mend).not.toBe('')
  if (on !== '') {
    expect(faults[0]?.line).toBe(lineOf(file, on ?? (find.split('\n')[0] as string)))
  }
})

test('an action without a template is a fault of that action', () => {
  expect(copy.checkWithout(POLICY)).toEqual([
    {
      file: `content/${ACTION}`,
      line: lineOf(ACTION, 'deliverable:'),
      message: 'No template reaches level 2 of "ai-use-policy", where this action leads.',
      mend: 'Write one in content/templates/.',
    },
  ])
})

test('a template of another level is no template for it', () => {
  const faults = copy.checkWith(POLICY, { find: 'ai-use-policy: 2', put: 'ai-use-policy: 1' })

  expect(faults).toHaveLength(2)
  expect(faults).toContainEqual(expect.objectContaining({ file: `content/${ACTION}` }))
  expect(faults).toContainEqual(
    expect.objectContaining({ message: expect.stringMatching(/^Level 1 of "ai-use-policy" already has a template/) }),
  )
})
