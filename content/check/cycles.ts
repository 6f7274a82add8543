import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'

type Edge = { from: string; to: string; file: string; path: (string | number)[] }

/** Capabilities that depend on themselves, actions that wait for each other, and actions that forget a dependency of their level. */
export function checkCycles(files: ContentFiles): Finding[] {
  return [
    ...findCycles(dependencyEdges(files)).map((edge) =>
      toFinding(edge, 'Capabilities depend on each other in a circle'),
    ),
    ...findCycles(actionEdges(files)).map((edge) => toFinding(edge, 'Actions wait for each other in a circle')),
    ...checkForgotten(files),
  ]
}

function toFinding({ edge, circle }: { edge: Edge; circle: string[] }, message: string): Finding {
  return {
    file: edge.file,
    path: edge.path,
    message: `${message}: ${circle.join(' -> ')}.`,
    mend: 'Remove one of these needs or lower its level.',
  }
}

/** Level l of a capability rests on its own level l-1 and on what `depends_on` names. */
function dependencyEdges({ items }: ContentFiles): Edge[] {
  return items.capabilities.flatMap(({ id, file, data }) => [
    ...data.depends_on.map(({ level, capability, min }, index) => ({
      from: `${id} ${level}`,
      to: `${capability} ${min}`,
      file,
      path: ['depends_on', index, 'capability'],
    })),
    ...[2, 3, 4].map((level) => ({ from: `${id} ${level}`, to: `${id} ${level - 1}`, file, path: ['levels'] })),
  ])
}

function actionEdges({ items }: ContentFiles): Edge[] {
  return items.actions.flatMap(({ group, file, data }) => {
    const own = `${group} ${data.from + 1}`
    return [
      ...Object.entries(data.needs).map(([capability, min]) => ({
        from: own,
        to: `${capability} ${min}`,
        file,
        path: ['needs', capability],
      })),
      ...(data.from > 0 ? [{ from: own, to: `${group} ${data.from}`, file, path: ['from'] }] : []),
    ]
  })
}

/** One closing edge per circle, found in order of the edges. */
function findCycles(edges: readonly Edge[]): { edge: Edge; circle: string[] }[] {
  const out = Map.groupBy(edges, ({ from }) => from)
  const done = new Set<string>()
  const found: { edge: Edge; circle: string[] }[] = []
  const visit = (node: string, trail: readonly string[]) => {
    for (const edge of out.get(node) ?? []) {
      const start = trail.indexOf(edge.to)
      if (start >= 0) found.push({ edge, circle: [...trail.slice(start), edge.to] })
      else if (!done.has(edge.to)) visit(edge.to, [...trail, edge.to])
    }
    done.add(node)
  }
  for (const node of out.keys()) if (!done.has(node)) visit(node, [node])
  return found
}

function checkForgotten({ items }: ContentFiles): Finding[] {
  const dependencies = new Map(items.capabilities.map(({ id, data }) => [id, data.depends_on]))
  return items.actions.flatMap(({ group, file, data }) =>
    (dependencies.get(group) ?? [])
      .filter(({ level, capability, min }) => level === data.from + 1 && (data.needs[capability] ?? 0) < min)
      .map(({ capability, min }) => ({
        file,
        path: ['from'],
        message: `Level ${data.from + 1} depends on "${capability}" ${min}, which this action does not need.`,
        mend: `Add ${capability}: ${min} to its needs.`,
      })),
  )
}
