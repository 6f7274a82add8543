import { type Atom, alternativesIn } from '#app/core/library/alternatives-in.ts'
import type { PitfallLine } from '#content/schema/pitfalls.ts'
import type { Catalogue } from '#content/schema.ts'

/** One answer that a line looks for: sentences of a ladder, or options of a question, `isNot`: any but those. */
export type SignView =
  | { kind: 'level'; capability: string; statements: string[] }
  | { kind: 'answer'; ask: string; options: string[]; isNot: boolean }

/** One way to be exposed: signs that hold together, and where it counts at all. */
export type LineView =
  | { kind: 'signs'; id: string; signs: SignView[]; where: SignView[] }
  | { kind: 'dataGap'; id: string; gap: number }

/** The lines of a pitfall in the words of the questions that they look at. */
export function linesOf(catalogue: Catalogue, lines: readonly PitfallLine[]): LineView[] {
  return lines.flatMap((line, index): LineView[] => {
    if (line.kind === 'dataGap') return [{ kind: 'dataGap', id: String(index), gap: line.gap }]
    const where = alternativesIn(line.when).flatMap((way) => way.flatMap((atom) => signOf(catalogue, atom)))
    return alternativesIn(line.condition).map((way, at) => ({
      kind: 'signs',
      id: `${index}-${at}`,
      signs: way.flatMap((atom) => signOf(catalogue, atom)),
      where,
    }))
  })
}

function signOf({ capabilities, questions }: Catalogue, atom: Atom): SignView[] {
  if (atom.op === 'level') {
    const capability = capabilities.find(({ id }) => id === atom.ref)
    if (!capability) return []
    const statements = capability.levels.filter((_, level) => HOLDS[atom.cmp](level, atom.level))
    return [{ kind: 'level', capability: capability.name, statements: statements.map(({ lead, rest }) => lead + rest) }]
  }
  const question = questions.find(({ id }) => id === atom.ref)
  if (!question) return []
  const options = question.options.filter(({ id }) => atom.options.includes(id)).map(({ text }) => text)
  return [{ kind: 'answer', ask: question.ask, options, isNot: atom.op === 'option' && atom.cmp === '!=' }]
}

const HOLDS = {
  '>=': (level: number, than: number) => level >= than,
  '<=': (level: number, than: number) => level <= than,
  '==': (level: number, than: number) => level === than,
  '!=': (level: number, than: number) => level !== than,
}
