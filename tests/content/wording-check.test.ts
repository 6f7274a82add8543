import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ContentCopy, copyContent, lineOf } from './content-copy.ts'

let copy: ContentCopy
beforeAll(() => {
  copy = copyContent()
})
afterAll(() => copy.remove())

type Planted = { fault: string; file: string; find: string; put: string; on?: string; says: RegExp }

const RAG = 'techniques/rag.yaml'
const SSL = 'techniques/self-supervised-learning.yaml'
const NOTICE = 'trust/participant-notice.yaml'
const LONG = 'a'.repeat(40)

const PLANTED: Planted[] = [
  {
    fault: 'a sentence that stands in another item',
    file: RAG,
    find: 'examples: ',
    put: 'examples: "Raw data sets its own exam: a word is covered, the next one is asked for" # ',
    says: /"raw data sets its own exam a word" stands in content\/techniques\/rag.yaml too/,
    on: 'quick_summary:',
  },
  {
    fault: 'a description that search engines cut',
    file: RAG,
    find: 'definition: ',
    put: `definition: ${LONG} ${LONG} ${LONG} ${LONG} `,
    says: /^definition: \d{3} characters, and search engines show 160/,
  },
  {
    fault: 'a title that search engines cut',
    file: RAG,
    find: 'name: ',
    put: `name: ${LONG} ${LONG} `,
    says: /^name: \d{2,3} characters, and search engines show 60/,
  },
  {
    fault: 'a link to a page that there is not',
    file: NOTICE,
    find: 'Your answers, with',
    put: 'See [more](/glossary/tea-leaves). Your answers, with',
    on: 'text:',
    says: /there is no page at "\/glossary\/tea-leaves"/,
  },
  {
    fault: 'a link to a section that there is not',
    file: NOTICE,
    find: 'Your answers, with',
    put: 'See [more](/trust/privacy-notice#tea). Your answers, with',
    on: 'text:',
    says: /there is no page at "\/trust\/privacy-notice#tea"/,
  },
  {
    fault: 'an address in a text that leads nowhere',
    file: RAG,
    find: 'examples: ',
    put: 'examples: Compare with /claims#claim-tea; ',
    says: /^examples: there is no page at "\/claims#claim-tea"/,
  },
  {
    fault: 'an id where readers expect a name',
    file: RAG,
    find: 'examples: ',
    put: 'examples: As in uc-support-chatbot; ',
    says: /^examples: readers would see the id "uc-support-chatbot"/,
  },
  {
    fault: 'a study without a reference',
    file: 'use-cases/uc-creative-generation.yaml',
    find: 'literature: ',
    put: 'literature: It pays (Nobody et al. 2024). ',
    says: /^literature: "nobody 2024" is none of its references/,
  },
  {
    fault: 'a reference that the text does not speak of',
    file: 'use-cases/uc-creative-generation.yaml',
    find: 'references: [exner2025]',
    put: 'references: [exner2025, noy2023]',
    says: /^literature does not speak of "noy2023"/,
  },
  {
    fault: 'a missing field',
    file: SSL,
    find: '  origin: De Sa',
    put: '  origins: De Sa',
    on: 'page:',
    says: /^page.origin is missing/,
  },
  {
    fault: 'a text that is newer than its day',
    file: RAG,
    find: 'examples: ',
    put: 'examples: Manuals, and ',
    on: 'updated:',
    says: /^updated: the words have changed since 2026-\d\d-\d\d, and the day has not/,
  },
  {
    fault: 'a day that nothing was noted for',
    file: RAG,
    find: 'updated: 2026-11-23',
    put: 'updated: 2026-11-20',
    says: /^updated: 2026-11-20 is not noted yet/,
  },
  {
    fault: 'a technique without noted words',
    file: 'updated.yaml',
    find: 'rag:',
    put: 'rags:',
    on: '',
    says: /There is no technique "rags"|the words are not noted yet/,
  },
]

test.each(PLANTED)('$fault is found, with file, field and mend', ({ file, find, put, on, says }) => {
  const faults = copy.checkWith(file, { find, put })
  const fault = faults.find(({ message }) => says.test(message))

  expect(fault, faults.map(({ message }) => message).join('\n')).toBeDefined()
  expect(fault?.mend).toMatch(/^[A-Z].+\.$/)
  if (on !== '' && fault?.file === `content/${file}`) {
    expect(fault.line).toBe(lineOf(file, (on ?? find).split('\n')[0] ?? ''))
  }
})

describe('pages of one kind', () => {
  test('two of one name are a fault', () => {
    const faults = copy.checkWith('use-cases/uc-seo-content.yaml', {
      find: 'name: ',
      put: 'name: Tier-1 support chatbot # ',
    })

    expect(faults).toMatchObject([
      {
        file: 'content/use-cases/uc-support-chatbot.yaml',
        message: 'name: content/use-cases/uc-seo-content.yaml has the same.',
      },
    ])
  })

  test('two of one description are a fault', () => {
    const [first, second] = [1, 2].map((level) => `actions/ai-use-policy/act-ai-use-policy-${level}.yaml`)
    const deliverable = /^deliverable: (.*)$/m.exec(copy.read(first ?? ''))?.[1] ?? ''

    const faults = copy.checkWith(second ?? '', { find: 'deliverable: ', put: `deliverable: ${deliverable} # ` })

    expect(faults).toContainEqual(
      expect.objectContaining({ file: `content/${second}`, message: `deliverable: content/${first} has the same.` }),
    )
  })
})

test('quoted words may be quoted twice, and seven in a row are how people speak', () => {
  const quoted = copy.checkWith(RAG, {
    find: 'examples: ',
    put: `examples: '"Raw data sets its own exam: a word is covered"' # `,
  })
  const short = copy.checkWith(RAG, { find: 'examples: ', put: 'examples: Raw data sets its own exam always # ' })

  for (const faults of [quoted, short]) expect(faults.map(({ message }) => message).join()).not.toMatch(/stands in/)
})

test('a day that has not come yet is a fault on the day it is looked at', () => {
  expect(copy.checkOn('2026-11-01').map(({ message }) => message)).toContain('updated: 2026-11-23 has not come yet.')
  expect(copy.checkOn('2026-11-23')).toEqual([])
})
