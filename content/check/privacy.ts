import type { Finding } from '../fault.ts'
import type { PrivacyQuestionFile } from '../files/privacy.ts'
import type { ContentFiles, Item } from '../layout.ts'
import { QUESTION_PARTS, QUESTION_TOPICS, SCREENING_OUTCOMES } from '../privacy-rules.ts'
import { checkPrivacyExamples } from './ai-act-scenarios.ts'
import { listLegalConditions, listLegalItems, privacyFile } from './legal-items.ts'
import { checkSecondHand } from './second-hand.ts'

type Path = Finding['path']

/** Data protection law that cites unknown acts, has no words for an outcome, or asks what it cannot use. */
export function checkPrivacy(files: ContentFiles): Finding[] {
  return [
    ...unknownActs(files),
    ...datesInOrder(files),
    ...missingOutcomes(files),
    ...repeatedIds(files),
    ...numbersOfCriteria(files),
    ...files.items['regulation/privacy/questions'].flatMap((item) => [
      ...faultsOfQuestion(item),
      ...untieredArticles(item, files),
    ]),
    ...unknownCountries(files),
    ...missingShares(files),
    ...checkSecondHand(files),
    ...checkPrivacyExamples(files),
  ]
}

function unknownActs(files: ContentFiles): Finding[] {
  const acts = new Set(files.lists['regulation/privacy/acts'].map(({ id }) => id))
  return listLegalItems(files).flatMap(({ file, cited }) =>
    cited
      .filter(({ act }) => !acts.has(act))
      .map(({ path, act }) => ({
        file,
        path,
        message: `There is no act "${act}".`,
        mend: 'Name one of content/regulation/privacy/acts.yaml, or add it there.',
      })),
  )
}

function datesInOrder(files: ContentFiles): Finding[] {
  return listLegalItems(files)
    .filter(({ dates }) => dates.review_by <= dates.as_of)
    .map(({ file, path }) => ({
      file,
      path: [...path, 'review_by'],
      message: 'The review is not after the day it was checked.',
      mend: 'Set review_by to a day after as_of.',
    }))
}

function missingOutcomes({ lists }: ContentFiles): Finding[] {
  const told = lists['regulation/privacy/outcomes'].map(({ id }) => id)
  return SCREENING_OUTCOMES.filter((id) => !told.includes(id)).map((id) => ({
    file: privacyFile('outcomes'),
    path: [],
    message: `The outcome "${id}" has no words.`,
    mend: 'Write name, says, next and its sources.',
  }))
}

function repeatedIds({ items, lists }: ContentFiles): Finding[] {
  const inList = (file: string, at: Path, key: 'id' | 'number', ids: readonly (string | number)[]) =>
    ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [
            {
              file,
              path: [...at, index, key],
              message: `"${id}" is there twice.`,
              mend: 'Give the later one another name.',
            },
          ],
    )
  const { stops } = lists['regulation/privacy/gates']
  return [
    ...(['acts', 'statute-cases', 'outcomes', 'legitimate-interest', 'record-fields', 'wrong-claims'] as const).flatMap(
      (list) =>
        inList(
          privacyFile(list),
          [],
          'id',
          lists[`regulation/privacy/${list}`].map(({ id }) => id),
        ),
    ),
    ...inList(
      privacyFile('gates'),
      ['stops'],
      'id',
      stops.map(({ id }) => id),
    ),
    ...items['regulation/privacy/national-lists'].flatMap(({ file, data }) =>
      inList(
        file,
        ['entries'],
        'number',
        data.entries.map(({ number }) => number),
      ),
    ),
  ]
}

function numbersOfCriteria({ lists }: ContentFiles): Finding[] {
  return lists['regulation/privacy/criteria'].criteria.flatMap(({ number }, index) =>
    number === index + 1
      ? []
      : [
          {
            file: privacyFile('criteria'),
            path: ['criteria', index, 'number'],
            message: `Criterion ${number} stands in place ${index + 1}.`,
            mend: 'Number the criteria from 1, as the guidelines do.',
          },
        ],
  )
}

function faultsOfQuestion({ file, group, data }: Item<PrivacyQuestionFile>): Finding[] {
  const options = Object.keys(data.options)
  if (!QUESTION_PARTS.some((part) => part === group)) {
    return [
      { file, path: [], message: `There is no part "${group}".`, mend: `Use one of ${QUESTION_PARTS.join(', ')}.` },
    ]
  }
  if ((group === 'context') !== (data.topic !== undefined)) {
    return [
      {
        file,
        path: ['topic'],
        message: 'Questions about facts have a topic, and no others.',
        mend: group === 'context' ? `Write one of ${QUESTION_TOPICS.join(', ')}.` : 'Take it out.',
      },
    ]
  }
  if ('unsure' in data.options) {
    return [{ file, path: ['options', 'unsure'], message: '"unsure" is always allowed.', mend: 'Take it out.' }]
  }
  if (group === 'gdpr' && (data.mend === undefined || options.join() !== 'yes,no')) {
    return [
      {
        file,
        path: ['ask'],
        message: 'Such a question is answered with yes or no and says what to do.',
        mend: 'Write mend, and leave options out.',
      },
    ]
  }
  const total = Object.values(data.likely ?? {}).reduce((sum, share) => sum + share, 0)
  if (data.likely && (total !== 100 || options.some((option) => data.likely?.[option] === undefined))) {
    return [
      {
        file,
        path: ['likely'],
        message: 'The shares do not cover the options.',
        mend: 'Give each option a share; together they are 100.',
      },
    ]
  }
  return []
}

function untieredArticles({ file, data }: Item<PrivacyQuestionFile>, { lists }: ContentFiles): Finding[] {
  if (data.articles === undefined) return []
  const { tiers } = lists['regulation/privacy/fines']
  const fitting = tiers.filter((tier) => data.articles?.every((article) => tier.articles.includes(article)))
  if (fitting.length === 1) return []
  const message = `The articles ${data.articles.join(', ')} are not in exactly one tier of fines.`
  return [{ file, path: ['articles'], message, mend: 'Correct them here, or the tiers in fines.yaml.' }]
}

function unknownCountries({ items }: ContentFiles): Finding[] {
  const known = items['regulation/privacy/national-lists'].map(({ id }) => id)
  return items['regulation/privacy/hints'].flatMap(({ file, data: { country } }) =>
    country === undefined || known.includes(country)
      ? []
      : [
          {
            file,
            path: ['country'],
            message: `There is no list for "${country}".`,
            mend: `Name one of ${known.join(', ')}.`,
          },
        ],
  )
}

/** The order of questions rests on shares, so whatever can decide needs them. */
function missingShares(files: ContentFiles): Finding[] {
  const deciding = new Set(
    listLegalConditions(files)
      .filter(({ file }) => DECIDING.test(file))
      .flatMap(({ source }) => idsIn(source)),
  )
  return files.items['regulation/privacy/questions']
    .filter(({ id, data }) => deciding.has(id) && data.likely === undefined)
    .map(({ file }) => ({
      file,
      path: ['ask'],
      message: 'This question can decide and has no shares, so its place in the order cannot be found.',
      mend: 'Write likely with a share in percent for each option.',
    }))
}

const DECIDING = /\/(gates|statute-cases|criteria)\.yaml$|\/national-lists\//

/** What is not readable is told elsewhere. */
const idsIn = (source: string): string[] => source.match(/[a-z][a-z0-9-]*(?= (==|!=|in) )/g) ?? []
