import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { SYSTEM_FACTS } from '../privacy-rules.ts'
import { privacyFile } from './legal-items.ts'

const QUESTIONS = 'content/regulation/vendor-questions.yaml'
const DRAFT = 'content/regulation/assessment-draft.yaml'

type Path = Finding['path']
type Mention = { file: string; path: Path; what: string; id: string; known: readonly string[] }

/** Questions to vendors that change nothing, and papers that name what the rules of law do not have. */
export function checkRegisterPapers(files: ContentFiles): Finding[] {
  return [...unknownNames(files), ...questionsWithoutEffect(files), ...idsTwice(files)]
}

function unknownNames(files: ContentFiles): Finding[] {
  return [...namesInQuestions(files), ...namesInDraft(files), ...places(files)].flatMap(
    ({ file, path, what, id, known }) =>
      known.includes(id)
        ? []
        : [{ file, path, message: `There is no ${what} "${id}".`, mend: `Name one of ${known.join(', ')}.` }],
  )
}

function namesInQuestions(files: ContentFiles): Mention[] {
  const { acts, recordFields, duties, options } = knownNames(files)
  return files.lists['regulation/vendor-questions'].items.flatMap((item, index) => {
    const own = Object.keys(item.options)
    const at = (...path: Path): Path => ['items', index, ...path]
    const named = (what: string, id: string, known: readonly string[], ...path: Path): Mention => ({
      file: QUESTIONS,
      path: at(...path),
      what,
      id,
      known,
    })
    return [
      ...item.sources.map(({ act }, at) => named('act', act, acts, 'sources', at, 'act')),
      ...(item.record === undefined ? [] : [named('field of the record', item.record, recordFields, 'record')]),
      ...item.evidence.flatMap(({ duty, by }, at) => [
        named('duty', duty, duties, 'evidence', at, 'duty'),
        ...by.map((option) => named('option', option, own, 'evidence', at, 'by')),
      ]),
      ...item.fills.flatMap(({ part, question, by }, at) => {
        const asked = options(part)
        return [
          named('question', question, [...asked.keys()], 'fills', at, 'question'),
          ...Object.entries(by).flatMap(([option, answer]) => [
            named('option', option, own, 'fills', at, 'by', option),
            named('answer', answer, asked.get(question) ?? [answer], 'fills', at, 'by', option),
          ]),
        ]
      }),
    ]
  })
}

function namesInDraft(files: ContentFiles): Mention[] {
  const { acts, articles } = knownNames(files)
  return files.lists['regulation/assessment-draft'].items.flatMap((item, index) => {
    const at = (...path: Path): Path => ['items', index, ...path]
    return [
      ...item.sources.map(({ act }, source) => ({
        file: DRAFT,
        path: at('sources', source, 'act'),
        what: 'act',
        id: act,
        known: acts,
      })),
      ...(item.articles?.of ?? []).map((id, place) => ({
        file: DRAFT,
        path: at('articles', 'of', place),
        what: 'question about an article',
        id,
        known: articles,
      })),
    ]
  })
}

function places(files: ContentFiles): Mention[] {
  const { recordFields, options } = knownNames(files)
  const known: Record<string, readonly string[]> = {
    system: SYSTEM_FACTS,
    record: recordFields,
    answer: [...options('privacy').keys()],
    vendor: files.lists['regulation/vendor-questions'].items.map(({ id }) => id),
  }
  const named = (file: string, before: Path, entry: { from: string[]; beside: string[] }): Mention[] =>
    (['from', 'beside'] as const).flatMap((key) =>
      entry[key].map((written, index) => {
        const [place = '', id = ''] = written.split(':')
        return { file, path: [...before, key, index], what: `${place} entry`, id, known: known[place] ?? [] }
      }),
    )
  return [
    ...files.lists['regulation/assessment-draft'].items.flatMap(({ entries }, index) =>
      entries.flatMap((entry, at) => named(DRAFT, ['items', index, 'entries', at], entry)),
    ),
    ...files.lists['regulation/privacy/record-fields'].flatMap((field, index) =>
      named(privacyFile('record-fields'), [index], field),
    ),
  ]
}

/** An answer that fills nothing, goes nowhere and proves nothing is not worth a vendor's time. */
function questionsWithoutEffect({ lists }: ContentFiles): Finding[] {
  return lists['regulation/vendor-questions'].items.flatMap(({ fills, record, evidence }, index) =>
    fills.length > 0 || record !== undefined || evidence.length > 0
      ? []
      : [
          {
            file: QUESTIONS,
            path: ['items', index, 'ask'],
            message: 'What a vendor answers here fills nothing and proves nothing.',
            mend: 'Say what it fills, or take it out.',
          },
        ],
  )
}

function idsTwice({ lists }: ContentFiles): Finding[] {
  const twice = (file: string, items: readonly { id: string }[], before: Path) =>
    items.flatMap(({ id }, index) =>
      items.findIndex((one) => one.id === id) === index
        ? []
        : [
            {
              file,
              path: [...before, index, 'id'],
              message: `"${id}" is there twice.`,
              mend: 'Write another id for the later one.',
            },
          ],
    )
  const draft = lists['regulation/assessment-draft'].items
  return [
    ...twice(QUESTIONS, lists['regulation/vendor-questions'].items, ['items']),
    ...twice(DRAFT, draft, ['items']),
    ...draft.flatMap(({ entries }, index) => twice(DRAFT, entries, ['items', index, 'entries'])),
  ]
}

function knownNames({ items, lists }: ContentFiles) {
  const asked = items['regulation/privacy/questions']
  const privacy = new Map(asked.map(({ id, data }) => [id, Object.keys(data.options)]))
  const aiAct = new Map(
    items['regulation/ai-act/questions'].flatMap(({ data }) =>
      data.items.map(({ id, options }): [string, string[]] => [id, Object.keys(options)]),
    ),
  )
  const articles = asked.filter(({ group }) => group === 'gdpr').map(({ id }) => id)
  const obligations = items['regulation/ai-act/obligations'].flatMap(({ data }) => data.items.map(({ id }) => id))
  return {
    acts: lists['regulation/privacy/acts'].map(({ id }) => id),
    recordFields: lists['regulation/privacy/record-fields'].map(({ id }) => id),
    articles,
    duties: [...obligations, ...articles],
    options: (part: 'ai-act' | 'privacy') => (part === 'privacy' ? privacy : aiAct),
  }
}
