import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'

export const DUTY_LINKS = 'content/regulation/duty-links.yaml'

type Named = { path: (string | number)[]; duty: string; does: 'satisfies' | 'evidences' }

/** Steps that do something for no duty, for one that the rules do not have, or for one that another step satisfies already. */
export function checkDutyLinks(files: ContentFiles): Finding[] {
  const known = dutiesIn(files)
  const { actions, capabilities } = files.items
  const isCapability = (id: string) => capabilities.some((one) => one.id === id)
  const isReached = (id: string, level: number) =>
    actions.some(({ group, data }) => group === id && data.from === level - 1)
  const named = namedIn(files)
  return [
    ...files.lists['regulation/duty-links'].flatMap(({ capability, level, satisfies, evidences }, index) => [
      ...(isCapability(capability) ? [] : [wrong([index, 'capability'], `There is no capability "${capability}".`)]),
      ...(!isCapability(capability) || isReached(capability, level)
        ? []
        : [wrong([index, 'level'], `No action raises "${capability}" to level ${level}.`)]),
      ...(satisfies.length + evidences.length > 0 ? [] : [wrong([index], 'This step does nothing for any duty.')]),
    ]),
    ...named
      .filter(({ duty }) => !known.has(duty))
      .map(({ path, duty }) => wrong(path, `The rules have no duty "${duty}".`)),
    ...named
      .filter((one, at) => named.findIndex(({ duty, does }) => duty === one.duty && does === one.does) < at)
      .filter(({ does }) => does === 'satisfies')
      .map(({ path, duty }) => wrong(path, `"${duty}" is satisfied by another step already.`)),
  ]
}

const wrong = (path: (string | number)[], message: string): Finding => ({
  file: DUTY_LINKS,
  path,
  message,
  mend: 'Correct the id or the level, or take it out.',
})

function namedIn({ lists }: ContentFiles): Named[] {
  return lists['regulation/duty-links'].flatMap((step, index) =>
    (['satisfies', 'evidences'] as const).flatMap((does) =>
      step[does].map((duty, at) => ({ path: [index, does, at], duty, does })),
    ),
  )
}

function dutiesIn({ items }: ContentFiles): Set<string> {
  const gdpr = items['regulation/privacy/questions'].filter(({ group }) => group === 'gdpr')
  return new Set([
    'dpia',
    ...gdpr.map(({ id }) => `gdpr:${id}`),
    ...items['regulation/ai-act/obligations'].flatMap(({ data }) => data.items.map(({ id }) => id)),
    ...items['regulation/ai-act/gates'].flatMap(({ data }) =>
      data.items.flatMap(({ paragraph }) => (paragraph === undefined ? [] : [`art50:${paragraph}`])),
    ),
  ])
}
