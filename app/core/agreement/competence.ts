import type { DimensionId, Discipline, Question } from '#content/schema.ts'
import type { TeamMember } from './team.ts'

/** 3 owns the subject, 2 works with it, 1 knows it, 0 has a perspective that is shown and not scored. */
type Competence = 0 | 1 | 2 | 3

/** What disciplines know of dimensions whose question does not name them; 0 where nothing is said. */
const KNOWN: Partial<Record<Discipline, { usually: Competence; in: Partial<Record<DimensionId, Competence>> }>> = {
  management: { usually: 1, in: { pilot: 2, kpi: 2, team: 2 } },
  finance: { usually: 0, in: { kpi: 2, pilot: 1 } },
  marketing: { usually: 1, in: {} },
}

/**
 * How much somebody's answer to a question weighs: the highest of their disciplines; the lead's is 1 at least.
 *
 * @returns 0-3
 *
 * @source methods 2.1, mapping A14
 */
export function competenceOf(
  { disciplines: asked, section }: Pick<Question, 'disciplines' | 'section'>,
  { disciplines, isLead }: Pick<TeamMember, 'disciplines' | 'isLead'>,
): number {
  return Math.max(isLead ? 1 : 0, ...disciplines.map((discipline) => competenceIn(asked, section, discipline)))
}

function competenceIn(asked: Discipline[], section: Question['section'], discipline: Discipline): Competence {
  const place = asked.indexOf(discipline)
  if (place >= 0) return place === 0 ? 3 : 2
  const known = KNOWN[discipline]
  if (known === undefined || section === 'scope') return 0
  return known.in[section] ?? known.usually
}

const DISCIPLINES: readonly Discipline[] = ['marketing', 'data', 'it', 'legal', 'management', 'finance']

/**
 * Who could know the answer: the disciplines that the question names, in its order, then others that work with the
 * subject, then those that know it.
 */
export function whoCouldKnow(question: Pick<Question, 'disciplines' | 'section'>): Discipline[] {
  const weightOf = (discipline: Discipline) => competenceIn(question.disciplines, question.section, discipline)
  const others = DISCIPLINES.filter((discipline) => !question.disciplines.includes(discipline))
  const knowing = others.filter((discipline) => weightOf(discipline) > 0)
  return [...question.disciplines, ...knowing.sort((a, b) => weightOf(b) - weightOf(a))]
}
