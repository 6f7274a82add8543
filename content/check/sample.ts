import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { type KnownIds, knownIds } from './known-ids.ts'

type Path = Finding['path']

/** Answers of the invented company to questions or with options that there are not, by people it does not have, and other names of nothing. */
export function checkSample(files: ContentFiles): Finding[] {
  const known = knownIds(files)
  return [
    ...checkCompany(files, known),
    ...checkAnswers(files, known),
    ...checkFindings(files, known),
    ...checkRegister(files, known),
    ...unanswered(files),
  ]
}

const finding = (name: string, path: Path, message: string, mend: string): Finding => ({
  file: `content/sample/${name}.yaml`,
  path,
  message,
  mend,
})

const noSuch = (name: string, path: Path, kind: string, id: string) =>
  finding(name, path, `There is no ${kind} "${id}".`, 'Name one that there is.')

function checkCompany({ lists }: ContentFiles, known: KnownIds): Finding[] {
  const { interests, plan, values, use_cases, scope, people, lead } = lists['sample/company']
  const useCases: [Path, string][] = [
    ...interests.map((id, at): [Path, string] => [['interests', at], id]),
    ...plan.targets.map((id, at): [Path, string] => [['plan', 'targets', at], id]),
    ...Object.keys(values).map((id): [Path, string] => [['values', id], id]),
    ...Object.keys(use_cases).map((id): [Path, string] => [['use_cases', id], id]),
  ]
  const scopes: [Path, string, readonly string[]][] = [
    ...Object.entries(scope).map(([id, answer]): [Path, string, string[]] => [['scope', id], id, [answer].flat()]),
    ...Object.entries(use_cases).flatMap(([useCase, own]) =>
      Object.entries(own).map(([id, answer]): [Path, string, string[]] => [['use_cases', useCase, id], id, [answer]]),
    ),
  ]
  return [
    ...useCases.flatMap(([path, id]) => (known.has('use-cases', id) ? [] : [noSuch('company', path, 'use case', id)])),
    ...scopes.flatMap(([path, id, answers]) => wrongAnswers('company', path, { id, answers }, known)),
    ...plan.people.flatMap(({ roles }, person) =>
      roles.flatMap((id, at) =>
        known.has('roles', id) ? [] : [noSuch('company', ['plan', 'people', person, 'roles', at], 'role', id)],
      ),
    ),
    ...(people.some(({ id }) => id === lead) ? [] : [noSuch('company', ['lead'], 'person', lead)]),
  ]
}

function checkAnswers({ lists }: ContentFiles, known: KnownIds): Finding[] {
  const people = new Set(lists['sample/company'].people.map(({ id }) => id))
  return Object.entries(lists['sample/answers']).flatMap(([id, { answers }]) => [
    ...wrongAnswers('answers', [id], { id, answers: Object.values(answers) }, known),
    ...Object.keys(answers).flatMap((person) =>
      people.has(person) ? [] : [noSuch('answers', [id, 'answers', person], 'person', person)],
    ),
  ])
}

type Given = { id: string; answers: readonly (string | number)[] }

/** A question that there is not, or answers that it does not have; everybody may be unsure. */
function wrongAnswers(name: string, path: Path, { id, answers }: Given, known: KnownIds): Finding[] {
  const question = known.questions.get(id)?.data
  if (!question) return [noSuch(name, path, 'question', id)]
  const options = new Set(['unsure', ...('options' in question ? Object.keys(question.options) : [])])
  return answers
    .filter((answer) => (typeof answer === 'number' ? question.kind !== 'level' : !options.has(answer)))
    .map((answer) =>
      finding(name, path, `"${id}" cannot be answered with ${answer}.`, 'Use a level for a ladder, else an option.'),
    )
}

function checkFindings({ lists, items }: ContentFiles, known: KnownIds): Finding[] {
  const { agreed, replies, seen, texts } = lists['sample/findings']
  return [
    ...agreed.flatMap(({ question, answer }, at) =>
      wrongAnswers('findings', ['agreed', at], { id: question, answers: [answer] }, known),
    ),
    ...Object.keys(replies).flatMap((id) =>
      isContradiction(id, known) ? [] : [noSuch('findings', ['replies', id], 'contradiction', id)],
    ),
    ...seen.ratings.flatMap(({ capability }, at) =>
      known.capabilities.has(capability)
        ? []
        : [noSuch('findings', ['seen', 'ratings', at, 'capability'], 'capability', capability)],
    ),
    ...Object.keys(texts).flatMap((field) => {
      const [kind, id = ''] = field.split(':')
      const isKnown =
        kind === 'section' ||
        (kind === 'dimension' && lists.dimensions.some((dimension) => dimension.id === id)) ||
        (kind === 'use-case' && items['use-cases'].some((item) => item.id === id)) ||
        (kind === 'technique' && items.techniques.some((item) => item.id === id)) ||
        (kind === 'action' && items.actions.some((item) => item.id === id))
      return isKnown ? [] : [noSuch('findings', ['texts', field], 'part of a report', field)]
    }),
  ]
}

function checkRegister({ lists }: ContentFiles, known: KnownIds): Finding[] {
  return lists['sample/register'].flatMap(({ use_case }, at) =>
    use_case === null || known.has('use-cases', use_case)
      ? []
      : [noSuch('register', [at, 'use_case'], 'use case', use_case)],
  )
}

/** Ladders that nobody of the company was asked about: a report would be open where nobody meant it to be. */
function unanswered({ lists, items }: ContentFiles): Finding[] {
  const answered = lists['sample/answers']
  return items.questions
    .filter(({ id, data }) => data.kind === 'level' && !(id in answered))
    .map(({ id }) =>
      finding('answers', [], `Nobody answered "${id}".`, 'Give an answer, or “unsure” where nobody is to know.'),
    )
}

/** Written ones, and those that follow from what one capability rests on. */
function isContradiction(id: string, known: KnownIds): boolean {
  const capabilities = [...known.capabilities.keys()]
  const isDependency = () =>
    capabilities.some((one) => capabilities.some((other) => id === `x-dependency-${one}-${other}`))
  return known.has('contradictions', id) || isDependency()
}
