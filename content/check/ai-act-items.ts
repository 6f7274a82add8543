import type { ContentFiles } from '../layout.ts'

type ActKind =
  | 'question'
  | 'finding'
  | 'role'
  | 'class'
  | 'obligation'
  | 'contested point'
  | 'date'
  | 'schedule'
  | 'penalty'
  | 'note'
  | 'wrong claim'

type Path = (string | number)[]

/** One dated item of the AI Act, with the items that it names. */
export type ActItem = {
  kind: ActKind
  id: string
  file: string
  path: Path
  sources: { act: string }[]
  mentions: { kind: ActKind; id: string; at: Path }[]
}

type Written = { id: string; sources: { act: string }[] }

/** Every dated item of the AI Act's rules. */
export function listActItems({ items, lists }: ContentFiles): ActItem[] {
  const list = <One extends Written>(
    kind: ActKind,
    file: string,
    written: readonly One[],
    mentionsOf: (one: One) => ActItem['mentions'] = () => [],
  ): ActItem[] =>
    written.map((one, index) => ({
      kind,
      id: one.id,
      file,
      path: ['items', index],
      sources: one.sources,
      mentions: mentionsOf(one),
    }))
  const at = (name: string) => `content/regulation/ai-act/${name}.yaml`
  const one = (kind: ActKind, id: string | undefined, ...path: Path) =>
    id === undefined ? [] : [{ kind, id, at: path }]

  return [
    ...items['regulation/ai-act/questions'].flatMap(({ file, data }) => list('question', file, data.items)),
    ...items['regulation/ai-act/gates'].flatMap(({ file, data }) =>
      list('finding', file, data.items, ({ from }) => one('schedule', from, 'from')),
    ),
    ...items['regulation/ai-act/obligations'].flatMap(({ file, data }) =>
      list('obligation', file, data.items, ({ role, from, penalty, contested }) => [
        ...role.flatMap((id, index) => one('role', id, 'role', index)),
        ...one('schedule', from, 'from'),
        ...one('penalty', penalty, 'penalty'),
        ...contested.flatMap((id, index) => one('contested point', id, 'contested', index)),
      ]),
    ),
    ...items['regulation/ai-act/contested'].flatMap(({ file, data }) => list('contested point', file, data.items)),
    ...list('role', at('roles'), lists['regulation/ai-act/roles'].items),
    ...list('class', at('classes'), lists['regulation/ai-act/classes'].items),
    ...list('date', at('dates'), lists['regulation/ai-act/dates'].items),
    ...list('schedule', at('schedules'), lists['regulation/ai-act/schedules'].items, ({ cases }) =>
      cases.flatMap(({ date, also }, index) => [
        ...one('date', date, 'cases', index, 'date'),
        ...also.flatMap((id) => one('date', id, 'cases', index, 'also')),
      ]),
    ),
    ...list('penalty', at('penalties'), lists['regulation/ai-act/penalties'].items),
    ...list('note', at('notes'), lists['regulation/ai-act/notes'].items),
    ...list('note', at('first-steps'), lists['regulation/ai-act/first-steps'].items),
    ...list('wrong claim', at('wrong-claims'), lists['regulation/ai-act/wrong-claims'].items),
  ]
}
