import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkContent } from '#content/check.ts'
import { findContentRoot } from '#content/source.server.ts'
import { type ContentCopy, copyContent, lineOf } from './content-copy.ts'

let copy: ContentCopy
beforeAll(() => {
  copy = copyContent()
})
afterAll(() => copy.remove())

test('the real content is clean', () => {
  expect(checkContent(findContentRoot())).toEqual([])
})

type Planted = {
  fault: string
  file: string
  find: string
  put: string
  /** What stands on the line of the fault, before the change; default `find`. */
  on?: string
  says: RegExp
}

const RAG = 'techniques/rag.yaml'
const CHATBOT = 'use-cases/uc-support-chatbot.yaml'
const WEEKS = 'questions/kpi/f-baseline-weeks.yaml'
const POLICY_2 = 'actions/ai-use-policy/act-ai-use-policy-2.yaml'

const HISTORY = 'history.yaml'
const TOP = '- version: 2026-11\n  on: 2026-11-22'
const HASH = 'a'.repeat(64)

const PLANTED: Planted[] = [
  {
    fault: 'a history that does not begin with the version that runs',
    file: HISTORY,
    find: 'version: 2026-11',
    put: 'version: 2026-10',
    says: /history begins with 2026-10, and the catalogue is 2026-11/,
  },
  {
    fault: 'a hash of the version that still runs',
    file: HISTORY,
    find: TOP,
    put: `${TOP}\n  hash: ${HASH}`,
    on: '',
    says: /2026-11 still runs/,
  },
  {
    fault: 'an older version without its hash',
    file: HISTORY,
    find: TOP,
    put: `${TOP}\n  about: The second.\n- version: 2026-10\n  on: 2026-10-01`,
    on: '',
    says: /2026-10 has no hash/,
  },
  {
    fault: 'a history out of order',
    file: HISTORY,
    find: TOP,
    put: `${TOP}\n  about: The second.\n- version: 2026-10\n  hash: ${HASH}\n  on: 2026-12-01`,
    on: '',
    says: /2026-10 of 2026-12-01 stands below/,
  },
  {
    fault: 'a change of an item that never was',
    file: HISTORY,
    find: TOP,
    put: `${TOP}\n  changed: [tea-leaves]`,
    on: '',
    says: /no item "tea-leaves"/,
  },
  {
    fault: 'an end of an item that goes on',
    file: HISTORY,
    find: TOP,
    put: `${TOP}\n  retired: [rag]`,
    on: '',
    says: /"rag" is not among the retired/,
  },
  {
    fault: 'a retired id that the history does not tell of',
    file: 'retired.yaml',
    find: '[]',
    put: '[tea-leaves]',
    says: /tells of the end of "tea-leaves" nowhere/,
  },
  {
    fault: 'an answer of the sample that its question does not have',
    file: 'sample/answers.yaml',
    find: 'pfeil: lt100',
    put: 'pfeil: few',
    on: 'f-outcome-volume:',
    says: /"f-outcome-volume" cannot be answered with few/,
  },
  {
    fault: 'an answer of the sample by nobody',
    file: 'sample/answers.yaml',
    find: 'answers: { pfeil: lt100 }',
    put: 'answers: { pfiel: lt100 }',
    says: /no person "pfiel"/,
  },
  {
    fault: 'a ladder that nobody of the sample answered',
    file: 'sample/answers.yaml',
    find: 'q-profiling-rights:\n  answers: { weidenfeld: 1 }\n',
    put: '',
    on: '',
    says: /Nobody answered "q-profiling-rights"/,
  },
  {
    fault: 'a target of the sample that is no use case',
    file: 'sample/company.yaml',
    find: 'targets: [uc-support-chatbot',
    put: 'targets: [uc-chatbot',
    says: /no use case "uc-chatbot"/,
  },
  {
    fault: 'a comment of the sample on nothing',
    file: 'sample/findings.yaml',
    find: '"dimension:data"',
    put: '"dimension:date"',
    says: /no part of a report "dimension:date"/,
  },
  {
    fault: 'a starting figure in the wrong order',
    file: CHATBOT,
    find: 'volume: { low: 5000, base: 12000',
    put: 'volume: { low: 15000, base: 12000',
    says: /starting figure does not rise/,
  },
  {
    fault: 'a starting cost in the wrong order',
    file: CHATBOT,
    find: 'run: { low: 12000',
    put: 'run: { low: 800',
    says: /starting cost does not fall/,
  },
  {
    fault: 'a starting share beyond one',
    file: CHATBOT,
    find: 'adoption: { low: 0.3, base: 0.5, high: 0.7',
    put: 'adoption: { low: 30, base: 50, high: 70',
    says: /starting share is beyond one/,
  },
  {
    fault: 'a starting figure with an unknown source',
    file: CHATBOT,
    find: 'reference: eurostat2025',
    put: 'reference: eurostat',
    on: 'wage:',
    says: /no reference "eurostat"/,
  },
  {
    fault: 'an error without its cost',
    file: 'use-cases/uc-media-mix.yaml',
    find: '  error: A thousand euros spent without effect',
    put: '  # none',
    on: 'value:',
    says: /belong together/,
  },
  {
    fault: 'an unknown capability',
    file: RAG,
    find: 'capability: security-access',
    put: 'capability: safety',
    says: /no capability "safety"/,
  },
  {
    fault: 'an unknown group',
    file: RAG,
    find: 'any_of: alt-knowledge-source',
    put: 'any_of: alt-books',
    says: /no alternative "alt-books"/,
  },
  {
    fault: 'an unknown use case',
    file: RAG,
    find: 'uc-seo-content: indirect',
    put: 'uc-seo: indirect',
    says: /no use case "uc-seo"/,
  },
  {
    fault: 'an unknown technique',
    file: CHATBOT,
    find: 'core: [chatbots',
    put: 'core: [chatbot',
    says: /no technique "chatbot"/,
  },
  {
    fault: 'an unknown claim',
    file: CHATBOT,
    find: 'claims: [claim-tier1-40-60]',
    put: 'claims: [claim-x]',
    says: /no claim "claim-x"/,
  },
  {
    fault: 'an unknown reference',
    file: RAG,
    find: 'reference: magesh2025',
    put: 'reference: magesh2024',
    says: /no reference "magesh2024"/,
  },
  {
    fault: 'an unknown role',
    file: POLICY_2,
    find: 'role: legal-counsel',
    put: 'role: lawyer',
    says: /no role "lawyer"/,
  },
  {
    fault: 'an unknown person',
    file: 'roles.yaml',
    find: 's: lead, m: lead, l: manager',
    put: 's: boss, m: lead, l: manager',
    says: /no person "boss"/,
  },
  {
    fault: 'an unknown question in a contradiction',
    file: 'contradictions/x-shadow-ai.yaml',
    find: 'questions: [q-ai-register',
    put: 'questions: [q-register',
    says: /no question "q-register"/,
  },
  {
    fault: 'an unknown action',
    file: 'pitfalls/low-adoption.yaml',
    find: 'act-ai-literacy-2',
    put: 'act-ai-literacy-9',
    says: /no action "act-ai-literacy-9"/,
  },
  {
    fault: 'an unknown reference of a pitfall',
    file: 'pitfalls/low-adoption.yaml',
    find: 'references: [dietvorst2015',
    put: 'references: [dietvorst2016',
    says: /no reference "dietvorst2016"/,
  },
  {
    fault: 'a summary of a pitfall that search engines would cut',
    file: 'pitfalls/low-adoption.yaml',
    find: 'quick_summary: The tool',
    put: `quick_summary: ${'So '.repeat(40)}the tool`,
    says: /not be longer than 160 characters/,
  },
  {
    fault: 'an unknown usual class of a use case',
    file: 'use-cases/uc-lead-scoring.yaml',
    find: 'ai_act_class: minimal',
    put: 'ai_act_class: limited',
    says: /outside.*minimal.*transparency/,
  },
  {
    fault: 'a circle of dependencies',
    file: 'capabilities/team/executive-sponsorship.yaml',
    find: 'evidence:',
    put: 'depends_on: [{ level: 4, capability: executive-sponsorship, min: 4 }]\nevidence:',
    says: /depend on each other in a circle/,
  },
  {
    fault: 'a circle of actions',
    file: 'actions/executive-sponsorship/act-executive-sponsorship-1.yaml',
    find: 'deliverable:',
    put: 'needs: { ai-use-policy: 2 }\ndeliverable:',
    on: '',
    says: /in a circle: .*executive-sponsorship 1 -> .*ai-use-policy 2|in a circle: .*ai-use-policy 2 -> executive-sponsorship 1/,
  },
  {
    fault: 'a forgotten dependency',
    file: POLICY_2,
    find: 'executive-sponsorship: 1',
    put: 'ai-literacy: 1',
    on: 'from: 1',
    says: /depends on "executive-sponsorship" 1/,
  },
  {
    fault: 'history that does not shorten the step',
    file: POLICY_2,
    find: 'deliverable:',
    put: 'weeks_with_history: 1\ndeliverable:',
    says: /figures do not make a step of "ai-use-policy" shorter/,
  },
  {
    fault: 'a ladder of four',
    file: 'capabilities/aiact/ai-use-policy.yaml',
    find: '  - lead: There is no written rule\n    rest: on AI.\n',
    put: '',
    on: 'levels:',
    says: /4 statements, not five/,
  },
  {
    fault: 'an unscored capability without a way out',
    file: 'capabilities/kpi/kpi-definition.yaml',
    find: 'evidence:',
    put: 'scored: false\nevidence:',
    says: /no way out/,
  },
  {
    fault: 'a level that no action reaches',
    file: RAG,
    find: 'min: 3\n',
    put: 'min: 4\n',
    on: 'min: 3',
    says: /No action reaches level 4 of "vendor-privacy"/,
  },
  {
    fault: 'a condition that does not parse',
    file: 'profiles/pd.yaml',
    find: 'scope-personal-data != no',
    put: 'scope-personal-data no',
    on: 'when:',
    says: /Expected a comparison after "scope-personal-data" but found "no" at position 21/,
  },
  {
    fault: 'a condition on an unknown id',
    file: 'profiles/pd.yaml',
    find: 'scope-personal-data',
    put: 'scope-private-data',
    on: 'when:',
    says: /"scope-private-data", which does not exist/,
  },
  {
    fault: 'a condition on an unknown option',
    file: 'profiles/pd.yaml',
    find: '!= no',
    put: '!= never',
    on: 'when:',
    says: /no option "never"/,
  },
  {
    fault: 'a level where there are options',
    file: 'profiles/pd.yaml',
    find: '!= no',
    put: '>= 2',
    on: 'when:',
    says: /has options, not levels/,
  },
  {
    fault: 'an option where there are levels',
    file: 'pitfalls/late-compliance.yaml',
    find: 'ai-use-policy <= 1',
    put: 'ai-use-policy == low',
    says: /has levels, not options/,
  },
  {
    fault: 'one option of a question that takes several',
    file: 'pitfalls/late-compliance.yaml',
    find: 'vendor-privacy <= 2 and scope-ai-in-use contains private',
    put: 'vendor-privacy <= 2 and scope-ai-in-use == private',
    says: /takes several options/,
  },
  {
    fault: 'a fact asked by another capability',
    file: WEEKS,
    find: 'q-baseline-measurement >= 2',
    put: 'q-kpi-definition >= 2',
    says: /asked only by scope and by/,
  },
  {
    fault: 'a fact asked below a level',
    file: WEEKS,
    find: 'q-baseline-measurement >= 2',
    put: 'q-baseline-measurement <= 2',
    says: /asked only by scope and by/,
  },
  {
    fault: 'a level question asked by a level',
    file: 'questions/aiact/q-ai-register.yaml',
    find: 'scope-eu-market != no',
    put: 'q-ai-use-policy >= 1',
    on: 'ask_if:',
    says: /asked only by scope/,
  },
  {
    fault: 'a claim as a definition',
    file: RAG,
    find: 'definition: Before',
    put: 'definition: Saves 30 % of the time. Before',
    on: 'definition:',
    says: /claim is shown as a fact: "Saves 30 %"/,
  },
  {
    fault: 'a claim in a reason',
    file: RAG,
    find: 'why: Answers must reach',
    put: 'why: Brings 20 percent. Answers must reach',
    on: 'why: Answers must reach',
    says: /claim is shown as a fact/,
  },
  {
    fault: 'a retired id',
    file: 'retired.yaml',
    find: '[]',
    put: '[act-ai-use-policy-2]',
    on: '',
    says: /"act-ai-use-policy-2" was retired/,
  },
  {
    fault: 'the same must twice',
    file: RAG,
    find: 'capability: security-access\n    min: 2',
    put: 'capability: output-evaluation\n    min: 3',
    on: 'capability: security-access',
    says: /"output-evaluation" is asked for twice/,
  },
  {
    fault: 'an option without a cap',
    file: WEEKS,
    find: '  w12: 4\n',
    put: '',
    on: 'caps:',
    says: /Options without a cap: w12/,
  },
  {
    fault: 'a cap without an option',
    file: WEEKS,
    find: '  w12: 4\n',
    put: '  w12: 4\n  w13: 4\n',
    on: 'caps:',
    says: /Caps without an option: w13/,
  },
  {
    fault: 'caps that leave no option for level 4',
    file: WEEKS,
    find: 'w12: 4',
    put: 'w12: 3',
    on: 'caps:',
    says: /No option leaves level 4 open/,
  },
  {
    fault: 'a cap too low for the level it is asked from',
    file: WEEKS,
    find: 'lt4: 2',
    put: 'lt4: 0',
    on: 'caps:',
    says: /A cap is below 1/,
  },
  {
    fault: 'a form longer than promised',
    file: 'constants.yaml',
    find: 'full: 50',
    put: 'full: 30',
    says: /full form takes \d+\.\d minutes, more than the 30 promised/,
  },
  {
    fault: 'a discipline with two questions of its own',
    file: 'questions/kpi/q-value-tracking.yaml',
    find: '[finance, marketing]',
    put: '[marketing, finance]',
    on: '',
    says: /"finance" comes first in only 2 questions/,
  },
  {
    fault: 'a use case without a weekly figure',
    file: 'use-cases/uc-seo-content.yaml',
    find: 'cadence: weekly',
    put: 'cadence: monthly',
    on: 'kpis:',
    says: /No weekly KPI/,
  },
  {
    fault: 'a figure by the month that a pilot would follow',
    file: CHATBOT,
    find: 'cadence: weekly',
    put: 'cadence: monthly',
    says: /comes monthly: a pilot compares weeks/,
  },
  {
    fault: 'a page that contradicts its technique',
    file: 'techniques/active-learning.yaml',
    find: '      fit: weak\n',
    put: '      fit: direct\n',
    on: '      fit: weak',
    says: /differs from uses \(weak\)/,
  },
  {
    fault: 'an unknown field',
    file: RAG,
    find: 'category: genai',
    put: 'category: genai\ncolour: red',
    on: 'also_called:',
    says: /Unknown field "colour"/,
  },
  {
    fault: 'a question without a question mark',
    file: WEEKS,
    find: 'reach?',
    put: 'reach.',
    says: /must end with a question mark/,
  },
  {
    fault: 'a duty of nobody',
    file: 'regulation/ai-act/obligations/everyone.yaml',
    find: 'role: [provider, deployer]',
    put: 'role: [provider, user]',
    says: /no role "user"/,
  },
  {
    fault: 'a wrong claim on the law',
    file: RAG,
    find: 'ai_act: ',
    put: 'ai_act: High-risk duties apply from August 2026. ',
    says: /says what is wrong: High-risk duties/,
  },
  {
    fault: 'a file that is not YAML',
    file: RAG,
    find: 'name: Retrieval',
    put: 'name: "Retrieval',
    on: '',
    says: /not valid YAML/,
  },
]

test.each(PLANTED)('$fault is one fault, with file, line and mend', ({ file, find, put, on, says }) => {
  const faults = copy.checkWith(file, { find, put })

  expect(faults).toHaveLength(1)
  const [fault] = faults
  expect(fault?.message).toMatch(says)
  expect(fault?.mend).not.toBe('')
  if (on !== '') {
    expect(fault?.file).toBe(`content/${file}`)
    expect(fault?.line).toBe(lineOf(file, (on ?? find).split('\n')[0] ?? ''))
  }
})

describe('whole files', () => {
  test('a technique without a must that holds for bought tools is a fault', () => {
    const text = `name: Tea leaves
category: learning
also_called: [Tasseography]
definition: Reads the future from tea.
profiles: [core]
effort: { adopt: S, adapt: S, train: S }
needs:
  - { capability: data-access, min: 2, weight: 1, must: true, build_only: true, why: Leaves must be at hand }
uses: { uc-seo-content: weak }
examples: None yet
pitfalls: [The leaves are wet, The leaves are dry]
history: [{ year: 1900, fact: First seen }]
confused_with: [{ name: Coffee, difference: Made of beans }]
related: [rag]
ai_act: Minimal risk
gdpr: No personal data
resources: [lewis2020]
updated: 2026-11-21
page:
  quick_summary: Tea in short
  explanation: Tea at length
  marketing_relevance: None
  common_pitfalls: [The cup is empty]
  origin: A kettle
  comparisons: [Coffee grounds are read alike]
  use_case_fit: [{ use_case: uc-seo-content, fit: weak, say: Hardly }]
  faq: [{ question: Is it true?, answer: 'No' }]
  fit_questions: [Is there tea?]
`

    const faults = copy.checkWithNew('techniques/tea-leaves.yaml', text)

    expect(faults).toEqual([
      {
        file: 'content/techniques/tea-leaves.yaml',
        line: 7,
        message: 'This technique has no must that holds for bought tools too.',
        mend: 'Mark at least one row with must: true and without build_only.',
      },
    ])
  })

  test('a capability that no question asks about is a fault', () => {
    const faults = copy.checkWithout('questions/data/f-outcome-volume.yaml')

    expect(faults).toMatchObject([
      {
        file: 'content/capabilities/data/outcome-volume.yaml',
        line: 2,
        message: 'No fact question asks about "outcome-volume".',
      },
      // The sample answers it.
      { file: 'content/sample/answers.yaml', message: 'There is no question "f-outcome-volume".' },
    ])
  })

  test('a reference that nobody cites is a fault', () => {
    const faults = copy.checkWithNew(
      'references/nobody1999.yaml',
      'citation: Nobody 1999, Nothing\nlocator: ""\nseen: false\n',
    )

    expect(faults).toMatchObject([
      { file: 'content/references/nobody1999.yaml', line: 1, message: 'Nothing cites the reference "nobody1999".' },
    ])
  })

  test('a missing list is a fault', () => {
    expect(copy.checkWithout('stages.yaml')).toMatchObject([
      { file: 'content/stages.yaml', message: 'This file is missing.' },
    ])
  })

  test('a file in no known place is a fault', () => {
    expect(copy.checkWithNew('capabilities/loose.yaml', 'name: Loose\n')).toMatchObject([
      { file: 'content/capabilities/loose.yaml', line: 1, message: 'This file is in no known place.' },
    ])
  })

  test('the same id in two folders is a fault', () => {
    const text =
      'from: 0\nname: Again\nperson_days: { low: 1, high: 1 }\nweeks: 1\nrole: sponsor\ndeliverable: Note\ndefinition_of_done: Done\n'

    const faults = copy.checkWithNew('actions/ai-register/act-ai-use-policy-1.yaml', text)

    expect(faults).toMatchObject([{ message: expect.stringContaining('already used in') }])
  })
})
